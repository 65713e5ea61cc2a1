"""What becomes of a list of dated entries when somebody says one more fact: a new entry, an end, or a better word."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from careplan.records.base import Part
from careplan.store.yaml_lines import New
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.keys import day_key, keys_of, lasts

_DAY: Final = timedelta(days=1)
_FIRST: Final = "0001-01-01"
_NOTHING: Final = Text(
    "`{key}` 里没有这样的一条，没有可改的；新写一条就不加 `--correct`，也不单写 `--until`",
    "`{key}` has no such entry to change; for a new one leave out `--correct`, and `--until` alone",
)
_WHICH: Final = Text(
    "`{key}` 里有几条同时成立，说明是哪一条：{known}", "Several entries of `{key}` hold at once; say which: {known}"
)
_THAT_DAY: Final = Text(
    "`{key}` 的现在这一条就是 {day} 开始的；写错了的加上 `--correct`，真的又变了就写以后的日子",
    "The present entry of `{key}` began on {day} itself; mend a slip with `--correct`, or name a later day",
)
_LATER: Final = Text(
    "`{key}` 从 {later} 起已另有一条：写明到哪天为止，`--until {last}`；其实早就开始的，改那一条："
    "`--correct --on {later} --from {day}`",
    "`{key}` has an entry from {later} on: say until when with `--until {last}`; or, if that began earlier, mend it: "
    "`--correct --on {later} --from {day}`",
)
Entry: TypeAlias = Mapping[str, Any]
"""An entry as a file has it: text, lists and maps of text."""


class Asked(NamedTuple):
    """How something is to be said: about the entry in force on which day, and whether a wrong value is corrected."""

    on: str
    correct: bool = False


class Change(NamedTuple):
    """What is to be done to a list of entries: values put into some of them, and perhaps a new one."""

    does: Literal["nothing", "new", "end", "fill", "correct"]
    put: Mapping[int, Mapping[str, New]]
    item: Mapping[str, New] | None = None
    at: int | None = None
    """Which entry it is about, where it is about one that is there."""


def change_of(model: type[Part], key: str, entries: Sequence[Entry], said: Mapping[str, New], asked: Asked) -> Change:
    """Return what becomes of the entries under a key. Raises Refusal where that is not plain."""
    group = [at for at, entry in enumerate(entries) if about(model, entry, said)]
    if asked.correct:
        at = one_meant(model, key, entries, group or list(range(len(entries))), asked.on)
        return _put("correct", at, entries[at], said)
    day = day_key(model)
    if not set(said) - {day, "until"} and "until" not in said and must_say_more(model):
        return Change("new", {}, dict(said))
    if day in said or day is None:
        return _new(model, key, entries, said)
    if lasts(model) and "until" in said:
        at = one_meant(model, key, entries, [n for n in group if _holds(entries[n], str(said["until"]))], asked.on)
        return _put("end", at, entries[at], said)
    now = [n for n in group if not lasts(model) or at_hand(model, entries, n, asked.on)]
    if len(now) == 1 and _fills(model, entries[now[0]], said):
        return _put("fill", now[0], entries[now[0]], said)
    return Change("new", {}, dict(said))


def about(model: type[Part], entry: Entry, said: Mapping[str, New]) -> bool:
    """Return whether an entry is about what is said to be spoken of; what is not said tells nothing apart."""
    return all(name not in said or _same(entry.get(name), said[name]) for name in model.apart)


def one_meant(model: type[Part], key: str, entries: Sequence[Entry], group: Sequence[int], day: str) -> int:
    """Return the one entry that is meant: the only one, else the one in force on a day, else the last that was."""
    if not group:
        raise Refusal(_NOTHING, key=key)
    if len(group) == 1:
        return group[0]
    now = [n for n in group if at_hand(model, entries, n, day)]
    if len(now) > 1:
        names = [name for name in model.apart if keys_of(model)[name].info.is_required()] or list(model.apart)
        raise Refusal(_WHICH, key=key, known=", ".join(f"{name}=…" for name in names) or f"--on {day}")
    return now[0] if now else group[-1]


def must_say_more(model: type[Part]) -> bool:
    """Return whether an entry must have more than its days."""
    return any(key.info.is_required() and not key.is_day for key in keys_of(model).values())


def carried(model: type[Part], entries: Sequence[Entry], said: Mapping[str, New], day: str) -> dict[str, New]:
    """Return what a new entry takes over from the one that holds the day before: what was not said and still goes.

    Nothing goes over to somebody else's entry; what may be left out goes only while nothing that must be said changes.
    """
    if not lasts(model):
        return {}
    before = _before(model, entries, said, day)
    if before is None:
        return {}
    keys, entry = keys_of(model), entries[before]
    must = [name for name in said if not keys[name].optional and name != "from"]
    changed = [name for name in must if entry.get(name) not in (None, said[name])]
    if any(keys[name].refers_to for name in changed):
        return {}
    kept = (name for name in entry if name in keys and name not in {"from", "until", "ended", *said})
    return {name: entry[name] for name in kept if not (changed and keys[name].optional)}


def in_order(model: type[Part], item: Mapping[str, New]) -> dict[str, New]:
    """Return an entry with its keys in the model's order."""
    return {name: item[name] for name in keys_of(model) if name in item}


