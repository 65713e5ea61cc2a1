"""What can still be done about an obligation: until when, in which file, and the row to write there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain.agenda import holder_now
from careplan.domain.command import cells_of, waive_command
from careplan.domain.duty_words import is_limit
from careplan.domain.held import whose
from careplan.domain.obligation import Obligation, Settlement, State
from careplan.domain.phrase_words import amount_words
from careplan.domain.put_right import put_right
from careplan.domain.value_words import VALUES
from careplan.records.acts import ARTICLE, CENSUS_VISIT
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

_OPEN: Final = frozenset({State.OPEN, State.OVERDUE, State.MOVED, State.UPCOMING})
_DONE: Final = Text("不需要再做什么。", "Nothing is left to do.")
_HELD: Final = Text("到目前都做到了，保持就好。", "It has held so far; keep it so.")
_FAMILY: Final = Text(
    "这是家长自己的事：只记有没有见到，不算学校没做。",
    "It is the parent's own: seen or not seen, never a failure of the school.",
)
_REST: Final = {
    State.ADVISORY: Text("只作提示，不考核。", "Shown with what was done; not judged."),
    State.SEEN: _FAMILY,
    State.NOT_SEEN: _FAMILY,
    State.UNKNOWN: _FAMILY,
}
_WITHIN: Final = Text(
    "这是上限：没有超过就好，不用再做什么。", "It is a limit: nothing has to be done, only no more than it allows."
)
_SPACED: Final = Text(
    "两次隔得太久的日子补不了；下一次做了照样记。",
    "The days on which it was too long ago cannot be made up; write down the next one all the same.",
)
_NOBODY: Final = Text("现在没有代理家长，先落实一位。", "There is no proxy parent now: find one first. ")


@dataclass(frozen=True, slots=True)
class Remedy:
    """What to do, in words; where to write it, and the cells of the row by column, if it is a row."""

    words: Text
    file: str = ""
    cells: Mapping[str, str] = field(default_factory=dict, hash=False)
    until: date | None = None


def remedy(world: "World", settlement: Settlement) -> Remedy:
    """Return what can be done now about a settlement; words alone where there is nothing to write."""
    o, state = settlement.obligation, settlement.state
    if state is State.BLOCKED:
        return _before(o)
    if is_limit(o.duty) and (state is State.MISSED or state in _OPEN):
        return _over(world, o) if state is State.MISSED else Remedy(_WITHIN)
    if state is State.MISSED:
        return Remedy(_SPACED) if o.duty.gap is not None else _too_late(world, o)
    if state not in _OPEN or (o.duty.holds is not None and state is not State.OVERDUE):
        return Remedy(_REST.get(state, _HELD if o.duty.holds is not None and state in _OPEN else _DONE))
    if o.duty.holds is not None:
        return _put_right(world, o)
    return _event(world, o) if o.trigger and not o.duty.proof else _row(world, settlement)


def _before(obligation: Obligation) -> Remedy:
    waits = obligation.waits or Text("", "")
    return Remedy(Text(f"{waits.zh}，这一项才开始。", f"{waits.en}; then this one opens."))


def _over(world: "World", obligation: Obligation) -> Remedy:
    waiver, most = _waiver(world, obligation), amount_words(obligation.duty.count)
    return Remedy(
        Text(
            f"超过了上限（{most.zh}）。其中如果有别的事，请改那一行的 kind 或 topic。{waiver.zh}",
            f"The limit ({most.en}) is broken. If one of them was something else, put right its kind or topic. "
            f"{waiver.en}",
        )
    )


def _too_late(world: "World", obligation: Obligation) -> Remedy:
    waiver = _waiver(world, obligation)
    return Remedy(
        Text(
            f"{obligation.closes} 已截止，现在做的不再计入。{waiver.zh}",
            f"Closed on {obligation.closes}; what is done now no longer counts. {waiver.en}",
        )
    )


def _waiver(world: "World", obligation: Obligation) -> Text:
    reasons = world.register.reasons
    posts = [VALUES[post] for post in reasons.waived_by] if reasons else []
    zh, en = "、".join(post.zh for post in posts) or "…", " or ".join(post.en for post in posts) or "…"
    how = waive_command(obligation)
    return Text(f"确有事由的，由{zh}免除：`{how}`。", f"Where there was a reason, {en} may waive it: `{how}`.")


def _put_right(world: "World", obligation: Obligation) -> Remedy:
    place = world.place_of(*whose(world.register, obligation.duty, obligation.subject, world.on))
    how = put_right(world.register, obligation.duty, obligation.subject, world.on, place.file)
    return Remedy(
        Text(
            f"办好之后写下来，日子写真正开始的那天：{how.zh}。",
            f"Once it is so, write it down with its true day: {how.en}.",
        ),
        place.file,
        until=obligation.closes,
    )


def _event(world: "World", obligation: Obligation) -> Remedy:
    event = obligation.trigger
    assert event is not None  # noqa: S101 the caller has seen to it
    return Remedy(
        Text(
            f"办好之后在 {event.file}:{event.line} 的 done_on 一格写上日期，例如 {world.on}。",
            f"When it is done, write the day into done_on at {event.file}:{event.line}, such as {world.on}.",
        ),
        event.file,
        {"row_id": event.row_id, "done_on": world.on.isoformat()},
        obligation.closes,
    )


def _row(world: "World", settlement: Settlement) -> Remedy:
    o = settlement.obligation
    day = max(world.on, o.opens)
    holder = holder_now(world, o)
    file = _file(o, day, holder)
    cells = cells_of(world, o, day, holder)
    left = (
        Text("还可以补做", "it can still be made up") if settlement.state is State.OVERDUE else Text("请做好", "do it")
    )
    until = o.closes if settlement.state is State.OVERDUE else o.due
    if o.duty.gap is not None and settlement.state is State.OVERDUE:
        zh, en = "离上一次已经太久，尽快做", "It is too long since the last; do it soon"
    else:
        zh, en = f"到 {until} 为止{left.zh}", f"Until {until} {left.en}"
    words = Text(
        f"{zh}，做了之后在 {file} 加一行：",
        f"{en}; when it is done, add a row to {file}:",
    )
    if file.endswith(".md"):
        words = Text(
            f"到 {until} 为止{left.zh}，用 `careplan add article --file 信息.docx` 交，或写成 {file}：",
            f"Until {until} {left.en}; hand it in with `careplan add article --file text.docx`, or write it as {file}:",
        )
    if holder is None and o.duty.owner == ["proxy_parent"] and o.duty.for_each == "child":
        words = Text(_NOBODY.zh + words.zh, _NOBODY.en + words.en)
    return Remedy(words, file, cells, until)


def _file(obligation: Obligation, day: date, holder: str | None) -> str:
    school = obligation.school
    if school is None or obligation.duty.owner == ["central_office"]:
        return f"township/months/{day:%Y-%m}.csv"
    kinds = [proof.kind for proof in obligation.duty.proof or ()]
    if ARTICLE in kinds[:1]:
        return f"schools/{school}/articles/{day}.md"
    if CENSUS_VISIT in kinds[:1]:
        return f"schools/{school}/census/{obligation.period.label}.csv"
    writer = holder if "proxy_parent" in obligation.duty.owner and holder else "school"
    return f"schools/{school}/months/{day:%Y-%m}/{writer}.csv"
