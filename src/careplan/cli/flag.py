"""`careplan flag CHILD… --topic TEXT`, `careplan flag --resolve ROW`."""

from typing import Annotated

import typer

from careplan.cli.entering import By, Children, Entering, Note, On, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.enter.flag import flag, question

HELP = both(
    "标记儿童的问题，要有人跟进；解决了用 `--resolve 记录编号` 记下。缺什么就问什么",
    "Flag something about a child that must be followed up; `--resolve ROW` says that it is resolved. What is missing "
    "is asked for",
)


def command(  # noqa: PLR0913 each is an option of the command
    screen: Screen,
    entering: Entering,
    *,
    who: Children = None,
    topic: Annotated[
        str | None,
        typer.Option(
            "--topic", metavar="TEXT", help=both("什么问题，几个字，不写私密的话", "What it is, in a few words")
        ),
    ] = None,
    by: By = None,
    on: On = None,
    resolve: Annotated[
        str | None,
        typer.Option(
            "--resolve", metavar="ROW", help=both("解决了哪个标记（row_id）", "The row_id of the flag resolved")
        ),
    ] = None,
    note: Note = None,
) -> int:
    """Flag a problem, or say that it is resolved."""
    kind = "flag" if resolve is None else "flag_resolved"
    given = {"kind": kind, "children": " ".join(who or ()), "topic": topic, "by": by, "date": on, "ref": resolve}
    entered(screen, entering, {**given, "note": note}, question, flag)
    return 0
