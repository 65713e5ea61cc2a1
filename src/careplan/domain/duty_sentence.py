"""A duty in one sentence, and a short one more for each thing about it that is not as usual."""

from collections.abc import Callable, Iterator
from typing import Final

from careplan.domain.condition_words import conditions_words, proofs_words, trigger_words
from careplan.domain.day_words import day_words, spaced, unit_of
from careplan.domain.duty_words import (
    before_words,
    count_words,
    cover_words,
    due_words,
    gap_words,
    has_window,
    is_limit,
    is_several,
    often_words,
    owner_words,
    whom_words,
    window_words,
)
from careplan.domain.phrase_words import joined
from careplan.records.plan import Duty, Plan
from careplan.text import Text

_WHOLE: Final = 100
_TAILS: Final = {
    "advisory": Text("（仅提示，没做不算未完成）", " (advisory: never counted as missed)"),
    "observed": Text("（家里的事，只记见没见到）", " (the family's own: seen or not seen)"),
}


def sentence(plan: Plan, duty: Duty) -> Text:
    """Return a duty in one sentence, and the things about it that are not as usual."""
    if duty.holds is not None:
        main = _state(duty)
    elif is_limit(duty):
        main = _limit(plan, duty)
    else:
        main = _event(plan, duty) if duty.trigger else _counted(plan, duty)
    tail = _TAILS.get(duty.judge, Text("", ""))
    main = Text(f"{main.zh}{tail.zh}。", f"{main.en}{tail.en}.")
    return joined([main, *notes(plan, duty)], "", " ")


def _state(duty: Duty) -> Text:
    whom, often, who = whom_words(duty), often_words(duty), owner_words(duty)
    state = conditions_words(duty.holds or [], duty.held_by)
    of = cover_words(duty)
    zh, en = (f"，{of.zh}", f" of {of.en}") if of else ("", "")
    days = Text("每一天", "on every day")
    if has_window(duty):
        window = window_words(duty)
        days = Text(f"{window.zh}，每一天", f"on every day {window.en}")
        if window.zh.startswith("就在"):
            days = window
    answers = "answer" if is_several(duty) else "answers"
    return Text(
        f"对{whom.zh}，{often.zh}，{days.zh}{zh}都要做到：{state.zh}；由{who.zh}负责",
        f"For {whom.en}, {often.en}, this must be so{en} {days.en}: {state.en}; {who.en} {answers} for it",
    )


def _limit(plan: Plan, duty: Duty) -> Text:
    who, what, much = owner_words(duty), _what(plan, duty), count_words(duty) or Text("", "")
    counted = window_words(duty) if has_window(duty) else None
    zh, en = (f"（{counted.zh}）", f" ({counted.en})") if counted else ("", "")
    return Text(
        f"{_opening(plan, duty).zh}{who.zh}做这件事有上限：{what.zh}，{much.zh}{zh}；不做也可以，多了就是超限",
        f"{_opening(plan, duty).en}there is a limit for {who.en}: {what.en}, {much.en}{en}; "
        "none at all is fine, more breaks the limit",
    )


def _opening(plan: Plan, duty: Duty) -> Text:
    whom, often = whom_words(duty), often_words(duty)
    if not duty.trigger:
        return Text(f"对{whom.zh}，{often.zh}，", f"For {whom.en}, {often.en}, ")
    cause = trigger_words(duty.trigger, plan, duty.for_each)
    when = often if duty.during != "any" else Text("", "")
    blank = " " if when.en else ""
    if duty.trigger.changes:
        return Text(
            f"{when.zh}每当{cause.zh}有变化，对{whom.zh}，",
            f"Each time this changes{blank}{when.en}: {cause.en}, for {whom.en}, ",
        )
    if duty.trigger.becomes:
        return Text(
            f"{when.zh}每当变成“{cause.zh}”，对{whom.zh}，",
            f"Each time this becomes so{blank}{when.en}: “{cause.en}”, for {whom.en}, ",
        )
    return Text(
        f"{when.zh}每有一条“{cause.zh}”的记录，对{whom.zh}，",
        f"Each time “{cause.en}” is recorded{blank}{when.en}, for {whom.en}, ",
    )


def _event(plan: Plan, duty: Duty) -> Text:
    return _owed(plan, duty, [*_much(duty), window_words(duty)])


def _counted(plan: Plan, duty: Duty) -> Text:
    bare = duty.gap is not None and not has_window(duty)
    return _owed(plan, duty, [*_much(duty), *([] if bare else [window_words(duty)])])