def _new(model: type[Part], key: str, entries: Sequence[Entry], said: Mapping[str, New]) -> Change:
    day = str(said.get(day_key(model) or "", ""))
    if any(all(entry.get(name) == value for name, value in said.items()) for entry in entries):
        return Change("nothing", {}, None)
    if not lasts(model):
        return Change("new", {}, dict(said))
    item = {**carried(model, entries, said, day), **said}
    before = _before(model, entries, said, day)
    put: dict[int, Mapping[str, New]] = {}
    if before is not None and not _differs(model, entries[before], item):
        return Change("nothing", {}, None, before)
    group = [n for n, entry in enumerate(entries) if about(model, entry, item)]
    if any(str(entries[n].get("from")) == day for n in group):
        raise Refusal(_THAT_DAY, key=key, day=day)
    later = min((str(entries[n].get("from")) for n in group if str(entries[n].get("from")) > day), default=None)
    if "until" in keys_of(model):
        if later and str(said.get("until", "9999")) >= later:
            raise Refusal(_LATER, key=key, later=later, day=day, last=_day_before(later))
        if before is not None:
            put[before] = {"until": _day_before(day)}
    return Change("new", put, item, before)


def _put(does: Literal["end", "fill", "correct"], at: int, entry: Entry, said: Mapping[str, New]) -> Change:
    other: dict[str, New] = {}
    for name, value in said.items():
        there = entry.get(name)
        if isinstance(there, list) and isinstance(value, list) and does == "fill":
            more = [one for one in value if one not in there]
            other |= {name: more} if more else {}
        elif does == "correct" and isinstance(there, dict) and isinstance(value, dict):
            other |= {name: {**there, **value}} if {**there, **value} != there else {}
        elif not _same(there, value):
            other[name] = value
    return Change(does, {at: other}, None, at) if other else Change("nothing", {}, None, at)


def _same(there: object, said: New) -> bool:
    """Return whether two values are the same; of words in two languages one will do."""
    if isinstance(there, dict) and isinstance(said, dict):
        return bool(there.items() & said.items())
    return there == said


def _before(model: type[Part], entries: Sequence[Entry], said: Mapping[str, New], day: str) -> int | None:
    """Return the entry that a new one from a day on takes the place of, None where it stands beside others."""
    same = [n for n, entry in enumerate(entries) if all(entry.get(name) == said.get(name) for name in model.apart)]
    held = [n for n in same if str(entries[n].get("from", _FIRST)) < day and at_hand(model, entries, n, day)]
    return held[-1] if held else None


def at_hand(model: type[Part], entries: Sequence[Entry], at: int, day: str) -> bool:
    """Return whether an entry holds on a day: not ended, nor followed by another where the next one ends it."""
    if not _holds(entries[at], day):
        return False
    if "until" in keys_of(model):
        return True
    start = str(entries[at].get("from", _FIRST))
    same = (e for e in entries if all(e.get(name) == entries[at].get(name) for name in model.apart))
    return not any(start < str(entry.get("from", _FIRST)) <= day for entry in same)


def _holds(entry: Entry, day: str) -> bool:
    return str(entry.get("from", _FIRST)) <= day <= str(entry.get("until") or "9999")


def _fills(model: type[Part], entry: Entry, said: Mapping[str, New]) -> bool:
    """Return whether nothing but what was left open is said, or what stands there already."""
    keys = keys_of(model)
    return all(
        _same(entry.get(name), value) or (keys[name].optional and (not entry.get(name) or keys[name].is_list))
        for name, value in said.items()
    )


def _differs(model: type[Part], entry: Entry, item: Mapping[str, New]) -> bool:
    return any(entry.get(name) != value for name, value in item.items() if name != "from" and name in keys_of(model))


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - _DAY).isoformat()
