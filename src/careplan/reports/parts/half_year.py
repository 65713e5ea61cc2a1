"""The tables of a half year's census."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from careplan.domain.account import Account, Standing
from careplan.domain.closed_census import Amendments
from careplan.domain.figure import Cell, Column, Definition, Row, Table, summed
from careplan.domain.flow import ARRIVALS, DEPARTURES, OUTSIDE, REASON_WORDS, Flow, Move
from careplan.domain.half_year import Census
from careplan.reports.parts.half_year_words import COLUMNS, DEFINITIONS, FIGURES, MOVES, RESULTS, figure, said
from careplan.text import Text

_CHILD: Final = Text("儿童", "Child")
_SCHOOL: Final = Text("学校", "School")
_RULE: Final = Text("台帐的学籍和学校的核查表", "the register's spells and the schools' census sheets")


def tables(census: Census, amendments: Amendments | None, school: str | None, names: Mapping[str, Text]) -> list[Table]:
    """Return the tables of a half year, of one school or of the township, what needs doing first.

    `names` are the schools' names by id.
    """
    mine = [account for account in census.accounts if school in {None, account.school}]
    found = [
        _not_verified(census, mine),
        _flow(census, school, names),
        _standings(census, school, names),
        _changes(census, school),
        _differences(census, school),
        _moves(census, school),
        _verified(census, mine),
        _left(census, mine),
    ]
    return [*found, _amended(census, amendments, school)] if amendments else found


def _not_verified(census: Census, mine: Iterable[Account]) -> Table:
    columns = (
        Column("school", _SCHOOL),
        Column("day", Text("找过", "looked for on")),
        Column("by", Text("由谁", "by")),
    )
    rows = []
    for account in (a for a in mine if a.standing is Standing.NOT_VERIFIED):
        visit = account.entry.visit if account.entry else None
        seen: tuple[Cell, ...] = (visit.day, visit.by) if visit else (None, None)
        rows.append(Row(account.child, account.child, (account.school, *seen), (account.child,)))
    rows.sort(key=lambda row: (row.cells[1] is None, row.cells[0], row.id))
    title = Text("未核查的儿童（找过没有找到的在前）", "Children not verified, those sought in vain first")
    return Table("not_verified", title, _define(census, "standing"), _CHILD, columns, tuple(rows))


def _flow(census: Census, school: str | None, schools: Mapping[str, Text]) -> Table:
    names = ("opening", *(f"arrivals.{r}" for r in ARRIVALS), *(f"departures.{r}" for r in DEPARTURES), "closing")
    rows = tuple(
        Row(f.school or "", _named(f.school, schools), tuple(_flow_cells(f)), f.odd)
        for f in census.flows
        if school in {None, f.school}
    )
    totals = summed(rows, len(names)) if school is None and rows else None
    columns = tuple(Column(name, figure(name)) for name in names)
    title = Text("期初、增加、减少、期末", "Opening stock, arrivals, departures, closing stock")
    return Table("flow", title, _define(census, "flow"), _SCHOOL, columns, rows, totals)


def _named(school: str | None, schools: Mapping[str, Text]) -> Cell:
    name = schools.get(school or "")
    return Text(f"{school} {name.zh}", f"{school} {name.en}") if name else school


def _flow_cells(flow: Flow) -> Iterator[int]:
    yield len(flow.opening)
    yield from (flow.arrivals.get(reason, 0) for reason in ARRIVALS)
    yield from (flow.departures.get(reason, 0) for reason in DEPARTURES)
    yield len(flow.closing)


def _standings(census: Census, school: str | None, schools: Mapping[str, Text]) -> Table:
    standings = (Standing.NOT_VERIFIED, Standing.VERIFIED, Standing.WAIVED, Standing.LEFT)
    rows = tuple(
        Row(f.school or "", _named(f.school, schools), tuple(len(census.standing(s, f.school)) for s in standings))
        for f in census.flows
        if school in {None, f.school}
    )
    totals = summed(rows, len(standings)) if school is None and rows else None
    columns = tuple(Column(s.value, figure(s.value)) for s in standings)
    title = Text("每个孩子都有着落", "Every child accounted for")
    return Table("standings", title, _define(census, "standing"), _SCHOOL, columns, rows, totals)


def _changes(census: Census, school: str | None) -> Table:
    columns = (
        Column("child", _CHILD),
        Column("school", _SCHOOL),
        Column("kind", Text("变动", "Change")),
        Column("other", Text("来自或去往", "From or to")),
    )
    rows = tuple(
        Row(
            f"{c.child}/{c.day}/{c.way}",
            c.day,
            (c.child, c.school, REASON_WORDS[c.reason], _place(c.other)),
            (c.child,),
        )
        for c in census.changes
        if school in {None, c.school}
    )
    title = Text("变动情况表", "Table of changes")
    return Table("changes", title, _define(census, "flow"), Text("日期", "Day"), columns, rows)


def _place(other: str | None) -> Cell:
    return Text("镇外", "outside") if other == OUTSIDE else other


def _differences(census: Census, school: str | None) -> Table:
    columns = (
        Column("school", _SCHOOL),
        Column("day", Text("核查日", "Verified on")),
        Column("column", Text("项目", "What")),
        Column("sheet", Text("核查表", "Sheet")),
        Column("register", Text("台帐", "Register")),
    )
    rows = tuple(
        Row(
            f"{c.entry.line.child}/{d.column}",
            c.entry.line.child,
            (c.entry.school, c.entry.line.date, COLUMNS[d.column], said(d.sheet), said(d.register)),
            (c.entry.line.child,),
        )
        for c in census.contradictions
        if school in {None, c.entry.school}
        for d in c.differences
    )
    title = Text("核查表与台帐不同", "What the sheets say and the register does not")
    return Table("differences", title, _define(census, "standing"), _CHILD, columns, rows)


def _moves(census: Census, school: str | None) -> Table:
    columns = (
        Column("out_of", Text("转出学校", "Out of")),
        Column("out_on", Text("转出", "Out on")),
        Column("to", Text("写明去往", "Said to go to")),
        Column("into", Text("转入学校", "Into")),
        Column("in_on", Text("转入", "In on")),
        Column("from", Text("写明来自", "Said to come from")),
        Column("state", Text("情况", "State")),
    )
    rows = tuple(_move(m) for m in census.moves if m.state != "arrived" and school in {None, m.out_of, m.into, m.to})
    title = Text("镇内转学：在途或两头对不上", "Moves inside the township: under way, or the ends disagree")
    return Table("moves", title, _define(census, "moves"), _CHILD, columns, rows)


def _move(m: Move) -> Row:
    cells: tuple[Cell, ...] = (
        m.out_of,
        m.out_on,
        _place(m.to),
        m.into,
        m.in_on,
        _place(m.from_),
        MOVES[m.state],
    )
    return Row(f"{m.child}/{m.out_on or m.in_on}", m.child, cells, (m.child,))


def _verified(census: Census, mine: Iterable[Account]) -> Table:
    columns = (
        Column("school", _SCHOOL),
        Column("day", Text("核查日", "Verified on")),
        Column("by", Text("由谁", "By")),
        Column("result", Text("结果", "Result")),
    )
    rows = []
    for account in (a for a in mine if a.standing in {Standing.VERIFIED, Standing.WAIVED}):
        visit = account.entry.visit if account.entry else None
        seen: tuple[Cell, ...] = (visit.day, visit.by, RESULTS[visit.result]) if visit else (None, None, None)
        if account.standing is Standing.WAIVED:
            seen = (*seen[:2], FIGURES["waived"])
        rows.append(Row(account.child, account.child, (account.school, *seen), (account.child,)))
    title = Text("已核查（含免核查）的儿童", "Children verified or excused")
    return Table("verified", title, _define(census, "standing"), _CHILD, columns, tuple(rows))


def _left(census: Census, mine: Iterable[Account]) -> Table:
    columns = (
        Column("school", _SCHOOL),
        Column("day", Text("最后一天", "Last day")),
        Column("reason", Text("事由", "Reason")),
    )
    last = {c.child: c for c in census.changes if c.way == "out"}
    rows = []
    for account in (a for a in mine if a.standing is Standing.LEFT):
        change = last.get(account.child)
        cells: tuple[Cell, ...] = (change.day, REASON_WORDS[change.reason]) if change else (None, None)
        rows.append(Row(account.child, account.child, (account.school, *cells), (account.child,)))
    title = Text("已离开台帐的儿童", "Children who left the register")
    return Table("left", title, _define(census, "standing"), _CHILD, columns, tuple(rows))


def _amended(census: Census, amendments: Amendments, school: str | None) -> Table:
    columns = (
        Column("figure", Text("指标", "Figure")),
        Column("reported", Text("上报", "Reported")),
        Column("corrected", Text("更正", "Corrected")),
    )
    rows = tuple(
        Row(f"{a.school}/{a.figure}", a.school, (figure(a.figure), a.reported, a.corrected))
        for a in amendments.figures
        if school in {None, a.school}
    )
    title = Text("更正：上报以后才知道的", "Amendments: known since it was handed in")
    return Table("amendments", title, _define(census, "flow"), _SCHOOL, columns, rows)


def _define(census: Census, id_: str) -> Definition:
    title, numerator, exclusions = DEFINITIONS[id_]
    return Definition(id_, title, numerator, _RULE, _as_of(census), exclusions=exclusions)


def _as_of(census: Census) -> date:
    return census.until
