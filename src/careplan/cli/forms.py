"""`careplan forms --month 2026-05`."""

import os
from typing import Annotated, Final

import typer

from careplan.cli.complete import forms
from careplan.cli.options import Asked, adult_option
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown

HELP = both(
    "发出表格：给每位代理家长一份当月关爱记录表，给每所学校一份月度工作记录表；填好后用 `careplan import` 收回。"
    "`--format docx`、`pdf` 用来打印",
    "Hand out forms: a care record for each proxy parent, a sheet for each school; `careplan import` takes them back. "
    "`--format docx` and `pdf` are for paper",
)
_NO_KIND: Final = Text("--format 没有 {name}。{near}可选：{known}", "--format has no {name}. {near}There are: {known}")
_WRITTEN: Final = Text("写好 {count} 份表格，在 {folder}", "Wrote {count} forms to {folder}")
_NONE: Final = Text(
    "没有要发的表格：{month} 没有这样的代理家长或学校", "No form to hand out: nobody of that kind in {month}"
)
_MONTH: Final = Text(
    "写明 `--month`，例如 `--month 2026-05`；要空白表，用 `--blank`",
    "Name the `--month`, such as `--month 2026-05`; for empty forms use `--blank`",
)
_WORKING: Final = Text("正在写表格", "Writing the forms")

Month = Annotated[
    str | None,
    typer.Option("--month", metavar="YYYY-MM", help=both("哪个月，例如 2026-05", "Which month, for example 2026-05")),
]
Forms = Annotated[
    list[str] | None,
    typer.Option(
        "--form",
        metavar="ID",
        autocompletion=forms,
        help=both(
            "哪种表，可写几次；默认 care-record 和 school-month，all 为全部",
            "Which form, may be repeated; by default care-record and school-month, `all` for every one",
        ),
    ),
]
Adult = Annotated[
    str | None,
    adult_option("--adult", "只给一位代理家长：编号、姓名或拼音", "For one adult only: an id, a name or its pinyin"),
]
Blank = Annotated[
    bool, typer.Option("--blank", help=both("空白表，打印后手填", "Empty forms, to print and fill in by hand"))
]


Kind = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="xlsx|docx|pdf",
        help=both(
            "xlsx（填好能收回）、docx 或 pdf（打印手填）；默认看 `-o` 的文件名，否则 xlsx",
            "xlsx, which comes back, or docx and pdf for paper; by default that of the file named by `-o`, else xlsx",
        ),
    ),
]


def command(
    asked: Asked,
    screen: Screen,
    *,
    month: Month = None,
    form: Forms = None,
    adult: Adult = None,
    blank: Blank = False,
    kind: Kind = None,
) -> int:
    """Write the forms into one file, or into a folder: that of `-o`, else `forms-MONTH` beside the records."""
    from careplan.store.output import folder_for, write_output
    from careplan.store.templates import own_in
    from careplan.workflow.forms import blank_copies, bound, forms_named, handed_out, month_copies

    wanted = forms_named(form or [])
    if month is None and not blank:
        raise Refusal(_MONTH)
    into, ending = _target(screen.file, kind)
    with screen.working(_WORKING) as steps:
        copies = (
            blank_copies(wanted) if blank else month_copies(asked.world(), month or "", wanted, asked.school_id, adult)
        )
        if not copies:
            raise Refusal(_NONE, month=month or "")
        root = _root(asked)
        own = own_in(root or ".")
        if into is not None:
            write_output(into, bound(copies, ending, screen.lang, own))
        else:
            into = screen.file or _beside(root, f"forms-{month or 'blank'}")
            folder_for(into)
            for copy in steps.counted(copies):
                made = handed_out(copy, ending, screen.lang, own)
                write_output(os.path.join(into, made.name), made.data)  # noqa: PTH118 text all the way
    screen.file = None
    screen.write([screen.say(_WRITTEN, count=str(len(copies)), folder=os.path.relpath(into))])
    return 0


def _beside(root: str | None, name: str) -> str:
    """Return a folder beside the records, or here where there are none."""
    beside = os.path.dirname(os.path.abspath(root)) if root else "."  # noqa: PTH100, PTH120 text all the way
    return os.path.join(beside, name)  # noqa: PTH118 as above


def _target(file: str | None, kind: str | None) -> tuple[str | None, str]:
    """Return the one file into which all forms go, None for a folder, and of which kind the files are."""
    from careplan.workflow.forms import KINDS

    if kind is not None and kind not in KINDS:
        raise Refusal(_NO_KIND, name=shown(kind), near=near(kind, list(KINDS)), known=", ".join(KINDS))
    ending = (file or "").rpartition(".")[2].lower()
    if file is None or ending not in KINDS or os.path.isdir(file):  # noqa: PTH112 as above
        return None, kind or "xlsx"
    return file, kind or ending


def _root(asked: Asked) -> str | None:
    """Return the records' root, None where there are no records: empty forms need none."""
    try:
        return asked.root()
    except Refusal:
        return None
