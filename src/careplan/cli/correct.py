"""`careplan correct ROW [COLUMN=VALUE…]`, `careplan correct ROW --strike`."""

from functools import partial
from typing import Annotated

import typer

from careplan.cli.complete import columns
from careplan.cli.entering import Entering, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.enter.correcting import correcting, question
from careplan.workflow.enter.setting import BETWEEN

HELP = both(
    "改正写错的一条记录：`日期=2026-05-04`、`结果=`（清空）；`--strike` 划去没有的事。记录用行号，或 `check`、`why` "
    "说的位置（文件:行）。改了日期或记录人，这一行就到该去的表里。以前的样子 git 里都在；已结账的月份，月报写明更正",
    "Mend an act that was written down wrongly: `date=2026-05-04`, `outcome=` (emptied); `--strike` takes out what "
    "never was. The row is its row_id, or FILE:LINE as `check` and `why` say. With another day or writer it goes into "
    "the table where it belongs. git keeps what was there; of a closed month the report tells the amendment",
)


def command(
    screen: Screen,
    entering: Entering,
    *,
    row: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[记录]", "[ROW]"),
            help=both("行号，或文件:行", "Its row_id, or FILE:LINE"),
        ),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("[列=值…]", "[COLUMN=VALUE…]"),
            autocompletion=columns,
            help=both("改成什么，例如 date=2026-05-04", "What is right, such as date=2026-05-04"),
        ),
    ] = None,
    strike: Annotated[
        bool, typer.Option("--strike", help=both("划去：没有这回事", "Strike it out: it never was"))
    ] = False,
) -> int:
    """Mend or strike out an act."""
    given = {"row": row, "words": BETWEEN.join(values or ()), "strike": "yes" if strike else None}
    entered(screen, entering, given, partial(question, entering.root()), correcting)
    return 0
