"""What changed between two states of the records: two commits, or a commit and the folder as it stands."""

from datetime import date
from typing import Final, NamedTuple

from careplan.domain.difference import Difference, difference
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.look import look

_TWO: Final = Text(
    "写成 `旧..新`，例如 `careplan diff HEAD~1..HEAD`；只写一个，就与现在的文件夹比",
    "Write it as OLD..NEW, such as `careplan diff HEAD~1..HEAD`; one commit alone is compared with the folder as it is",
)


class Differing(NamedTuple):
    """Two states by their names, None for the folder, and what differs."""

    old: str
    new: str | None
    on: date
    difference: Difference


def differing(root: str, on: date, words: str, school: str | None) -> Differing:
    """Return what changed from one state to another, both seen on one day. Raises Refusal for what is no commit."""
    old, dots, new = words.partition("..")
    if not old or (dots and not new) or new.startswith("."):
        raise Refusal(_TWO)
    before, after = look(root, on, at=old), look(root, on, at=new or None)
    return Differing(old, new or None, on, difference(before, after, school))
