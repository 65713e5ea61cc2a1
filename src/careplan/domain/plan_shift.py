"""A plan as it would read some years earlier or later: only the years of its days change."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from careplan.domain.calendar import add_years
from careplan.records.expressions import DayPhrase, Every
from careplan.records.plan import Duty, Plan, Valid

_WEEK: Final = 7
_HALF: Final = 3


def shifted(plan: Plan, years: int) -> Plan:
    """Return a plan with every day that names its year some years later (earlier, if negative).

    29 February becomes 28 February where there is none; weeks that are counted from a day stay on its weekday.
    """
    if not years:
        return plan
    duties = [_duty(duty, years) for duty in plan.duties]
    return plan.model_copy(
        update={"year": plan.year + years, "valid": _valid(plan.valid, years), "duties": duties},
    )


def _valid(valid: Valid, years: int) -> Valid:
    return Valid(from_=add_years(valid.from_, years), until=add_years(valid.until, years))


def _duty(duty: Duty, years: int) -> Duty:
    update: dict[str, Any] = {"every": _every(duty.every, years)}
    for name in ("opens", "due", "closes"):
        phrase = getattr(duty, name)
        if phrase:
            update[name] = _phrase(phrase, years)
    if duty.within:
        update["within"] = tuple(_phrase(phrase, years) for phrase in duty.within)
    if duty.valid:
        update["valid"] = _valid(duty.valid, years)
    return duty.model_copy(update=update)


def _every(every: Every, years: int) -> Every:
    if every.anchor is None:
        return every
    day = add_years(every.anchor, years)
    if every.unit == "week":
        day = _same_weekday(day, every.anchor)
    return replace(every, anchor=day, text=every.text.replace(every.anchor.isoformat(), day.isoformat()))


def _same_weekday(day: date, like: date) -> date:
    """Return the day nearest to a day that is of the same weekday as another."""
    step = (like.weekday() - day.weekday() + _HALF) % _WEEK - _HALF
    return day + timedelta(days=step)


def _phrase(phrase: DayPhrase, years: int) -> DayPhrase:
    if phrase.anchor != "date":
        return phrase
    day = add_years(date.fromisoformat(phrase.args[0]), years).isoformat()
    return replace(phrase, args=(day,), text=phrase.text.replace(phrase.args[0], day))
