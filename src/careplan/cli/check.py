"""`careplan check [PATH…]`."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

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

if TYPE_CHECKING:
    from careplan.cli.stats import Stopwatch
    from careplan.formats import Format as Writer
    from careplan.store.pages import Pages
    from careplan.workflow.check import Job

_LEVELS: Final = (*(severity.value for severity in Severity), "never")
_LEVEL: Final = Text(
    zh="--fail-on 没有 {name}。{near}可选：error、warning、note、never",
    en="--fail-on has no {name}. {near}It is error, warning, note or never",
)
_WORKING: Final = Text("正在检查", "Checking")
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


@dataclass(frozen=True)
class Course:
    """How the check goes on."""

    watch: Annotated[
        bool, typer.Option("--watch", help=both("每次保存后再检查，Ctrl-C 结束", "Check again on every save"))
    ] = False
    stats: Annotated[
        bool, typer.Option("--stats", help=both("另说时间用在哪里", "Say as well where the time went"))
    ] = False


def command(
    screen: Screen,
    asked: Asked,
    chosen: Chosen,
    verdict: Verdict,
    course: Course,
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
    from careplan.cli.stats import Stopwatch
    from careplan.formats import check_format

    writer = check_format(form)
    verdict.check()
    if screen.verbose:
        screen.note(_VERBOSE.fill(screen.lang, _about(asked, chosen)))
    stopwatch = Stopwatch()
    question = _Question(asked, chosen, tuple(paths or ()), stopwatch, with_frames=form == "text")
    if course.watch:
        return _watch(screen, question, partial(_tell, screen, writer, stopwatch, stats=course.stats))
    with screen.working(_WORKING):
        result = question.result()
    _tell(screen, writer, stopwatch, result, stats=course.stats)
    return verdict.code(result)


def _tell(screen: Screen, writer: "Writer", stopwatch: "Stopwatch", result: CheckResult, *, stats: bool) -> None:
    """Write what was found, and with `stats` where the time went."""
    from careplan.formats import speaks_to_ci
    from careplan.workflow.stages import Stage

    with stopwatch.within(Stage.WRITE):
        screen.write(writer.write(result, screen.lang), to_ci=speaks_to_ci(writer))
    if stats:
        for line in stopwatch.lines(result, screen.lang):
            screen.note(line, heard=False)


def _watch(screen: Screen, question: "_Question", tell: Callable[[CheckResult], None]) -> NoReturn:
    """Answer on every save; what has not changed is not read again."""
    from careplan.cli.watch import watch
    from careplan.store.pages import Pages

    pages = Pages()

    def again() -> None:
        result = question.result(pages)
        pages.drop_unused()
        screen.clear()
        tell(result)

    watch(screen, question.folder(), again)


def _about(asked: Asked, chosen: Chosen) -> dict[str, str]:
    from careplan.workflow.choose import chosen as checks_of

    checks = checks_of(chosen.select, chosen.ignore)
    return {"checks": str(len(checks)), "since": chosen.since or "–", "at": asked.at or "–", "version": __version__}


@dataclass(frozen=True)
class _Question:
    """What is to be checked, as it was asked; each answer is of the records, and of the day, as they are then."""

    asked: Asked
    chosen: Chosen
    paths: tuple[str, ...]
    stopwatch: "Stopwatch"
    with_frames: bool

    def folder(self) -> str:
        """Return the folder of the records, or where one stands. Raises Refusal."""
        from careplan.workflow.paths import meant

        here = os.getcwd()  # noqa: PTH109 text all the way
        return meant(self.paths, self.asked.records, here).root or here

    def result(self, pages: "Pages | None" = None) -> CheckResult:
        """Return what the checks find. Raises Refusal."""
        from careplan.workflow.check import check, check_loose, joined
        from careplan.workflow.choose import chosen as checks_of
        from careplan.workflow.paths import meant

        here = os.getcwd()  # noqa: PTH109 text all the way
        root, under, loose = meant(self.paths, self.asked.records, here)
        results = [] if root is None else [check(self._job(root, here, under, pages))]
        checks = checks_of(self.chosen.select, self.chosen.ignore)
        results += [check_loose(path, self.asked.day(root), checks) for path in loose]
        return results[0] if len(results) == 1 else joined(results)

    def _job(self, root: str, here: str, under: tuple[str, ...], pages: "Pages | None") -> "Job":
        from careplan.workflow.check import Job
        from careplan.workflow.paths import prefix

        asked, chosen = self.asked, self.chosen
        return Job(
            root=root,
            on=asked.day(root),
            at=asked.at,
            select=tuple(chosen.select),
            ignore=tuple(chosen.ignore),
            under=under,
            school=asked.school_id,
            since=chosen.since,
            relied_on=in_ci() or chosen.since is not None,
            frames=self.with_frames,
            prefix=prefix(root, here),
            pages=pages,
            within=self.stopwatch.within,
        )
