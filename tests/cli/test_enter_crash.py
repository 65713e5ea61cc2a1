"""`careplan log` and `pair` on a disk that fails, at each file operation of the writing in turn."""

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from careplan.store.write import Change, write_all
from careplan.workflow.enter import draft
from tests.failing import failing, temporaries
from tests.run import TOWNSHIP, Ran, careplan

CHILD = "S01-282TV"
COMMANDS = {
    "schools/S01/months/2026-06/T002.csv": ("log", "talk", CHILD, "--by", "T002"),
    f"schools/S01/children/{CHILD}.yaml": ("leave", CHILD, "--reason", "parents_back"),
}


def said(root: Path, words: tuple[str, ...]) -> Ran:
    """Run a command in the records, on the third of June."""
    return careplan(*words, "--today", "2026-06-03", "--lang", "en", cwd=root)


@pytest.mark.parametrize(("file", "words"), COMMANDS.items(), ids=["log", "leave"])
def test_a_disk_that_fails_at_any_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, words: tuple[str, ...]
) -> None:
    """Old bytes and exit 2 with the reason, or new bytes; never a trace, and the same command then does it."""
    nth, total = 0, 1
    while nth < total:
        nth += 1
        root = tmp_path / f"r{nth}"
        shutil.copytree(TOWNSHIP, root)
        old = (root / file).read_bytes() if (root / file).exists() else None
        calls: list[str] = []

        def written(root: str, changes: Mapping[str, Change], at: int = nth, kept: list[str] = calls) -> None:
            with failing(monkeypatch, at, OSError(errno.ENOSPC, "x"), for_good=False) as made:
                try:
                    write_all(root, changes)
                finally:
                    kept += made

        with monkeypatch.context() as patched:
            patched.setattr(draft, "write_all", written)
            ran = said(root, words)
        total = max(total, len(calls))
        now = (root / file).read_bytes() if (root / file).exists() else None
        if ran.code == 2:
            assert "the disk is full" in ran.err
        else:
            assert (ran.code, now != old) == (0, True)
        assert temporaries(root) == []
        assert said(root, words).code == 0
        again = (root / file).read_bytes()
        assert again != old
        assert now in (old, again)
        shutil.rmtree(root)
    assert nth > 20
