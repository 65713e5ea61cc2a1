"""A value that is not written in its one form."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP176",
    severity=Severity.ERROR,
    message=Text(zh="`{field}` 的写法不对", en="`{field}` is not written in its form"),
    remedy=Text(zh="写成 `{example}` 这样", en="Write it like `{example}`"),
    why=Text(
        zh="时刻、班级、区划代码和记录种类各只有一种写法，程序才能对得上。",
        en="An hour, a class, an area code and a kind of act each have one form, so that records find each other.",
    ),
)


def bad_form(world: "World") -> Iterator[Found]:
    """Yield each hour, class, area code or kind of act in a form of its own."""
    yield from world.faults_of("bad-form")
