"""Copies of forms as they are handed out: what is written already, a line for each thing owed, then empty lines."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from careplan.domain.calendar import Span
from careplan.domain.form import Copy, Form, Line
from careplan.domain.form_topics import topics_of
from careplan.domain.ids import SIGNS
from careplan.domain.obligation import OWING, Planned, Settlement, State
from careplan.domain.whose import of_adult
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.act import Act
    from careplan.domain.world import World

_WAITING: Final = OWING | {State.OPEN, State.UPCOMING, State.MOVED}
_EMPTY_LINES: Final = 12
_MOST_LINES: Final = 5
"""How many lines one obligation gets at most: a duty of minutes asks for fewer rows than minutes."""
LINE: Final = "line "
"""How the hidden sheet's entry for a line begins; the id of its record follows."""
_ID_SIGNS: Final = 6
_SCHOOL: Final = Text("学校", "School")
_MONTH: Final = Text("月份", "Month")
_ADULT: Final = Text("代理家长", "Proxy parent")


def text_of(value: object) -> str:
    """Return a value of a record as its cell has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple | list):
        return " ".join(str(part) for part in value)
    return value.isoformat() if isinstance(value, date) else str(value)


def digest_of(form: Form, cells: Line) -> str:
    """Return a digest of what a line says in a form's columns, to tell later whether its record has changed."""
    names = {field.name for field in form.fields if field.kind != "id"} | {"kind"}
    said = sorted((name, text) for name, text in cells.items() if name in names and text)
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def as_handed_out(form: Form, lines: Iterable[Line], key: str) -> dict[str, str]:
    """Return the digest of each line that has an id in the column `key`, for the hidden sheet."""
    return {f"{LINE}{line[key]}": digest_of(form, line) for line in lines if line.get(key)}


def blank(form: Form, lines: int) -> Copy:
    """Return an empty copy, to be printed and filled in by hand."""
    nothing = Text("", "")
    about = ((_SCHOOL, nothing), (_MONTH, nothing), *(((_ADULT, nothing),) if form.each == "adult" else ()))
    return Copy(form, form.id, about, {"form": form.id}, blank=lines)


