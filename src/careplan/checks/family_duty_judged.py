"""A parent's or a child's own duty judged like the school's."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP917",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 要由 {owner} 来做，家里的事不能判学校完成没有",
        en="{duty} is owed by {owner}: a family's part cannot be judged as the school's",
    ),
    remedy=Text(
        zh="写上 `judge: observed`（只记看到没有），或写由谁督促，例如 `owner: proxy_parent`",
        en="Write `judge: observed`, for seen or not seen, or who sees to it, such as `owner: proxy_parent`",
    ),
    why=Text(
        zh="家长没有做，不是学校的过错；看到没有，如实写就好。",
        en="What parents leave undone is no failure of the school; it is seen or not seen.",
    ),
)


def family_duty_judged(world: "World") -> Iterator[Found]:
    """Yield each duty of parents and children alone that is judged."""
    return flaws_of(world.books, "family-duty-judged")
