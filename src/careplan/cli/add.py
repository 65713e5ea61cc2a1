"""`careplan add child|guardian|staff|school|article`."""

from dataclasses import field, make_dataclass
from typing import Annotated, Any, Final

import typer

from careplan.cli.ask import confirmed
from careplan.cli.complete import guardians, months, schools, staff
from careplan.cli.entering import Entering, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.workflow.enter.fields import FIELDS
from careplan.workflow.enter.newcomer import TITLES, add, question
from careplan.workflow.enter.question import choices_of, option_of

HELP = both(
    "登记新的儿童、监护人、教职工或学校，或交一篇工作信息：给出编号，写好档案。缺什么就问什么；屏幕上不重复姓名和号码",
    "Add a child, a guardian, an adult or a school, or hand in an article: a record with all it needs. What is missing "
    "is asked for; names and numbers are not said again",
)
_AGAIN: Final = Text("是另一个人，照样写", "It is somebody else; write it")
_OFFERS: Final = {
    "school": schools,
    "guardian": guardians,
    "proxy": staff,
    "by": staff,
    "came_from": schools,
    "month": months,
}


def _option(name: str) -> object:
    """Return the option of a field, with its words in each kind of record that has it."""
    own = {what: fields[name] for what, fields in FIELDS.items() if name in fields}
    zh, en = (
        dict.fromkeys(words) for words in zip(*((one.words.zh, one.words.en) for one in own.values()), strict=True)
    )
    whose = [TITLES[what] for what in own]
    zh_end, en_end = "、".join(one.zh for one in whose), ", ".join(one.en for one in whose)
    help_ = both(f"{'；'.join(zh)}（{zh_end}）", f"{'; '.join(en)} ({en_end})")
    choices = {choices_of(one.model, one.column) for one in own.values()}
    metavar = "|".join(choices.pop()) if len(choices) == 1 else ""
    option = typer.Option(option_of(name), metavar=metavar or "TEXT", help=help_, autocompletion=_OFFERS.get(name))
    return Annotated[str | None, option]


_NAMES: Final = tuple(dict.fromkeys(name for fields in FIELDS.values() for name in fields))
Fields: Any = make_dataclass(
    "Fields", [(f"{name}_", _option(name), field(default=None)) for name in _NAMES], frozen=True
)
"""An option for each field of each kind of record."""


def command(
    screen: Screen,
    entering: Entering,
    fields: Fields,
    *,
    what: Annotated[
        str | None,
        typer.Argument(metavar="[child|guardian|staff|school|article]", help=both("添加什么", "What is added")),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help=both("与已有的不是同一个", "It is not the one that is there"))
    ] = False,
) -> int:
    """Add somebody new, a school or an article."""
    given = {"what": what, "again": "yes" if again else None} | {name: getattr(fields, f"{name}_") for name in _NAMES}
    found = entered(screen, entering, given, question, add)
    if not again and not found.draft.changes and confirmed(screen, _AGAIN):
        entered(screen, entering, {**given, "again": "yes"}, question, add)
    return 0
