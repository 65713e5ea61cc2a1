"""`careplan close --month 2026-05`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer
from careplan.cli.options import Asked, Format, adult_option
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

HELP = both(
    "一个月结账：先看该交的交了没有、台帐有没有错，再把数字连同签名冻结；以后更正的，月报写明从几改到几、为什么",
    "Close a month: first what was not handed in and what is wrong, then its figures are frozen with three signatures; "
    "what is corrected later is said in the reports, from what to what and why",
)
_NOW_ONLY = Text("`close` 只能结现在的台帐，不能用 `--at`", "`close` works on the records as they are, without `--at`")
_TOWNSHIP = Text("结账是全镇的，不能用 `--school`", "A month is closed for the whole township, without `--school`")


def command(  # noqa: PLR0913 one option each
    asked: Asked,
    screen: Screen,
    *,
    month: Annotated[str, typer.Option("--month", metavar="YYYY-MM", help=both("哪个月，例如 2026-05", "Which month"))],
    filled_by: Annotated[
        str | None,
        adult_option("--filled-by", "填表人：编号、姓名或拼音", "Who filled it in: an id, a name or its pinyin"),
    ] = None,
    checked_by: Annotated[str | None, adult_option("--checked-by", "复核人", "Who checked it")] = None,
    head: Annotated[str | None, adult_option("--head", "单位负责人", "Who answers for it")] = None,
    incomplete: Annotated[
        bool,
        typer.Option(
            "--incomplete",
            help=both("没有交齐、还有错误，也照实结账", "Close it as it is, with what is missing and what is wrong"),
        ),
    ] = False,
    form: Format = "text",
) -> int:
    """Freeze a month's figures; 1 where something is in the way or a closed figure is known better now."""
    from careplan.workflow.answers.close_text import close_plain, close_text
    from careplan.workflow.month_close import close_month

    if asked.at:
        raise Refusal(_NOW_ONLY)
    if asked.school is not None:
        raise Refusal(_TOWNSHIP)
    root = asked.root()
    signed = {"filled_by": filled_by, "checked_by": checked_by, "head": head}
    closing = close_month(root, asked.day(root), month, signed, incomplete=incomplete)
    answer(screen, form, lambda: close_text(closing, screen.lang), lambda: close_plain(closing))
    return 1 if closing.obstacles or closing.corrections else 0
