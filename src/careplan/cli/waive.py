"""`careplan waive ID DUTY [PERIOD] --reason WHY --by ID`."""

from typing import Annotated

import typer

from careplan.cli.complete import anybody, duties, periods, reasons
from careplan.cli.entering import By, Entering, Note, On, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.enter.ruling import question, waive

HELP = both(
    "免除一项义务：由有权的人批准，写明事由；`--until` 连同以后各期一起免。缺什么就问什么",
    "Waive a duty: somebody who may decides it, for a reason of the list; `--until` waives later periods too. What is "
    "missing is asked for",
)
Subject = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[谁]", "[WHO]"),
        autocompletion=anybody,
        help=both(
            "免谁的：儿童、教职工、学校（编号、姓名或拼音）、班级（如 S03/4-1）或家庭（写监护人）",
            "For whom: a child, an adult or a school by id or name, a class such as S03/4-1, a family by its guardian",
        ),
    ),
]
Duty = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[义务]", "[DUTY]"),
        autocompletion=duties,
        help=both("计划里的义务，例如 home-visit", "A duty of the plan, such as home-visit"),
    ),
]


def command(  # noqa: PLR0913 each is an option of the command
    screen: Screen,
    entering: Entering,
    *,
    subject: Subject = None,
    duty: Duty = None,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[周期]", "[PERIOD]"),
            autocompletion=periods,
            help=both("哪一期，例如 2026-05", "Which, such as 2026-05"),
        ),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="SLUG",
            autocompletion=reasons,
            help=both("事由，见 rules/reasons.yaml", "The reason, from rules/reasons.yaml"),
        ),
    ] = None,
    by: By = None,
    on: On = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DATE",
            help=both("这天以前开始的各期都免", "Waive every period that begins by this day"),
        ),
    ] = None,
    note: Note = None,
) -> int:
    """Waive a duty."""
    given = {"subject": subject, "duty": duty, "period": period, "reason": reason, "by": by, "date": on}
    entered(screen, entering, {**given, "until": until, "note": note}, question, waive)
    return 0
