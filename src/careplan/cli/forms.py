"""`careplan forms --month 2026-05`."""

import os
from typing import Annotated, Final

import typer

from careplan.cli.complete import staff
from careplan.cli.options import Asked
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

HELP = both(
    "发出表格：给每位代理家长一份当月关爱记录表，给每所学校一份月度工作记录表；填好后用 `careplan import` 收回",
    "Hand out forms: a care record for each proxy parent, a sheet for each school; `careplan import` takes them back",
)
_WRITTEN: Final = Text("写好 {count} 份表格，在 {folder}", "Wrote {count} forms to {folder}")
_NONE: Final = Text(
    "没有要发的表格：{month} 没有这样的代理家长或学校", "No form to hand out: nobody of that kind in {month}"
)
_MONTH: Final = Text(
    "写明 `--month`，例如 `--month 2026-05`；要空白表，用 `--blank`",
    "Name the `--month`, such as `--month 2026-05`; for empty forms use `--blank`",
)


Month = Annotated[
    str | None,
    typer.Option("--month", metavar="YYYY-MM", help=both("哪个月，例如 2026-05", "Which month, for example 2026-05")),
]
Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--form",
        metavar="ID",
        help=both(
            "哪种表，可写几次；默认 care-record 和 school-month，all 为全部",
            "Which form, may be repeated; by default care-record and school-month, `all` for every one",
        ),
    ),
]
Adult = Annotated[
    str | None,
    typer.Option("--adult", metavar="ID", autocompletion=staff, help=both("只给一位代理家长", "For one adult only")),
]
Blank = Annotated[
    bool, typer.Option("--blank", help=both("空白表，打印后手填", "Empty forms, to print and fill in by hand"))
]


def command(
    asked: Asked, screen: Screen, *, month: Month = None, form: Forms = None, adult: Adult = None, blank: Blank = False
) -> int:
    """Write the forms into a folder: that of `-o`, else `forms-MONTH` beside the records."""
    from careplan.store.output import folder_for, write_output
    from careplan.workflow.forms import blank_copies, forms_named, month_copies, workbook

    wanted = forms_named(form or [])
    if month is None and not blank:
        raise Refusal(_MONTH)
    copies = blank_copies(wanted) if blank else month_copies(asked.world(), month or "", wanted, asked.school, adult)
    if not copies:
        raise Refusal(_NONE, month=month or "")
    folder = screen.file or os.path.join(_beside(asked), f"forms-{month or 'blank'}")  # noqa: PTH118 text all the way
    folder_for(folder)
    screen.file = None
    for copy in copies:
        made = workbook(copy, screen.lang)
        write_output(os.path.join(folder, made.name), made.data)  # noqa: PTH118 as above
    screen.write([screen.say(_WRITTEN, count=str(len(copies)), folder=os.path.relpath(folder))])
    return 0


def _beside(asked: Asked) -> str:
    """Return the folder beside the records: forms name children in full and are no records."""
    try:
        return os.path.dirname(os.path.abspath(asked.root()))  # noqa: PTH100, PTH120 as above
    except Refusal:
        return "."
