"""`careplan log KIND [CHILD…]`."""

from collections.abc import Callable
from dataclasses import field, make_dataclass
from typing import Annotated, Any, Final

import typer

from careplan.cli.ask import confirmed
from careplan.cli.complete import guardians, kinds, schools, staff
from careplan.cli.entering import Children, Entering, On, entered
from careplan.cli.render import Screen
from careplan.cli.words import SCHOOL, WHO, both
from careplan.records.acts import ActRow
from careplan.text import Text
from careplan.workflow.enter.act import Given, act, question
from careplan.workflow.enter.columns import COLUMNS
from careplan.workflow.enter.question import choices_of, option_of

HELP = both(
    "记下做了什么：一行记录，一名或几名儿童。缺什么就问什么；脚本里缺了就说缺哪个选项。"
    "写进去以后说明计入哪项义务、还应做什么",
    "Log what was done: one row, for one child or several. What is missing is asked for; in a script the missing "
    "option is named. Afterwards it says which duty it counts for and what is still owed",
)
_OFFERS: Final = {"by": staff, "with": staff, "deputy_for": staff, "school": schools, "guardians": guardians}
_METAVARS: Final = (
    dict.fromkeys(_OFFERS, WHO) | {"school": SCHOOL} | dict.fromkeys(("done_on", "returned_on", "corrected_on"), "DATE")
)
_AGAIN: Final = Text("再记一条", "Write another one")


def _option(name: str) -> object:
    choices = "|".join(choices_of(ActRow, name))
    words = COLUMNS[name].words
    option = typer.Option(
        option_of(name),
        metavar=choices or _METAVARS.get(name, "TEXT"),
        autocompletion=_OFFERS.get(name),
        help=both(words.zh, words.en),
    )
    return Annotated[str | None, option]


Columns: Any = make_dataclass(
    "Columns", [(f"{name}_", _option(name), field(default=None)) for name in COLUMNS], frozen=True
)
"""An option for each column that a row may have."""


def command(
    screen: Screen,
    entering: Entering,
    columns: Columns,
    *,
    kind: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[种类]", "[KIND]"),
            autocompletion=kinds,
            help=both("做了什么，例如 talk 或 谈心", "What was done, such as talk"),
        ),
    ] = None,
    who: Children = None,
    on: On = None,
    again: Annotated[
        bool,
        typer.Option("--again", help=both("同一天又做了一次", "The same was done twice that day")),
    ] = False,
) -> int:
    """Log what was done."""
    cells = {name: getattr(columns, f"{name}_") for name in COLUMNS}
    given = {"kind": kind, "children": " ".join(who or ()), "date": on} | cells
    return logged(screen, entering, given, again=again)


def logged(
    screen: Screen,
    entering: Entering,
    given: dict[str, str | None],
    *,
    again: bool,
    asking: Callable[..., Any] = question,
) -> int:
    """Write a row, and another like it only where somebody says that it is meant."""
    found = entered(screen, entering, given, asking, lambda world, tree, cells: act(world, tree, Given(cells, again)))
    if not again and not found.draft.changes and confirmed(screen, _AGAIN):
        entered(screen, entering, given, asking, lambda world, tree, cells: act(world, tree, Given(cells, again=True)))
    return 0
