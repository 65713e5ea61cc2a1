"""A school's census sheet as a form: a line for each child, what is found already, and what the register says."""

from typing import TYPE_CHECKING, Final

from careplan.domain.calendar import Span
from careplan.domain.census import CensusEntry
from careplan.domain.form import Copy, Form
from careplan.domain.form_copies import as_handed_out, text_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

_SCHOOL: Final = Text("学校", "School")
_PERIOD: Final = Text("半年", "Half year")
_LEFT: Final = Text("{count} 名儿童还没有核查", "{count} children are not yet verified")


def census_copy(world: "World", form: Form, period: str, span: Span, school: str) -> Copy:
    """Return a school's sheet of a half year such as 2026H1 with its children as on the day of looking."""
    register = world.register
    there = {entry.line.child: entry for entry in world.census if (entry.period, entry.school) == (period, school)}
    children = sorted({*register.on_register(min(world.on, span.until), school), *there})
    lines = [_line(form, child, there.get(child)) for child in children]
    left = sum("result" not in line for line in lines)
    known = register.schools.get(school)
    people = {child: record.name or "" for child in children if (record := register.children.get(child))}
    people |= {id_: register.staff[id_].staff.name or "" for id_ in register.staff_at(school, span.until)}
    people |= {id_: person.name or "" for id_, person in register.guardians.items() if id_.startswith(f"{school}-")}
    facts = {"count": str(left)}
    return Copy(
        form,
        f"{period}-{school}-{form.id}",
        ((_SCHOOL, known.name.text if known else Text(school, school)), (_PERIOD, Text(period, period))),
        {"form": form.id, "period": period, "school": school, **as_handed_out(form, lines, "child")},
        tuple(lines),
        owed=(Text(_LEFT.fill("zh", facts), _LEFT.fill("en", facts)),) if left else (),
        people=people,
        first=span.from_,
        last=span.until,
    )


def _line(form: Form, child: str, entry: CensusEntry | None) -> dict[str, str]:
    line = {"child": child}
    if entry is None:
        return line
    for field in form.fields[1:]:
        value = getattr(entry.line, field.name)
        if value is not None:
            line[field.name] = text_of(value)
    return line
