"""Two files with the same id."""

import random
from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import ids
from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP203",
    severity=Severity.ERROR,
    message=Text(zh="编号 {id} 已经用在 {file} 第 {line} 行", en="The id {id} is already used in {file}, line {line}"),
    remedy=Text(
        zh="是同一个人就只留一份档案；不是同一个人，给后来的换一个新编号，例如 `id: {new}`",
        en=("Keep one file if it is one person; otherwise give the later one an id of its own, such as `id: {new}`"),
    ),
    why=Text(
        zh="两份档案用一个编号，只有一份会被读到，另一个人就不见了。",
        en="Of two files with one id only one is read, and the other person is lost from sight.",
    ),
)


def id_used_twice(world: "World") -> Iterator[Found]:
    """Yield each record whose id an earlier record has, people of all kinds together."""
    seen: dict[str, Child | Guardian | School | Staff] = {}
    for kind in ("child", "guardian", "office-staff", "school", "staff"):
        for filed in world.of_kind(kind):
            record = filed.record
            if isinstance(record, Child | Guardian | School | Staff) and record.id in seen:
                file, line, _ = seen[record.id].place("id")
                facts: dict[str, Fact] = {"id": record.id, "file": file, "line": line, "new": _new(record.id)}
                yield Found(record.place("id"), facts)
            elif isinstance(record, Child | Guardian | School | Staff):
                seen[record.id] = record


def _new(id_: str) -> str:
    """Return an id as an example: the next person's of the same school, or a number that is seldom reached."""
    school, dash, _ = id_.partition("-")
    return ids.new_id(school, random.Random(id_)) if dash else f"{id_[0]}99"  # noqa: S311 no secret
