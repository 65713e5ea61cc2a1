"""`check --since REV` tells what a full check finds now and a full check of REV does not, whatever was changed."""

import json
import os
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.run import careplan
from tests.workflow.scratch import lay_township

ASKED: Final = ("check", "--records", ".", "--on", "2026-06-20", "--format", "json", "--lang", "en", "--ignore", "CP18")
FILES: Final = (
    "careplan.yaml",
    "plan/2026.yaml",
    "schools/S01/children/S01-282TV.yaml",
    "schools/S01/months/2026-05/T002.csv",
    "schools/S02/staff/T004.yaml",
    "schools/S02/guardians/S02-BJJXC.yaml",
)
EDITS: Final[Mapping[str, tuple[bytes, bytes]]] = {
    "odd key": (b"\n", b"\ncolour: red\n"),
    "moved down": (b"", b"# one line more\n"),
    "other month": (b"2026-05", b"2026-04"),
    "other person": (b"T002", b"T999"),
    "other school": (b"S01", b"S02"),
}
CHANGES = st.lists(st.tuples(st.sampled_from(FILES), st.sampled_from([*EDITS, "gone"])), max_size=4)


def findings(root: Path, *words: str) -> Counter[str]:
    """Return what a check finds, by code, file and facts."""
    ran = careplan(*ASKED, *words, cwd=root)
    assert ran.code in (0, 1), ran.err
    told: Sequence[dict[str, Any]] = json.loads(ran.out)["findings"]
    return Counter(json.dumps([one["code"], one["file"], one["facts"]], sort_keys=True) for one in told)


def change(root: Path, changes: Sequence[tuple[str, str]]) -> None:
    """Make some changes, the first possible place in each file."""
    for file, edit in changes:
        path = root / file
        if edit == "gone":
            path.unlink(missing_ok=True)
        elif path.exists():
            path.write_bytes(path.read_bytes().replace(*EDITS[edit], 1))


def commit(root: Path) -> None:
    """Commit everything as somebody made up."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (("init", "-q"), ("add", "-A"), (*who, "commit", "-qm", "so it was", "--allow-empty")):
        subprocess.run(["git", *words], cwd=root, env=env, check=True)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """Return a folder for many townships."""
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@settings(max_examples=12, deadline=None)
@given(before=CHANGES, after=CHANGES, where=st.sampled_from([(), ("--school", "S01"), ("schools/S02",)]))
def test_since_is_the_full_check_less_what_was_there(
    folder: Path, before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]], where: tuple[str, ...]
) -> None:
    """Also of one school or of some files; and what it does not tell, it counts."""
    root = lay_township(Path(tempfile.mkdtemp(dir=folder)))
    change(root, before)
    commit(root)
    then = findings(root, *where, "--at", "HEAD")
    change(root, after)
    if where and not (root / where[-1]).exists() and where[0] != "--school":
        return
    now = findings(root, *where)
    assert findings(root, *where, "--since", "HEAD") == now - then
    ran = careplan(*ASKED, *where, "--since", "HEAD", cwd=root)
    assert json.loads(ran.out)["summary"]["since"]["older"] == (now & then).total()
