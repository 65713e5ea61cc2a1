"""`careplan diff REV..REV`."""

from typing import Annotated

import typer

from careplan.cli.answer import answer, known_form
from careplan.cli.options import Asked, Format
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

HELP = both(
    "两次提交之间变了什么：儿童、记录、其他文件，以及谁的义务变了状态",
    "What changed between two commits: children, acts, other records, and whose obligations stand elsewhere",
)
_NOT_AT = Text("`diff` 自己写明两次提交，不用 `--at`", "`diff` names both commits itself, without `--at`")


def command(
    asked: Asked,
    screen: Screen,
    *,
    revs: Annotated[
        str,
        typer.Argument(
            metavar=both("旧..新", "OLD..NEW"),
            help=both(
                "例如 HEAD~1..HEAD；只写一个，就与现在比", "Such as HEAD~1..HEAD; one alone is compared with now"
            ),
        ),
    ] = "HEAD",
    form: Format = "text",
) -> int:
    """Say what changed."""
    from careplan.workflow.answers.diff_text import diff_plain, diff_text
    from careplan.workflow.diff import differing

    known_form(form)
    if asked.at:
        raise Refusal(_NOT_AT)
    root = asked.root()
    found = differing(root, asked.day(root), revs, asked.school_id)
    answer(screen, form, lambda: diff_text(found, screen.lang), lambda: diff_plain(found))
    return 0
