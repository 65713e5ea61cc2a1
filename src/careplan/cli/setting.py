"""`careplan set ID [KEY [VALUE…]]`."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

import typer

from careplan.cli.complete import facts, record_keys, records
from careplan.cli.entering import Entering, entered
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.enter.setting import BETWEEN, question, setting

HELP = both(
    "写下档案里一件一直成立的事：学校的信箱、教师的培训、监护人的电话、儿童的班级、学期的日子。"
    "从哪天起的，前一条到前一天为止；`--until` 结束现在这一条；`--correct` 更正写错的，"
    "`--clear` 去掉没有的值，`--strike` 划去没有的一条。"
    "缺什么就问什么",
    "Set a standing fact of a record: a school's mailbox, a training, a guardian's phone, a child's class, the days of "
    "a term. What held before ends the day before; `--until` ends what holds now; `--correct` mends a slip, `--clear` "
    "takes out a value that is not so, `--strike` an entry that never was. What is missing is asked for",
)


Whose = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[谁]", "[WHO]"),
        autocompletion=records,
        help=both(
            "谁的档案：编号、姓名或拼音；乡镇设置写 township，校历写年份",
            "Whose record: an id, a name or its pinyin; township for the settings, a year for its calendar",
        ),
    ),
]
What = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[项目]", "[KEY]"),
        autocompletion=record_keys,
        help=both("哪一项，英文或中文，例如 mailbox 或 亲情信箱", "Which key, such as mailbox"),
    ),
]
Values = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both("[名字=值…]", "[NAME=VALUE…]"),
        autocompletion=facts,
        help=both("写什么，例如 grade=4 class=2", "What is so, such as grade=4 class=2"),
    ),
]


@dataclass(frozen=True)
class When:
    """From which day on or until which day something is so, and about which entry something is said."""

    from_: Annotated[
        str | None,
        typer.Option("--from", metavar="DATE", help=both("从哪天起；默认今天", "From which day; by default today")),
    ] = None
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help=both("到哪天为止，含当天", "The last day"))
    ] = None
    on: Annotated[
        str | None,
        typer.Option(
            "--on",
            metavar="DATE",
            help=both("改那一天成立的一条；默认今天", "The entry in force on this day; by default today"),
        ),
    ] = None
    clear: Annotated[
        bool,
        typer.Option(
            "--clear", help=both("去掉这个值：没有这回事，或已不知道", "Take the value out: not so, or not known")
        ),
    ] = False
    strike: Annotated[
        bool,
        typer.Option("--strike", help=both("划去整条：从来没有这回事", "Strike the whole entry out: it never was")),
    ] = False
    correct: Annotated[
        bool, typer.Option("--correct", help=both("原来写错了，就在原处改", "It was written wrongly; mend it there"))
    ] = False


def command(
    screen: Screen, entering: Entering, when: When, *, id_: Whose = None, key: What = None, values: Values = None
) -> int:
    """Set a standing fact of a record."""
    given = {"id": id_, "key": key, "words": BETWEEN.join(values or ()), "correct": "yes" if when.correct else None}
    given |= {"clear": "yes" if when.clear else None, "strike": "yes" if when.strike else None}
    given |= {"from": when.from_, "until": when.until, "on": when.on}
    entered(screen, entering, given, partial(question, entering.root()), setting)
    return 0
