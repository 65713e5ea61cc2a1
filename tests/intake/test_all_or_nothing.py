"""An import of several forms is all of its good lines or, wherever the program is killed, none."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

import pytest

from careplan.store.tree import Folder
from careplan.store.write import TEMPORARY, WriteError
from careplan.workflow.intake.run import Asked, Intake, intake, written
from tests.failing import Killed, failing
from tests.run import TOWNSHIP, careplan

ON = date(2026, 5, 20)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the small township."""
    root = tmp_path_factory.mktemp("crash") / "records"
    shutil.copytree(TOWNSHIP, root)
    return root


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every record's bytes, as whoever reads the records next finds them."""
    Folder(str(root)).paths()
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("[!.]*.*")) if path.is_file()}


@pytest.fixture(scope="module")
def found(root: Path) -> Intake:
    """Return the import of two schools' sheets: two tables, of which both change."""
    files = []
    for school, by in (("S01", "T001"), ("S02", "T005")):
        files.append(root.parent / f"{school}.csv")
        files[-1].write_text(
            f"学校月度工作记录表\n事项,日期,记录人,与谁联系,时长（分钟）,主题\n主题活动,2026-05-19,{by},,40,我们的节日\n",
            encoding="gb18030",
        )
    found = intake(str(root), ON, [str(file) for file in files], Asked(month="2026-05"))
    assert [taken.count("new") for taken in found.taken] == [1, 1], [taken.outcomes for taken in found.taken]
    assert len(found.changes) == 2
    return found


@pytest.fixture
def states(root: Path, found: Intake) -> Iterator[tuple[dict[str, bytes], dict[str, bytes]]]:
    """Yield the records before and after, and put them back afterwards."""
    before = snapshot(root)
    yield before, before | {path: new for path, (new, _) in found.changes.items()}
    restore(root, before)


def restore(root: Path, before: dict[str, bytes]) -> None:
    """Make the records what they were."""
    for name in snapshot(root).keys() - before.keys():
        (root / name).unlink()
    for name, data in before.items():
        (root / name).write_bytes(data)


@pytest.mark.parametrize("error", [Killed(), OSError(28, "x")])
@pytest.mark.parametrize("for_good", [True, False])
def test_killed_or_out_of_disk_at_each_operation(
    root: Path,
    found: Intake,
    states: tuple[dict[str, bytes], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    *,
    for_good: bool,
) -> None:
    """At each file operation in turn: every line of both files, or of neither."""
    before, after = states
    ends = set()
    for nth in count(1):
        with failing(monkeypatch, nth, error, for_good=for_good) as calls, suppress(Killed, WriteError):
            written(str(root), found)
        left = snapshot(root)
        assert left in (before, after), nth
        ends.add(left == after)
        restore(root, before)
        if len(calls) < nth:
            break
    assert nth > 20
    assert ends == {True, False}
    for path in root.rglob(f"{TEMPORARY}*"):
        path.unlink()


def test_what_somebody_wrote_meanwhile_is_not_written_over(
    root: Path, found: Intake, states: tuple[dict[str, bytes], dict[str, bytes]]
) -> None:
    """One of the tables was changed between the dry run and the word of yes: nothing is written at all."""
    before, _ = states
    name = next(path for path, (_, old) in found.changes.items() if old is not None)
    (root / name).write_bytes(before[name] + b"\n")
    with pytest.raises(WriteError):
        written(str(root), found)
    assert snapshot(root) == before | {name: before[name] + b"\n"}


def test_the_import_itself(root: Path, found: Intake, states: tuple[dict[str, bytes], dict[str, bytes]]) -> None:
    """Nothing in its way: all of it is there, and check has nothing against it."""
    written(str(root), found)
    assert snapshot(root) == states[1]
    assert careplan("check", "--on", ON.isoformat(), cwd=root).code == 0
