"""`careplan pair CHILD ADULT --from DATE`."""

from typing import Annotated

import typer

from careplan.cli.complete import staff
from careplan.cli.entering import Entering, OneChild, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.enter.pairing import pair, question

HELP = both(
    "给儿童安排代理家长；原来的结对到前一天为止。缺什么就问什么",
    "Pair a child with a proxy parent; the former pairing ends the day before. What is missing is asked for",
)


def command(
    screen: Screen,
    entering: Entering,
    *,
    child: OneChild = None,
    adult: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[代理家长]", "[ADULT]"),
            autocompletion=staff,
            help=both("编号、姓名或拼音", "An id, a name or its pinyin"),
        ),
    ] = None,
    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=both("从哪天起；默认今天", "From which day; by default today")),
    ] = None,
) -> int:
    """Pair a child with a proxy parent."""
    entered(screen, entering, {"child": child, "staff": adult, "from": from_}, question, pair)
    return 0
