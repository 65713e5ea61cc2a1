"""A spell of enrolment that ends without a word, or never."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Enrolment
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP211",
    severity=Severity.ERROR,
    message=Text(zh="{child} 在 {school} 的这一段{reason}", en="The spell of {child} at {school} {reason}"),
    remedy=Text(
        zh="两行一起写，例如 `until: {until}` 和 `ended: moved_out`；还在册的两行都不写",
        en=(
            "Write both lines, for example `until: {until}` and `ended: moved_out`; neither of them while "
            "the child is still there"
        ),
    ),
    why=Text(
        zh="每一次离册都要有日子和去向，孩子才不会在两段之间不见了。",
        en="Every way out has a day and a reason, so that no child is lost between two spells.",
    ),
)

_NO_REASON: Final = Text("有结束日，没有写原因", "has a last day but no reason for its end")
_NO_DAY: Final = Text("写了结束原因，没有结束日", "has a reason for its end but no last day")
_NO_END: Final = Text("没有结束，后面却又有新的一段", "has no end although a later one begins")


def enrolment_gap_without_ending(world: "World") -> Iterator[Found]:
    """Yield each spell with a reason or a day alone, or with neither although a later one begins."""
    for child in world.register.children.values():
        last = max(range(len(child.enrolment)), key=lambda at: child.enrolment[at].from_)
        for at, spell in enumerate(child.enrolment):
            reason = _reason(spell, is_last=at == last)
            if reason:
                field = "until" if spell.until else "ended"
                until = spell.until or world.on
                facts: dict[str, Fact] = {
                    "child": child.id,
                    "school": spell.school,
                    "reason": reason,
                    "until": until.isoformat(),
                }
                yield Found(child.place("enrolment", at, field), facts)


def _reason(spell: Enrolment, *, is_last: bool) -> Text | None:
    if spell.until and not spell.ended:
        return _NO_REASON
    if spell.ended and not spell.until:
        return _NO_DAY
    return None if spell.until or is_last else _NO_END
