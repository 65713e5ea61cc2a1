"""`careplan plan check [FILE]`, `show [DUTY]`, `calendar`, `coverage` and `try NEW`."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Final

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown

if TYPE_CHECKING:
    from careplan.workflow.plan import Which

HELP = both(
    "看计划。`check [文件]` 只查计划，台帐外的文件也行；`show [义务]` 用话说计划写了什么；"
    "`calendar` 列出一个月的义务和日子；`coverage` 列出没有义务的条款和没有条款的义务；"
    "`try 新计划 --against 台帐` 在旧台帐上试新计划：会有哪些应做、哪些未做",
    "Look at a plan. `check [FILE]` checks the plan alone, in the records or not; `show [DUTY]` says what it says in "
    "words; `calendar` lists what a month holds; `coverage` lists clauses with no duty and duties with no clause; "
    "`try NEW --against DIR` runs a new plan on records: what would have been owed and missed",
)
_UNKNOWN: Final = Text(
    zh="`careplan plan` 没有 {name}。{near}可选：check、show、calendar、coverage、try",
    en="`careplan plan` has no {name}. {near}There are: check, show, calendar, coverage, try",
)
_WHAT: Final = Text(
    zh="写出要看什么，例如 `careplan plan show`、`careplan plan check records/plan/2026.yaml`",
    en="Say what to do, such as `careplan plan show` or `careplan plan check records/plan/2026.yaml`",
)
_TOO_MANY: Final = Text(zh="`careplan plan {action}` 后面多写了词", en="`careplan plan {action}` takes fewer words")
_NO_NEW: Final = Text(
    zh="写出要试的计划，例如 `careplan plan try 2027.yaml --against records`",
    en="Name the plan to try, such as `careplan plan try 2027.yaml --against records`",
)
_NOT_HERE: Final = Text(zh="`{option}` 不能和 `{action}` 一起用", en="`{option}` does not go with `{action}`")
_NO_CALENDAR: Final = Text(
    zh="没有校历可查：按学期、假期的日子没有核对；写 `--records 台帐` 就会核对",
    en="There is no calendar at hand: days of terms and vacations were not looked at; `--records DIR` gives one",
)


@dataclass(frozen=True)
class Options:
    """What single words after `careplan plan` take."""

    month: Annotated[
        str | None,
        typer.Option(
            "--month", metavar="YYYY-MM", help=both("哪个月（calendar），默认本月", "The month (calendar); default now")
        ),
    ] = None
    file: Annotated[
        str | None,
        typer.Option(
            "--file",
            metavar="FILE",
            help=both("看这个文件里的计划（show、coverage）", "The plan in this file (show, coverage)"),
        ),
    ] = None
    against: Annotated[
        str | None,
        typer.Option(
            "--against", metavar="DIR", help=both("在哪个台帐上试（try）", "The records on which to try it (try)")
        ),
    ] = None
    shift_years: Annotated[
        int | None,
        typer.Option(
            "--shift-years",
            metavar="N",
            help=both("把新计划的日子提前几年（try）", "Years to move the new plan's days back (try)"),
        ),
    ] = None


_TAKES: Final[Mapping[str, frozenset[str]]] = {
    "check": frozenset({"--at"}),
    "show": frozenset({"--file", "--at"}),
    "calendar": frozenset({"--month", "--school", "--at"}),
    "coverage": frozenset({"--file", "--at"}),
    "try": frozenset({"--against", "--shift-years"}),
}
_WORDS: Final = {"check": 1, "show": 1, "calendar": 0, "coverage": 0, "try": 1}


def command(
    screen: Screen,
    asked: Asked,
    options: Options,
    *,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="check|show|calendar|coverage|try",
            help=both(
                "做什么，后面写文件，或义务的编号或名称", "What to do, then a file, or a duty by its id or title"
            ),
        ),
    ] = None,
    form: Format = "text",
) -> int:
    """Check, say, or try a plan, list a month of it, or hold it against its documents."""
    action, word = _understood(words or [])
    _fitting(action, asked, options)
    return _ACTIONS[action](screen, asked, options, word, form)


def _understood(words: list[str]) -> tuple[str, str | None]:
    """Return the action and the word after it. Raises Refusal for any other words."""
    if not words:
        raise Refusal(_WHAT)
    action, *rest = words
    if action not in _ACTIONS:
        raise Refusal(_UNKNOWN, name=shown(action), near=near(action, list(_ACTIONS)))
    if len(rest) > _WORDS[action]:
        raise Refusal(_TOO_MANY, action=action)
    return action, rest[0] if rest else None


def _fitting(action: str, asked: Asked, options: Options) -> None:
    """Raise Refusal for an option that an action has no use for."""
    given = {
        "--month": options.month,
        "--file": options.file,
        "--against": options.against,
        "--shift-years": options.shift_years,
        "--school": asked.school,
        "--at": asked.at,
    }
    for option, value in given.items():
        if value is not None and option not in _TAKES[action]:
            raise Refusal(_NOT_HERE, option=option, action=action)


def _which(asked: Asked, file: str | None) -> "Which":
    from careplan.workflow.plan import Which

    root = asked.root() if file is None or asked.records is not None else None
    return Which(asked.day(root), root or asked.records, asked.at, file)


def _check(screen: Screen, asked: Asked, _: Options, file: str | None, form: str) -> int:
    from careplan.domain.finding import Severity
    from careplan.formats import check_format, speaks_to_ci
    from careplan.workflow.paths import prefix
    from careplan.workflow.plan_check import check_plan

    writer = check_format(form)
    which = _which(asked, file)
    here = os.getcwd()  # noqa: PTH109 text all the way
    result, known = check_plan(which, prefix(which.root, here) if which.root else "")
    screen.write(writer.write(result, screen.lang), to_ci=speaks_to_ci(writer))
    if not known:
        screen.note(_NO_CALENDAR.say(screen.lang))
    return int(result.fails(Severity.ERROR))


def _show(screen: Screen, asked: Asked, options: Options, duty: str | None, form: str) -> int:
    from careplan.workflow.answers.plan_json import show_plain
    from careplan.workflow.answers.plan_text import show_text
    from careplan.workflow.plan import show

    known_form(form)
    found = show(_which(asked, options.file), duty)
    answer(screen, form, lambda: show_text(found, screen.lang), lambda: show_plain(found))
    return 0


def _calendar(screen: Screen, asked: Asked, options: Options, _: str | None, form: str) -> int:
    from careplan.workflow.answers.plan_json import calendar_plain
    from careplan.workflow.answers.plan_text import calendar_text
    from careplan.workflow.plan import calendar, known_month

    known_form(form)
    known_month(options.month)
    found = calendar(asked.world(), options.month, asked.school_id)
    answer(screen, form, lambda: calendar_text(found, screen.lang), lambda: calendar_plain(found))
    return 0


def _coverage(screen: Screen, asked: Asked, options: Options, _: str | None, form: str) -> int:
    from careplan.workflow.answers.plan_json import coverage_plain
    from careplan.workflow.answers.plan_text import coverage_text
    from careplan.workflow.plan import covered

    known_form(form)
    found = covered(_which(asked, options.file))
    answer(screen, form, lambda: coverage_text(found, screen.lang), lambda: coverage_plain(found))
    return int(not all(one.is_whole for one in found))


def _try(screen: Screen, asked: Asked, options: Options, file: str | None, form: str) -> int:
    from careplan.workflow.answers.plan_json import try_plain
    from careplan.workflow.answers.plan_try_text import try_text
    from careplan.workflow.look import records_root
    from careplan.workflow.plan_try import try_plan

    known_form(form)
    if file is None:
        raise Refusal(_NO_NEW)
    root = records_root(options.against, "") if options.against is not None else asked.root()
    on = asked.day(root)
    trial = try_plan(file, root, on, options.shift_years or 0)
    answer(screen, form, lambda: try_text(trial, on, screen.lang), lambda: try_plain(trial, on))
    return 0


_ACTIONS: Final[Mapping[str, Callable[[Screen, Asked, Options, str | None, str], int]]] = {
    "check": _check,
    "show": _show,
    "calendar": _calendar,
    "coverage": _coverage,
    "try": _try,
}
