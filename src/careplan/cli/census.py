"""`careplan census [PERIOD]`, `careplan census open PERIOD`, `careplan census close PERIOD`."""

from typing import Annotated, Final, TypeAlias

import typer

from careplan.cli.answer import answer
from careplan.cli.options import Asked, adult_option
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal, near

HELP = both(
    "半年核查：谁还没有核查、变动了什么、数对不对。`open` 写出各校的核查表，`close` 把数字封存；"
    "`--against 提交` 说明台帐从那次提交以来的变动",
    "The half-yearly check: who is not verified, what changed, whether the numbers agree. `open` writes the schools' "
    "sheets, `close` freezes the figures; `--against REV` tells what changed in the register since a commit",
)
_ACTIONS: Final = ("open", "close")
_TOO_MANY: Final = Text(
    zh="{near}写成 `careplan census 2026H1`、`careplan census open 2026H1` 或 `careplan census close 2026H1`",
    en="{near}Write `careplan census 2026H1`, `careplan census open 2026H1` or `careplan census close 2026H1`",
)
_NOW_ONLY: Final = Text(
    zh="`open` 和 `close` 写的是现在的台帐，不能加 `--at` 或 `--against`",
    en="`open` and `close` write into the records as they are; leave out `--at` and `--against`",
)
_WHOLE_TOWNSHIP: Final = Text(
    zh="`close` 封存的是全镇的数字，不能加 `--school`", en="`close` freezes the whole township; leave out `--school`"
)
_NO_PERIOD: Final = Text(
    zh="`--against` 比较的是两个时候的台帐，不写半年", en="`--against` compares two states; name no half year with it"
)


Closer: TypeAlias = Annotated[
    str | None,
    adult_option("--by", "由谁结（close）：编号、姓名或拼音", "Who closes it (close): an id, a name or its pinyin"),
]
"""Who closes a half year."""


def command(
    screen: Screen,
    asked: Asked,
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("open|close 半年", "open|close PERIOD"),
            help=both("例如 2026H1；默认是今天所在的半年", "Such as 2026H1; by default the half year of the day"),
        ),
    ] = None,
    *,
    against: Annotated[
        str | None,
        typer.Option("--against", metavar="REV", help=both("和哪次提交比较", "The commit to compare with")),
    ] = None,
    by: Closer = None,
    form: Annotated[
        str,
        typer.Option(
            "--format", metavar="text|md|json", help=both("写成什么格式；text 与 md 相同", "The form; text is md")
        ),
    ] = "text",
) -> int:
    """Look at a half year, open its sheets, close its figures, or compare two states of the register."""
    action, period = _understood(words or [])
    if action and (asked.at or against):
        raise Refusal(_NOW_ONLY)
    if against:
        if period:
            raise Refusal(_NO_PERIOD)
        return _compare(screen, asked, against, form)
    if action == "open":
        return _open(screen, asked, period, form)
    if action == "close":
        return _close(screen, asked, period, by, form)
    return _show(screen, asked, period, form)


def _understood(words: list[str]) -> tuple[str, str | None]:
    """Return the action, empty for looking, and the half year."""
    action = words[0] if words and words[0] in _ACTIONS else ""
    rest = words[1:] if action else words
    if len(rest) > 1:
        raise Refusal(_TOO_MANY, near=near(rest[0], sorted(_ACTIONS)))
    return action, rest[0] if rest else None


def _show(screen: Screen, asked: Asked, word: str | None, form: str) -> int:
    from careplan.workflow.census import known_form, period_named, show, written
    from careplan.workflow.report import templates_of

    known_form(form)
    root = asked.root()
    period = period_named(word, asked.day(root))
    world = asked.world()
    found = show(world, period)
    own = templates_of(root, asked.at)
    screen.write(written(world, found, form, screen.lang, asked.school_id, own=own))
    return 1 if found.needs_work else 0


def _open(screen: Screen, asked: Asked, word: str | None, form: str) -> int:
    from careplan.workflow.answers.census_json import open_plain
    from careplan.workflow.answers.census_text import open_text
    from careplan.workflow.census import known_form, period_named
    from careplan.workflow.census_open import open_sheets

    known_form(form)
    root = asked.root()
    period = period_named(word, asked.day(root))
    sheets = open_sheets(root, asked.world(), period, asked.school_id)
    answer(screen, _two(form), lambda: open_text(sheets, screen.lang), lambda: open_plain(period, sheets))
    return 0


def _close(screen: Screen, asked: Asked, word: str | None, by: str | None, form: str) -> int:
    from careplan.workflow.answers.census_json import close_plain
    from careplan.workflow.answers.census_text import close_text
    from careplan.workflow.census import known_form, period_named
    from careplan.workflow.census_close import close

    known_form(form)
    if asked.school is not None:
        raise Refusal(_WHOLE_TOWNSHIP)
    root = asked.root()
    on = asked.day(root)
    closing = close(root, on, period_named(word, on), by)
    answer(screen, _two(form), lambda: close_text(closing, screen.lang), lambda: close_plain(closing))
    return 1 if closing.obstacles or (closing.amendments and closing.amendments.figures) else 0


def _compare(screen: Screen, asked: Asked, against: str, form: str) -> int:
    from careplan.workflow.answers.census_json import compare_plain
    from careplan.workflow.answers.census_text import compare_text
    from careplan.workflow.census import known_form
    from careplan.workflow.census_compare import compared

    known_form(form)
    root = asked.root()
    found = compared(root, asked.day(root), asked.at, against, asked.school_id)
    answer(screen, _two(form), lambda: compare_text(found, screen.lang), lambda: compare_plain(found))
    return 1 if found.comparison.gone or found.comparison.unreadable else 0


def _two(form: str) -> str:
    return "json" if form == "json" else "text"
