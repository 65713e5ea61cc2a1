"""`careplan report --month 2026-05`."""

import os
import sys
from typing import Annotated

import typer

from careplan.cli.complete import rules
from careplan.cli.options import Asked
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown

HELP = both(
    "生成月报、登记台帐、管理台帐或统计表：全镇的，或用 `--school` 生成一所学校的；`-o 文件夹` 把全镇和各校的都写出来",
    "Draw up the monthly report, a ledger or the summary tables: the township's, or one school's with `--school`; "
    "`-o DIR` writes all of them",
)
Kind = Annotated[
    str,
    typer.Option(
        "--kind",
        metavar="month|register-ledger|care-ledger|statistics",
        help=both(
            "month（月报）、register-ledger（登记台帐）、care-ledger（管理台帐）或 statistics（统计表）",
            "month, register-ledger (every child), care-ledger (what was done for each) or statistics (by school)",
        ),
    ),
]
Full = Annotated[
    bool,
    typer.Option(
        "--full",
        help=both(
            "台帐里写出姓名、证件号、住址、电话；不加时只写编号和“张**”。写出的文件不要放进台帐文件夹",
            "Names, numbers, addresses and phones in a ledger; without it an id and a surname. Keep that file out of "
            "the records",
        ),
    ),
]
Rule = Annotated[
    str | None,
    typer.Option(
        "--rule",
        metavar="ID",
        autocompletion=rules,
        help=both(
            "按哪一条认定口径，例如 school-roll；默认按本镇所用的",
            "By which rule of eligibility, such as school-roll; by default the township's own",
        ),
    ),
]
Form = Annotated[
    str | None,
    typer.Option(
        "--format",
        metavar="FORM",
        help=both(
            "md（按模板）、html（一页带图）、docx、xlsx、pdf 或 json（供程序读）；默认看 `-o` 的文件名，否则 md",
            "md by the templates, html (one page with pictures), docx, xlsx, pdf, or json for programs; by default "
            "that of the file named by `-o`, else md",
        ),
    ),
]
_WORKING = Text("正在生成报告", "Drawing up the reports")
_NO_FORM = Text("--format 没有 {name}。{near}可选：{known}", "--format has no {name}. {near}There are: {known}")
_TO_FILE = Text(
    "{form} 是文件，不能显示在屏幕上。写明存到哪里，例如 `-o 月报.{form}`",
    "{form} is a file and no text for a screen. Say where it goes, for example `-o report.{form}`",
)


def command(
    asked: Asked,
    screen: Screen,
    *,
    month: Annotated[
        str,
        typer.Option(
            "--month", metavar="YYYY-MM", help=both("哪个月，例如 2026-05", "Which month, for example 2026-05")
        ),
    ],
    kind: Kind = "month",
    full: Full = False,
    rule: Rule = None,
    form: Form = None,
) -> int:
    """Write the reports of a month; several need a folder."""
    from careplan.store.output import folder_for
    from careplan.workflow.report import by_rule, reports, templates_of
    from careplan.workflow.report_forms import written

    chosen = _known(form, screen)
    folder = screen.file if screen.file is not None and _is_folder(screen.file) else None
    if folder is not None:
        folder_for(folder)
    own = templates_of(asked.root(), asked.at)
    with screen.working(_WORKING) as steps:
        world = by_rule(asked.world(), rule)
        views = list(reports(world, month, asked.school_id, every=folder is not None, kind=kind, full=full))
        sheets = [written(view, chosen, screen.lang, own) for view in steps.counted(views)]
    for sheet in sheets:
        if folder is not None:
            screen.file = os.path.join(folder, sheet.name)  # noqa: PTH118 text all the way
        if chosen in {"md", "json"}:
            screen.write(sheet.data.decode().removesuffix("\n").split("\n"))
        else:
            screen.put(sheet.data)
        screen.close()
    return 0


def _known(asked: str | None, screen: Screen) -> str:
    """Return the form asked for; refuse one that is none, and one that is no text where it would go to a terminal."""
    from careplan.workflow.report_forms import BINARY, FORMS

    ending = (screen.file or "").rpartition(".")[2].lower()
    form = asked or (ending if ending in FORMS else "md")
    if form not in FORMS:
        raise Refusal(_NO_FORM, name=shown(form), near=near(form, list(FORMS)), known=", ".join(FORMS))
    if form in BINARY and screen.file is None and sys.stdout.isatty():
        raise Refusal(_TO_FILE, form=form)
    return form


def _is_folder(path: str) -> bool:
    return path.endswith("/") or os.path.isdir(path)  # noqa: PTH112 as above
