"""Log what was done: one row in the right table, for one child or several."""

import secrets
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from careplan.domain import spells
from careplan.domain.conduct import proxy_kinds
from careplan.domain.ids import SIGNS
from careplan.domain.world import World
from careplan.records.acts import ARTICLE, CENSUS_VISIT, ActRow
from careplan.store.csv_edit import with_row
from careplan.store.csv_layout import columns_of
from careplan.store.reading.csv_reader import read_csv
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter import columns
from careplan.workflow.enter.draft import Draft, old_bytes
from careplan.workflow.enter.question import Question, asked_of, choices_of, good, lacking, option_of, past_day
from careplan.workflow.enter.words import filled
from careplan.workflow.who import child_named, guardian_named, school_named, staff_named

_NO_KIND: Final = Text(
    "没有叫 {word} 的记录种类。{near}可选：{known}", "There is no kind of act {word}. {near}There are: {known}"
)
_ELSEWHERE: Final = {
    ARTICLE: Text(
        "工作信息是一个文件，例如 schools/S03/articles/2026-05-18.md：用 `careplan add article --file 信息.docx` 交",
        "An article is a file such as schools/S03/articles/2026-05-18.md; hand it in with "
        "`careplan add article --file text.docx`",
    ),
    CENSUS_VISIT: Text(
        "核查写在核查表里，例如 schools/S03/census/2026H1.csv；`careplan census open 2026H1` 写出空表",
        "Census visits are lines of a sheet such as schools/S03/census/2026H1.csv; see `careplan census open`",
    ),
}
_LOGGED: Final = Text("记下：{kind}，{day}，{by}", "Logged: {kind}, {day}, {by}")
_TWIN: Final = Text(
    "{day} 已有一条相同的{kind}记录（{row}），没有再写；确实做了两次的，加上 `--again`",
    "An identical {kind} of {day} is there already ({row}); nothing was written. Was it done twice? Add `--again`",
)
_SIGNS_IN_ID: Final = 6
_SIGN_OF: Final = bytes(ord(SIGNS[byte % len(SIGNS)]) for byte in range(256))


@dataclass(frozen=True, slots=True)
class Given:
    """What was said of an act: text by column; `again` says that an identical one is meant as another."""

    cells: Mapping[str, str]
    again: bool = False


def question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of an act, None when it can be written."""
    kind = _kind_question(world)
    if "kind" not in given:
        return kind
    asked = {"date": _day_question(world)}
    needs = world.books.kinds[kind_named(world, given["kind"])].needs
    if "children" in needs:
        asked = {"children": _children_question(world, given)} | asked
    if "date" in given:
        asked["by"] = _by_question(world, given)
    for name in sorted(needs - {"children"}):
        column = columns.COLUMNS[name]
        asked[name] = _with_reader(world, given, asked_of(ActRow, name, column.words, column.example))
    return lacking(asked, given)


def kind_named(world: World, word: str) -> str:
    """Return the kind of act that a word means: its own word, with - or _, or its title. Raises Refusal."""
    wanted = word.strip().casefold().replace("-", "_").replace(" ", "_")
    for name, kind in world.books.kinds.items():
        if wanted in {name, kind.title.zh, kind.title.en.casefold().replace(" ", "_")}:
            return name
    if wanted in _ELSEWHERE:
        raise Refusal(_ELSEWHERE[wanted])
    known = sorted(world.books.kinds)
    raise Refusal(_NO_KIND, word=shown(word), near=near(wanted, known), known=", ".join(known))


def act(world: World, tree: Tree, given: Given) -> Draft:
    """Return the draft of a row for an act. Raises Refusal for whom or what nobody knows."""
    return rows_draft(world, tree, [settled_cells(world, given.cells)], again=given.again)


def settled_cells(world: World, given: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of an act with ids for every name, empty ones left out. Raises Refusal."""
    cells = {name: text.strip() for name, text in given.items() if text.strip()}
    cells["kind"] = kind_named(world, cells.get("kind", ""))
    cells["date"] = past_day(ActRow, "date", world.on, cells.get("date") or world.on.isoformat())
    for name, text in cells.items():
        cells[name] = cell(world, date.fromisoformat(cells["date"]), name, text)
    return cells


def rows_draft(world: World, tree: Tree, rows: Sequence[Mapping[str, str]], *, again: bool = False) -> Draft:
    """Return the draft of rows of one kind whose cells are settled; a row that is there is not written twice."""
    changes: dict[str, tuple[bytes, bytes | None]] = {}
    added, twins = list[str](), list[str]()
    for cells in rows:
        file = file_of(world, cells)
        new, old = changes.get(file) or (None, old_bytes(tree, file))
        before = old if new is None else new
        twin = None if again else _twin(file, before, cells)
        if twin:
            twins.append(f"{file}:{twin}")
            continue
        added.append(new_row_id(world))
        changes[file] = with_row(file, before, {"row_id": added[-1], **cells}, ActRow), old
    words = _LOGGED if added else _TWIN
    first = rows[0]
    kind = world.books.kinds[first["kind"]].title
    said = filled(words, kind=kind, day=first["date"], by=first["by"], row=", ".join(twins))
    return Draft(
        said, changes, tuple(dict.fromkeys(one for cells in rows for one in about(world, cells))), tuple(added)
    )


