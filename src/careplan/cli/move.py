"""`careplan move CHILD --to S05 --on DATE`."""

from typing import Annotated

import typer

from careplan.cli.complete import schools
from careplan.cli.entering import Entering, OneChild, entered
from careplan.cli.render import Screen
from careplan.cli.words import SCHOOL, both
from careplan.workflow.enter.stay import move, move_question

HELP = both(
    "转学：原校那一段到前一天为止，新校从这一天起，结对同时结束；档案文件不移动。缺什么就问什么",
    "Move a child to another school: the stay there ends the day before and the next one begins, the pairing ends; "
    "the file stays where it is. What is missing is asked for",
)


def command(  # noqa: PLR0913 each is an option of the command
    screen: Screen,
    entering: Entering,
    *,
    child: OneChild = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=SCHOOL,
            autocompletion=schools,
            help=both("转到哪所学校：编号或校名；镇外写 outside", "To which school: its id or its name, or outside"),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=both("在新学校的第一天；默认今天", "The first day at the new school; by default today"),
        ),
    ] = None,
    grade: Annotated[
        str | None, typer.Option("--grade", metavar="N", help=both("到几年级；默认不变", "Grade; by default as it was"))
    ] = None,
    class_: Annotated[
        str | None, typer.Option("--class", metavar="N", help=both("到几班；默认不变", "Class; by default as it was"))
    ] = None,
    boarder: Annotated[
        str | None, typer.Option("--boarder", metavar="true|false", help=both("是否寄宿", "Whether a boarder"))
    ] = None,
) -> int:
    """Move a child to another school."""
    given = {"child": child, "to": to, "date": on, "grade": grade, "class": class_, "boarder": boarder}
    entered(screen, entering, given, move_question, move)
    return 0
