"""Take filled forms in: first what would change, then every good line at once, the others back with their reasons."""

from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import Final, TypeAlias

from careplan.domain.calendar import Span, closing_month
from careplan.domain.census import half_year_named
from careplan.domain.finding import Finding
from careplan.domain.form import Form
from careplan.domain.form_topics import codes_of
from careplan.domain.world import World
from careplan.formats.documents.form_xlsx import Bad
from careplan.records.acts import ActRow
from careplan.records.base import Part
from careplan.records.census import CensusLine
from careplan.store.csv_edit import with_rows
from careplan.store.office.book import Sheet, read_book
from careplan.store.overlay import Listed, Without
from careplan.store.tree import Folder, Tree
from careplan.store.write import Change, write_all
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.act import new_row_id
from careplan.workflow.enter.draft import old_bytes
from careplan.workflow.intake.acts import Heard, Outcome, outcomes
from careplan.workflow.intake.cells import Reading
from careplan.workflow.intake.census import census_outcomes
from careplan.workflow.intake.children import School, Seen
from careplan.workflow.intake.errors import errors_in
from careplan.workflow.intake.lines import filled_lines
from careplan.workflow.intake.mapping import Columns, forms_with, saved
from careplan.workflow.intake.people import People
from careplan.workflow.intake.sheets import Table, table_in
from careplan.workflow.intake.tables import ACTS, Brought, is_enough, register_for, tables_for
from careplan.workflow.load import with_tables, world_of
from careplan.workflow.look import collector_resting
from careplan.workflow.months import first_of
from careplan.workflow.who import school_named, staff_named

_MONTH: Final = Text(
    "{file} 没有录入：表里没有写是哪个月。加 `--month 2026-05`",
    "{file} was not taken: of which month? Add `--month 2026-05`",
)
_PERIOD: Final = Text(
    "{file} 没有录入：表里没有写是哪个半年、哪所学校。用 `careplan forms --form census` 发的表，"
    "或加 `--month` 和 `--school`",
    "{file} was not taken: of which half year and school? Use a sheet from `careplan forms --form census`, or add "
    "`--month` and `--school`",
)
_SCHOOL: Final = Text(
    "{file} 没有录入：表里没有写是哪所学校。加 `--school S03`",
    "{file} was not taken: of which school? Add `--school S03`",
)
_STRANGE: Final = Text(
    "{file} 没有录入：这份表是别的乡镇的，没有 {id}",
    "{file} was not taken: it is another township's, {id} is unknown here",
)
_STILL_WRONG: Final = Text(
    "没有录入：录入后 `careplan check` 会报 {code}（{file}），说不清是哪一行。先改好台帐",
    "Nothing was taken: `careplan check` would then report {code} ({file}), and no line can be named. "
    "Mend the records first",
)
_ODD: Final = Text(
    "这一行写进记录会读成别的内容：太长，或有特殊符号。把“记录”改短些",
    "in the records this line would be read as something else: too long, or odd signs. Make the note shorter",
)
_ROUNDS: Final = 5
Why: TypeAlias = dict[tuple[str, str], Text]
"""Why a line cannot be taken, by its record's file and id."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was said beside the files, for tables that do not say it themselves."""

    form: Form | None = None
    month: str | None = None
    school: str | None = None
    by: str | None = None
    columns: Columns = field(default_factory=dict)
    """What further heads mean that is not saved yet."""


@dataclass(frozen=True, slots=True)
class Taken:
    """One file: its table and what becomes of each line."""

    path: str
    table: Table
    outcomes: tuple[Outcome, ...]

    def count(self, what: str) -> int:
        """Return how many lines are new, changed, the same or bad."""
        return sum(outcome.what == what for outcome in self.outcomes)


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that was brought: the files, and the records' files that would change."""

    taken: tuple[Taken, ...]
    changes: Mapping[str, Change]


