"""`careplan plan try` as lines: a duty in each, the new plan's counts beside the old one's."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from careplan.domain.plan_trial import Count, Trial
from careplan.records.plan import Plan
from careplan.text import Lang, Text
from careplan.text.line import Line, Role
from careplan.text.width import width_of
from careplan.workflow.answers.plan_text import FAULTS

_HEAD: Final = Text("{new}，在 {on} 的台帐上试", "{new}, tried on the records of {on}")
_SHIFTED: Final = Text(
    "日子提前了 {years} 年：{first} 至 {last}", "its days moved back (years: {years}): {first} to {last}"
)
_SPAN: Final = Text("新计划 {first} 至 {last}", "new plan: {first} to {last}")
_BESIDE: Final = Text("现有计划 {title} {first} 至 {last}", "plan in force: {title} {first} to {last}")
_COLUMNS: Final = (
    Text("应做", "expected"),
    Text("已做", "done"),
    Text("补做", "late"),
    Text("未做", "missed"),
    Text("未定", "pending"),
    Text("不判", "not judged"),
)
_NEW: Final = Text("新", "new")
_OLD: Final = Text("旧", "old")
_DUTY: Final = Text("义务", "duty")
_TOTAL: Final = Text("合计", "total")
_ADDED: Final = Text("新增", "added")
_DROPPED: Final = Text("取消", "dropped")
_NOTE: Final = Text(
    "应做 = 已做 + 补做 + 未做 + 未定 + 不判；免除的和不适用的不算在内",
    "expected = done + late + missed + pending + not judged; waived and not applicable are in none",
)
_UNSETTLED: Final = Text(
    "不能结算的义务：{duties}；原因见 `careplan plan check`",
    "duties that cannot be settled: {duties}; `careplan plan check` says why",
)


def try_text(trial: Trial, on: date, lang: Lang) -> Iterator[Line]:
    """Yield the plans' heads and a table."""
    facts = {"new": trial.new.title.text.say(lang), "on": on.isoformat()}
    yield (("title", _HEAD.fill(lang, facts)),)
    span = _valid(trial.new) | {"years": str(trial.shifted)}
    yield f"  {(_SHIFTED if trial.shifted else _SPAN).fill(lang, span)}"
    for plan in trial.old:
        yield f"  {_BESIDE.fill(lang, _valid(plan) | {'title': plan.title.text.say(lang)})}"
    yield ""
    yield from _table(trial, lang)
    yield (("quiet", _NOTE.say(lang)),)
    if trial.faults:
        yield (("warning", FAULTS.fill(lang, {"n": str(trial.faults), "file": trial.file})),)
    if trial.unsettled:
        yield (("warning", _UNSETTLED.fill(lang, {"duties": " ".join(trial.unsettled)})),)


def _valid(plan: Plan) -> dict[str, str]:
    return {"first": plan.valid.from_.isoformat(), "last": plan.valid.until.isoformat()}


def _table(trial: Trial, lang: Lang) -> Iterator[Line]:
    heads = [column.say(lang) for column in _COLUMNS]
    rows = [(f"{row.title.say(lang)} ({row.duty})", row.new, row.old) for row in trial.rows]
    rows.append((_TOTAL.say(lang), trial.total_new, trial.total_old))
    wide = max(width_of(name) for name, *_ in rows)
    sides = max(width_of(_NEW.say(lang)), width_of(_OLD.say(lang)))
    yield (("title", f"{padded(_DUTY.say(lang), wide)}  {' ' * sides}  {'  '.join(heads)}"),)
    for name, new, old in rows:
        label = padded(name, wide)
        if new:
            note = "" if old else f"  {_ADDED.say(lang)}"
            side = padded(_NEW.say(lang), sides)
            yield (("", f"{label}  {side}  "), (_role(new, old), _cells(new, heads) + note))
            label = " " * wide
        if old:
            note = "" if new else f"  {_DROPPED.say(lang)}"
            yield (("quiet", f"{label}  {padded(_OLD.say(lang), sides)}  {_cells(old, heads)}{note}"),)


def _cells(count: Count, heads: list[str]) -> str:
    numbers = (count.expected, count.done, count.late, count.missed, count.pending, count.unjudged)
    return "  ".join(" " * (width_of(head) - len(str(n))) + str(n) for head, n in zip(heads, numbers, strict=True))


def _role(new: Count, old: Count | None) -> Role:
    """Return how a duty is marked: more missed than before weighs."""
    return "warning" if new.missed > (old.missed if old else 0) else ""


def padded(text: str, wide: int) -> str:
    """Return a text with blanks up to a width."""
    return text + " " * (wide - width_of(text))
