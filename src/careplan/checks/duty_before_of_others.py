"""A duty that waits for a duty of others who are neither its own, above it nor below it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP918",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 按 {subject} 分，却要等按 {before} 分的 {after}，等的是哪一个说不清",
        en="{duty}, for each {subject}, waits for {after}, for each {before}: it is not said which of them",
    ),
    remedy=Text(
        zh="等同一对象、上面或下面的义务（`for_each: {allowed}`），或去掉 `after`，写明期限，例如 `due: end`",
        en="Wait for a duty of its own, above it or below it (`for_each: {allowed}`), or write a due day "
        "instead of `after`, such as `due: end`",
    ),
    why=Text(
        zh="这项义务在改好之前不结算，谁也不会被催。",
        en="Until it is put right this duty is not settled and nobody is reminded.",
    ),
)


def duty_before_of_others(world: "World") -> Iterator[Found]:
    """Yield each duty that waits for a duty of others."""
    return flaws_of(world.books, "duty-before-of-others")