def intake(root: str, on: date, paths: Sequence[str], asked: Asked) -> Intake:
    """Return what would become of some files; nothing is written.

    A line that would make `careplan check` report an error is bad. Raises Refusal for a file that is no form, or that
    cannot be told whose it is.
    """
    tree = Listed(Folder(root))
    with collector_resting(), ThreadPoolExecutor() as pool:
        books = [pool.submit(read_book, path) for path in paths]
        people, known = register_for(tree, on), forms_with(saved(tree), asked.columns)
        tables = [table_of(path, book.result(), asked.form, known) for path, book in zip(paths, books, strict=True)]
        if not is_enough(tables):
            people = world_of(Without(tree, [ACTS]), on, live=True)
        school, by = asked.school, asked.by
        asked = replace(asked, school=school and school_named(people, school), by=by and staff_named(people, by, on))
        brought = [recognised(people, path, table, asked) for path, table in zip(paths, tables, strict=True)]
        kept, others = tables_for(tree, brought)
        world = with_tables(people, tree, kept) if kept else people
        heard = Together()
        taken = [understood(world, tree, one, asked, heard) for one in brought]
        for _ in range(_ROUNDS):
            changes, odd = _changes(world, tree, taken, others)
            if odd:
                taken = _told(taken, odd)
                continue
            errors = errors_in(people, tree, changes, on) if changes else []
            if not errors:
                return Intake(tuple(taken), changes)
            taken = _sent_back(taken, changes, errors)
    raise Refusal(_STILL_WRONG, code=errors[0].check.code, file=errors[0].place.file)


def written(root: str, found: Intake) -> None:
    """Write what an intake found, all of it or nothing. Raises WriteError."""
    write_all(root, found.changes)


def table_of(path: str, sheets: Sequence[Sheet], wanted: Form | None, known: Sequence[Form]) -> Table:
    """Return the form in a file. Raises Refusal for what is none."""
    return table_in(PurePath(path).name, sheets, wanted, known)


def recognised(world: World, path: str, table: Table, asked: Asked) -> Brought:
    """Return of which days a form is. Raises Refusal for another township's, and where one cannot say."""
    for key, known in (("school", world.register.schools), ("by", world.register.staff)):
        id_ = table.meta.get(key)
        if id_ and id_ not in known:
            raise Refusal(_STRANGE, file=table.file, id=id_)
    return Brought(path, table, _span(world, table, asked))


@dataclass(frozen=True, slots=True)
class Together:
    """What the files that were brought together say, so that nothing that two of them say is taken twice."""

    acts: Heard = field(default_factory=Heard)
    children: Seen = field(default_factory=Seen)


def understood(world: World, tree: Tree, brought: Brought, asked: Asked, heard: Together) -> Taken:
    """Return what becomes of each line of one file; nothing is written. Raises Refusal where a school is not said."""
    path, table, span = brought
    file = table.file
    lines = filled_lines(table, _reading(world, span))
    if table.form.record == "acts":
        by = table.meta.get("by") or asked.by
        return Taken(path, table, tuple(outcomes(world, table, lines, span, by, heard.acts)))
    school = table.meta.get("school") or asked.school
    if table.form.record == "children":
        if not school:
            raise Refusal(_SCHOOL, file=file)
        known = bool(table.meta.get("month") or asked.month)
        of = School(world, tree, table, school, min(world.on, span.until), is_known=known, seen=heard.children)
        return Taken(path, table, tuple(map(of.outcome, lines)))
    period = table.meta.get("period") or _half_year(asked.month)
    if not school or not period:
        raise Refusal(_PERIOD, file=file)
    return Taken(path, table, tuple(census_outcomes(world, table, period, span, school, lines)))


def _half_year(month: str | None) -> str | None:
    from careplan.domain.census import half_year_label

    return half_year_label(first_of(month)) if month else None


