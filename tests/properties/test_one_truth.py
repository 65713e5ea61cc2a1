"""For every day of the year check, due, why, show, report and JSON agree on the state of every obligation."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from careplan.domain.obligation import Settlement, State
from careplan.domain.view import View
from careplan.domain.world import World
from careplan.text import Lang
from careplan.workflow.report import reports
from careplan.workflow.report_forms import written
from tests.properties import recount
from tests.properties.made import FIRST, LAST, files
from tests.properties.recount import OWED, Test, share, table_states, tally
from tests.properties.views import SLUGS, check_says, due_says, report_says, show_says, why_says
from tests.town import seen

STATES = [state.value for state in State]
LANGS: tuple[Lang, ...] = ("zh", "en")


@cache
def loaded() -> World:
    """Return the made-up township, read once."""
    return seen(files(), FIRST)


def on(day: date) -> World:
    """Return the township as seen on a day."""
    return replace(loaded(), on=day)


@settings(max_examples=4, deadline=None)
@given(st.dates(FIRST, LAST))
@example(FIRST)
@example(date(2026, 6, 30))
@example(date(2026, 7, 1))
@example(date(2026, 12, 31))
@example(date(2027, 1, 1))
@example(LAST)
def test_every_view_says_what_settling_says(day: date) -> None:
    """One day, all commands: each obligation has one state, and every figure is a count of those states."""
    world = on(day)
    truth = {item.obligation.id: item for item in world.settlements}
    assert len(truth) == len(world.settlements) > 1500
    check_agrees(world)
    due_agrees(world)
    why_agrees(world)
    show_agrees(world)
    for label in {f"{day:%Y-%m}", f"{day.replace(day=1) - timedelta(days=1):%Y-%m}"} - {"2025-12"}:
        reports_agree(world, label)


def test_the_township_is_troubled_in_every_way() -> None:
    """Every state that a judged duty can have is met with on some day, so that no comparison is of nothing."""
    days = [date(2026, 5, 5), date(2026, 7, 5), LAST]
    met_with = {s.state for day in days for s in on(day).settlements}
    assert met_with == set(State) - {State.SEEN, State.NOT_SEEN, State.UNKNOWN}
    assert any(s.acts and s.acts[0].counts_for for s in on(LAST).settlements if s.state is State.LATE)
    last = Counter(s.state for s in on(LAST).settlements)
    assert min(last[State.MISSED], last[State.LATE], last[State.WAIVED]) >= 5


# check


def check_agrees(world: World) -> None:
    """Exactly what is overdue or missed has a finding, one each, with its days and counts; all states are counted."""
    said = check_says(world)
    assert said["summary"]["obligations"] == Counter(s.state.value for s in world.settlements)
    owing = [_owed(s) for s in world.settlements if s.state.value in OWED]
    told = [_told(f) for f in said["findings"] if f["slug"] in SLUGS.values()]
    assert Counter(told) == Counter(owing)
    assert max(Counter(told).values(), default=1) == 1
    late = [
        (s.obligation.subject, s.obligation.period.label, s.obligation.due.isoformat(), s.met_on.isoformat())
        for s in world.settlements
        if s.state is State.LATE and s.obligation.duty.chapter == "hand-in" and s.acts and s.met_on
    ]
    facts = [f["facts"] for f in said["findings"] if f["slug"] == "hand-in-late"]
    assert Counter((f["subject"], f["period"], f["due"], f["day"]) for f in facts) == Counter(late)


def _owed(item: Settlement) -> tuple[object, ...]:
    o = item.obligation
    slug = SLUGS[o.duty.chapter, item.state.value]
    return slug, o.duty.id, o.subject, o.period.label, o.due.isoformat(), o.closes.isoformat(), item.done, o.need


def _told(finding: dict[str, Any]) -> tuple[object, ...]:
    facts = finding["facts"]
    subject = facts["subject"] if isinstance(facts["subject"], str) else "township"
    names = ("period", "due", "closes", "done", "need")
    return finding["slug"], facts["duty"], subject, *(facts[name] for name in names)


# due


def due_agrees(world: World) -> None:
    """Whoever's lists they are, each thing owed stands in one of them with its state; nothing overdue is left out."""
    for by, days in (("adult", 14), ("school", 0), ("child", 400)):
        said = due_says(world, by, days)
        items = [item for group in said["groups"] for item in group["items"]]
        expected = {s.obligation.id: _as_item(s) for s in world.settlements if _is_due(s, world.on, days)}
        assert len(items) == len(expected)
        assert {item["id"]: tuple(item[key] for key in _ITEM) for item in items} == expected
        judged = {s.obligation.id for s in world.settlements if s.state is State.OVERDUE}
        assert {item["id"] for item in items if item["state"] == "overdue"} == judged
        counts = Counter("open" if item["state"] == "moved" else item["state"] for item in items)
        assert said["summary"] == {name: counts[name] for name in ("overdue", "open", "upcoming")}
    for school in world.register.schools:
        mine = [i for group in due_says(world, "adult", 14, school=school)["groups"] for i in group["items"]]
        ids = {s.obligation.id for s in _of(world, school) if _is_due(s, world.on, 14)}
        assert sorted(item["id"] for item in mine) == sorted(ids)


