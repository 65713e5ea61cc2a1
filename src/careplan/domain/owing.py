"""What is owed and was not done, in facts for the words of a check: one finding for each obligation."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.command import cells_of, log_command, waive_command
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.held import whose
from careplan.domain.obligation import Obligation, Settlement, State
from careplan.domain.phrase_words import unit_words
from careplan.domain.put_right import put_right
from careplan.domain.role_words import owners_words
from careplan.records.acts import ARTICLE, CENSUS_VISIT
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.world import World
    from careplan.records.place import Fact

_NAMED: Final = 5
_UNDONE: Final = Text("没有完成", "was missed")
_OVER: Final = Text("超过了上限", "went over its limit")
"""What became of an obligation that was not kept: of a limit, which needs nothing, there was too much."""
_TOWNSHIP: Final = Text("全镇", "the township")


def owing(world: "World", chapter: str, state: State) -> Iterator[Found]:
    """Yield each obligation of a chapter of the plan that is overdue, or each that is missed, on the day."""
    for settlement in world.settlements.owing:
        obligation = settlement.obligation
        if settlement.state is state and obligation.duty.chapter == chapter:
            place = world.place_of(obligation.duty.for_each, obligation.subject)
            yield Found(place, _facts(world, settlement))


def _facts(world: "World", settlement: Settlement) -> "dict[str, Fact]":
    o = settlement.obligation
    day = world.on if settlement.state is State.OVERDUE else min(o.due, world.on)
    file = _file(world, o, day)
    line = "" if o.duty.holds is not None else _line(world, settlement, day)
    how = _put_right(world, settlement, file) if o.duty.holds is not None else _how(file, settlement, line)
    return {
        "duty": o.duty.id,
        "title": o.duty.title.text,
        "clause": o.duty.source.clause,
        "subject": _TOWNSHIP if o.duty.for_each == "township" else o.subject,
        "period": o.period.label,
        "due": o.due.isoformat(),
        "closes": o.closes.isoformat(),
        "done": settlement.done,
        "need": o.need,
        "status": _status(o),
        "verdict": _OVER if o.need == 0 else _UNDONE,
        "progress": _progress(settlement),
        "owner": o.holder or owners_words(o.duty),
        "school": o.school or "",
        "file": file,
        "line": line,
        "mend": _mend(settlement, how),
        "how": how,
        "waive": waive_command(o),
    }


def _status(obligation: Obligation) -> Text:
    if obligation.duty.holds is not None:
        return Text("现在没有做到", "does not hold now")
    return Text(f"已过期限 {obligation.due}", f"was due on {obligation.due}")


def _progress(settlement: Settlement) -> Text:
    duty, done, need = settlement.obligation.duty, settlement.done, settlement.obligation.need
    if duty.holds is not None:
        lost = sum(gap.length() for gap in settlement.gaps)
        first = settlement.gaps[0].from_ if settlement.gaps else settlement.obligation.period.start
        return Text(f"从 {first} 起有 {lost} 天没有做到", f"not so on {lost} days from {first}")
    unit = unit_words(duty.count)
    if need == 0:
        return Text(
            f"最多 {duty.count.most} {unit}，做了 {done} {unit}", f"{done} done where at most {duty.count.most} may be"
        )
    if duty.count.of != "acts":
        return Text(f"应 {need} {unit}，做了 {done} {unit}", f"{done} of {need} {duty.count.of} done")
    return Text(f"应 {need} 次，做了 {done} 次", f"{done} of {need} done")


def _file(world: "World", obligation: Obligation, day: "date") -> str:
    """Return the file in which it is written down that the duty was done on a day."""
    duty, school = obligation.duty, obligation.school
    if duty.holds is not None:
        return world.place_of(*whose(world.register, duty, obligation.subject, day)).file
    if obligation.trigger is not None and not duty.proof:
        return obligation.trigger.file
    kinds = {proof.kind for proof in duty.proof or ()}
    if school is None or duty.owner == ["central_office"]:
        return f"township/months/{day:%Y-%m}.csv"
    if ARTICLE in kinds:
        return f"schools/{school}/articles/{day}.md"
    if CENSUS_VISIT in kinds:
        return f"schools/{school}/census/{obligation.period.label}.csv"
    return f"schools/{school}/months/{day:%Y-%m}/{obligation.holder or 'school'}.csv"


def _put_right(world: "World", settlement: Settlement, file: str) -> Text:
    """Return what to type so that it holds from the last day of the gap on."""
    o = settlement.obligation
    day = settlement.gaps[-1].until if settlement.gaps else world.on
    return put_right(world.register, o.duty, o.subject, day, file)


def _how(file: str, settlement: Settlement, line: str) -> Text:
    """Return what to type or to write once it was done; of what was missed the day is not known."""
    o = settlement.obligation
    if _is_row(o):
        command = f"`{line}`"
        return Text(command, command)
    return Text(f"在 `{file}` 写 `{line}`", f"write `{line}` in `{file}`")


def _mend(settlement: Settlement, how: Text) -> Text:
    """Return what to do about what was missed; of a limit nothing can be made up: who went over it, when and where."""
    if settlement.obligation.need:
        return Text(
            f"做过而没有记的，写上当天的日期补记：{how.zh}",
            f"If it was done and not written down, log it with the day on which it was done: {how.en}",
        )
    over = settlement.acts[settlement.obligation.duty.count.most or 0 :] or settlement.acts[-1:]
    acts = [f"{act.day} {act.by} ({act.file}:{act.line})" for act in over[:_NAMED]]
    more = len(over) - _NAMED
    zh, en = (f" 等 {len(over)} 次", f" and {more} more") if more > 0 else ("", "")
    return Text(
        f"做多了补不回来；超出的是 {'、'.join(acts)}{zh}；其中是别的事的，改那一行的 kind 或 topic",
        f"What was too much cannot be undone; over the limit went {', '.join(acts)}{en}; "
        "if one of them was something else, put right its kind or topic",
    )


def _is_row(obligation: Obligation) -> bool:
    """Return whether it is written down as a row of a month's table."""
    kinds = [proof.kind for proof in obligation.duty.proof or ()][:1]
    return bool(kinds) and kinds[0] not in {ARTICLE, CENSUS_VISIT}


