"""How the days of an obligation were found, in words: the plan's phrase, days off, readings and rulings."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from careplan.domain.day_words import day_words, unit_of
from careplan.domain.deadline import Side, kept, off_policy, runs_over, stated, window
from careplan.domain.duty_words import due_words, is_limit, opens_words
from careplan.domain.obligation import OWING, Obligation, Settlement
from careplan.domain.waiting import Awaited, awaited, last_since
from careplan.records.expressions import DayPhrase
from careplan.records.plan import Duty
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World


class Dated(NamedTuple):
    """A day and the steps by which it was found."""

    day: date
    how: tuple[Text, ...]


def opened(world: "World", settlement: Settlement) -> Dated:
    """Return when an obligation opened and why then."""
    obligation, duty = settlement.obligation, settlement.obligation.duty
    if duty.holds is not None and not (duty.opens or duty.within or duty.after):
        return Dated(
            obligation.opens, (Text("每天都应如此，从本期第一天算起", "it must be so on every day of the period"),)
        )
    if obligation.trigger:
        act = obligation.trigger
        words = Text(f"由 {act.file}:{act.line} 的记录引起", f"the record at {act.file}:{act.line} opened it")
        return Dated(obligation.opens, (words,))
    phrase = duty.opens or (duty.within[0] if duty.within else None)
    steps = [_phrase(duty, phrase, "first") if phrase else opens_words(duty)]
    steps += _cut(world, obligation, "first")
    steps += _after(world, obligation)
    return Dated(obligation.opens, tuple(steps))


def due(world: "World", settlement: Settlement) -> Dated:
    """Return when an obligation is due and why then: phrase, day off, the duty before it, a ruling."""
    obligation, duty = settlement.obligation, settlement.obligation.duty
    phrase = duty.due or (duty.within[1] if duty.within else None)
    steps = [_phrase(duty, phrase, "last") if phrase else due_words(duty)]
    steps += _cut(world, obligation, "last")
    steps += _after(world, obligation)
    steps += _day_off(world, obligation)
    if settlement.ruling and obligation.due != obligation.scheduled:
        act = settlement.ruling
        steps.append(
            Text(
                f"原定 {obligation.scheduled}，{act.day} 由 {act.by} 改期（{act.file}:{act.line}）",
                f"was {obligation.scheduled}; moved by {act.by} on {act.day} ({act.file}:{act.line})",
            )
        )
    return Dated(obligation.due, tuple(steps))


def closed(world: "World", settlement: Settlement) -> Dated:
    """Return until when an obligation can be made up and why."""
    obligation, duty = settlement.obligation, settlement.obligation.duty
    if duty.closes:
        return Dated(obligation.closes, (_phrase(duty, duty.closes, "last"),))
    if duty.holds is not None:
        last = Text("本期最后一天", "last day of the period")
        other = Text("到期后不能补", "it cannot be made up after that day")
        return Dated(obligation.closes, (last if obligation.closes == obligation.period.end else other,))
    if duty.gap is not None or is_limit(duty):
        return Dated(obligation.closes, (Text("没有什么要补做", "there is nothing to make up"),))
    days = world.register.township.readings.make_up_days
    words = Text(
        f"到期后 {days} 天内可以补做（本镇的读法）", f"{days} days after the due day, by the township's reading"
    )
    return Dated(obligation.closes, (words,))


def _phrase(duty: Duty, phrase: DayPhrase, side: Side) -> Text:
    words = day_words(phrase, side, unit_of(duty.every))
    if phrase.text in words.zh or (phrase.anchor == "festival" and not phrase.shift):
        return Text(f"计划写“{phrase.text}”", f"the plan says “{phrase.text}”")
    return Text(f"计划写“{phrase.text}”：{words.zh}", f"the plan says “{phrase.text}”: {words.en}")


def _cut(world: "World", obligation: Obligation, side: Side) -> Iterator[Text]:
    """Yield how an end of the plan, or of the period, cut the days that the duty states."""
    duty, period = obligation.duty, obligation.period
    if duty.after or obligation.trigger:
        return
    found = stated(duty, period, world.books.calendar)
    if found is None:
        return
    if runs_over(duty, period, found):
        yield Text("只算其中落在本期的部分", "the part of it that lies in this period")
        return
    left = kept(duty, period, *found)
    if side == "first" and left.from_ != found.from_:
        yield Text(
            f"本来是 {found.from_}，计划从 {left.from_} 起才有效", f"was {found.from_}; cut by the plan's first day"
        )
    if side == "last" and left.until != found.until:
        yield Text(
            f"本来是 {found.until}，计划只到 {left.until}，截到这一天", f"was {found.until}; cut by the plan's last day"
        )


def _after(world: "World", obligation: Obligation) -> Iterator[Text]:
    """Yield when each duty before it was done, or closed; where it was several's, the last of them."""
    if not obligation.duty.after or obligation.waits or obligation.not_applicable:
        return
    for one in awaited(world.settlements, obligation):
        yield _let_go(one)


def _let_go(one: Awaited) -> Text:
    title, since = one.found[0][0].obligation.duty.title.text, last_since([one])
    undone = sum(before.met_on is None and before.state in OWING for before, _ in one.found)
    if not undone:
        return Text(f"前项“{title.zh}”完成于 {since}", f"“{title.en}” before it was done on {since}")
    return Text(
        f"前项“{title.zh}” {len(one.found)} 项中 {undone} 项没有完成，到 {since} 为止",
        f"{undone} of {len(one.found)} “{title.en}” before it were not done; the last of them ended on {since}",
    )


def _day_off(world: "World", obligation: Obligation) -> Iterator[Text]:
    """Yield whether the day that the plan states is a day off, and what the duty makes of that."""
    duty, calendar = obligation.duty, world.books.calendar
    stated = _stated(world, obligation)
    if stated is None or calendar.is_workday(stated):
        return
    why = calendar.why_day(stated)
    if duty.day_off == "as-stated":
        yield Text(
            f"{stated} {why.zh}，计划没有说顺延，照原日",
            f"{stated} is a day off ({why.en}) and the plan moves it nowhere",
        )
        return
    moved = off_policy(stated, duty.day_off, calendar)
    way = (
        Text("提前到上一个工作日", "the workday before")
        if duty.day_off == "before"
        else Text("顺延到下一个工作日", "the next workday")
    )
    yield Text(f"{stated} {why.zh}，{way.zh} {moved}", f"{stated} is a day off ({why.en}): {way.en}, {moved}")


def _stated(world: "World", obligation: Obligation) -> date | None:
    duty = obligation.duty
    if duty.holds is not None or obligation.waits or obligation.not_applicable:
        return None
    found = window(
        duty.model_copy(update={"day_off": "as-stated"}),
        obligation.period,
        world.books.calendar,
        world.register.township.readings.make_up_days,
        trigger=obligation.trigger.day if obligation.trigger else None,
        after=last_since(awaited(world.settlements, obligation)),
    )
    return found.due if found else None
