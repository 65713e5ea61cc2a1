"""Options that mean the same everywhere, in bundles that a command asks for by naming their type.

A command is a function `command` in a module of this folder. What its parameters are typed with decides what it gets:
a bundle below gets its options, `Screen` the renderer, an `Annotated[..., typer.Option(help=both(...))]` is the
command's own. It returns the exit code.
"""

import os
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Annotated

import typer

from careplan.cli.ci import in_ci
from careplan.cli.complete import schools, staff
from careplan.cli.words import ADULT, SCHOOL, both
from careplan.text import Text
from careplan.text.refusal import Refusal

if TYPE_CHECKING:
    from careplan.domain.world import World

_NOT_A_DAY = Text(
    zh="{option} 要写成真实的日期：年-月-日，例如 `{option} 2026-05-31`",
    en="{option} is a day that exists, written as year-month-day, for example `{option} 2026-05-31`",
)

Format = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=both("写成什么格式，例如 text、concise、json", "How to write it, for example text, concise, json"),
    ),
]


def adult_option(name: str, zh: str, en: str) -> object:
    """Return an option that takes an adult: an id, a name or its pinyin."""
    return typer.Option(name, metavar=ADULT, autocompletion=staff, help=both(zh, en))


@dataclass(frozen=True)
class Asked:
    """Which records are looked at, as of which commit and which day, and for which school."""

    records: Annotated[
        str | None,
        typer.Option(
            "--records",
            metavar="DIR",
            help=both(
                "台帐所在文件夹；默认向上找 careplan.yaml，再找 ./records",
                "The folder of records; by default the nearest upward with careplan.yaml, else ./records",
            ),
        ),
    ] = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=both("看哪一天的情况；默认今天", "The day on which one looks; by default today"),
        ),
    ] = None
    at: Annotated[
        str | None,
        typer.Option(
            "--at",
            metavar="REV",
            help=both("看某次提交时的台帐，例如 HEAD~1", "The records as they stood in a commit, such as HEAD~1"),
        ),
    ] = None
    school: Annotated[
        str | None,
        typer.Option(
            "--school",
            metavar=SCHOOL,
            autocompletion=schools,
            help=both("只看一所学校：编号或校名，例如 S03", "One school only: its id or its name, for example S03"),
        ),
    ] = None

    @cached_property
    def school_id(self) -> str | None:
        """The one school asked for, by its id. Raises Refusal where there is none such, or there are several."""
        from careplan.workflow.look import known_school

        return None if self.school is None else known_school(self.root(), self.school)

    def root(self) -> str:
        """Return the records' root. Raises Refusal where there is none."""
        from careplan.workflow.look import records_root

        return records_root(self.records, os.getcwd())  # noqa: PTH109 text all the way

    def day(self, root: str | None) -> date:
        """Return the day asked for: `--on`, in CI the day of the records' commit, else today in China.

        Raises Refusal for what is no day.
        """
        if self.on is not None:
            return day_named(self.on, "--on")
        return today(root, self.at)

    def world(self) -> "World":
        """Return the world asked for. Raises Refusal where there are no records, no such commit or no such school."""
        from careplan.workflow.look import look

        root = self.root()
        _ = self.school_id  # refused before anything else is read
        return look(root, self.day(root), at=self.at, live=self.on is None)


def day_named(words: str, option: str) -> date:
    """Return the day that an option names. Raises Refusal for what is no day."""
    from careplan.workflow.look import YEARS

    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise Refusal(_NOT_A_DAY, option=option) from None
    if day.isoformat() != words or day.year not in YEARS:
        raise Refusal(_NOT_A_DAY, option=option)
    return day


def today(root: str | None, at: str | None = None) -> date:
    """Return the day on which this runs: in CI that of the records' commit, else today in China."""
    from careplan.domain.calendar.months import today_in_shanghai
    from careplan.workflow.look import commit_moment

    moment = commit_moment(root, at or "HEAD") if root and in_ci() else None
    return today_in_shanghai(moment or datetime.now(UTC))


def world(asked: Asked) -> "World":
    """Return the world that somebody asked for."""
    return asked.world()


@dataclass(frozen=True)
class Manner:
    """How careplan talks; every command takes these."""

    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help=both("结果写进文件", "Write the result to a file")),
    ] = None
    quiet: Annotated[
        bool, typer.Option("-q", "--quiet", help=both("只写结果，不写说明", "Write the result without remarks"))
    ] = False
    verbose: Annotated[bool, typer.Option("-v", "--verbose", help=both("多说一些", "Say more"))] = False
    lang: Annotated[str | None, typer.Option("--lang", metavar="zh|en", help=both("语言", "Language"))] = None
    color: Annotated[
        str,
        typer.Option(
            "--color",
            metavar="auto|always|never",
            help=both("颜色；默认只在终端上", "Colour; by default on a terminal only"),
        ),
    ] = "auto"
    no_progress: Annotated[bool, typer.Option("--no-progress", help=both("不显示进度", "Show no progress"))] = False
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=both("不用、也不留下以前的答案", "Neither use nor keep earlier answers"))
    ] = False
    debug: Annotated[
        bool, typer.Option("--debug", help=both("程序出错时显示经过", "Show how a fault of the tool came"))
    ] = False
