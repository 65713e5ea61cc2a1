"""`careplan leave CHILD --on DATE --reason WHY`."""

from typing import Annotated

import typer

from careplan.cli.complete import schools
from careplan.cli.entering import Entering, OneChild, entered
from careplan.cli.render import Screen
from careplan.cli.words import SCHOOL, both
from careplan.records.child import Enrolment
from careplan.workflow.enter.question import choices_of
from careplan.workflow.enter.stay import leave, leave_question

HELP = both(
    "儿童离开台帐：学籍和结对到这一天为止，写明原因；档案不删除。缺什么就问什么",
    "Take a child off the register: the stay at the school and the pairing end with this day, for a reason; the file "
    "stays. What is missing is asked for",
)


def command(
    screen: Screen,
    entering: Entering,
    *,
    child: OneChild = None,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DATE", help=both("最后在册的一天；默认今天", "The last day; by default today")),
    ] = None,
    reason: Annotated[
        str | None,
        typer.Option(
            "--reason",
            metavar="|".join(choices_of(Enrolment, "ended")),
            help=both("为什么离开", "Why the child leaves"),
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=SCHOOL,
            autocompletion=schools,
            help=both(
                "转出的去处：学校的编号或校名；镇外写 outside", "Where a child who moved out went: a school, or outside"
            ),
        ),
    ] = None,
) -> int:
    """Take a child off the register."""
    entered(screen, entering, {"child": child, "date": on, "reason": reason, "to": to}, leave_question, leave)
    return 0