def _span(world: World, table: Table, asked: Asked) -> Span:
    period = half_year_named(table.meta.get("period", ""))
    if period is not None:
        return period
    month = table.meta.get("month") or asked.month
    if month is None and table.form.record == "children":
        return Span(world.on, world.on)
    if month is None:
        raise Refusal(_MONTH if table.form.record == "acts" else _PERIOD, file=table.file)
    if table.form.record == "census":
        half = half_year_named(_half_year(month) or "")
        if half is not None:
            return half
    closes = world.register.township.month_closes
    return closing_month(first_of(month), closes)


def _reading(world: World, span: Span) -> Reading:
    people = People(world, span.until)
    return Reading(span.until.replace(day=1), people.person, people.names, codes_of(world.books.plans))


def _changes(
    world: World, tree: Tree, taken: Sequence[Taken], others: Collection[str]
) -> tuple[dict[str, Change], Why]:
    """Return the files as they would be, and the lines that no file can hold; a new line without a row id gets one.

    `others` are the row ids of the tables that were not read.
    """
    rows: dict[tuple[str, str], dict[str, dict[str, str]]] = {}
    known = {*others, *(outcome.id for one in taken for outcome in one.outcomes)}
    for one in taken:
        key = "row_id" if one.table.form.record == "acts" else "child"
        for outcome in one.outcomes:
            if outcome.what in {"new", "changed"} and outcome.change is None:
                outcome.id = outcome.id or new_row_id(world, known)
                known.add(outcome.id)
                cells = {name: text for name, text in (outcome.cells or {}).items() if name in outcome.columns}
                rows.setdefault((outcome.file, key), {})[outcome.id] = cells
    own = [one for each in taken for one in each.outcomes if one.change and one.what in {"new", "changed"}]
    changes: dict[str, Change] = {one.file: one.change for one in own if one.change}
    changes |= {file: change for one in own for file, change in one.more.items()}
    odd: Why = {}
    for (file, key), lines in rows.items():
        old, model = old_bytes(tree, file), ActRow if key == "row_id" else CensusLine
        try:
            changes[file] = with_rows(file, old, lines, key, model), old
        except Refusal:
            alone = {(file, id_): why for id_, cells in lines.items() if (why := _odd(file, id_, cells, key, model))}
            if not alone:
                raise
            odd |= alone
    return changes, odd


def _odd(file: str, id_: str, cells: Mapping[str, str], key: str, model: type[Part]) -> Text | None:
    """Return why a table cannot hold a line, None where it can."""
    try:
        with_rows(file, None, {id_: cells}, key, model)
    except Refusal:
        return _ODD
    return None


def _sent_back(taken: Sequence[Taken], changes: Mapping[str, Change], errors: Sequence[Finding]) -> list[Taken]:
    """Return the files with the lines marked bad that would make errors. Raises Refusal where none can be named."""
    why: Why = {}
    for error in errors:
        lines = changes[error.place.file][0].decode().split("\n") if error.place.file in changes else []
        text = lines[error.place.line - 1] if error.place.line <= len(lines) else ""
        for one in taken:
            for outcome in one.outcomes:
                here = outcome.file == error.place.file and (outcome.change or outcome.id in text.split(","))
                if outcome.id and (here or error.place.file in outcome.more):
                    code = error.check.code
                    said = Text(f"{code} {error.message('zh')}", f"{code} {error.message('en')}")
                    why.setdefault((outcome.file, outcome.id), said)
    if not why:
        raise Refusal(_STILL_WRONG, code=errors[0].check.code, file=errors[0].place.file)
    return _told(taken, why)


def _told(taken: Sequence[Taken], why: Why) -> list[Taken]:
    """Return the files with some lines marked bad."""
    return [
        replace(one, outcomes=tuple(_marked(outcome, why.get((outcome.file, outcome.id))) for outcome in one.outcomes))
        for one in taken
    ]


def _marked(outcome: Outcome, why: Text | None) -> Outcome:
    if why is None or outcome.what not in {"new", "changed"}:
        return outcome
    return replace(outcome, what="bad", bad=(Bad(None, why),))
