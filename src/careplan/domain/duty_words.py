"""The parts of a duty in words: who owes it, to whom, how much, whom it must reach, from when to when."""

from collections.abc import Mapping
from typing import Final

from careplan.domain.anchor_words import is_one_day
from careplan.domain.condition_words import column_words, conditions_words, value_words
from careplan.domain.day_words import between, day_words, on_day, spaced, span_words, unit_of
from careplan.domain.phrase_words import amount_words, every_words, joined, listed
from careplan.domain.role_words import role_words
from careplan.records.duty_parts import Cover
from careplan.records.expressions import Every
from careplan.records.plan import Duty, Plan
from careplan.text import Text

SUBJECTS: Final[Mapping[str, Text]] = {
    "child": Text("每个儿童", "each child"),
    "family": Text("每个家庭", "each family"),
    "class": Text("每个班", "each class"),
    "staff": Text("每名教职工", "each member of staff"),
    "proxy_parent": Text("每名代理家长", "each proxy parent"),
    "school": Text("每所学校", "each school"),
    "township": Text("全镇", "the township"),
}
_MANY: Final[Mapping[str, Text]] = {
    "child": Text("儿童", "children"),
    "family": Text("家庭", "families"),
    "class": Text("班", "classes"),
    "staff": Text("教职工", "members of staff"),
    "proxy_parent": Text("代理家长", "proxy parents"),
    "school": Text("学校", "schools"),
    "township": Text("镇", "townships"),
}
_FLOORS: Final = {"township": 2, "school": 1}
"""What lies above what: a school has many children, a township many schools; all else is on the lowest floor."""
_WHOLE: Final = 100
_TWICE: Final = 2


def whom_words(duty: Duty) -> Text:
    """Return to whom a duty is owed, with the facts that must hold for them; of an event, whom it concerns."""
    whom = SUBJECTS[duty.for_each]
    if duty.trigger and duty.for_each != "township":
        many = _MANY[duty.for_each]
        whom = Text(f"涉及的{whom.zh}", f"{whom.en} concerned") if many else whom
    if not duty.where:
        return whom
    which = conditions_words(duty.where, duty.for_each)
    return Text(f"{whom.zh}（限：{which.zh}）", f"{whom.en} (only if: {which.en})")


def owner_words(duty: Duty) -> Text:
    """Return who owes a duty: any of several, or several together."""
    comma = any("+" in one for one in duty.owner)
    owners = (role_words(owner, duty) for owner in duty.owner)
    return joined(owners, "，或" if comma else "或", ", or " if comma else " or ")


def is_several(duty: Duty) -> bool:
    """Return whether the last of those who may owe a duty are several together, as English verbs ask."""
    return "+" in duty.owner[-1]


def is_limit(duty: Duty) -> bool:
    """Return whether a duty asks for nothing and allows so much at most."""
    return duty.holds is None and duty.count.least == 0 and not duty.cover and duty.gap is None


def count_words(duty: Duty) -> Text | None:
    """Return how much is owed; None where it is a state or an answer, or where nothing but reach or gap is asked."""
    if duty.holds is not None or (duty.trigger and not duty.proof):
        return None
    plain = duty.count.text == "1" and not duty.per
    if plain and (duty.cover or duty.gap):
        return None
    much = amount_words(duty.count)
    if duty.per:
        return Text(f"每有一个儿童要 {much.zh}", f"{much.en} for each child that it has")
    return much


def cover_words(duty: Duty) -> Text | None:
    """Return whom or what the acts must reach, all or a share; of a state, of whom it must be so."""
    cover = duty.cover
    if cover is None:
        return None
    parts = [_members(cover, held=duty.holds is not None)] if cover.each else []
    for column, values in cover.values.items():
        parts.append(_column(cover, column, values))
    return joined(parts, "；", "; ")


def _members(cover: Cover, *, held: bool) -> Text:
    each = cover.each or "child"
    only = conditions_words(cover.where, cover.kind or each) if cover.where else None
    zh, en = (f"（限：{only.zh}）", f" (only if: {only.en})") if only else ("", "")
    one, many = SUBJECTS[each], _MANY[each]
    often = times_words(cover.times)
    part = _part(cover)
    if part is None:
        if held:
            return Text(f"{one.zh}{zh}", f"{one.en}{en}")
        return Text(f"{one.zh}{zh}至少{often.zh}", f"reaching {one.en}{en} at least {often.en}")
    if held:
        return Text(f"{part.zh} 的{many.zh}{zh}", f"{part.en} of the {many.en}{en}")
    return Text(f"{many.zh}{zh}{part.zh} 各有{often.zh}", f"reaching {part.en} of the {many.en}{en}, each {often.en}")


