"""Two files that seem to be about one person."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP248",
    severity=Severity.WARNING,
    message=Text(
        zh="{person} 与 {other} 像是同一个人（{reason}）", en="{person} and {other} seem to be one person ({reason})"
    ),
    remedy=Text(
        zh=(
            "是同一个人就只留 `{other}` 这一份：把事实并过去，另一份的 `enrolment` 写 `ended: correction`；"
            "不是同一个人，核对号码和姓名"
        ),
        en=(
            "If they are one, keep `{other}`: move the facts there and end the other file's `enrolment` "
            "with `ended: correction`; if not, look up number and name"
        ),
    ),
    why=Text(
        zh="一个人两份档案，人数会多，做过的事也会分在两处，看起来都没有做够。",
        en=(
            "A person with two files counts twice, and what was done is split between them, so that "
            "neither seems to have enough."
        ),
    ),
)

_NUMBER: Final = Text("身份证号码相同", "the ID numbers are the same")
_NAME: Final = Text("姓名和出生日期相同", "names and birth dates are the same")


def same_person_twice(world: "World") -> Iterator[Found]:
    """Yield each child and guardian with the ID number, or the name and birth date, of an earlier one."""
    register = world.register
    seen: dict[tuple[str, object], str] = {}
    for id_, child in sorted(register.children.items()):
        if any(spell.ended == "correction" for spell in child.enrolment):
            continue
        marks: Mapping[tuple[str, object], Text] = {
            ("child", child.id_number): _NUMBER,
            (f"{child.name}", child.name and child.birth_date): _NAME,
        }
        other = _earlier(seen, marks, id_)
        if other:
            facts: dict[str, Fact] = {"person": id_, "other": other[0], "reason": other[1]}
            yield Found(child.place("id"), facts)
    for id_, guardian in sorted(register.guardians.items()):
        other = _earlier(seen, {("guardian", guardian.id_number): _NUMBER}, id_)
        if other:
            yield Found(guardian.place("id"), {"person": id_, "other": other[0], "reason": other[1]})


def _earlier(
    seen: dict[tuple[str, object], str], marks: Mapping[tuple[str, object], Text], id_: str
) -> tuple[str, Text] | None:
    """Return who bears one of the marks already and which, and note those that nobody bears yet."""
    found = None
    for mark, reason in marks.items():
        if mark[1] is None:
            continue
        other = seen.setdefault(mark, id_)
        if other != id_ and found is None:
            found = other, reason
    return found
