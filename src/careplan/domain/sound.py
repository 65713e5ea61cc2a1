"""Whether the duties of a plan say what can be settled; the checks report what does not, and settling leaves it out."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from careplan.domain.contradictions import contradictions
from careplan.domain.fact_values import Values, can_be, column_values, fact_values
from careplan.domain.facts import FACTS, fact
from careplan.domain.finding import Found
from careplan.domain.flaw import Flaw, Path
from careplan.records.acts import CENSUS_VISIT, COMMON, PROOFS
from careplan.records.census import CensusLine
from careplan.records.duty_parts import Conditions, Proof
from careplan.records.expressions import near, parse_expected
from careplan.records.place import Fact
from careplan.records.plan import OWNERS, Duty, Plan, act_kinds
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.books import Books
    from careplan.records.expressions import DayPhrase, Expected

_TRUTH: Final = frozenset({"true", "false"})
_NO: Final = frozenset({"no", "No", "NO", "n", "0", "off", "否", "无", "没有"})
HARMLESS: Final = frozenset(
    {
        "unknown-bundle",
        "unknown-document",
        "clause-not-listed",
        "unknown-duty-shared",
        "key-without-effect",
        "valid-outside-plan",
    }
)
"""Flaws with which a duty can be settled all the same."""
ABOVE: Final = {
    "child": ("child", "school", "township"),
    "family": ("family", "school", "township"),
    "class": ("class", "school", "township"),
    "staff": ("staff", "school", "township"),
    "school": ("school", "township"),
    "township": ("township",),
}
"""Whose one duty a duty may wait for: its own subject's, its school's, the township's."""
_BELOW: Final[Mapping[str, tuple[str, ...]]] = {
    "school": ("child", "family", "class", "staff"),
    "township": ("child", "family", "class", "staff", "school"),
}
"""Whose duties a duty may wait for until all of them are done."""
_KEYS: Final = frozenset({"unknown-fact", "unknown-proof-column", "key-without-effect", "keys-that-clash"})
"""Flaws of a key, not of the value behind it."""


def sound_duties(plan: Plan) -> list[Duty]:
    """Return the duties that can be settled, in the order of the plan."""
    refused = {flaw.path[1] for flaw in flaws(plan) if flaw.rule not in HARMLESS}
    return [duty for number, duty in enumerate(plan.duties) if number not in refused]


def flaws(plan: Plan) -> Iterator[Flaw]:
    """Yield what the duties of a plan say wrongly, whatever the register and the calendar hold."""
    ids = [duty.id for duty in plan.duties]
    for number, duty in enumerate(plan.duties):
        for rule, path, facts in _faults_of_duty(plan, duty):
            yield Flaw(rule, ("duties", number, *path), {"duty": duty.id, **facts})
        if duty.id in ids[:number]:
            first = ids.index(duty.id) + 1
            yield Flaw("duplicate-duty-id", ("duties", number, "id"), {"duty": duty.id, "first": first})


def flaws_of(books: "Books", rule: str) -> Iterator[Found]:
    """Yield the flaws of one rule in the plans, each at its place; looked for once for all rules."""
    found = books.amiss.get("flaws")
    if found is None:
        found = books.amiss["flaws"] = {}
        for plan in books.plans:
            for flaw in flaws(plan):
                found.setdefault(flaw.rule, []).append(_placed(plan, flaw))
    yield from found.get(rule, ())


def _placed(plan: Plan, flaw: Flaw) -> Found:
    path = written_path(plan, flaw.path)
    return Found(plan.key_place(*path) if flaw.rule in _KEYS else plan.place(*path), flaw.facts)


def written_path(plan: Plan, path: Path) -> Path:
    """Return the path as the file has it: a list of one may be written without its brackets."""
    if plan.place(*path) == plan.place(*path[:3]):
        return (*path[:3], *(step for step in path[3:] if isinstance(step, str)))
    return path


