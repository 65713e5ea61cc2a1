"""Help that fits the screen, and a new command that is a module and a line."""

import sys
from types import ModuleType
from typing import Annotated

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from careplan.cli.help import wrapped
from careplan.cli.main import COMMANDS
from careplan.cli.options import Asked
from careplan.cli.render import Screen
from careplan.cli.run import run
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.width import width_of


@given(st.text(alphabet="ab （）“”，。汉字 ", max_size=80), st.integers(12, 60))
def test_wrapping_loses_nothing_and_fits(text: str, width: int) -> None:
    """Every sign but spaces is kept in order; a line is too wide only where one piece cannot be broken."""
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width_of(line) <= width or " " not in line.strip() for line in lines)


def test_chinese_signs_take_two_columns() -> None:
    """A line of Chinese breaks at half as many signs, never before a stop."""
    assert wrapped("一二三四五六七八九十", 10) == ["一二三四五", "六七八九十"]
    assert wrapped("一二三四五。六", 10) == ["一二三四", "五。六"]


@pytest.mark.parametrize(("words", "code", "out"), [(["hello", "S01-1", "--loud"], 1, "S01-1 S02 True en\n")])
def test_a_new_command_is_a_module_and_a_line(
    words: list[str], code: int, out: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A function `command` gets its own words, the bundles it asks for, and the screen."""

    def command(
        screen: Screen,
        asked: Asked,
        *,
        child: Annotated[str, typer.Argument(metavar="ID")],
        loud: Annotated[bool, typer.Option("--loud", help=both("大声", "Loudly"))] = False,
    ) -> int:
        screen.write([f"{child} {asked.school} {loud} {screen.lang}"])
        return 1

    module = ModuleType("careplan.cli.hello")
    module.command = command  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "careplan.cli.hello", module)
    monkeypatch.setenv("CAREPLAN_LANG", "en")
    table = {**COMMANDS, "hello": ("hello", Text("打个招呼", "Say hello"))}
    assert run([*words, "--school", "S02"], table) == code
    assert capsys.readouterr().out == out
    assert run(["hello", "-h", "--lang", "zh"], table) == 0
    assert "大声" in capsys.readouterr().out
    assert run(["hello"], table) == 2
    assert "ID is missing" in capsys.readouterr().err
