"""Why a duty is not owed towards somebody at all: another kind of subject, not there, or a condition that fails."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from careplan.domain import spells
from careplan.domain.condition_words import conditions_words, trigger_words
from careplan.domain.conditions import Condition, all_hold, conditions
from careplan.domain.derive import at_leaving, days_of
from careplan.domain.period import Period
from careplan.domain.register import Register
from careplan.domain.sound import sound_duties
from careplan.domain.subjects import lives_of, stays
from careplan.records.plan import Duty, Plan
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

SUBJECTS: Final = {
    "child": Text("每个儿童", "each child"),
    "family": Text("每个家庭", "each family"),
    "class": Text("每个班", "each class"),
    "staff": Text("每名教职工", "each member of staff"),
    "school": Text("每所学校", "each school"),
    "township": Text("全镇", "the township"),
}


class Outside(NamedTuple):
    """Why nothing is owed: words, the conditions as they were on a day, and whom to ask about instead."""

    words: Text
    day: date
    asked: tuple[tuple[Condition, ...], ...] = ()
    instead: tuple[str, ...] = ()


def outside(world: "World", duty: Duty, kind: str, subject: str, day: date) -> Outside:
    """Return why a duty of the plan has no obligation towards a subject, looked at on a day."""
    if duty.for_each != kind:
        words = Text(
            f"这项义务对{SUBJECTS[duty.for_each].zh}而言，不对{SUBJECTS[kind].zh}而言。",
            f"This duty is for {SUBJECTS[duty.for_each].en}, not for {SUBJECTS[kind].en}.",
        )
        return Outside(words, day, instead=tuple(_instead(world, duty, kind, subject, day)))
    plan = next(p for p in world.books.plans if any(d is duty for d in p.duties))
    if all(duty is not sound for sound in sound_duties(plan)):
        words = Text(
            "计划里这一项写得不能结算，见 careplan check。", "The plan's lines cannot be settled; see careplan check."
        )
        return Outside(words, day)
    return _not_there(world, plan, duty, subject, day) or _failing(world, plan, duty, subject, day)


def _instead(world: "World", duty: Duty, kind: str, subject: str, day: date) -> Iterator[str]:
    """Yield whom the duty is about that has to do with the subject."""
    if duty.for_each == "township":
        yield "township"
    else:
        related = _RELATED.get((kind, duty.for_each))
        yield from filter(None, related(world.register, subject, day) if related else ())


_Related: TypeAlias = Callable[[Register, str, date], Iterable[str | None]]
_RELATED: Final[Mapping[tuple[str, str], _Related]] = {
    ("child", "school"): lambda r, s, d: [r.school_of(s, d)],
    ("child", "staff"): lambda r, s, d: [proxy.staff if (proxy := r.proxy(s, d)) else None],
    ("child", "family"): lambda r, s, d: [care.guardian if (care := r.carer(s, d)) else None],
    ("child", "class"): lambda r, s, d: [r.class_of(s, d)],
    ("staff", "child"): lambda r, s, d: r.paired_with(s, d),
    ("staff", "school"): lambda r, s, _: [r.staff[s].school],
    ("school", "child"): lambda r, s, d: r.on_register(d, s),
    ("school", "staff"): lambda r, s, d: r.staff_at(s, d),
}


def _not_there(world: "World", plan: Plan, duty: Duty, subject: str, day: date) -> Outside | None:
    begins = world.register.township.begins
    if begins is not None and day < begins:
        words = Text(
            f"台帐从 {begins} 起用，{day} 的义务不追。",
            f"Records are kept from {begins} on; nothing is owed of {day}.",
        )
        return Outside(words, day)
    valid = duty.valid or plan.valid
    if not valid.from_ <= day <= valid.until:
        words = Text(
            f"这项义务只在 {valid.from_} 至 {valid.until} 之间有效，{day} 不在其中。",
            f"This duty is in force from {valid.from_} to {valid.until}; {day} lies outside.",
        )
        return Outside(words, day)
    lives = dict(lives_of(world.register, duty.for_each)) if duty.for_each != "township" else {}
    if subject in lives and spells.on(lives[subject], day) is None:
        return Outside(Text(f"{day} 不在册。", f"Not on the register on {day}."), day)
    return None


def _no_stay(world: "World", plan: Plan, duty: Duty, subject: str) -> Text:
    """Return why no stay of a subject is owed: its day lies outside of the plan, or nobody has left yet."""
    force = world.books.in_force(plan, duty)
    for id_, stay in stays(world.register, duty.for_each, subject):
        if id_ != subject:
            continue
        if at_leaving(duty) and stay.until > force.until:
            return Text("到离开才欠，还没有离开。", "It is owed by those who leave, and nobody has left.")
        days = days_of(world.books, duty, Period("", stay.from_, min(stay.until, force.until)))
        if days is not None:
            return Text(
                f"期限 {days.due} 不在 {force.from_} 至 {force.until} 之内，由那时的计划管。",
                f"It was due on {days.due}, which lies outside of {force.from_} to {force.until}.",
            )
    return Text("这项义务的日子在校历里找不到。", "The calendar does not tell its days.")


def _failing(world: "World", plan: Plan, duty: Duty, subject: str, day: date) -> Outside:
    asked = conditions(world.register, duty.for_each, subject, day, duty.where)
    if not all_hold(asked):
        return Outside(
            Text(f"{day} 不符合这项义务的条件：", f"The duty's conditions do not hold on {day}:"), day, asked
        )
    if duty.trigger and duty.trigger.changes:
        what = trigger_words(duty.trigger, plan, duty.for_each)
        words = Text(
            f"没有变化：{what.zh}；没有就不欠。", f"This has not changed: {what.en}; until it does nothing is owed."
        )
        return Outside(words, day, asked)
    if duty.trigger and duty.trigger.becomes:
        state = conditions_words(duty.trigger.becomes, duty.for_each)
        words = Text(
            f"没有变成：{state.zh}；没有就不欠。", f"This did not become so: {state.en}; until it does nothing is owed."
        )
        return Outside(words, day, asked)
    if duty.trigger:
        kind = duty.trigger.kind
        words = Text(
            f"没有引起这项义务的记录（{kind}）；没有就是好的。",
            f"No record ({kind}) has opened this duty; none is the good case.",
        )
        return Outside(words, day, asked)
    if duty.every.unit == "stay":
        return Outside(_no_stay(world, plan, duty, subject), day, asked)
    return Outside(Text("在这一天没有一期是应做的。", "No period of this duty is owed on that day."), day, asked)
