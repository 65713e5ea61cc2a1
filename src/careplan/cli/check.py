"""`careplan check [PATH…]`."""

import os
from dataclasses import dataclass, field
from typing import Annotated, Final

import typer

from careplan import __version__
from careplan.cli.ci import in_ci
from careplan.cli.complete import codes
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.domain.check_result import CheckResult
from careplan.domain.finding import Severity
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown

_LEVELS: Final = (*(severity.value for severity in Severity), "never")
_LEVEL: Final = Text(
    zh="--fail-on 没有 {name}。{near}可选：error、warning、note、never",
    en="--fail-on has no {name}. {near}It is error, warning, note or never",
)
_VERBOSE: Final = Text(
    zh="careplan {version}：做 {checks} 项检查；--at {at}；--since {since}",
    en="careplan {version}: checks: {checks}; --at {at}; --since {since}",
)


@dataclass(frozen=True)
class Chosen:
    """Which checks run, and which findings are told."""

    select: Annotated[
        list[str],
        typer.Option(
            "--select",
            metavar="CODE",
            autocompletion=codes,
            help=both("只做这些检查：代码、代码开头或名称，可重复", "Only these checks: codes, beginnings or names"),
        ),
    ] = field(default_factory=list)
    ignore: Annotated[
        list[str],
        typer.Option("--ignore", metavar="CODE", autocompletion=codes, help=both("不做这些检查", "Not these checks")),
    ] = field(default_factory=list)
    since: Annotated[
        str | None,
        typer.Option(
            "--since",
            metavar="REV",
            help=both("只说这次提交之后的改动带来的问题", "Only what the change since a commit brought in"),
        ),
    ] = None


@dataclass(frozen=True)
class Verdict:
    """Which findings make the exit code 1."""

    fail_on: Annotated[
        str,
        typer.Option(
            "--fail-on",
            metavar="LEVEL",
            help=both("到哪一级算不通过：error、warning、note、never", "What fails: error, warning, note or never"),
        ),
    ] = "error"
    strict: Annotated[
        bool, typer.Option("--strict", help=both("未完成的义务也算不通过", "A duty that was missed fails as well"))
    ] = False
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help=both("有问题也以 0 退出", "Leave with 0 whatever is found"))
    ] = False

    def code(self, result: CheckResult) -> int:
        """Return the exit code. Raises Refusal for a level that is none."""
        level = self._level()
        if self.strict and level is Severity.ERROR:
            level = Severity.WARNING
        return int(result.fails(level) and not self.exit_zero)

    def check(self) -> None:
        """Raise Refusal for a level that is none, before any work is done."""
        self._level()

    def _level(self) -> Severity | None:
        if self.fail_on not in _LEVELS:
            name = shown(self.fail_on)
            raise Refusal(_LEVEL, name=name, near=near(name, list(_LEVELS)))
        return None if self.fail_on == "never" else Severity(self.fail_on)


def command(
    screen: Screen,
    asked: Asked,
    chosen: Chosen,
    verdict: Verdict,
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("路径", "PATH"),
            help=both("只说与这些文件或文件夹有关的问题；默认全部", "Only what concerns these files or folders"),
        ),
    ] = None,
    form: Format = "text",
) -> int:
    """Check, write what was found, and return 0 or 1."""
    from careplan.formats import check_format, speaks_to_ci

    writer = check_format(form)
    verdict.check()
    if screen.verbose:
        screen.note(_VERBOSE.fill(screen.lang, _about(asked, chosen)))
    with screen.working(Text("正在检查…", "checking…")):
        result = _result(asked, chosen, tuple(paths or ()), with_frames=form == "text")
    screen.write(writer.write(result, screen.lang), to_ci=speaks_to_ci(writer))
    return verdict.code(result)


def _about(asked: Asked, chosen: Chosen) -> dict[str, str]:
    from careplan.workflow.choose import chosen as checks_of

    checks = checks_of(chosen.select, chosen.ignore)
    return {"checks": str(len(checks)), "since": chosen.since or "–", "at": asked.at or "–", "version": __version__}


def _result(asked: Asked, chosen: Chosen, paths: tuple[str, ...], *, with_frames: bool) -> CheckResult:
    from careplan.workflow.check import Job, check, check_loose, joined
    from careplan.workflow.choose import chosen as checks_of
    from careplan.workflow.look import known_school
    from careplan.workflow.paths import meant, prefix

    here = os.getcwd()  # noqa: PTH109 text all the way
    root, under, loose = meant(paths, asked.records, here)
    results = []
    if root is not None:
        job = Job(
            root=root,
            on=asked.day(root),
            at=asked.at,
            select=tuple(chosen.select),
            ignore=tuple(chosen.ignore),
            under=under,
            school=known_school(root, asked.school) if asked.school is not None else None,
            since=chosen.since,
            relied_on=in_ci() or chosen.since is not None,
            frames=with_frames,
            prefix=prefix(root, here),
        )
        results.append(check(job))
    checks = checks_of(chosen.select, chosen.ignore)
    results += [check_loose(path, asked.day(root), checks) for path in loose]
    return results[0] if len(results) == 1 else joined(results)