_ITEM = ("duty", "subject", "period", "state", "opens", "due", "closes", "need", "done", "school", "holder")


def _as_item(item: Settlement) -> tuple[object, ...]:
    o = item.obligation
    days = (day.isoformat() for day in (o.opens, o.due, o.closes))
    done = min(item.done, o.need)
    return o.duty.id, o.subject, o.period.label, item.state.value, *days, o.need, done, o.school, o.holder


def _is_due(item: Settlement, day: date, days: int) -> bool:
    o, state = item.obligation, item.state.value
    if o.duty.judge != "duty" or (o.duty.holds is not None and state != "overdue"):
        return False
    return state in {"overdue", "open", "moved"} or (state == "upcoming" and (o.opens - day).days <= days)


def _of(world: World, school: str) -> list[Settlement]:
    return [s for s in world.settlements if s.obligation.school == school]


# why


def why_agrees(world: World) -> None:
    """Of each duty and state one obligation is asked for, another each day: the same state, days and counts."""
    groups: dict[tuple[str, State], list[Settlement]] = {}
    for item in world.settlements:
        groups.setdefault((item.obligation.duty.id, item.state), []).append(item)
    for items in groups.values():
        item = items[world.on.toordinal() % len(items)]
        o = item.obligation
        said = why_says(world, o.subject, o.duty.id, o.period.label)
        [one] = [s for s in said["settlements"] if s["id"] == o.id]
        assert (one["state"], one["done"], one["need"]) == (item.state.value, item.done, o.need)
        assert (one["opens"]["day"], one["due"]["day"]) == (o.opens.isoformat(), o.due.isoformat())
        assert (one["closes"]["day"], one["scheduled"]) == (o.closes.isoformat(), o.scheduled.isoformat())
        assert one["met_on"] == (item.met_on.isoformat() if item.met_on else None)
        assert [act["row_id"] for act in one["counted"]] == [act.row_id for act in item.acts]
        same = world.settlements.of(o.duty.id, o.subject)
        elsewhere = Counter((s.obligation.period.label, s.state.value) for s in same)
        listed = Counter((s["period"]["label"], s["state"]) for s in said["settlements"])
        listed.update((other["period"], other["state"]) for other in said["others"])
        assert listed == elsewhere


# show


