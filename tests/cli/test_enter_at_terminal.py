"""Prompts at a real terminal: only what is missing is asked, with the likely answer, until an answer will do."""

import os
import pty
import select
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.run import TOWNSHIP

CHILD = "S01-282TV"
T002 = "schools/S01/months/2026-05/T002.csv"
PATIENCE = 60.0


class Terminal:
    """A program that runs at a terminal, and what it has written there since it was last asked."""

    def __init__(self, handle: int, program: "subprocess.Popen[bytes]") -> None:
        """Keep the terminal's other end."""
        self.handle = handle
        self.program = program
        self.seen = ""

    def expect(self, words: str) -> str:
        """Read until some words come; return what came before them."""
        while words not in self.seen:
            ready, _, _ = select.select([self.handle], [], [], PATIENCE)
            assert ready, f"{words!r} never came: {self.seen!r}"
            try:
                data = os.read(self.handle, 4096)
            except OSError:
                data = b""
            assert data, f"{words!r} never came: {self.seen!r}"
            self.seen += data.decode()
        before, _, self.seen = self.seen.partition(words)
        return before

    def answer(self, question: str, line: str) -> str:
        """Wait for a question and type a line; return what came before the question."""
        before = self.expect(question)
        os.write(self.handle, f"{line}\n".encode())
        return before

    def end(self) -> int:
        """Return the exit code; what is left is read."""
        while True:
            try:
                data = os.read(self.handle, 4096)
            except OSError:
                break
            if not data:
                break
            self.seen += data.decode()
        return self.program.wait(PATIENCE)


@contextmanager
def terminal(root: Path, *words: str) -> Iterator[Terminal]:
    """Start careplan at a terminal in some records."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "careplan", *words, "--today", "2026-05-31", "--color", "never"]
    env = {**os.environ, "CAREPLAN_LANG": "en", "PYTHONIOENCODING": "utf-8"}
    program = subprocess.Popen(command, cwd=root, env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    try:
        yield Terminal(ours, program)
    finally:
        program.kill()
        program.wait()
        os.close(ours)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township with one more proxy parent."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    adult = tmp_path / "records/schools/S01/staff/T003.yaml"
    adult.write_text(adult.read_text("utf-8") + "\nproxy_parent:\n  - from: 2025-09-01\n", "utf-8")
    return tmp_path / "records"


def test_log_asks_for_everything_and_again_until_it_will_do(root: Path) -> None:
    """A wrong kind, child and day are asked for again with the reason; the proxy parent and today are offered."""
    with terminal(root, "log") as screen:
        screen.answer("What was done: ", "tlak")
        assert "Did you mean talk?" in screen.answer("What was done: ", "talk")
        screen.answer("Which children: ids, names or pinyin, spaces between: ", "S01-282TW")
        assert "Did you mean S01-282TV?" in screen.answer("spaces between: ", "tongyi")
        screen.answer("On which day [2026-05-31]: ", "2026-06-02")
        assert "has not come yet" in screen.answer("On which day [2026-05-31]: ", "")
        screen.answer("Who did it: an id, a name or its pinyin [T002]: ", "")
        screen.expect(f"written: {T002}:")
        assert screen.end() == 0
    assert ",2026-05-31,talk,S01-282TV,T002," in (root / T002).read_text("utf-8")


def test_only_what_is_missing_is_asked(root: Path) -> None:
    """With kind, child, day and adult given nothing is asked, but whether a second one is meant."""
    words = ("log", "phone_call", CHILD, "--by", "T002", "--on", "2026-05-30")
    with terminal(root, *words) as screen:
        before = screen.answer("Who was reached: ", "mother")
        assert "one of: father, mother, both (both parents), guardian, nobody" in before
        assert ": " not in before.replace("one of: ", "")
        screen.expect("written: ")
        assert screen.end() == 0
    once = (root / T002).read_bytes()
    with terminal(root, *words, "--reached", "mother") as screen:
        screen.answer("Write another one (y/n): ", "n")
        assert screen.end() == 0
    assert (root / T002).read_bytes() == once
    with terminal(root, *words, "--reached", "mother") as screen:
        screen.answer("Write another one (y/n): ", "y")
        screen.expect("written: ")
        assert screen.end() == 0
    assert (root / T002).read_bytes().count(b"2026-05-30,phone_call") == 2


def test_pair_offers_today(root: Path) -> None:
    """The child by pinyin's first letters, the adult by a name, the day by an empty line."""
    with terminal(root, "pair") as screen:
        screen.answer("Which child: an id, a name or its pinyin: ", "ty")
        screen.answer("Which proxy parent: an id, a name or its pinyin: ", "T003")
        screen.answer("From which day [2026-05-31]: ", "")
        screen.expect("has T003 for a proxy parent from 2026-05-31")
        assert screen.end() == 0
    text = (root / f"schools/S01/children/{CHILD}.yaml").read_text("utf-8")
    assert "    until: 2026-05-30\n    ended: changed\n  - staff: T003\n    from: 2026-05-31\n" in text


def test_add_asks_field_by_field_and_never_says_a_value_again(root: Path) -> None:
    """Choices are listed, an empty line leaves out what may be left out, a wrong value is not quoted."""
    with terminal(root, "add") as screen:
        screen.answer("What is added: ", "guardian")
        screen.answer("At which school: ", "S01")
        screen.answer("The name: ", "梁上燕")
        assert "one of: man, woman" in screen.answer("Man or woman [may be left empty]: ", "")
        screen.answer("The ID number [may be left empty]: ", "12345")
        wrong = screen.answer("The ID number [may be left empty]: ", "")
        assert wrong.count("12345") == 1  # the terminal's own echo
        screen.answer("The phone number [may be left empty]: ", "19900000999")
        screen.answer("The address [may be left empty]: ", "")
        shown = screen.expect("written: schools/S01/guardians/S01-")
        assert "梁上燕" not in shown
        assert screen.end() == 0
    (new,) = [path for path in (root / "schools/S01/guardians").iterdir() if "梁上燕" in path.read_text("utf-8")]
    assert 'phone: "19900000999"' in new.read_text("utf-8")


def test_the_end_of_the_input_ends_the_command(root: Path) -> None:
    """Ctrl-D at a question: exit 130, and nothing is written."""
    before = (root / T002).read_bytes()
    with terminal(root, "log", "talk") as screen:
        screen.expect("spaces between: ")
        os.write(screen.handle, b"\x04")
        assert screen.end() == 130
    assert (root / T002).read_bytes() == before
