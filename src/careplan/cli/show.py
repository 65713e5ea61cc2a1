"""`careplan show ID`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.complete import anybody
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import WHO, both
from careplan.workflow.answers.show_json import show_plain
from careplan.workflow.answers.show_text import show_text
from careplan.workflow.show import show


def command(
    screen: Screen,
    asked: Asked,
    *,
    subject: Annotated[
        str,
        typer.Argument(
            metavar=WHO,
            autocompletion=anybody,
            help=both("儿童、教职工、监护人或学校：编号、姓名或拼音", "Who it is: an id, a name or its pinyin"),
        ),
    ],
    form: Format = "text",
) -> int:
    """Show one child, adult, guardian or school on a page; private values stay hidden."""
    known_form(form)
    page = show(asked.world(), subject)
    answer(screen, form, lambda: show_text(page, screen.lang), lambda: show_plain(page))
    return 0
