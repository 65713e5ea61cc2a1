"""What to write once something was done, and the command that writes it or that waives it."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain.ids import SIGNS
from careplan.domain.obligation import Obligation
from careplan.domain.subjects import members
from careplan.records.acts import ARTICLE, CENSUS_VISIT, ActKind
from careplan.records.plan import act_kinds
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.duty_parts import Proof
    from careplan.records.plan import Duty

_UNKNOWN: Final = ActKind(Text("", ""))
_FIRST: Final = ("row_id", "kind", "children", "by", "date")
_EXAMPLES: Final = {"direction": "out", "reached": "guardian", "topic": "…", "reason": "…", "ref": "…", "children": "…"}
_NAMED: Final = frozenset({"child", "staff", "school", "township"})
"""For whom a waiver can be written; a class's and a family's are their school's and their children's."""


def log_command(cells: Mapping[str, str]) -> str:
    """Return the command that logs an act with some cells."""
    words = ["careplan log", cells["kind"], *cells.get("children", "").split()]
    words += ["--by", cells["by"], "--on", cells["date"]]
    for name, text in cells.items():
        if name not in _FIRST:
            words += [f"--{name.replace('_', '-')}", f'"{text}"' if " " in text else text]
    return " ".join(words)


def waive_command(obligation: Obligation) -> str:
    """Return the command that waives an obligation, for the whole school where it cannot name the subject."""
    o = obligation
    if o.duty.for_each in _NAMED:
        return f"careplan waive {o.subject} {o.duty.id} {o.period.label} --reason … --by …"
    return f"careplan log waiver --topic {o.duty.id} --counts-for {o.period.label} --reason … --by …"


def cells_of(world: "World", obligation: Obligation, day: date, holder: str | None) -> dict[str, str]:
    """Return what to write, by column or by key, where the duty was done on a day; `…` stands for what nobody knows."""
    proof = (obligation.duty.proof or [])[0]
    by = holder or "…"
    if proof.kind == CENSUS_VISIT:
        return {"child": obligation.subject, "date": day.isoformat(), "by": by, "result": "present"}
    label = obligation.period.label
    late = obligation.trigger is None and day > max(obligation.due, obligation.period.end)
    if proof.kind == ARTICLE:
        cells = {"title": "…", "date": day.isoformat(), "by": by}
        return cells | ({"counts_for": label} if late else {})
    cells = {"row_id": row_id(obligation.id, day), "date": day.isoformat(), "kind": proof.kind, "by": by}
    kind = act_kinds(world.books.plans).get(proof.kind, _UNKNOWN)
    cells |= _needed(proof, kind) | _about(world, obligation, kind, day) | _done_by(obligation.duty)
    if all(" + " in owner for owner in obligation.duty.owner):
        cells.setdefault("with", "…")
    if obligation.trigger:
        cells["ref"] = obligation.trigger.row_id
    return cells | ({"counts_for": label} if late else {})


def _done_by(duty: "Duty") -> dict[str, str]:
    """Return the column that says which bodies outside the schools did it, where they owe it first."""
    bodies = [name for name in duty.owner[0].split(" + ") if name in duty.bodies]
    return {"body": " ".join(bodies)} if bodies else {}


def _about(world: "World", obligation: Obligation, kind: ActKind, day: date) -> dict[str, str]:
    """Return the columns that say about whom the act is; a school's own file says it by where it lies.

    A kind that must name children names those of the family, or of the class.
    """
    duty, subject = obligation.duty, obligation.subject
    if duty.for_each == "child":
        return {"children": subject}
    if duty.for_each in {"family", "class"}:
        found = {"guardians": subject} if duty.for_each == "family" else {"class": subject.rpartition("/")[2]}
        children = " ".join(members(world.register, duty.for_each, subject, day))
        return found | ({"children": children} if children and "children" in kind.needs else {})
    office = duty.owner == ["central_office"]
    if duty.for_each == "school" and ("school" in kind.needs or (office and "school" in kind.allows)):
        return {"school": subject}
    if duty.for_each == "staff" and "with" in kind.needs | kind.allows:
        return {"with": subject}
    return {}


def _needed(proof: "Proof", kind: ActKind) -> dict[str, str]:
    """Return the values that the kind of act and the plan ask for."""
    asked = {name: (expected.words or (expected.text,))[0] for name, expected in proof.where.items()}
    rest = {name: _EXAMPLES.get(name, "…") for name in sorted(kind.needs)}
    return {name: asked.get(name, rest.get(name, "…")) for name in sorted(asked.keys() | rest.keys())}


def row_id(name: str, day: date) -> str:
    """Return an id for a proposed row: random to look at, the same for the same obligation and day."""
    digest = int.from_bytes(hashlib.sha256(f"{name} {day}".encode()).digest()[:8], "big")
    return "".join(SIGNS[(digest >> (5 * n)) % 32] for n in range(6))
