"""`careplan why SUBJECT DUTY [PERIOD]`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.complete import anybody, duties, periods
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import WHO, both
from careplan.workflow.answers.why_json import why_plain
from careplan.workflow.answers.why_text import why_text
from careplan.workflow.why import headers, why


def command(
    screen: Screen,
    asked: Asked,
    *,
    subject: Annotated[
        str,
        typer.Argument(
            metavar=WHO,
            autocompletion=anybody,
            help=both("儿童、教职工或学校：编号、姓名或拼音", "Towards whom: an id, a name or its pinyin"),
        ),
    ],
    duty: Annotated[
        str,
        typer.Argument(
            metavar=both("义务", "DUTY"),
            autocompletion=duties,
            help=both("义务的编号或名称，例如 talk、谈一次心", "A duty by its id or title, such as talk"),
        ),
    ],
    period: Annotated[
        str | None,
        typer.Argument(
            metavar=both("周期", "PERIOD"),
            autocompletion=periods,
            help=both("哪一期，例如 2026-05；默认当前一期", "Which period; by default now"),
        ),
    ] = None,
    form: Format = "text",
) -> int:
    """Explain where a duty stands and why: clause, owner, days, what counted, what did not, what is left to do."""
    known_form(form)
    found = why(asked.world(), subject, duty, period)
    header_of = headers(None if asked.at else asked.root())
    answer(screen, form, lambda: why_text(found, header_of, screen.lang), lambda: why_plain(found, header_of))
    return 0