def show_agrees(world: World) -> None:
    """Find the settled states, all of them, in a child's year, an adult's children and everybody's duties of now."""
    for child in world.register.children:
        page = show_says(world, child)
        told = {(row["duty"], label): state for grid in page["grids"].values() for row, label, state in _cells(grid)}
        expected = {
            (s.obligation.duty.id, s.obligation.period.label): s.state.value
            for s in world.settlements
            if s.obligation.duty.bundle and _concerns(world, s, child) and s.obligation.period.end.year == world.on.year
        }
        assert told == expected
    for staff in world.register.staff:
        grid = show_says(world, staff)["grids"]["paired"]
        for row, label, state in _cells(grid):
            now = [s for s in world.settlements.of(row["duty"], label.split()[0]) if _is_now(s, world.on)]
            assert [s.state.value for s in now] == [state]
        paired = {label.split()[0] for label in grid["columns"]}
        assert paired == {
            c for c in world.register.children if (p := world.register.proxy(c, world.on)) and p.staff == staff
        }
    for id_ in (*world.register.children, *world.register.staff, *world.register.schools):
        running = {(r["duty"], r["period"]): r["state"] for r in show_says(world, id_)["lists"]["running"]}
        mine = {
            (s.obligation.duty.id, s.obligation.period.label): s.state.value
            for s in world.settlements
            if s.obligation.subject == id_ and _runs(s, world.on)
        }
        assert running == mine


def _cells(grid: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str]]:
    for row in grid["rows"]:
        for label, state in zip(grid["columns"], row["states"], strict=True):
            if state is not None:
                yield row, label, state


def _concerns(world: World, item: Settlement, child: str) -> bool:
    """Say whether a duty is owed to a child, or to the school where the child is on the period's nearest day."""
    o = item.obligation
    nearest = min(max(world.on, o.period.start), o.period.end)
    return child == o.subject or (o.duty.for_each == "school" and world.register.school_of(child, nearest) == o.subject)


def _is_now(item: Settlement, day: date) -> bool:
    return item.obligation.period.start <= day <= item.obligation.period.end


def _runs(item: Settlement, day: date) -> bool:
    o = item.obligation
    return o.period.start <= day <= (max(o.period.end, o.closes) if o.trigger else o.period.end)


# report


def reports_agree(world: World, label: str) -> None:
    """Find the settled states counted by duty, school, child and adult, and in words as in JSON."""
    views = list(reports(world, label, every=True))
    for view in views:
        said = report_says(view)
        school = said["school"]
        items = list(world.settlements) if school is None else _of(world, school)
        duties_agree(said, tally(items, label, world.on))
        if school is None:
            schools_agree(said, [report_says(other) for other in views[1:]])
        people_agree(said, tally(items, label, world.on).counted)
        words_agree(view, said)


def duties_agree(said: dict[str, Any], month: recount.Tally) -> None:
    """Each duty's states, the completion and what is still owed."""
    tables: list[tuple[str, list[Settlement], Test]] = [
        ("duties", month.counted, lambda s: not recount.of_office(s)),
        ("office_duties", month.counted, recount.of_office),
        ("standing", month.lasting, lambda s: s.obligation.duty.judge == "duty"),
        ("unjudged", month.lasting, lambda s: s.obligation.duty.judge != "duty"),
    ]
    for id_, items, test in tables:
        expected = recount.states(filter(test, items), lambda s: s.obligation.duty.id)
        assert table_states(said["tables"][id_], STATES) == expected, id_
    running = recount.states(month.running, lambda s: f"{s.obligation.due}/{s.obligation.duty.id}")
    assert table_states(said["tables"]["running"], STATES) == running
    own = [s for s in month.counted if not recount.of_office(s)]
    assert rate(said["figures"]["completion"]["value"]) == share(own)
    six = [s for s in own if s.obligation.duty.bundle == "six-ones"]
    assert rate(said["figures"]["bundle-six-ones"]["value"]) == share(six)
    owing = [s for s in (*month.counted, *month.lasting) if s.state.value in OWED]
    assert said["figures"]["owing"]["value"] == sum(not recount.of_office(s) for s in owing)
    table = said["tables"]["owing"]
    cells = {(row["id"], name): row["cells"][name] for row in table["rows"] for name in OWED if row["cells"][name]}
    assert cells == recount.states(owing, lambda s: s.obligation.duty.id)