def _part(cover: Cover) -> Text | None:
    """Return how many of a set are enough, None where it is all of them."""
    share, least = f"{cover.part * _WHOLE:g}%", cover.least
    if cover.part >= 1:
        return None
    if least is None:
        return Text(f"至少 {share}", f"at least {share}")
    if cover.part == 0:
        return Text(f"至少 {least} 个", f"at least {least}")
    return Text(f"至少 {share}（不少于 {least} 个）", f"at least {share} (and {least} or more)")


def times_words(n: int) -> Text:
    """Return once, twice or so many times."""
    return Text("一次", "once") if n == 1 else Text(f" {n} 次", "twice" if n == _TWICE else f"{n} times")


def _column(cover: Cover, column: str, values: list[str]) -> Text:
    often = times_words(cover.times)
    each = Text("", "") if cover.times == 1 else Text(f"，各{often.zh}", f", each {often.en}")
    title, words = column_words(column), joined(map(value_words, values), "、", ", ")
    part = _part(cover)
    if part is None:
        return Text(
            f"“{title.zh}”要齐：{words.zh}，各至少{often.zh}",
            f"covering each of these under “{title.en}”: {words.en}{each.en}",
        )
    return Text(
        f"“{title.zh}”要有以下的{part.zh}：{words.zh}{each.zh}",
        f"covering {part.en} of these under “{title.en}”: {words.en}{each.en}",
    )


def gap_words(duty: Duty) -> Text | None:
    """Return how long may pass from one act to the next."""
    if not duty.gap:
        return None
    days = "day" if duty.gap == 1 else "days"
    return Text(f"两次之间最多 {duty.gap} 天", f"never more than {duty.gap} {days} from one to the next")


def often_words(duty: Duty) -> Text:
    """Return how often, and whether only in terms or in vacations."""
    often = every_words(duty.every)
    if duty.during == "any":
        return often
    when = Text("学期", "a term") if duty.during == "term" else Text("假期", "a vacation")
    if duty.trigger:
        return Text(f"{when.zh}里", f"in {when.en}")
    return Text(f"{often.zh}（只算大半在{when.zh}里的）", f"{often.en} (only those mostly in {when.en})")


def opens_words(duty: Duty) -> Text:
    """Return the first day in time."""
    phrase = duty.opens or (duty.within[0] if duty.within else None)
    if phrase:
        return day_words(phrase, "first", unit_of(duty.every))
    return _end(duty.every, "start")


def due_words(duty: Duty) -> Text:
    """Return the last day in time."""
    phrase = duty.due or (duty.within[1] if duty.within else None)
    return day_words(phrase, "last", unit_of(duty.every)) if phrase else _end(duty.every, "end")


def _end(every: Every, side: str) -> Text:
    from careplan.records.expressions import parse_day_phrase

    return day_words(parse_day_phrase(side), "first" if side == "start" else "last", unit_of(every))


def window_words(duty: Duty) -> Text:
    """Return from when to when a duty can be done in time: by a day, from one to another, or within a part."""
    first = duty.opens or (duty.within[0] if duty.within else None)
    last = duty.due or (duty.within[1] if duty.within else None)
    if first and last:
        return span_words(first, last, unit_of(duty.every))
    end = due_words(duty)
    if first or duty.holds is not None:
        return between(opens_words(duty), end)
    on_it = is_one_day(duty.every.unit) if last is None else last.text == "trigger"
    return on_day(end) if on_it else Text(f"最迟{spaced(end.zh)}", f"no later than {end.en}")


def has_window(duty: Duty) -> bool:
    """Return whether a duty names its days; otherwise they are those of the period."""
    return duty.opens is not None or duty.due is not None or duty.within is not None


def before_words(plan: Plan, duty: Duty) -> Text | None:
    """Return what must be done first: one duty or all of several; by every school where there are many."""
    if not duty.after:
        return None
    known = {other.id: other for other in plan.duties}
    return listed(_before(known.get(name), name, duty) for name in duty.after)


def _before(other: Duty | None, name: str, duty: Duty) -> Text:
    if other is None:
        return Text(name, name)
    title = other.title.text
    if _FLOORS.get(other.for_each, 0) >= _FLOORS.get(duty.for_each, 0):
        return Text(f"“{title.zh}”", f"“{title.en}”")
    whose = SUBJECTS[other.for_each]
    return Text(f"{whose.zh}的“{title.zh}”", f"“{title.en}” of {whose.en}")
