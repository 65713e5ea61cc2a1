"""`careplan appraise --year 2026`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.options import Asked, Format, adult_option
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.answers.appraise_json import appraise_plain
from careplan.workflow.answers.appraise_text import appraise_text
from careplan.workflow.appraise import appraised


def command(
    screen: Screen,
    asked: Asked,
    *,
    year: Annotated[
        int | None,
        typer.Option(
            "--year", metavar="YYYY", help=both("哪一年；默认是看的那天的年份", "Which year; by default the day's own")
        ),
    ] = None,
    adult: Annotated[
        str | None,
        adult_option(
            "--adult",
            "只看一名代理家长（编号、姓名或拼音），并列出每项的依据",
            "One proxy parent only, by id, name or pinyin, with the list behind each figure",
        ),
    ] = None,
    form: Format = "text",
) -> int:
    """Score proxy parents by the rubric; name candidates within the quotas, and who is none and why."""
    known_form(form)
    world = asked.world()
    found = appraised(world, world.on.year if year is None else year, adult, asked.school_id)
    answer(screen, form, lambda: appraise_text(world, found, screen.lang), lambda: appraise_plain(found))
    return 0
