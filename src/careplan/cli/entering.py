"""What every command that writes records has in common: which records, which day, and what is said afterwards."""

import os
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final, TypeAlias

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.ask import Answers, Asking, at_terminal, complete
from careplan.cli.complete import children
from careplan.cli.options import adult_option, day_named, today
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from careplan.domain.world import World
    from careplan.store.tree import Tree
    from careplan.workflow.enter.draft import Draft, Entered
    from careplan.workflow.enter.question import Question

On: TypeAlias = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help=both("哪一天；默认今天", "On which day; by default today"))
]
By: TypeAlias = Annotated[
    str | None,
    adult_option("--by", "由谁：编号、姓名或拼音", "By whom: an id, a name or its pinyin"),
]
Note: TypeAlias = Annotated[str | None, typer.Option("--note", metavar="TEXT", help=both("备注", "A note"))]
OneChild: TypeAlias = Annotated[
    str | None,
    typer.Argument(
        metavar=both("[儿童]", "[CHILD]"),
        autocompletion=children,
        help=both("编号、姓名或拼音", "An id, a name or its pinyin"),
    ),
]
Children: TypeAlias = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=both("[儿童…]", "[CHILD…]"),
        autocompletion=children,
        help=both("编号、姓名或拼音", "Ids, names or pinyin"),
    ),
]


_WORKING: Final = Text("正在核对和写入", "Checking and writing")


@dataclass(frozen=True)
class Entering:
    """Into which records something is entered, which day is today, and whether anything is written at all."""

    records: Annotated[
        str | None, typer.Option("--records", metavar="DIR", help=both("台帐所在文件夹", "The folder of records"))
    ] = None
    today: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help=both("把哪天当作今天；默认今天", "Which day is today; by default today")
        ),
    ] = None
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help=both("只显示会改什么，不写", "Show what would change and write nothing")),
    ] = False

    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="text|json",
            help=both("text，或供程序读的 json", "text, or json for programs"),
        ),
    ] = "text"

    def root(self) -> str:
        """Return the records' root. Raises Refusal where there is none."""
        from careplan.workflow.look import records_root

        return records_root(self.records, os.getcwd())  # noqa: PTH109 text all the way

    def day(self) -> date:
        """Return the day that counts as today. Raises Refusal for what is no day."""
        return day_named(self.today, "--today") if self.today is not None else today(self.root())


def entered(
    screen: Screen,
    entering: Entering,
    given: "Mapping[str, str | None]",
    question: "Callable[[World, Answers], Question | None]",
    draft: "Callable[[World, Tree, Answers], Draft]",
) -> "Entered":
    """Ask for what is missing, write it, and say what changed and what is owed now."""
    from careplan.workflow.answers.entered_json import entered_plain
    from careplan.workflow.answers.entered_text import entered_text
    from careplan.workflow.enter.draft import enter
    from careplan.workflow.look import look

    known_form(entering.form)
    root, day = entering.root(), entering.day()
    world = look(root, day, live=True)
    asking: Asking = lambda answers: question(world, answers)  # noqa: E731 short
    answers = complete(screen, {name: text for name, text in given.items() if text}, asking)
    seen = None if at_terminal() else world  # who is asked takes time, and others may write meanwhile
    with screen.working(_WORKING):
        found = enter(root, day, lambda now, tree: draft(now, tree, answers), dry=entering.dry_run, seen=seen)
    answer(screen, entering.form, lambda: entered_text(found, screen.lang), lambda: entered_plain(found))
    return found
