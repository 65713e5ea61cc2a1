"""A duty that two indicators of the rubric count."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP712",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 已在 {first} 计分，{indicator} 又计一次",
        en="{duty} is counted in {first} and again in {indicator}",
    ),
    remedy=Text(
        zh="从 {indicator} 去掉 `{duty}`；确实要计两次的，在 {indicator} 写上 `also: true`",
        en="Take `{duty}` out of {indicator}, or write `also: true` in {indicator} if it is meant to count twice",
    ),
    why=Text(
        zh="同一件事计两次分，做得少的人反而分高。",
        en="What counts twice lifts whoever did that one thing over those who did more.",
    ),
)


def rubric_duty_twice(world: "World") -> Iterator[Found]:
    """Yield each duty that an indicator counts after another one, or twice itself, and does not say so."""
    rubric = world.register.rubric
    first: dict[str, str] = {}
    for number, indicator in enumerate(rubric.indicators if rubric else ()):
        for at, duty in enumerate(indicator.duties):
            if rubric and duty in first and (not indicator.also or duty in indicator.duties[:at]):
                facts = {"duty": duty, "first": first[duty], "indicator": indicator.id}
                yield Found(rubric.place("indicators", number, "duties", at), facts)
            first.setdefault(duty, indicator.id)
