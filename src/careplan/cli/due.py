"""`careplan due`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.domain.agenda import Wanted
from careplan.workflow.answers.due_json import due_plain
from careplan.workflow.answers.due_text import due_text
from careplan.workflow.due import due


def command(
    screen: Screen,
    asked: Asked,
    *,
    adult: Annotated[
        str | None, typer.Option("--adult", metavar="ID", help=both("只看一名教职工", "One adult only, such as T012"))
    ] = None,
    child: Annotated[
        str | None, typer.Option("--child", metavar="ID", help=both("只看一个儿童", "One child only"))
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="adult|school|child", help=both("按谁列出；默认按教职工", "Whose lists; by default adults'")
        ),
    ] = None,
    days: Annotated[
        int,
        typer.Option("--days", metavar="N", help=both("多少天内将开始的也列出", "List what opens within so many days")),
    ] = 14,
    form: Format = "text",
) -> int:
    """List what is owed next: overdue first, then what runs, then what opens soon."""
    known_form(form)
    world = asked.world()
    found = due(world, Wanted(adult, asked.school, child), by, days)
    answer(screen, form, lambda: due_text(world, found, screen.lang), lambda: due_plain(found))
    return 0
