"""Whatever is entered, in whatever order and however many enter at once: no row is lost and no error comes in."""

import multiprocessing
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Severity
from careplan.domain.world import World
from careplan.store.tree import Folder, Tree
from careplan.workflow.enter.act import Given, act
from careplan.workflow.enter.draft import Draft, enter
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, careplan

TODAY = date(2026, 6, 10)
CHILDREN = ("S01-282TV", "S01-JS1XV", "S02-T970Z", "S02-F431P")
STAFF = ("T001", "T002", "T003", "T004", "T005", "Z01")
ROWS = 12


@contextmanager
def township() -> Iterator[Path]:
    """Lay down a copy of the small township."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "records"
        shutil.copytree(TOWNSHIP, root)
        yield root


def _log_many(root: str, who: int) -> None:
    for number in range(ROWS):
        cells = {"kind": "talk", "children": CHILDREN[number % 2], "by": "T002", "note": f"{who}/{number}"}

        def draft(world: World, tree: Tree, cells: dict[str, str] = cells) -> Draft:
            return act(world, tree, Given(cells))

        assert enter(root, TODAY, draft).written


def test_four_programs_that_log_at_once_lose_no_row() -> None:
    """4 processes with 12 rows each into one table: 48 rows with 48 ids, and no error."""
    with township() as root:
        context = multiprocessing.get_context("fork")
        processes = [context.Process(target=_log_many, args=(str(root), who)) for who in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        assert [process.exitcode for process in processes] == [0] * 4
        rows = (root / "schools/S01/months/2026-06/T002.csv").read_text("utf-8").splitlines()[1:]
        assert sorted(row.rpartition(",")[2] for row in rows) == sorted(
            f"{who}/{number}" for who in range(4) for number in range(ROWS)
        )
        assert len({row.partition(",")[0] for row in rows}) == 4 * ROWS
        assert errors(root) == []


def test_what_was_drafted_beside_an_older_state_is_drafted_anew() -> None:
    """Somebody logs between the reading and the writing: both rows are there."""
    with township() as root:
        meddled: list[bool] = []

        def draft(world: World, tree: Tree) -> Draft:
            found = act(world, tree, Given({"kind": "talk", "children": CHILDREN[0], "by": "T002"}))
            if not meddled:
                meddled.append(True)
                other = Given({"kind": "talk", "children": CHILDREN[1], "by": "T002"})
                enter(str(root), TODAY, lambda now, files: act(now, files, other))
            return found

        assert enter(str(root), TODAY, draft).written
        rows = (root / "schools/S01/months/2026-06/T002.csv").read_text("utf-8")
        assert CHILDREN[0] in rows
        assert CHILDREN[1] in rows


def errors(root: Path) -> list[str]:
    """Return the errors that the checks find."""
    found = run_checks(load_world(str(root), TODAY), load_checks())
    return [f"{one.place.file}:{one.place.line} {one.slug}" for one in found if one.check.severity is Severity.ERROR]


days = st.dates(date(2026, 5, 1), date(2026, 6, 12)).map(str)
child, adult = st.sampled_from(CHILDREN), st.sampled_from(STAFF)
commands = st.one_of(
    st.tuples(
        st.just("log"),
        st.sampled_from(["talk", "dinner", "home_visit", "letter", "training", "counselling"]),
        child,
        *(st.just("--by"), adult, st.just("--on"), days, st.just("--direction"), st.just("in")),
    ),
    st.tuples(st.just("log"), st.just("talk"), child, child, st.just("--by"), adult, st.just("--on"), days),
    st.tuples(st.just("pair"), child, adult, st.just("--from"), days),
    st.tuples(
        *(st.just("move"), child, st.just("--to"), st.sampled_from(["S01", "S02", "outside"]), st.just("--on"), days)
    ),
    st.tuples(
        *(st.just("leave"), child, st.just("--on"), days, st.just("--reason")),
        st.sampled_from(["parents_back", "moved_out", "died", "finished", "correction"]),
        *(st.just("--to"), st.just("outside")),
    ),
    st.tuples(
        *(st.just("waive"), child, st.sampled_from(["talk", "dinner", "care-form", "half-year-census"])),
        *(st.sampled_from(["2026-05", "2026-06", "2026H1"]), st.just("--reason"), st.just("child-away")),
        *(st.just("--by"), adult),
    ),
    st.tuples(st.just("flag"), child, st.just("--topic"), st.just("x"), st.just("--by"), adult, st.just("--on"), days),
    st.tuples(
        *(st.just("set"), child, st.just("parents"), st.sampled_from(["who=father", "who=mother"])),
        *(st.sampled_from(["state=home", "state=away", "phone=19900000077", "county=990200"]), st.just("--from"), days),
    ),
    st.tuples(
        *(st.just("set"), child, st.just("placements"), st.sampled_from(["grade=5", "boarder=true", "class=2"])),
        *(st.sampled_from(["--from", "--until", "--on"]), days, st.sampled_from(["--correct", "--dry-run"])),
    ),
    st.tuples(
        *(st.just("set"), st.one_of(child, st.sampled_from(["S01", "S02", "T002"]))),
        *(
            st.sampled_from(["mailbox", "proxy", "enrolment", "posts", "parents", "phone", "address"]),
            st.just("--clear"),
        ),
        *(st.sampled_from(["until", "class", "phone", "who=father", "ended"]), st.just("--on"), days),
    ),
    st.tuples(*map(st.just, ("set",)), st.sampled_from(["S01", "S02"]), st.just("mailbox"), st.just("--until"), days),
    st.tuples(
        *map(st.just, ("add", "guardian", "--school", "S01", "--name", "鸟", "--phone", "19900000999")),
    ),
    st.tuples(
        *map(st.just, ("add", "child", "--school", "S01", "--name", "鸟", "--sex", "boy", "--grade", "3")),
        *map(st.just, ("--father", "away", "--mother", "home", "--birth-date", "2016-01-01", "--from")),
        days,
    ),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(commands, min_size=1, max_size=4))
def test_no_sequence_of_commands_brings_in_an_error(sequence: list[tuple[str, ...]]) -> None:
    """Each command is carried out whole or refused with 2 and not a byte changed; check stays without errors."""
    with township() as root:
        for words in sequence:
            before = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
            ran = careplan(*words, "--today", TODAY.isoformat(), "--lang", "en", cwd=root)
            assert ran.code in (0, 2), (words, ran.err)
            if ran.code == 2:
                after = {path: path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
                assert {path: data for path, data in after.items() if ".careplan" not in path.name} == {
                    path: data for path, data in before.items() if ".careplan" not in path.name
                }
            assert errors(root) == [], words
            assert Folder(str(root)).paths()[1] == []