def new_row_id(world: World, others: Container[str] = ()) -> str:
    """Return a row id that no row has, nor is among others: random, so that people who write apart pick apart."""
    while True:
        found = any_row_id()
        if found not in others and world.books.evidence.row(found) is None:
            return found


def any_row_id() -> str:
    """Return a random row id, which hardly any row will ever have had."""
    return "R" + secrets.token_bytes(_SIGNS_IN_ID).translate(_SIGN_OF).decode()


def file_of(world: World, cells: Mapping[str, str]) -> str:
    """Return the table in which an act belongs: the office's, its proxy parent's own, or its school's."""
    by, day = cells["by"], date.fromisoformat(cells["date"])
    member = world.register.staff[by]
    if member.school is None:
        return f"township/months/{day:%Y-%m}.csv"
    own = spells.on(member.staff.proxy_parent, day) is not None or "deputy_for" in cells
    writer = by if own and cells["kind"] in proxy_kinds(world) else "school"
    return f"schools/{member.school}/months/{day:%Y-%m}/{writer}.csv"


def about(world: World, cells: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return whose duties an act may pay: its children's, or else its school's, and the adults' own."""
    children = tuple(("child", id_) for id_ in cells.get("children", "").split())
    if children:
        return children
    school = cells.get("school") or world.register.staff[cells["by"]].school
    return (("school", school),) if school else (("staff", cells["by"]),)


def _twin(file: str, old: bytes | None, cells: Mapping[str, str]) -> int | None:
    """Return the line of a row that says the same, whatever its id."""
    table, _ = read_csv(file, old, columns_of(ActRow)) if old is not None else (None, None)
    if table is None:
        return None
    for line, said in zip(table.lines, table.said, strict=True):
        said.pop("row_id", None)
        if said == dict(cells):
            return line
    return None


def _kind_question(world: World) -> Question:
    kinds = tuple(sorted(world.books.kinds))
    return Question("kind", "KIND", columns.KIND, "talk", partial(kind_named, world), choices=kinds)


def _day_question(world: World) -> Question:
    read = partial(past_day, ActRow, "date", world.on)
    return Question("date", "--on", columns.DAY, world.on.isoformat(), read, world.on.isoformat())


def _children_question(world: World, given: Mapping[str, str]) -> Question:
    day = _day(world, given)
    return Question("children", "CHILD", columns.CHILDREN, "S03-7K2QX", partial(cell, world, day, "children"))


def _by_question(world: World, given: Mapping[str, str]) -> Question:
    """Ask who did it; of children with one proxy parent that one is the likely answer."""
    day, known = _day(world, given), world.register.children
    proxies = [world.register.proxy(id_, day) for id_ in given.get("children", "").split() if id_ in known]
    staff = {proxy.staff if proxy else None for proxy in proxies}
    likely = staff.pop() if len(staff) == 1 else None
    column = columns.COLUMNS["by"]
    read = partial(cell, world, day, "by")
    return Question("by", "--by", column.words, likely or column.example, read, likely=likely)


def _with_reader(world: World, given: Mapping[str, str], asked: Question) -> Question:
    """Return a question whose answer may be a name where ids are wanted."""
    read = partial(cell, world, _day(world, given), asked.name)
    choices = choices_of(ActRow, asked.name)
    return Question(asked.name, option_of(asked.name), asked.words, asked.example, read, None, choices)


def _day(world: World, given: Mapping[str, str]) -> date:
    try:
        return date.fromisoformat(given.get("date", ""))
    except ValueError:
        return world.on


def cell(world: World, day: date, name: str, text: str) -> str:
    """Return a cell as it is written down: ids for names of who was there on a day. Raises Refusal."""
    if name == "kind":
        return kind_named(world, text)
    if name == "date":
        return past_day(ActRow, name, world.on, text)
    words = list(dict.fromkeys(text.replace(",", " ").replace("，", " ").replace("、", " ").split()))
    if name == "children":
        return " ".join(dict.fromkeys(child_named(world, word, day) for word in words))
    if name == "guardians":
        return " ".join(dict.fromkeys(guardian_named(world, word) for word in words))
    if name in {"by", "with", "deputy_for"}:
        return " ".join(dict.fromkeys(staff_named(world, word, day) for word in words))
    return school_named(world, text) if name == "school" else good(ActRow, name, text)
