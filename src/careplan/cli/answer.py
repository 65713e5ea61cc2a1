"""Write an answer as text or as JSON: the two forms that every question has."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from careplan.cli.render import Screen
from careplan.text import Text
from careplan.text.line import Line
from careplan.text.refusal import Refusal, near, shown

FORMS: Final = ("text", "json")
_NO_FORM: Final = Text(
    "--format 没有 {name}。{near}可选：{known}", "There is no format {name}. {near}There are: {known}"
)


def answer(
    screen: Screen, form: str, text: Callable[[], Iterable[Line]], plain: Callable[[], Mapping[str, object]]
) -> None:
    """Write an answer in the form asked for. Raises Refusal for any other form."""
    known_form(form)
    if form == "json":
        screen.write(json.dumps(plain(), ensure_ascii=False, indent=2).split("\n"))
    else:
        screen.write(text())


def known_form(form: str, forms: Sequence[str] = FORMS) -> None:
    """Raise Refusal for a form that an answer has not."""
    if form not in forms:
        raise Refusal(_NO_FORM, name=shown(form), near=near(form, list(forms)), known="、".join(forms))
