"""The commands that write down a standing fact once it is so, as a person pastes them into a terminal."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain import spells
from careplan.domain.facts import hold
from careplan.domain.held import whose
from careplan.records.plan import Duty
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.register import Register
    from careplan.records.expressions import Expected

_COMMANDS: Final[Mapping[str, str]] = {
    "proxy": "careplan pair {id} … --from {day}",
    "guardian": "careplan set {id} guardians guardian=… relation=… lives_with=… --from {day}",
    "guardian_assessed": "careplan set {id} guardians assessment=… assessed_on={day} assessed_by=…",
    "key": "careplan set {id} key why=… --from {day}",
    "needs": "careplan set {id} needs what=… --from {day}",
    "address_known": "careplan set {id} address …",
    "contact": "careplan set {id} parents who=… phone=…",
    "counsellor": "careplan set {id} counsellors staff=… --from {day}",
    "video_accounts": "careplan set {id} video_accounts medium=qq number=… --from {day}",
    "norms": "careplan set {id} norms title=… approved={day}",
    "partner": "careplan set {id} partner …",
    "proxy_parent": "careplan set {id} proxy_parent --from {day}",
    "record_query": "careplan set {id} record_queries result=clear date={day}",
    "trained_family_education": "careplan set {id} qualifications topic=family-education date={day}",
    "trained_psychology": "careplan set {id} qualifications topic=psychology date={day}",
    "trained_child_protection": "careplan set {id} qualifications topic=child-protection date={day}",
    **{
        name: f"careplan set {{id}} {name} --from {{day}}"
        for name in ("phone", "broadband", "mailbox", "counselling_room")
    },
}
"""How a fact of somebody is set; `…` stands for what nobody knows."""
_PREFIXES: Final[Mapping[str, str]] = {
    "paper": "careplan set {id} papers kind={name} --from {day}",
    "tag": "careplan set {id} tags tag={name} --from {day}",
}
_OF: Final = {
    "guardian": "child", "needs": "child", "address_known": "child", "contact": "child", "key": "child",
    "guardian_assessed": "child", "proxy": "child", "proxy_parent": "staff",
}  # fmt: skip
"""Of whom a fact is set so, where others have one of the same name."""


def put_right(register: "Register", duty: Duty, subject: str, day: date, file: str) -> Text:
    """Return what to type so that what a duty asks for is so from a day on; of other facts what to write, and where."""
    kind, id_ = whose(register, duty, subject, day)
    commands, written = list[str](), list[str]()
    for name, expected in (duty.holds or [{}])[0].items():
        if not hold(register, kind, id_, day, [{name: expected}]):
            found = list(_commands(register, kind, id_, name, expected, day))
            commands += found
            written += [] if found or name in _SPECIAL else [f"{name}: {expected.text}"]
    said = [f"`{command}`" for command in dict.fromkeys(commands)]
    zh = [*said, *([f"在 `{file}` 写明 `{', '.join(written)}`"] if written else [])]
    en = [*said, *([f"write `{', '.join(written)}` in `{file}`"] if written else [])]
    return Text("、".join(zh), ", ".join(en))


def _commands(register: "Register", kind: str, id_: str, name: str, expected: "Expected", day: date) -> Iterator[str]:
    if expected.text == "false":
        return
    special = _SPECIAL.get(name)
    sort, _, rest = name.partition(".")
    if special is not None:
        yield from special(register, id_, day)
    elif sort in _PREFIXES and expected.words == ("true",) and kind != "class":
        yield _PREFIXES[sort].format(id=id_, name=rest, day=day)
    elif name in _COMMANDS and _OF.get(name, kind) == kind:
        yield _COMMANDS[name].format(id=id_, day=day)


def _parents(register: "Register", child: str, day: date) -> Iterator[str]:
    for who in ("father", "mother"):
        if register.parent(child, who, day) is None:
            yield f"careplan set {child} parents who={who} state=… --from {day}"


def _trained(register: "Register", school: str, day: date) -> Iterator[str]:
    engaged = spells.on(register.schools[school].counsellors, day)
    if engaged:
        yield f"careplan set {engaged.staff} qualifications topic=psychology date={day}"


def _reviewed(register: "Register", school: str, day: date) -> Iterator[str]:
    """Yield the review of the document that was looked at longest ago."""
    found = [
        (max(seen), norm.title.zh)
        for norm in register.schools[school].norms
        if (seen := [one for one in (norm.approved, *norm.reviewed) if one <= day])
    ]
    if found:
        title = min(found)[1]
        yield f"careplan set {school} norms title={title} reviewed={day}"


_SPECIAL: Final[Mapping[str, Callable[["Register", str, date], Iterator[str]]]] = {
    "parents_known": _parents,
    "counsellor_trained": _trained,
    "norms_reviewed_days": _reviewed,
}
"""Facts of whom or of what the register must be asked first."""