def _line(world: "World", settlement: Settlement, day: "date") -> str:
    """Return what to write when the duty was done on a day: a command for a row, else key by key."""
    o = settlement.obligation
    if not o.duty.proof:
        return f"row_id={o.trigger.row_id} done_on={day}" if o.trigger else ""
    cells = cells_of(world, o, day, o.holder)
    if settlement.state is State.MISSED:
        cells["date"] = "…"
    if _is_row(o):
        return log_command(cells)
    if o.duty.proof[0].kind == ARTICLE:
        return ", ".join(f"{name}: {text}" for name, text in cells.items())
    return " ".join(f"{name}={text}" for name, text in cells.items())


def check_of_missed(code: str) -> Check:
    """Return the check, with its words, of duties of a chapter that were missed."""
    return Check(
        code=code,
        severity=Severity.WARNING,
        message=Text(
            zh="{subject} 的《{title}》（{period}）{verdict}：{progress}；期限 {due}，责任 {owner}",
            en="“{title}” for {subject} in {period} {verdict}: {progress}; due {due}, owed by {owner}",
        ),
        remedy=Text(
            zh="{mend}；确有原因的，由有权的人写明事由免除：`{waive}`",
            en="{mend}; if there was a reason, somebody who may waives it: `{waive}`",
        ),
        why=Text(
            zh="到期没有做、补做的期限也过了（上限则是做多了）：这一次没有照计划给到应有的关爱。",
            en=(
                "It was not done and can no longer be made up (of a limit, there was too much): "
                "this once somebody did not get what was owed."
            ),
        ),
    )


def check_of_overdue(code: str) -> Check:
    """Return the check, with its words, of duties of a chapter that can still be made up."""
    return Check(
        code=code,
        severity=Severity.WARNING,
        message=Text(
            zh="{subject} 的《{title}》（{period}）{status}：{progress}；责任 {owner}，{closes} 前可以补做",
            en=(
                "“{title}” for {subject} in {period} {status}: {progress}; owed by {owner}, "
                "can be made up until {closes}"
            ),
        ),
        remedy=Text(
            zh="补做之后记下：{how}",
            en="Make it up, then log it: {how}",
        ),
        why=Text(
            zh="现在补做还来得及。",
            en="It can still be made up.",
        ),
    )
