"""What why, due and show say of an obligation is what settling says, on every day."""

import csv
import io
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.agenda import Wanted
from careplan.domain.obligation import DONE, Settlement, State
from careplan.domain.page import Grid, Listing
from careplan.domain.world import World
from careplan.workflow.due import due
from careplan.workflow.load import load_world
from careplan.workflow.show import show
from careplan.workflow.why import headers, row_lines, why
from tests.workflow.scratch import lay_scratch, lay_township

FIRST = date(2026, 4, 20)
LAYERS = {"scratch": lay_scratch, "township": lay_township}
PENDING = {State.OVERDUE, State.OPEN, State.MOVED}


@cache
def loaded(name: str) -> World:
    """Return a small world as it is on the first day."""
    return load_world(str(LAYERS[name](Path(mkdtemp()))), FIRST)


def on(name: str, days: int) -> World:
    """Return a small world some days later."""
    return replace(loaded(name), on=FIRST + timedelta(days=days))


NO_CLOCK = settings(deadline=None)
WORLDS = st.builds(on, st.sampled_from(sorted(LAYERS)), st.integers(0, 120))


@NO_CLOCK
@given(WORLDS)
def test_why_gives_the_settled_state_and_its_acts(world: World) -> None:
    """Each obligation is explained with its own state; what counted is not also passed over."""
    for item in world.settlements:
        o = item.obligation
        answer = why(world, o.subject, o.duty.id, o.period.label)
        one = next(g for g in answer.grounds if g.settlement.obligation.id == o.id)
        assert one.settlement == item
        assert one.counted == item.acts
        assert not set(item.acts) & {over.act for over in one.passed_over}
        assert one.due.day == o.due
        assert (one.gaps != ()) == (item.gaps != ())
        assert all(gap.missing for gap in one.gaps)


@NO_CLOCK
@given(WORLDS, st.integers(0, 60), st.sampled_from(["adult", "school", "child"]))
def test_due_lists_each_thing_owed_once(world: World, days: int, by: str) -> None:
    """The lists hold every obligation that is overdue, running or soon to open, each once, whoever's lists they are."""

    def is_listed(item: Settlement) -> bool:
        if item.obligation.duty.judge != "duty":
            return False
        if item.obligation.duty.holds is not None:
            return item.state is State.OVERDUE
        soon = item.state is State.UPCOMING and item.obligation.opens <= world.on + timedelta(days=days)
        return item.state in PENDING or soon

    listed = [item for group in due(world, Wanted(), by, days).groups for item in group.items]
    assert sorted(item.obligation.id for item in listed) == sorted(
        item.obligation.id for item in world.settlements if is_listed(item)
    )
    states = {item.obligation.id: item.state for item in world.settlements}
    assert all(states[item.obligation.id] is item.state for item in listed)


@NO_CLOCK
@given(WORLDS)
def test_show_prints_the_settled_states(world: World) -> None:
    """The grid of the year and the list of now hold the states of settling."""
    for child in world.register.children:
        page = show(world, child)
        grid = next(part for part in page.parts if isinstance(part, Grid))
        for duty, _, states in grid.rows:
            settled = {s.obligation.period.label: s.state for s in world.settlements.of(duty, child)}
            for label, state in zip(grid.columns, states, strict=True):
                assert settled == {} or state is settled.get(label)
        running = next(part for part in page.parts if isinstance(part, Listing) and part.id == "running")
        for row in running.rows:
            found = [s for s in world.settlements.of(str(row[0]), child) if s.obligation.period.label == row[2]]
            assert [(s.state, s.obligation.due) for s in found] == [row[3:]]


@pytest.mark.parametrize(("name", "day"), [("scratch", date(2026, 6, 3)), ("township", date(2026, 6, 27))])
def test_the_row_that_why_proposes_does_it(name: str, day: date, tmp_path: Path) -> None:
    """Pasted into the file that is named, the proposed row settles the obligation: met, or late after the due day."""
    start = load_world(str(LAYERS[name](tmp_path / "start")), day)
    tried = 0
    for number, item in enumerate(start.settlements):
        o = item.obligation
        row_needed = item.state in {State.OVERDUE, State.OPEN} and o.duty.proof and o.duty.judge == "duty"
        if not row_needed:
            continue
        root = LAYERS[name](tmp_path / str(number))
        remedy = why(start, o.subject, o.duty.id, o.period.label).grounds[0].remedy
        paste(root, remedy.file, dict(remedy.cells))
        world = load_world(str(root), day)
        assert world.faults == (), o.id
        state = next(s.state for s in world.settlements.of(o.duty.id, o.subject) if s.obligation.id == o.id)
        if "proxy_parent" in o.duty.owner and not remedy.cells["by"].startswith("T"):
            continue
        assert state in DONE, o.id
        assert (state is State.MET) == (day <= o.due), o.id
        tried += 1
    assert tried > 5


def paste(root: Path, file: str, cells: dict[str, str]) -> None:
    """Do what a person does with the proposed lines, a name in the place of each gap."""
    some = {"by": "Z01" if file.startswith("township") else "T001" if (root / "township").is_dir() else "T09"}
    cells = {name: some.get(name, "x") if cell == "…" else cell for name, cell in cells.items()}
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    if file.endswith(".md"):
        path.write_text("---\n" + "".join(f"{name}: {cell}\n" for name, cell in cells.items()) + "---\n\n文\n")
        return
    header = headers(str(root))(file)
    lines = row_lines(cells, header)
    old = list(csv.DictReader(io.StringIO(path.read_text()))) if path.is_file() else []
    names = lines[0].split(",") if len(lines) > 1 else list(header or ())
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(old)
    path.write_text(out.getvalue() + lines[-1] + "\n")