def _faults_of_duty(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    yield from _of_owners(plan, duty)
    yield from _of_proofs(plan, duty)
    yield from _of_covered(plan, duty)
    yield from _of_conditions(duty)
    yield from _of_shape(duty)
    yield from contradictions(plan, duty)
    yield from _of_anchors(duty)
    yield from _of_names(plan, duty)
    yield from _of_source(plan, duty)


def _of_proofs(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    proofs: list[tuple[Path, Proof]] = [(("proof", n), proof) for n, proof in enumerate(duty.proof or ())]
    if duty.trigger and duty.trigger.proof:
        proofs.append((("trigger",), duty.trigger.proof))
    for path, proof in proofs:
        if proof.kind not in PROOFS | plan.kinds.keys():
            known = sorted(PROOFS | plan.kinds.keys())
            yield Flaw("unknown-proof-kind", (*path, "kind"), {"example": _near(proof.kind, known), **_all(known)})
            continue
        known = sorted(_columns(plan, proof.kind))
        for column in proof.where:
            if column not in known:
                facts = {"kind": proof.kind, "example": _near(column, known), **_all(known)}
                yield Flaw("unknown-proof-column", (*path, "where", column), facts)
            else:
                yield from _of_value((*path, "where", column), proof.where[column], column_values(proof.kind, column))


def _of_covered(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    """Yield columns to be covered that no kind of act which proves the duty has, and values that they cannot have."""
    kinds = [proof.kind for proof in duty.proof or () if proof.kind in PROOFS | plan.kinds.keys()]
    for column, words in (duty.cover.values if duty.cover and kinds else {}).items():
        having = [kind for kind in kinds if column in _columns(plan, kind)]
        if having:
            yield from _of_value(("cover", column), parse_expected(words), column_values(having[0], column))
        else:
            known = sorted(_columns(plan, kinds[0]))
            facts = {"kind": kinds[0], "example": _near(column, known), **_all(known)}
            yield Flaw("unknown-proof-column", ("cover", column), facts)


def _of_owners(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    known = [*OWNERS, *plan.owners]
    for number, owner in enumerate(duty.owner):
        for name in owner.split(" + "):
            if name not in known:
                facts = {"owner": name, "example": _near(name, known), **_all(known)}
                yield Flaw("unknown-owner", ("owner", number), facts)


def _columns(plan: Plan, kind: str) -> frozenset[str]:
    """Return the columns that an act of a kind has in its file; an article has none."""
    own = act_kinds([plan]).get(kind)
    if own:
        return own.needs | own.allows | COMMON
    return frozenset(CensusLine.model_fields) if kind == CENSUS_VISIT else frozenset()


def _of_conditions(duty: Duty) -> Iterator[Flaw]:
    for path, kind, conditions in _conditions(duty):
        for number, one in enumerate(conditions):
            for name in one:
                if fact(kind, name) is None:
                    yield _no_fact((*path, number, name), kind, name)
                else:
                    yield from _of_value((*path, number, name), one[name], fact_values(kind, name))
    for number, name in enumerate(duty.trigger.changes if duty.trigger else ()):
        if fact(duty.for_each, name) is None:
            yield _no_fact(("trigger", "changes", number), duty.for_each, name)


def _no_fact(path: Path, kind: str, name: str) -> Flaw:
    """Return the flaw of a fact that a kind of subject does not have; it says whose it is, if it is somebody's."""
    whose, known = [one for one in FACTS if fact(one, name) is not None], sorted(FACTS[kind])
    zh, en = "、".join(whose), " or ".join(whose)
    elsewhere = Text(f"（`{name}` 是 {zh} 的）", f" (`{name}` is one of a {en})") if whose else Text("", "")
    key = "each" if path[0] == "cover" else "for_each"
    example = f"{key}: {whose[0]}" if whose and not get_close_matches(name, known, n=1) else _near(name, known)
    facts: dict[str, Fact] = {"example": example, "subject": kind, "elsewhere": elsewhere, **_all(known)}
    return Flaw("unknown-fact", path, facts)


def _conditions(duty: Duty) -> Iterator[tuple[Path, str, Conditions]]:
    """Yield every list of conditions in a duty with its path and the kind of subject whose facts it names."""
    yield ("where",), duty.for_each, duty.where
    yield ("holds",), duty.held_by, duty.holds or []
    yield ("trigger", "becomes"), duty.for_each, duty.trigger.becomes if duty.trigger else []
    for number, proof in enumerate(duty.proof or ()):
        yield ("proof", number, "if"), duty.for_each, proof.if_
    if duty.cover and duty.cover.kind:
        yield ("cover", "where"), duty.cover.kind, duty.cover.where


def _of_value(path: Path, expected: "Expected", values: Values) -> Iterator[Flaw]:
    if can_be(expected, values):
        return
    if isinstance(values, frozenset):
        known = sorted(values)
        best = _near(expected.text, known) if values != _TRUTH else "false" if expected.text in _NO else "true"
        facts = {"example": f"{path[-1]}: {best}", **_all(known)}
    elif values == "number":
        facts = {"example": f'{path[-1]}: "{near.amount(expected.text)}"', "allowed": "1, >= 1, <= 6, 2..3"}
    else:
        facts = {"example": "topic: …", "allowed": "—"}
    yield Flaw("value-never-so", path, {"name": str(path[-1]), "written": expected.text, **facts})


def _of_shape(duty: Duty) -> Iterator[Flaw]:
    event = duty.every.unit == "event"
    if duty.proof and duty.holds is not None:
        yield Flaw("proof-beside-state", ("holds",), {})
    if event and duty.holds is not None:
        yield Flaw("state-on-event", ("holds",), {})
    if event and duty.trigger is None:
        yield Flaw("event-without-trigger", ("every",), {})
    if duty.trigger and not event:
        yield Flaw("trigger-without-event", ("trigger",), {"every": duty.every.text})
    if (not event or duty.of_register) and not duty.proof and duty.holds is None:
        yield Flaw("duty-without-proof", ("id",), {})


def _of_anchors(duty: Duty) -> Iterator[Flaw]:
    first, last = duty.within or (None, None)
    phrases: dict[str, tuple[DayPhrase | None, ...]] = {
        "within": (first, last),
        "opens": (duty.opens,),
        "due": (duty.due,),
        "closes": (duty.closes,),
    }
    for name, found in phrases.items():
        for phrase in found:
            missing = _missing(duty, phrase) if phrase else None
            if phrase and missing:
                anchor = " ".join((phrase.anchor, *filter(None, phrase.args)))
                yield Flaw("day-of-no-event", (name,), {"anchor": anchor, "missing": missing})
                break


def _missing(duty: Duty, phrase: "DayPhrase") -> str | None:
    """Return the key without which a phrase names no day, None where nothing is missing."""
    if phrase.anchor == "holiday" and not phrase.args[0] and duty.every.unit != "festival":
        return "every: festival mid-autumn"
    without = (phrase.anchor == "trigger" and not duty.trigger) or (phrase.anchor == "after" and not duty.after)
    return f"{phrase.anchor}: …" if without else None


def _of_names(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    ids = sorted({other.id for other in plan.duties} - {duty.id})
    yield from _of_waiting(plan, duty, ids)
    for number, name in enumerate(duty.shares):
        if name not in ids:
            yield Flaw("unknown-duty-shared", ("shares", number), {"shares": name, "example": _near(name, ids)})
    if duty.bundle is not None and duty.bundle not in plan.bundles:
        example = _near(duty.bundle, sorted(plan.bundles))
        yield Flaw("unknown-bundle", ("bundle",), {"bundle": duty.bundle, "example": example})


def _of_waiting(plan: Plan, duty: Duty, ids: Sequence[str]) -> Iterator[Flaw]:
    """Yield what is wrong with the duties that a duty waits for; `ids` are those of the others."""
    by_id = {other.id: other for other in reversed(plan.duties)}
    allowed = (*ABOVE[duty.for_each], *_BELOW.get(duty.for_each, ()))
    for number, name in enumerate(duty.after):
        before = by_id.get(name)
        if before is None:
            yield Flaw("unknown-duty-before", ("after", number), {"after": name, "example": _near(name, ids)})
        elif _waits_for(by_id, before, duty.id):
            yield Flaw("circular-after", ("after", number), {"after": name})
        elif before.for_each not in allowed:
            facts = {"after": name, "before": before.for_each, "subject": duty.for_each, **_all(allowed)}
            yield Flaw("duty-before-of-others", ("after", number), facts)


def _waits_for(by_id: Mapping[str, Duty], duty: Duty, name: str) -> bool:
    """Return whether a duty is, or waits for, the one of a name, however many stand between."""
    seen: set[str] = set()
    ahead = [duty.id]
    while ahead:
        at = ahead.pop()
        if at == name:
            return True
        if at not in seen and at in by_id:
            seen.add(at)
            ahead += by_id[at].after
    return False


def _of_source(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    documents = {document.id: document for document in plan.documents}
    named = duty.source.document or plan.documents[0].id
    if named not in documents:
        example = _near(named, sorted(documents))
        yield Flaw("unknown-document", ("source", "document"), {"document": named, "example": example})
    elif documents[named].clauses and duty.source.clause not in documents[named].clauses:
        facts: dict[str, Fact] = {"document": named, "clause": duty.source.clause, **_all(documents[named].clauses)}
        yield Flaw("clause-not-listed", ("source", "clause"), facts)


def _near(name: str, known: Sequence[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return near[0] if near else ", ".join(known[:1])


def _all(known: Sequence[str]) -> dict[str, Fact]:
    return {"allowed": ", ".join(known)}
