"""One child with two lines in one half year."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.census import CensusEntry, clash
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP604",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 在 {period} 已有一行：{first} 第 {line} 行。",
        en="{child} has a line for {period} already: {first}, line {line}.",
    ),
    remedy=Text(
        zh="只留说得对的那一行，删去另一行；若孩子中途换了学校，原学校那行写 `result: left`。",
        en="Keep the line that is right and delete the other; if the child changed school in between, the old "
        "school's line says `left`.",
    ),
    why=Text(
        zh="一个孩子一次核查只算一次；两行会让人数对不上，也说不清以哪行为准。",
        en="A child is counted once in a census; with two lines the numbers do not add up and nobody knows which line "
        "holds.",
    ),
)


def census_line_twice(world: "World") -> Iterator[Found]:
    """Yield each line after a child's first on one sheet, and the wrong one of two schools that both found it."""
    first: dict[tuple[str, str, str], CensusEntry] = {}
    for entry in world.census:
        if entry.visit and entry.visit.result == "not_found":
            continue  # looked for once in vain, and once more
        before = first.setdefault((entry.period, entry.school, entry.line.child), entry)
        if before is not entry:
            yield _again(entry, before)
    for (period, _, child), entry in first.items():
        if clash(world.register, entry) != "elsewhere":
            continue
        other = first.get((period, _school(world, entry), child))
        if other and other.visit and other.visit.result == "present":
            yield _again(entry, other)


def _school(world: "World", entry: CensusEntry) -> str:
    return (world.register.school_of(entry.line.child, entry.visit.day) if entry.visit else None) or ""


def _again(entry: CensusEntry, before: CensusEntry) -> Found:
    facts: dict[str, Fact] = {
        "child": entry.line.child,
        "period": entry.period,
        "first": before.place.file,
        "line": before.place.line,
    }
    return Found(entry.at("child"), facts)
