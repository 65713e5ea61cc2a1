"""An answer that was kept is the answer that would be worked out, whatever befell the records in between."""

import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar, Final
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from careplan.checks import child_without_proxy
from careplan.cli import kept
from careplan.store import fingerprint
from careplan.text import Text
from tests.run import TOWNSHIP, careplan

RUNS: Final = 200 if os.environ.get("CI") else 12
CHILD: Final = "schools/S01/children/S01-282TV.yaml"
EDITED: Final = (
    "careplan.yaml",
    "plan/2026.yaml",
    "rules/reasons.yaml",
    "calendar/2026.yaml",
    CHILD,
    "schools/S01/staff/T003.yaml",
    "schools/S01/months/2026-05/T002.csv",
)
ASKED: Final = (
    ("check",),
    ("check", "--format", "json", "--school", "S01"),
    ("due", "--days", "40"),
    ("show", "S01-282TV"),
    ("why", "S01-282TV", "talk", "2026-05"),
    ("report", "--month", "2026-05", "--format", "json"),
)
DAYS: Final = ("2026-05-31", "2026-06-20", "2026-04-02")
MESSAGE: Final = child_without_proxy.CHECK.message
EDITS: Final[dict[str, Callable[[bytes], bytes]]] = {
    "comment": lambda old: old + b"# seen\n",
    "odd line": lambda old: old + b"colour: red\n",
    "year": lambda old: old.replace(b"2026-05", b"2026-04", 1),
    "digit": lambda old: old.replace(b"1", b"2", 1),
    "language": lambda old: old.replace(b"language: zh", b"language: en"),
    "empty": lambda _: b"",
    "half": lambda old: old[: len(old) // 2],
}


class Life(RuleBasedStateMachine):
    """Records in a repository, what befalls them, and questions that are asked every now and then.

    Every life begins anew in the same folder, as it was left when the first had been asked everything once.
    """

    home: ClassVar[Path]

    def __init__(self) -> None:
        """Find the township as it was at the beginning of all lives, with what was kept of it."""
        super().__init__()
        self.around = ExitStack()
        self.root = self.home / "now/records"
        self.env = {"CAREPLAN_CACHE_DIR": str(self.home / "now/cache")}
        self.be("first")
        if not (self.home / "begun").exists():
            self.begin()
            (self.home / "now").rename(self.home / "begun")
        shutil.copytree(self.home / "begun", self.home / "now")

    def be(self, version: str) -> None:
        """Take the tool for another version from now on."""
        for module in (kept, fingerprint):
            self.around.enter_context(patch.object(module, "fingerprint_of_tool", lambda: version))

    def begin(self) -> None:
        """Commit the township on one branch, and on another without one of its files; ask everything."""
        shutil.copytree(TOWNSHIP, self.root)
        self.git("init", "-q", "--template=")
        self.commit()
        self.git("switch", "-q", "-c", "other")
        (self.root / "schools/S01/months/2026-05/T002.csv").unlink()
        self.commit()
        self.git("switch", "-q", "main")
        self.git("gc", "-q")  # few files to copy for each life
        for words in ASKED:
            self.ask(words, DAYS[0], ())

    @rule(file=st.sampled_from(EDITED), edit=st.sampled_from(sorted(EDITS)), seen=st.booleans())
    def edit(self, file: str, edit: str, *, seen: bool) -> None:
        """Change a file in a way that no time stamp shows, and look at once or not."""
        path = self.root / file
        if path.exists():
            state = path.stat()
            path.write_bytes(EDITS[edit](path.read_bytes()))
            os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
            if seen:
                self.ask(("check",), DAYS[0], ())

    @rule(file=st.sampled_from(EDITED))
    def delete(self, file: str) -> None:
        """Remove a file."""
        (self.root / file).unlink(missing_ok=True)

    @rule(file=st.sampled_from(EDITED), ending=st.sampled_from((".yaml", ".bak", "~")))
    def rename(self, file: str, ending: str) -> None:
        """Give a file another name."""
        path = self.root / file
        if path.exists():
            path.rename(path.with_name("S01-K7Q2X" + ending))

    @rule(name=st.sampled_from((".hidden", "notes.txt", "schools/S09/children/S09-222AA.yaml")))
    def add(self, name: str) -> None:
        """Add a file, not always a record."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("id: S09-222AA\n", encoding="utf-8")

    @rule(rev=st.sampled_from(("main", "other")))
    def switch(self, rev: str) -> None:
        """Go to another branch, as far as git lets."""
        self.git("checkout", "-q", "-f", rev)

    @rule()
    def commit(self) -> None:
        """Commit everything."""
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "so it is")

    @rule(under_way=st.booleans())
    def merge(self, *, under_way: bool) -> None:
        """Begin or end a merge."""
        marker = self.root / ".git/MERGE_HEAD"
        marker.write_text("0" * 40, encoding="ascii") if under_way else marker.unlink(missing_ok=True)

    @rule(version=st.sampled_from(("first", "second")))
    def install(self, version: str) -> None:
        """Put another careplan in place, which words a finding in another way."""
        check = child_without_proxy.CHECK
        words = Text(f"{version}: {MESSAGE.zh}", f"{version}: {MESSAGE.en}")
        self.be(version)
        self.around.callback(object.__setattr__, check, "message", MESSAGE)
        object.__setattr__(check, "message", words)

    @rule(words=st.sampled_from(ASKED), day=st.sampled_from(DAYS), lang=st.sampled_from(((), ("--lang", "zh"))))
    def ask(self, words: Sequence[str], day: str, lang: Sequence[str]) -> None:
        """Ask the same with and without kept answers, and once more."""
        asked = (*words, "--on", day, *lang)
        cold = careplan(*asked, "--no-cache", cwd=self.root, env=self.env)
        assert careplan(*asked, cwd=self.root, env=self.env) == cold
        assert careplan(*asked, cwd=self.root, env=self.env) == cold

    def git(self, *words: str) -> None:
        """Run git as somebody made up; what it refuses does not matter."""
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        subprocess.run(["git", *who, *words], cwd=self.root, env=env, capture_output=True, check=False)

    def teardown(self) -> None:
        """Make room for the next life."""
        self.around.close()
        shutil.rmtree(self.home / "now")


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_any_life_of_records_gives_the_same_answers_warm_as_cold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Edits, deletions, renames, branches, merges, days, plans and other versions of the tool: never a stale answer."""
    monkeypatch.setattr(Life, "home", tmp_path, raising=False)
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
