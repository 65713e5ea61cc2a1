"""Where words go: the screen, a file, standard error; and typer's complaints in our words."""

import io
import sys
from pathlib import Path
from time import monotonic, sleep
from types import ModuleType
from typing import Annotated, Literal

import pytest
import typer

from careplan.cli import progress
from careplan.cli.main import COMMANDS
from careplan.cli.render import Screen
from careplan.cli.run import run
from careplan.text import Text

ENOUGH = 2
"""After how many steps somebody looks."""
LONGEST = 20
"""Seconds within which anything happens on the slowest machine."""


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


def test_a_document_goes_out_as_it_is(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Bytes of another program are neither escaped nor coloured, on the screen and in a file."""
    data = b"\x1b[31m::\x00\xff\r\n"
    screen = Screen()
    screen.put(data)
    screen.close()
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == data
    screen.file = str(tmp_path / "x.bin")
    screen.put(data)
    assert not (tmp_path / "x.bin").exists()
    screen.close()
    assert (tmp_path / "x.bin").read_bytes() == data


def test_progress_is_a_bar_on_a_terminal_and_leaves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, a bar, how many of how many, the time; when it is done the line is wiped and the cursor is back."""
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "DELAY", 0)
    monkeypatch.setenv("TERM", "xterm")
    with Screen().working(Text("正在写表格", "writing")) as steps:
        for step in steps.counted(range(5)):
            until = monotonic() + LONGEST
            while step == ENOUGH and "2/5" not in stream.getvalue() and monotonic() < until:
                sleep(0.02)
    shown = stream.getvalue()
    assert "正在写表格" in shown
    assert "━" in shown
    assert "2/5" in shown
    assert shown.rstrip().endswith("\x1b[2K")
    assert shown.rindex("\x1b[?25h") > shown.rindex("━")


def test_progress_is_for_terminals_and_for_those_who_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written where nobody sees it, with -q, with --no-progress, and for work that is done at once."""
    screen = Screen()
    for stream, wanted, quiet in (
        (Terminal(), True, False),
        (Terminal(), False, False),
        (Terminal(), True, True),
        (io.StringIO(), True, False),
    ):
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "DELAY", LONGEST if wanted and not quiet else 0)
        screen.progress, screen.quiet = wanted, quiet
        with screen.working(Text("正在…", "working…")):
            pass
        assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("env", "term", "expected"), [({}, "xterm", True), ({"NO_COLOR": "1"}, "xterm", False), ({}, "dumb", False)]
)
def test_a_terminal_is_coloured_unless_it_is_not_wanted(
    env: dict[str, str], term: str, *, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """NO_COLOR and a dumb terminal get plain words."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", term)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    Screen().write([(("error", "CP101"), ("", " x"))])
    assert ("\x1b[" in terminal.getvalue()) == expected
    assert "CP101" in terminal.getvalue()


@pytest.mark.parametrize(
    ("words", "zh", "en"),
    [
        (["--times", "x"], "--times 要写一个整数，例如 3", "--times is a whole number, for example 3"),
        (["--kind", "x"], "--kind 只能是 a, b", "--kind is one of a, b"),
        (["--odd", "x"], "--odd 的值不对", "The value of --odd is not one it can have"),
    ],
)
def test_values_that_typer_refuses(
    words: list[str], zh: str, en: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number, a word of a list and a value of one's own are complained of in our words."""

    def command(
        *,
        times: Annotated[int, typer.Option("--times")] = 1,
        kind: Annotated[Literal["a", "b"], typer.Option("--kind")] = "a",
        odd: Annotated[int, typer.Option("--odd", parser=lambda text: int(text, 2))] = 1,
    ) -> int:
        return times + odd + len(kind)

    module = ModuleType("careplan.cli.hello")
    module.command = command  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "careplan.cli.hello", module)
    table = {**COMMANDS, "hello": ("hello", Text("打个招呼", "Say hello"))}
    for lang, expected in (("zh", zh), ("en", en)):
        assert run(["hello", *words, "--lang", lang], table) == 2
        assert capsys.readouterr().err.splitlines()[0] == f"careplan: {expected}"
