"""Keys of one duty that contradict one another, or of which one says nothing."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careplan.domain.flaw import Flaw
from careplan.records.duty_parts import Condition, Cover
from careplan.records.plan import FAMILY, Duty, Plan
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.records.expressions import Expected
    from careplan.records.place import Fact


def _is_of_acts(cover: Cover) -> bool:
    """Return whether a cover asks for something that only acts have."""
    return cover.each is None or cover.times > 1


class _Clash(NamedTuple):
    """A key that cannot stand beside another, why, and what to write instead."""

    key: str
    beside: str
    when: Callable[[Duty], bool]
    because: Text
    instead: str


_HAS: Final[Mapping[str, frozenset[str]]] = {
    "child": frozenset({"child"}),
    "family": frozenset({"child", "family"}),
    "class": frozenset({"child", "family", "class"}),
    "staff": frozenset({"child", "family", "class"}),
    "school": frozenset({"child", "family", "class", "staff", "proxy_parent"}),
    "township": frozenset({"child", "family", "class", "staff", "proxy_parent", "school"}),
}
"""Whom there may be several of to one of those a duty is for."""
_CLASHES: Final = (
    _Clash(
        "opens",
        "within",
        lambda duty: duty.within is not None,
        Text("within 已经写明从哪天到哪天", "within names the first day and the last"),
        "within: 03-10 .. 06-20",
    ),
    _Clash(
        "due",
        "within",
        lambda duty: duty.within is not None,
        Text("within 已经写明从哪天到哪天", "within names the first day and the last"),
        "within: 03-10 .. 06-20",
    ),
    _Clash(
        "gap",
        "holds",
        lambda duty: duty.holds is not None,
        Text("gap 数两次记录之间的天数，holds 不看记录", "gap counts the days between acts, and holds looks at none"),
        "gap: 14 days, proof: talk",
    ),
    _Clash(
        "gap",
        "every: event",
        lambda duty: duty.every.unit == "event",
        Text("一件事办一次，没有间隔", "an event is answered once, and has no gap"),
        "every: month, gap: 14 days",
    ),
    _Clash(
        "count",
        "gap",
        lambda duty: duty.gap is not None,
        Text("gap 已经写明最多隔多久", "gap says how often already"),
        "gap: 14 days",
    ),
    _Clash(
        "count",
        "cover",
        lambda duty: duty.cover is not None,
        Text("cover 要的就是每个至少一次", "cover asks for each at least once"),
        "cover: {each: child, share: 95%}",
    ),
    _Clash(
        "per",
        "cover",
        lambda duty: duty.cover is not None,
        Text("cover 要的就是每个至少一次", "cover asks for each at least once"),
        "cover: child",
    ),
    _Clash(
        "cover",
        "holds",
        lambda duty: duty.holds is not None and duty.cover is not None and _is_of_acts(duty.cover),
        Text("状态没有次数，也没有哪一列的值", "a state has no times and no values of a column"),
        "cover: {each: child, share: 95%}",
    ),
    _Clash(
        "day_off",
        "holds",
        lambda duty: duty.holds is not None,
        Text("每天都要成立，休息日也一样", "it must be so on days off too"),
        "holds: {proxy: true}",
    ),
    _Clash(
        "during",
        "every: term",
        lambda duty: duty.during == "vacation" and duty.every.unit in {"term", "school day"},
        Text("学期里的日子不在假期", "a term lies in no vacation"),
        "every: vacation",
    ),
    _Clash(
        "during",
        "every: vacation",
        lambda duty: duty.during == "term" and duty.every.unit == "vacation",
        Text("假期不在学期里", "a vacation lies in no term"),
        "every: term",
    ),
    _Clash(
        "cover",
        "for_each",
        lambda duty: duty.cover is not None and duty.cover.each not in {None, *_HAS[duty.for_each]},
        Text("这样的对象下面没有这样的一批", "there is no such set to one of those it is for"),
        "for_each: school, cover: proxy_parent",
    ),
)
"""Pairs of keys of which one would silently win."""
_IDLE: Final[tuple[tuple[Text, Callable[[Duty], bool], frozenset[str]], ...]] = (
    (
        Text("每天都要成立的状态", "a state that must hold on every day"),
        lambda duty: duty.holds is not None,
        frozenset({"closes", "count", "per", "shares"}),
    ),
    (
        Text("由事情引起的义务", "a duty that an event opens"),
        lambda duty: duty.every.unit == "event",
        frozenset({"presence"}),
    ),
    (
        Text("由事情自己的 done_on 办结的义务", "a duty that the event's own done_on answers"),
        lambda duty: duty.every.unit == "event" and not duty.proof and not duty.of_register,
        frozenset({"count", "cover", "per", "shares"}),
    ),
    (
        Text("只看间隔的义务", "a duty of the longest time between acts"),
        lambda duty: duty.gap is not None and duty.holds is None,
        frozenset({"closes", "cover", "per", "shares"}),
    ),
    (
        Text("在册期间一次的义务", "a duty owed once in a stay"),
        lambda duty: duty.every.unit == "stay" and duty.holds is None and duty.gap is None,
        frozenset({"presence"}),
    ),
    (
        Text("对每个儿童的义务（一个儿童就是一个）", "a duty for each child, who is one child"),
        lambda duty: duty.for_each == "child",
        frozenset({"per"}),
    ),
    (
        Text("至多几次的义务", "a limit"),
        lambda duty: duty.count.least == 0,
        frozenset({"closes", "per"}),
    ),
)
"""Keys that change nothing in duties of a shape."""
_CANNOT_OWE: Final[Mapping[str, frozenset[str]]] = {
    "township": FAMILY | {"class_teacher", "proxy_parent"},
    "school": FAMILY | {"proxy_parent"},
    "class": FAMILY,
    "staff": FAMILY,
}
"""Who can owe nothing to whom: of a township there are many class teachers, and it is not said which."""


def contradictions(plan: Plan, duty: Duty) -> Iterator[Flaw]:
    """Yield what contradicts itself in a duty, and what says nothing; paths begin at the duty."""
    yield from _of_clashes(duty)
    yield from _of_idle_keys(duty)
    yield from _of_trigger(duty)
    yield from _of_owners(duty)
    yield from _of_conditions(duty)
    if duty.valid and not (plan.valid.from_ <= duty.valid.from_ and duty.valid.until <= plan.valid.until):
        facts = {"from": f"{plan.valid.from_}", "until": f"{plan.valid.until}"}
        yield Flaw("valid-outside-plan", ("valid",), facts)


def _of_clashes(duty: Duty) -> Iterator[Flaw]:
    for clash in _CLASHES:
        if clash.key in duty.model_fields_set and clash.when(duty):
            facts: dict[str, Fact] = {
                "key": clash.key,
                "beside": clash.beside,
                "because": clash.because,
                "instead": clash.instead,
            }
            yield Flaw("keys-that-clash", (clash.key,), facts)


def _of_idle_keys(duty: Duty) -> Iterator[Flaw]:
    clashing = {clash.key for clash in _CLASHES if clash.when(duty)}
    told: set[str] = set()
    for shape, fits, keys in _IDLE:
        for key in sorted((keys & duty.model_fields_set) - clashing - told) if fits(duty) else ():
            told.add(key)
            yield Flaw("key-without-effect", (key,), {"key": key, "shape": shape})


def _of_trigger(duty: Duty) -> Iterator[Flaw]:
    """Yield keys of a trigger that say nothing: the act beside what becomes so, a period in which none is counted."""
    trigger = duty.trigger
    if trigger is None:
        return
    beside = {"kind", "where", "times", "every"} | ({"changes"} if trigger.becomes else set())
    idle = sorted(beside & trigger.model_fields_set) if duty.of_register else []
    shape = Text("由台帐变化引起的义务", "a duty that a change of the register opens")
    if not duty.of_register and trigger.every and trigger.times == 1:
        idle, shape = ["every"], Text("每一次都引起的义务", "a duty that each such act opens")
    for key in idle:
        yield Flaw("key-without-effect", ("trigger", key), {"key": key, "shape": shape})


def _of_owners(duty: Duty) -> Iterator[Flaw]:
    together = any("+" in owner and FAMILY & set(owner.split(" + ")) for owner in duty.owner)
    if duty.judge == "duty" and (together or set(duty.owner) <= FAMILY):
        yield Flaw("family-duty-judged", ("owner",), {"owner": ", ".join(duty.owner)})
    cannot = _CANNOT_OWE.get(duty.for_each, frozenset())
    if all(cannot & set(owner.split(" + ")) for owner in duty.owner):
        facts = {"owner": ", ".join(duty.owner), "subject": duty.for_each}
        yield Flaw("owner-cannot-owe", ("owner",), facts)


def _of_conditions(duty: Duty) -> Iterator[Flaw]:
    """Yield facts of which `where` asks for one value, and a state or a proof for another."""
    if not duty.where:
        return
    for name in _never_both(duty.where, duty.holds or []) if duty.cover is None else ():
        yield Flaw("state-against-condition", ("holds",), {"fact": name, "key": "holds"})
    for number, proof in enumerate(duty.proof or ()):
        for name in _never_both(duty.where, proof.if_):
            yield Flaw("state-against-condition", ("proof", number, "if"), {"fact": name, "key": "if"})


def _never_both(some: list[Condition], others: list[Condition]) -> Iterator[str]:
    """Yield the first fact for which no alternative of the one leaves an alternative of the other."""
    pairs = [(one, other) for one in some for other in others]
    against = [next((n for n in one if n in other and _apart(one[n], other[n])), None) for one, other in pairs]
    if against and all(against):
        yield str(against[0])


def _apart(one: "Expected", other: "Expected") -> bool:
    """Return whether no value is as both expect."""
    if one.words and other.words:
        return not set(one.words) & set(other.words)
    if one.words or other.words:
        return False
    least = max(one.least or 0, other.least or 0)
    return any(most is not None and most < least for most in (one.most, other.most))