def _owed(plan: Plan, duty: Duty, rest: list[Text]) -> Text:
    opening, who, what = _opening(plan, duty), owner_words(duty), joined([_what(plan, duty), *rest], "，", ", ")
    owes = "owe" if is_several(duty) else "owes"
    return Text(f"{opening.zh}{who.zh}要做：{what.zh}", f"{opening.en}{who.en} {owes}: {what.en}")


def _much(duty: Duty) -> list[Text]:
    """Return how much, whom it must reach, and how long may pass between; one answer to an event is not counted."""
    count = count_words(duty)
    if duty.trigger and duty.count.text == "1" and not duty.per:
        count = None
    return [part for part in (count, cover_words(duty), gap_words(duty)) if part]


def _what(plan: Plan, duty: Duty) -> Text:
    if duty.proof:
        proofs = proofs_words(duty.proof, plan, duty.for_each)
        if not duty.trigger or duty.of_register:
            return proofs
        return Text(f"{proofs.zh}（ref 写那条记录的 row_id）", f"{proofs.en} (its ref names that row)")
    return Text("办结（在那一行写 done_on）", "its answer (done_on)") if duty.trigger else duty.title.text


def notes(plan: Plan, duty: Duty) -> Iterator[Text]:
    """Yield a short sentence for each thing that is not as usual."""
    for note in _NOTES:
        said = note(plan, duty)
        if said:
            yield Text(f"{said.zh}。", f"{said.en}.")


def _after(plan: Plan, duty: Duty) -> Text | None:
    before = before_words(plan, duty)
    if before is None:
        return None
    several = len(duty.after) > 1
    return Text(
        f"要等{before.zh}{'都' if several else ''}做完才开始",
        f"It waits until {f'all of {before.en} are' if several else f'{before.en} is'} done",
    )


def day_off_words(duty: Duty) -> Text | None:
    """Return what a due day off does, None where the day stays as it is."""
    return {
        "before": Text("期限逢休息日，提前到上一个工作日", "A due day off moves to the workday before"),
        "after": Text("期限逢休息日，顺延到下一个工作日", "A due day off moves to the next workday"),
    }.get(duty.day_off)


def _closes(_: Plan, duty: Duty) -> Text | None:
    if duty.closes is None or duty.holds is not None or duty.gap is not None:
        return None
    day = day_words(duty.closes, "last", unit_of(duty.every))
    if day == due_words(duty):
        return Text("过期不能补", "What is late cannot be made up")
    if is_limit(duty):
        return Text(
            f"写明计入本期的，算到{spaced(day.zh)}", f"What says that it counts for the period counts until {day.en}"
        )
    return Text(f"过期的可以补到{spaced(day.zh)}", f"What is late can be made up until {day.en}")


def presence_words(duty: Duty) -> Text | None:
    """Return how long one must have been there for the duty to be owed, None where the township decides."""
    if duty.presence is None:
        return None
    if duty.presence == "any":
        return Text("在册一天也要做", "One day on the register is enough for it to be owed")
    if duty.presence == "due":
        return Text("只对到期日在册的要做", "Owed only to those who are there on the due day")
    share = f"{float(duty.presence) * _WHOLE:g}%"
    return Text(f"在册天数不到 {share} 的不要求", f"Owed only to those who are there on at least {share} of the days")


def shares_words(plan: Plan, duty: Duty) -> Text | None:
    """Return for which other duties an act may count and count here too."""
    if not duty.shares:
        return None
    titles = {other.id: other.title.text for other in plan.duties}
    others = [titles.get(name, Text(name, name)) for name in duty.shares]
    zh = "、".join(f"“{other.zh}”" for other in others)
    en = ", ".join(f"“{other.en}”" for other in others)
    return Text(f"算给{zh}的同一次，这里也算", f"An act that counts for {en} counts here too")


def _tentative(_: Plan, duty: Duty) -> Text | None:
    return Text("日子是暂定的（拟、暂定）", "The plan calls the day tentative") if duty.tentative else None


def _valid(_: Plan, duty: Duty) -> Text | None:
    if duty.valid is None:
        return None
    return Text(
        f"只在 {duty.valid.from_} 至 {duty.valid.until} 有效", f"In force only {duty.valid.from_} to {duty.valid.until}"
    )


_NOTES: Final[tuple[Callable[[Plan, Duty], Text | None], ...]] = (
    _after,
    lambda _, duty: day_off_words(duty),
    _closes,
    lambda _, duty: presence_words(duty),
    shares_words,
    _tentative,
    _valid,
)
