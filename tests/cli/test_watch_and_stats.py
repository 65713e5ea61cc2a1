"""`check --watch` answers on every save; `check --stats` says where the time went."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO

import pytest

from careplan.store.glance import git_folder, glance
from tests.run import TOWNSHIP, careplan

DAY = ("--on", "2026-05-31")
CHILD = "schools/S01/children/S01-282TV.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return records of one's own."""
    return shutil.copytree(TOWNSHIP, tmp_path / "records")


@pytest.fixture
def watching(root: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a check that watches, and end it."""
    words = [sys.executable, "-m", "careplan", "check", "--watch", "--lang", "en", *DAY]
    pipe = subprocess.PIPE
    with subprocess.Popen(
        words,
        cwd=root,
        stdout=pipe,
        stderr=pipe,
        text=True,
        preexec_fn=_hear_ctrl_c,  # noqa: PLW1509 the child runs nothing but this
    ) as process:
        yield process
        process.kill()


def _hear_ctrl_c() -> None:
    """Undo what a shell does to programs that it starts in the background: they do not hear Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def lines_of(stream: IO[str]) -> "Queue[str]":
    """Return the lines of a stream as they come."""
    lines: Queue[str] = Queue()

    def read() -> None:
        for line in stream:
            lines.put(line)

    Thread(target=read, daemon=True).start()
    return lines


def wait_for(words: str, lines: "Queue[str]") -> str:
    """Return the next line with some words; fail when none comes for a minute and a half."""
    seen = ""
    while True:
        try:
            line = lines.get(timeout=90)
        except Empty:
            pytest.fail(f"no line with {words!r} came after {seen!r}")
        if words in line:
            return line
        seen += line


def test_a_save_brings_a_new_answer(root: Path, watching: subprocess.Popen[str]) -> None:
    """The real program sees a file change, and change back; Ctrl-C ends it with 130."""
    assert watching.stdout is not None
    assert watching.stderr is not None
    out, err = lines_of(watching.stdout), lines_of(watching.stderr)
    wait_for("files: 31", out)
    wait_for("waiting for the next save", err)
    before = (root / CHILD).read_bytes()
    (root / CHILD).write_bytes(before + b"colour: red\n")
    assert wait_for("CP151", out).startswith(CHILD)
    wait_for("waiting for the next save", err)
    (root / CHILD).write_bytes(before)
    wait_for("files: 31", out)
    wait_for("waiting for the next save", err)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(60) == 130


def test_a_glance_sees_what_a_save_does(root: Path) -> None:
    """Written, added, renamed or deleted: another number; nothing done, or a hidden file: the same."""
    git = git_folder(str(root))
    seen = [glance(str(root), git)]
    (root / ".hidden").write_text("", encoding="utf-8")
    assert glance(str(root), git) == seen[0]
    with (root / CHILD).open("ab") as file:
        file.write(b"#")
    seen.append(glance(str(root), git))
    (root / "new.txt").write_text("", encoding="utf-8")
    seen.append(glance(str(root), git))
    (root / "new.txt").rename(root / "newer.txt")
    seen.append(glance(str(root), git))
    (root / "newer.txt").unlink()
    os.utime(root / CHILD, ns=(0, 0))
    seen.append(glance(str(root), git))
    assert len(set(seen)) == len(seen)


@pytest.mark.parametrize(
    ("lang", "times", "counts"),
    [
        ("zh", r"用时（秒）：启动 [\d.]+，问 git [\d.]+，读取 [\d.]+，结算 [\d.]+，检查 [\d.]+", "文件 31，活动记录 "),
        ("en", r"seconds: start [\d.]+, ask git [\d.]+, read [\d.]+, settle [\d.]+, check [\d.]+", "files: 31; acts: "),
    ],
)
def test_stats_stand_beside_the_answer(lang: str, times: str, counts: str) -> None:
    """The answer is the same with and without; times and counts are remarks."""
    plain = careplan("check", *DAY, "--lang", lang)
    ran = careplan("check", *DAY, "--lang", lang, "--stats")
    assert (ran.code, ran.out) == (plain.code, plain.out)
    assert re.match(times, ran.err)
    assert counts in ran.err


@pytest.mark.usefixtures("answers_are_kept")
def test_stats_say_that_an_answer_was_kept() -> None:
    """A kept answer took no time; the remarks of the run that made it are not repeated."""
    first = careplan("check", *DAY, "--stats", "--lang", "en")
    again = careplan("check", *DAY, "--stats", "--lang", "en")
    assert again.out == first.out
    assert again.err == "the answer was kept from before: neither records nor tool nor day have changed\n"
    assert careplan("check", *DAY, "--lang", "en").err == ""
