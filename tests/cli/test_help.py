"""Help that fits the screen, and a new command that is a module and a line."""

import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Annotated, Any

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer._click import exceptions

from careplan.cli import app
from careplan.cli.help import wrapped
from careplan.cli.main import COMMANDS
from careplan.cli.options import Asked
from careplan.cli.render import Screen
from careplan.cli.run import run
from careplan.cli.words import both, complaint, said
from careplan.text import Lang, Text
from careplan.text.width import width_of
from tests.run import TOWNSHIP

HAN = re.compile(r"(?<!“)[\u4e00-\u9fff]")
"""Chinese that is not quoted in a sentence of another language."""
NAMED = re.compile(r"ID|WHO|DUTY|KIND|CODE|SLUG|YYYY-MM|PERIOD|CHILD|ADULT|SCHOOL|[a-z_]+\|.*")
"""Descriptions of what is known by an id, a name or a word of a list."""
FREE = {("init", "county"), ("init", "area"), ("sync", "keep")}
"""Codes of places that no record has yet, and clashes that are known only when there are some."""
USE = 2
"""The exit code of wrong use."""
LEAST = 5
"""How many kinds of complaint typer has at the least."""


def parameters(lang: Lang) -> Iterator[tuple[str, Any]]:
    """Yield every option and argument of every command and of careplan itself."""
    screen = Screen()
    screen.lang = lang
    yield from (("careplan", param) for param in app.whole().params)
    for name, entry in COMMANDS.items():
        command = app.built(name, entry, screen)
        assert bool(HAN.search(said(command.help, lang))) is (lang == "zh"), name
        yield from ((name, param) for param in command.params)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_option_and_argument_has_help_in_the_language(lang: Lang) -> None:
    """Help and description of each: Chinese in Chinese, and none of it in English."""
    for name, param in parameters(lang):
        help_, metavar = said(param.help, lang), said(param.metavar, lang)
        assert bool(HAN.search(help_)) is (lang == "zh"), (name, param.name)
        assert lang == "zh" or not HAN.search(metavar or ""), (name, param.name)
    assert all(bool(HAN.search(text.say(lang))) is (lang == "zh") for _, text in COMMANDS.values())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_complaint_of_typer_is_in_our_words(lang: Lang) -> None:
    """Whatever typer can raise, in its own words it is English everywhere."""
    kinds = [one for one in vars(exceptions).values() if isinstance(one, type) and issubclass(one, Exception)]
    assert len(kinds) > LEAST
    for kind in kinds:
        error = kind.__new__(kind)
        error.__dict__.update(option_name="--x", possibilities=["--xy"], message="requires", param=None, ctx=None)
        said_ = complaint(error, lang)
        assert bool(HAN.search(said_)) is (lang == "zh"), kind
        assert "requires" not in said_


def test_whatever_is_known_by_name_is_offered_by_the_shell(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every option and argument that takes an id, a name, a month or a word of a list offers some, here and now."""
    monkeypatch.chdir(TOWNSHIP)
    monkeypatch.setenv("_CAREPLAN_COMPLETE", "complete_bash")
    missing = [
        (name, param.name, param.metavar)
        for name, param in parameters("en")
        if NAMED.search(said(param.metavar, "en") or "") and not param.shell_complete(None, "")
    ]
    assert {(name, param) for name, param, _ in missing} == FREE


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (["reprt"], "report"),
        (["report", "--month", "2026年5月"], "2026-05"),
        (["census", "opn", "2026H1"], "open"),
        (["forms", "--month", "2026-05", "--form", "regstration"], "registration"),
        (["check", "--fromat", "json"], "--format"),
        (["show", "S02-F431Q"], "S02-F431P"),
        (["why", "S02-F431P", "home-vist"], "home-visit"),
    ],
)
def test_what_was_nearly_right_is_proposed(
    words: list[str], meant: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command, an option, a word of a list, a month, an id, a duty."""
    monkeypatch.chdir(TOWNSHIP)
    monkeypatch.setenv("CAREPLAN_LANG", "zh")
    assert run(words, COMMANDS) == USE
    assert f"是不是 {meant}？" in capsys.readouterr().err


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
