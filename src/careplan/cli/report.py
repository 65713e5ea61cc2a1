"""`careplan report --month 2026-05`."""

import os
from typing import Annotated

import typer

from careplan.cli.options import Asked
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

HELP = both(
    "生成月报：全镇的，或用 `--school` 生成一所学校的；`-o 文件夹` 把全镇和各校的都写出来",
    "Draw up the monthly report: the township's, or one school's with `--school`; `-o DIR` writes all of them",
)
Rule = Annotated[
    str | None,
    typer.Option(
        "--rule",
        metavar="ID",
        help=both(
            "按哪一条认定口径，例如 school-roll；默认按本镇所用的",
            "By which rule of eligibility, such as school-roll; by default the township's own",
        ),
    ),
]
_NO_FORM = Text(zh="--format 只能是 md 或 json", en="--format is md or json")


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
    rule: Rule = None,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="md|json",
            help=both("md 按模板，json 供程序读", "md by the templates, json for programs"),
        ),
    ] = "md",
) -> int:
    """Write the reports of a month; several need a folder."""
    from careplan.store.output import folder_for
    from careplan.workflow.report import FORMS, by_rule, reports, templates_of, written

    wanted = next((known for known in FORMS if known == form), None)
    if wanted is None:
        raise Refusal(_NO_FORM)
    folder = screen.file if screen.file is not None and _is_folder(screen.file) else None
    if folder is not None:
        folder_for(folder)
    own = templates_of(asked.root(), asked.at)
    world = by_rule(asked.world(), rule)
    for view in reports(world, month, asked.school, every=folder is not None):
        sheet = written(view, wanted, screen.lang, own)
        if folder is not None:
            screen.file = os.path.join(folder, sheet.name)  # noqa: PTH118 text all the way
        screen.write(sheet.text.removesuffix("\n").split("\n"))
        screen.close()
    return 0


def _is_folder(path: str) -> bool:
    return path.endswith("/") or os.path.isdir(path)  # noqa: PTH112 as above
