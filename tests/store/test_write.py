"""Old bytes or new bytes, never a part: whatever goes wrong, and however many write at once."""

import errno
import multiprocessing
import os
import shutil
import signal
import stat
import subprocess
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from careplan.store.lock import lock_path
from careplan.store.tree import Folder
from careplan.store.write import BusyError, ChangedError, WriteError, repo_lock, write_all, write_file
from tests.failing import OPERATIONS, Killed, failing, temporaries

OLD, NEW = b"old " * 50, b"new bytes " * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a records' root that holds one file."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a/one.csv").write_bytes(OLD)
    return tmp_path


def change_two(root: Path) -> None:
    """Change a file and add one in a new folder."""
    write_all(str(root), {"a/one.csv": (NEW, OLD), "b/c/two.csv": (NEW, None)})


def test_what_somebody_wrote_since_is_not_written_over(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed between two renames: whoever edits the other file before careplan runs again keeps what is in it."""
    total = count_operations(root, monkeypatch)
    for nth in range(1, total + 1):
        with failing(monkeypatch, nth, Killed(), for_good=True) as calls, suppress(Killed):
            change_two(root)
        two = root / "b/c/two.csv"
        if calls.count("replace") == 3 and not two.exists():
            two.write_bytes(b"by hand")
            Folder(str(root)).paths()
            assert (root / "a/one.csv").read_bytes() == NEW
            assert two.read_bytes() == b"by hand"
            assert temporaries(root) == []
            return
        Folder(str(root)).paths()
        (root / "a/one.csv").write_bytes(OLD)
        shutil.rmtree(root / "b", ignore_errors=True)
    pytest.fail("never killed between the two renames")


def test_a_rename_that_fails_is_taken_back_and_says_so(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second file is open in another program: the first is as it was, and nothing is said to be saved."""
    count_operations(root, monkeypatch)
    with failing(monkeypatch, 0, OSError(), for_good=False) as calls:
        change_two(root)
    renames = [at + 1 for at, call in enumerate(calls) if call == "replace"]
    (root / "a/one.csv").write_bytes(OLD)
    shutil.rmtree(root / "b")
    refused = PermissionError(errno.EACCES, "x")
    with failing(monkeypatch, renames[-1], refused, for_good=False), pytest.raises(WriteError) as caught:
        change_two(root)
    assert caught.value.written == ()
    assert "b/c/two.csv" in caught.value.say("en")
    assert (root / "a/one.csv").read_bytes() == OLD
    assert not (root / "b/c/two.csv").exists()
    assert temporaries(root) == []
    assert Folder(str(root)).paths()[0] == ["a/one.csv"]


def count_operations(root: Path, patch: pytest.MonkeyPatch) -> int:
    """Return how many file operations one change of two files takes."""
    with failing(patch, 0, OSError(), for_good=False) as calls:
        change_two(root)
    (root / "a/one.csv").write_bytes(OLD)
    (root / "b/c/two.csv").unlink()
    (root / "b/c").rmdir()
    (root / "b").rmdir()
    return len(calls)


def whole(root: Path) -> bool:
    """Return whether each file is as it was or as it should be, and both alike for whoever reads them next."""
    one, two = root / "a/one.csv", root / "b/c/two.csv"
    apart = one.read_bytes() in {OLD, NEW} and (not two.exists() or two.read_bytes() == NEW)
    Folder(str(root)).paths()
    together = (one.read_bytes(), two.read_bytes() if two.exists() else None)
    return apart and together in {(OLD, None), (NEW, NEW)}


@pytest.mark.parametrize("for_good", [False, True])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_a_full_disk_at_any_operation(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, *, for_good: bool
) -> None:
    """At each operation in turn: old or new bytes, an error in words, and the next try succeeds and tidies up."""
    total = count_operations(root, monkeypatch)
    assert total > 20
    for nth in range(1, total + 1):
        with failing(monkeypatch, nth, OSError(number, "x"), for_good=for_good), suppress(WriteError):
            change_two(root)
        assert whole(root), nth
        if not for_good:
            assert temporaries(root) == [], nth
        one, two = root / "a/one.csv", root / "b/c/two.csv"
        write_all(str(root), {"a/one.csv": (b"x", one.read_bytes())})
        write_all(str(root), {"b/c/two.csv": (b"x", two.read_bytes() if two.exists() else None)})
        assert temporaries(root) == [], nth
        one.write_bytes(OLD)
        two.unlink()


def test_nothing_is_renamed_before_everything_is_on_disk(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full for the second file leaves the first as it was."""
    with failing(monkeypatch, 0, OSError(), for_good=False) as calls:
        change_two(root)
    first_rename = calls.index("replace") + 1
    assert all(call != "write" for call in calls[first_rename:])
    assert calls[:first_rename].count("fsync") >= 2


@pytest.mark.parametrize("for_good", [False, True])
def test_killed_at_any_operation(root: Path, monkeypatch: pytest.MonkeyPatch, *, for_good: bool) -> None:
    """A program that dies in the middle, with or without a moment to tidy up, leaves old or new bytes."""
    total = count_operations(root, monkeypatch)
    for nth in range(1, total + 1):
        with failing(monkeypatch, nth, Killed(), for_good=for_good), suppress(Killed):
            change_two(root)
        assert whole(root), nth
        two = root / "b/c/two.csv"
        if two.exists():
            two.unlink()
        (root / "a/one.csv").write_bytes(OLD)


def _die_at(root: str, nth: int) -> None:
    """Kill this process for good at its nth operation."""
    calls = 0

    def wrap(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 whatever os has
            nonlocal calls
            calls += 1
            if calls == nth:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*args, **kwargs)

        return call

    for name in OPERATIONS:
        setattr(os, name, wrap(getattr(os, name)))
    change_two(Path(root))


def test_kill_9_leaves_a_lock_that_locks_nothing(root: Path) -> None:
    """Really killed at each third operation: the bytes are whole and the next program writes at once."""
    context = multiprocessing.get_context("fork")
    for nth in range(1, 30, 3):
        process = context.Process(target=_die_at, args=(str(root), nth))
        process.start()
        process.join()
        assert whole(root), nth
        with repo_lock(str(root), patience=0.5):
            pass
        two = root / "b/c/two.csv"
        write_file(str(root), "b/c/two.csv", b"x", two.read_bytes() if two.exists() else None)
        two.unlink()
        (root / "a/one.csv").write_bytes(OLD)


def _append(root: str, who: int) -> None:
    path = Path(root) / "a/rows.csv"
    for n in range(200):
        with repo_lock(root):
            old = path.read_bytes() if path.exists() else None
            write_file(root, "a/rows.csv", (old or b"") + f"{who},{n}\n".encode(), old)


def _append_without_lock(root: str, who: int) -> None:
    path = Path(root) / "a/rows.csv"
    for n in range(200):
        while True:
            old = path.read_bytes() if path.exists() else None
            with suppress(ChangedError):
                write_file(root, "a/rows.csv", (old or b"") + f"{who},{n}\n".encode(), old)
                break


@pytest.mark.parametrize("append", [_append, _append_without_lock])
def test_four_programs_lose_no_row(root: Path, append: Callable[[str, int], None]) -> None:
    """4 processes with 200 rows each: 800 of 800, whether they hold the lock or try again when told."""
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=append, args=(str(root), who)) for who in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0] * 4
    rows = (root / "a/rows.csv").read_text().splitlines()
    assert sorted(rows) == sorted(f"{who},{n}" for who in range(4) for n in range(200))
    assert temporaries(root) == []


def test_a_file_changed_in_between_is_left_alone(root: Path) -> None:
    """What somebody else wrote after the reading stays; the error says so in both languages and names no folder."""
    with pytest.raises(ChangedError) as caught:
        write_file(str(root), "a/one.csv", NEW, b"something else")
    assert (root / "a/one.csv").read_bytes() == OLD
    assert "a/one.csv" in caught.value.say("zh")
    assert "somebody changed it" in caught.value.say("en")
    assert str(root) not in caught.value.say("en")


def test_a_new_file_must_be_new_and_an_old_one_still_there(root: Path) -> None:
    """None as the expected bytes means that there is no such file yet."""
    with pytest.raises(ChangedError) as appeared:
        write_file(str(root), "a/one.csv", NEW, None)
    with pytest.raises(ChangedError) as vanished:
        write_file(str(root), "a/none.csv", NEW, OLD)
    assert "has just made this file" in appeared.value.say("en")
    assert "was deleted" in vanished.value.say("en")


def test_one_changed_file_stops_them_all(root: Path) -> None:
    """Of several files none is written when one is not what was read."""
    with pytest.raises(ChangedError):
        write_all(str(root), {"a/new.csv": (NEW, None), "a/one.csv": (NEW, b"other")})
    assert not (root / "a/new.csv").exists()


def test_nothing_to_change_writes_nothing(root: Path) -> None:
    """The same bytes again leave the very same file."""
    before = (root / "a/one.csv").stat().st_ino
    write_file(str(root), "a/one.csv", OLD, OLD)
    assert (root / "a/one.csv").stat().st_ino == before


def test_the_mode_of_a_file_is_kept(root: Path) -> None:
    """A file that only its owner may read stays so; a new one is as the system makes files."""
    (root / "a/one.csv").chmod(0o600)
    write_file(str(root), "a/one.csv", NEW, OLD)
    assert stat.S_IMODE((root / "a/one.csv").stat().st_mode) == 0o600
    write_file(str(root), "a/two.csv", NEW, None)
    (root / "plain").write_bytes(b"")
    assert (root / "a/two.csv").stat().st_mode == (root / "plain").stat().st_mode


@pytest.mark.parametrize("path", ["../out.csv", "/etc/x", "a/../../x", "a//x", "", "a\\x", "c:x", "."])
def test_no_way_out_of_the_records(root: Path, path: str) -> None:
    """A path that leaves the root is a fault of the program."""
    with pytest.raises(ValueError, match="not a record's path"):
        write_file(str(root), path, NEW, None)


def test_links_are_not_written_through(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Neither a linked file nor a linked folder leads out of the records."""
    outside = tmp_path_factory.mktemp("outside")
    (outside / "x.csv").write_bytes(OLD)
    (root / "linked").symlink_to(outside)
    (root / "a/link.csv").symlink_to(outside / "x.csv")
    for path in ("linked/x.csv", "a/link.csv"):
        with pytest.raises(WriteError) as caught:
            write_file(str(root), path, NEW, OLD)
        assert caught.value.path == path
    assert (outside / "x.csv").read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(root: Path) -> None:
    """The error says why; the file stands."""
    (root / "a").chmod(0o500)
    with pytest.raises(WriteError) as caught:
        write_file(str(root), "a/one.csv", NEW, OLD)
    (root / "a").chmod(0o700)
    assert "no permission" in caught.value.say("en")
    assert (root / "a/one.csv").read_bytes() == OLD


def test_what_was_saved_before_a_failure_is_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the second rename fails and cannot be taken back, the first file is named; the next reader finds both."""
    write_file(str(root), "a/one.csv", b"", OLD)
    with failing(monkeypatch, 0, OSError(), for_good=False) as calls:
        write_all(str(root), {"a/one.csv": (NEW, b""), "a/two.csv": (NEW, None)})
    second = len(calls) - calls[::-1].index("replace")
    (root / "a/one.csv").write_bytes(OLD)
    (root / "a/two.csv").unlink()
    with (
        failing(monkeypatch, second, OSError(errno.ENOSPC, ""), for_good=True),
        pytest.raises(WriteError) as caught,
    ):
        write_all(str(root), {"a/one.csv": (NEW, OLD), "a/two.csv": (NEW, None)})
    Folder(str(root)).paths()
    assert (root / "a/one.csv").read_bytes() == (root / "a/two.csv").read_bytes() == NEW
    assert caught.value.written == ("a/one.csv",)
    assert caught.value.say("zh").endswith("已经保存：a/one.csv。")
    assert temporaries(root) == []


def test_somebody_else_keeps_writing(root: Path) -> None:
    """A lock that is not given back in time is said."""
    context = multiprocessing.get_context("fork")
    held, leave = context.Event(), context.Event()
    process = context.Process(target=_hold, args=(str(root), held, leave))
    process.start()
    assert held.wait(10)
    with pytest.raises(BusyError) as caught, repo_lock(str(root), patience=0.05):
        pass
    leave.set()
    process.join()
    assert "Another careplan" in caught.value.say("en")


def _hold(root: str, held: Any, leave: Any) -> None:  # noqa: ANN401 multiprocessing's events
    with repo_lock(root):
        held.set()
        leave.wait(10)


def test_where_the_lock_lies(tmp_path: Path) -> None:
    """In git's folder where there is git, linked work trees too; else hidden in the root."""
    (tmp_path / "plain").mkdir()
    assert lock_path(str(tmp_path / "plain")) == tmp_path / "plain/.careplan.lock"
    (tmp_path / "repo/records").mkdir(parents=True)
    subprocess.run(["git", "init", "-q", str(tmp_path / "repo")], check=True)
    assert lock_path(str(tmp_path / "repo/records")) == tmp_path / "repo/.git/careplan.lock"
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked/.git").write_text("gitdir: ../repo/.git\n")
    assert lock_path(str(tmp_path / "linked")).resolve() == tmp_path / "repo/.git/careplan.lock"