def schools_agree(whole: dict[str, Any], parts: list[dict[str, Any]]) -> None:
    """Each line of the township's table of schools is the sum of that school's own report."""
    lines = {row["id"]: row["cells"] for row in whole["tables"]["by_school"]["rows"]}
    assert set(lines) - {"office"} == {part["school"] for part in parts}
    for part in parts:
        totals = part["tables"]["duties"]["totals"]
        assert lines[part["school"]] == (totals["cells"] if totals else _nothing(lines[part["school"]]))
    summed: Counter[tuple[str, str]] = Counter()
    for part in parts:
        summed += table_states(part["tables"]["duties"], STATES)
    whole_states = table_states(whole["tables"]["duties"], STATES)
    assert whole_states.total() - summed.total() == lines.get("office", {"expected": 0})["expected"]


def _nothing(cells: dict[str, Any]) -> dict[str, Any]:
    return {name: {"done": 0, "base": 0, "value": None} if isinstance(n, dict) else 0 for name, n in cells.items()}


def people_agree(said: dict[str, Any], counted: Iterable[Settlement]) -> None:
    """Find what each child lacks, what each proxy parent owed, and who did nothing at all."""
    items = list(counted)
    care = [
        s for s in items if s.obligation.duty.for_each == "child" and s.obligation.duty.chapter in {"care", "contact"}
    ]
    if said["school"] is not None:
        lacking = Counter({s.obligation.subject: 0 for s in care})
        lacking.update(s.obligation.subject for s in care if s.state.value in OWED)
        rows = said["tables"]["by_child"]["rows"]
        assert {row["id"]: row["cells"]["owing"] for row in rows} == lacking
    proxies: dict[str, list[Settlement]] = {}
    for s in items:
        if "proxy_parent" in s.obligation.duty.owner:
            proxies.setdefault(s.obligation.holder or "nobody", []).append(s)
    if said["school"] is not None:
        told = {row["id"]: rate(row["cells"]["completion"]) for row in said["tables"]["by_proxy"]["rows"]}
        assert told == {staff: share(mine) for staff, mine in proxies.items()}
    idle = {row["id"] for row in said["tables"]["idle"]["rows"]}
    assert idle == {staff for staff, mine in proxies.items() if share(mine)[1] and not any(s.done for s in mine)}


def rate(value: dict[str, Any]) -> tuple[int, int]:
    """Return a share in JSON as numbers."""
    return value["done"], value["base"]


def words_agree(view: View, said: dict[str, Any]) -> None:
    """Each table in words has the lines and the totals that it has in JSON, in both languages."""
    for lang in LANGS:
        text = written(view, "md", lang, lambda _: None).data.decode()
        for table in said["tables"].values():
            lines = _printed(text, table["title"][lang])
            assert len(lines) == (len(table["rows"]) + bool(table["totals"]) + 2 if table["rows"] else 0)
            if table["totals"]:
                totals = [_shown(cell) for cell in table["totals"]["cells"].values()]
                assert _row(lines[-1]) == [table["totals"]["title"][lang], *totals]
            for line, row in zip(lines[2:], table["rows"], strict=False):
                numbers = [_shown(c) if isinstance(c, int | dict) else None for c in row["cells"].values()]
                assert all(n in {None, c} or "zh" in n for n, c in zip(numbers, _row(line)[1:], strict=True))
        for figure in said["figures"].values():
            assert f"- {figure['title'][lang]}{'：' if lang == 'zh' else ': '}{_shown(figure['value'])}" in text


def _printed(text: str, title: str) -> list[str]:
    """Return the lines of the table below a title."""
    [below] = [part for part in text.split("\n**")[1:] if part.startswith(f"{title}**")]
    return [line for line in below.split("\n") if line.startswith("|")]


def _row(line: str) -> list[str]:
    return [cell.strip() for cell in line.replace("\\|", "¦").strip("|").split("|")]


def _shown(cell: int | dict[str, Any] | None) -> str:
    if isinstance(cell, dict) and "zh" in cell:
        return str(cell)
    if cell is None or (isinstance(cell, dict) and not cell["base"]):
        return "—"
    if isinstance(cell, dict):
        whole, part = divmod(1000 * cell["done"] // cell["base"], 10)
        return f"{whole}.{part} % ({cell['done']}/{cell['base']})"
    return str(cell)