@dataclass(frozen=True)
class Desk:
    """A township's month from which forms of acts are filled in."""

    world: "World"
    month: str
    span: Span
    school: str | None = None
    """The one school, and the one adult, whose forms are asked for."""
    adult: str | None = None

    def copies(self, form: Form) -> Iterator[Copy]:
        """Yield a form's copies: one for each proxy parent who has children in the month, or for each open school."""
        register = self.world.register
        if form.each == "adult":
            for staff, children in sorted(self._paired().items()):
                if self.adult in {None, staff} and self.school in {None, register.staff[staff].school or ""}:
                    yield self._of_adult(form, staff, children)
        else:
            for school in self.schools(self.span.until):
                yield self._of_school(form, school)

    def schools(self, on: date) -> list[str]:
        """Return the schools whose own forms are asked for: those open on a day, none where one adult's alone are."""
        wanted = self.world.register.open_schools(on) if self.adult is None else ()
        return [school for school in wanted if self.school in {None, school}]

    def _paired(self) -> dict[str, list[str]]:
        """Return the children of each proxy parent on any day of the month."""
        register = self.world.register
        found: dict[str, set[str]] = {}
        for child, record in register.children.items():
            for proxy in record.proxy:
                if proxy.from_ <= self.span.until and (proxy.until is None or proxy.until >= self.span.from_):
                    found.setdefault(proxy.staff, set()).add(child)
        return {staff: sorted(children) for staff, children in found.items() if staff in register.staff}

    def _of_adult(self, form: Form, staff: str, children: list[str]) -> Copy:
        world = self.world
        school = world.register.staff[staff].school or ""
        acts = [act for act in self._rows if act.by == staff and act.kind in form.kinds]
        found = world.settlements.among(partial(self._asks, form), _WAITING, of_adult(world.register, staff))
        owed = [s for s in found if s.obligation.holder == staff]
        about = (*self._about(school), (_ADULT, self._person(staff)))
        return self._copy(form, f"{school}-{staff}", about, {"school": school, "by": staff}, children, acts, owed)

    def _of_school(self, form: Form, school: str) -> Copy:
        world = self.world
        file = f"schools/{school}/months/{self.month}/school.csv"
        acts = [act for act in self._rows if act.file == file and act.kind in form.kinds]
        found = world.answered_by(school, partial(self._asks, form), _WAITING)
        owed = [s for s in found if s.obligation.duty.for_each in {"school", "class"}]
        children = world.register.on_register(self.span.until, school)
        return self._copy(form, school, self._about(school), {"school": school}, children, acts, owed)

    @cached_property
    def _rows(self) -> "Sequence[Act]":
        """The rows of the month's days, file by file."""
        return list(self.world.books.evidence.rows_between(*self.span))

    def _asks(self, form: Form, planned: Planned) -> bool:
        """Return whether something can be done in the month by an act of a form."""
        kinds = {proof.kind for proof in planned.duty.proof or ()}
        runs = planned.opens <= self.span.until and planned.closes >= self.span.from_
        return runs and planned.duty.judge == "duty" and not kinds.isdisjoint(form.kinds)

    def _about(self, school: str) -> tuple[tuple[Text, Text], ...]:
        known = self.world.register.schools.get(school)
        return (_SCHOOL, known.name.text if known else Text(school, school)), (_MONTH, Text(self.month, self.month))

    def _person(self, staff: str) -> Text:
        name = f"{staff} {self.world.register.staff[staff].staff.name}"
        return Text(name, name)

    def _copy(
        self,
        form: Form,
        stem: str,
        about: tuple[tuple[Text, Text], ...],
        meta: dict[str, str],
        children: list[str],
        acts: Sequence["Act"],
        owed: Sequence[Settlement],
    ) -> Copy:
        lines = (*(_written(form, act) for act in acts), *self._wanted(form, owed))
        new = sum("row_id" not in line for line in lines) + _EMPTY_LINES
        salt = f"{form.id} {self.month} {stem} {self.world.on} {' '.join(act.row_id for act in acts)}"
        return Copy(
            form,
            f"{self.month}-{stem}-{form.id}",
            about,
            {"form": form.id, "month": self.month, **meta, **as_handed_out(form, lines, "row_id")},
            lines,
            _EMPTY_LINES,
            tuple(self._fresh(salt, new)),
            tuple(_said(owed)),
            self._people(form, meta["school"], children, acts),
            self._topics(form),
            self.span.from_,
            self.span.until,
        )

    def _wanted(self, form: Form, owed: Sequence[Settlement]) -> Iterator[Line]:
        for item in owed:
            obligation = item.obligation
            proof = next(proof for proof in obligation.duty.proof or () if proof.kind in form.kinds)
            left = (
                1 if obligation.duty.cover or obligation.duty.count.of == "minutes" else obligation.need - item.progress
            )
            line = {"kind": proof.kind}
            topic = proof.where.get("topic")
            if topic and len(topic.words) == 1:
                line["topic"] = topic.words[0]
            if obligation.duty.for_each == "child":
                line["children"] = obligation.subject
            if obligation.period.end < self.span.from_:
                line["counts_for"] = obligation.period.label
            yield from [line] * min(max(left, 1), _MOST_LINES)

    def _topics(self, form: Form) -> dict[str, Text]:
        """Return the topics that the plans of the month ask for, where the form has a column for them."""
        plans = (
            p for p in self.world.books.plans if p.valid.from_ <= self.span.until and p.valid.until >= self.span.from_
        )
        return topics_of(plans) if any(field.kind == "topic" for field in form.fields) else {}

    def _people(self, form: Form, school: str, children: list[str], acts: Sequence["Act"]) -> dict[str, str]:
        """Return the names of those whom the form names or may name."""
        register = self.world.register
        found = {child: register.children[child].name for child in children}
        found |= {
            child: register.children[child].name for act in acts for child in act.children if child in register.children
        }
        if any(field.kind == "staff" for field in form.fields):
            found |= {id_: register.staff[id_].staff.name for id_ in register.staff_at(school, self.span.until)}
        return {id_: name or "" for id_, name in found.items()}

    def _fresh(self, salt: str, count: int) -> Iterator[str]:
        """Yield row ids that no row has yet: the same for the same form on the same day, others on another day."""
        number = made = 0
        while made < count:
            digest = hashlib.sha256(f"{salt} {number}".encode()).digest()
            number += 1
            id_ = "R" + "".join(SIGNS[byte % len(SIGNS)] for byte in digest[:_ID_SIGNS])
            if self.world.books.evidence.row(id_) is None:
                made += 1
                yield id_


def _written(form: Form, act: "Act") -> Line:
    names = {field.name for field in form.fields} | {"kind"}
    return {name: text_of(value) for name, value in act.values.items() if name in names}


def _said(owed: Iterable[Settlement]) -> Iterator[Text]:
    """Yield what is owed, a sentence for each duty: how many, from which day an act counts, and by when."""
    groups: dict[str, list[Settlement]] = {}
    for item in owed:
        groups.setdefault(item.obligation.duty.id, []).append(item)
    for items in groups.values():
        duty, due = items[0].obligation.duty.title.text, min(item.obligation.due for item in items)
        opens = min(item.obligation.opens for item in items)
        yield Text(
            f"{duty.zh} {len(items)} 项（{opens} 起算，{due} 前做）", f"{duty.en}: {len(items)}, from {opens}, by {due}"
        )
