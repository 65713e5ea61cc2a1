"""A duty owed by somebody of whom there are many, or none, to one of those it is for."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP932",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 按 {subject} 分，{owner} 担不了：说不清是哪一位",
        en="{duty} is for each {subject}, which {owner} cannot owe: it is not said which one",
    ),
    remedy=Text(
        zh="写能负责的，例如 `owner: school`；要每位都做的，按人分，例如 `for_each: staff`",
        en="Write who can, such as `owner: school`; or, where each owes it, a duty for each, such as `for_each: staff`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def owner_cannot_owe(world: "World") -> Iterator[Found]:
    """Yield each duty whose owner cannot owe it."""
    return flaws_of(world.books, "owner-cannot-owe")
