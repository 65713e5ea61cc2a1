"""`careplan due`."""

from typing import Annotated, Final

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.complete import children
from careplan.cli.options import Asked, adult_option
from careplan.cli.render import Screen
from careplan.cli.words import CHILD, both
from careplan.domain.agenda import Wanted
from careplan.workflow.answers.due_ics import due_ics
from careplan.workflow.answers.due_json import due_plain
from careplan.workflow.answers.due_message import due_message
from careplan.workflow.answers.due_text import due_text
from careplan.workflow.due import due

FORMS: Final = ("text", "json", "message", "ics")


Adult = Annotated[
    str | None,
    adult_option(
        "--adult", "只看一名教职工：编号、姓名或拼音", "One adult only: an id such as T012, a name or its pinyin"
    ),
]
Child = Annotated[
    str | None,
    typer.Option(
        "--child",
        metavar=CHILD,
        autocompletion=children,
        help=both("只看一个儿童：编号、姓名或拼音", "One child only: an id, a name or its pinyin"),
    ),
]
ByWhom = Annotated[
    str | None,
    typer.Option(
        "--by", metavar="adult|school|child", help=both("按谁列出；默认按教职工", "Whose lists; by default adults'")
    ),
]
Days = Annotated[
    int, typer.Option("--days", metavar="N", help=both("多少天内将开始的也列出", "List what opens within so many days"))
]
Form = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="text|json|message|ics",
        help=both(
            "text；message 可粘贴到微信、QQ；ics 供手机日历，用 `-o 提醒.ics`；json 供程序读",
            "text; message to paste into a chat; ics for a phone's calendar, with `-o due.ics`; json for programs",
        ),
    ),
]


def command(
    screen: Screen,
    asked: Asked,
    *,
    adult: Adult = None,
    child: Child = None,
    by: ByWhom = None,
    days: Days = 14,
    form: Form = "text",
) -> int:
    """List what is owed next: overdue first, then what runs, then what opens soon."""
    known_form(form, FORMS)
    world = asked.world()
    found = due(world, Wanted(adult, asked.school_id, child), by, days)
    if form == "ics":
        screen.put(due_ics(world, found, screen.lang))
    elif form == "message":
        screen.write(due_message(world, found, screen.lang))
    else:
        answer(screen, form, lambda: due_text(world, found, screen.lang), lambda: due_plain(found))
    return 0
