"""`careplan find TEXT`."""

from collections.abc import Iterator
from typing import Annotated, Final

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.show_json import find_plain
from careplan.workflow.find import Hit, find

_NOTHING: Final = Text(
    "没有找到。姓名没有公开的台帐只能按编号找。", "Nothing found. Where names are sealed, look by id."
)
_KINDS: Final = {
    "child": Text("儿童", "child"),
    "guardian": Text("监护人", "guardian"),
    "staff": Text("教职工", "adult"),
    "school": Text("学校", "school"),
    "duty": Text("义务", "duty"),
}


def command(
    screen: Screen,
    asked: Asked,
    *,
    text: Annotated[
        str,
        typer.Argument(
            metavar=both("文字", "TEXT"),
            help=both(
                "编号、姓名、义务或学校名称的一部分，也可写拼音，例如 zhangsan 或 zs",
                "A part of an id, a name, a duty or a school's name, or pinyin such as zhangsan or zs",
            ),
        ),
    ],
    form: Format = "text",
) -> int:
    """Find ids by a part of an id or a name; of people only the id and the surname are printed."""
    known_form(form)
    hits = find(asked.world(), text)
    answer(screen, form, lambda: _lines(hits, screen.lang), lambda: find_plain(hits))
    if not hits:
        screen.note(screen.say(_NOTHING))
    return 0


def _lines(hits: list[Hit], lang: Lang) -> Iterator[Line]:
    for hit in hits:
        yield (("quiet", f"{_KINDS[hit.kind].say(lang)} "), ("", f"{hit.id} {hit.label.say(lang)}".rstrip()))
