"""The words that an editor shows for values: of closed lists, of phrases, and of what is written wrongly."""

from collections.abc import Collection, Mapping
from functools import cache
from string import Formatter
from typing import Any, Final

from careplan.checks import load_checks
from careplan.domain.condition_words import kind_words
from careplan.domain.day_words import day_words
from careplan.domain.duty_words import SUBJECTS
from careplan.domain.finding import Check
from careplan.domain.phrase_words import amount_words, every_words, festival_words
from careplan.domain.plan_words import CHAPTERS
from careplan.domain.role_words import ROLES
from careplan.domain.value_words import VALUES
from careplan.records.about import Key
from careplan.records.acts import PROOFS
from careplan.records.expressions import (
    FESTIVAL_IDS,
    parse_amount,
    parse_day_phrase,
    parse_every,
)
from careplan.records.plan import OWNERS
from careplan.text import Lang, Text

_EVERY: Final = (
    "month", "half-month", "third-month", "week", "quarter", "half-year", "year", "term", "school-year", "vacation",
    "school day", "day", "once", "stay", "event", "2 weeks from 2026-03-02", "year from 07-01",
    "festival spring-festival, mid-autumn",
    *(f"festival {name}" for name in FESTIVAL_IDS),
)  # fmt: skip
_DAYS: Final = (
    "start", "middle", "end", "25", "day -1", "end - 3 days", "end + 30 days", "25 17:00", "06-01", "2026-06-10",
    "early 05", "middle 05", "late 05", "month 06", "week 2", "first monday", "last friday 11", "wednesday",
    "term start", "term middle", "term end", "winter vacation", "summer vacation", "trigger + 2 hours",
    "trigger + 7 days", "after + 5 workdays", "national-day holiday start", "national-day holiday end", *FESTIVAL_IDS,
)  # fmt: skip
_SPANS: Final = (
    ("mid-autumn .. double-ninth", Text("中秋节到重阳节", "from Mid-Autumn to Double Ninth")),
    ("03-01 .. 12-31", Text("3 月 1 日到 12 月 31 日", "from 1 March to 31 December")),
    ("end - 6 days .. end", Text("周期最后七天", "the last seven days of the period")),
    ("late 05", Text("五月下旬", "the last third of May")),
    ("month 06", Text("六月", "June")),
    ("week 2", Text("第二周，如学期第二周", "the second week, as of a term")),
)
_AMOUNTS: Final = ("1", ">= 3", "2..3", "<= 2", "= 1", ">= 30 minutes", ">= 8 hours", ">= 2 days")
_TRUTH: Final = {"true": Text("是", "yes"), "false": Text("否", "no")}
_PLAIN: Final = {
    "gap": (("14 days", Text("最多隔 14 天", "at most 14 days")), ("2 weeks", Text("最多隔两周", "at most two weeks"))),
    "share": (("95%", Text("至少 95%", "at least 95%")), ("100%", Text("全部", "all"))),
    "presence": (("0.5", Text("在册一半以上的日子", "half of the days or more")),),
}


def listed_words(about: Key | None, word: str) -> Text:
    """Return what a word of a closed list means: in the key's own sense, else as records use it everywhere."""
    own = about.values.get(word) if about else None
    return own or SUBJECTS.get(word) or CHAPTERS.get(word) or VALUES.get(word) or _TRUTH.get(word) or Text(word, word)


def phrases(model: str, name: str) -> tuple[tuple[str, Text], ...]:
    """Return the phrases that an editor offers for a key, with what each means."""
    if model not in {"Duty", "Proof", "Trigger", "Cover"}:
        return ()
    return _phrases().get(name, ())


@cache
def _phrases() -> Mapping[str, tuple[tuple[str, Text], ...]]:
    kinds = tuple((kind, kind_words(kind, None)) for kind in sorted(PROOFS))
    last = tuple((text, day_words(parse_day_phrase(text), "last")) for text in _DAYS)
    return _PLAIN | {
        "every": tuple((text, every_words(parse_every(text))) for text in _EVERY),
        "opens": tuple((text, day_words(parse_day_phrase(text), "first")) for text in _DAYS),
        "due": last,
        "closes": last,
        "within": (*_SPANS, *((one, festival_words(one)) for one in FESTIVAL_IDS)),
        "count": tuple((text, amount_words(parse_amount(text))) for text in _AMOUNTS),
        "owner": tuple((role, ROLES[role]) for role in OWNERS),
        "proof": kinds,
        "trigger": kinds,
        "kind": kinds,
    }


def both(text: Text, lang: Lang) -> str:
    """Return words in both languages, the reader's first."""
    first, then = (text.zh, text.en) if lang == "zh" else (text.en, text.zh)
    return f"{first}\n\n{then}"


def beside(text: Text, lang: Lang) -> str:
    """Return words in both languages on one line, the reader's first."""
    first, then = (text.zh, text.en) if lang == "zh" else (text.en, text.zh)
    return f"{first} · {then}"


def fault_words(rule: str, facts: Mapping[str, Any], lang: Lang) -> str:
    """Return what a check says of something written wrongly, with its code and how to write it instead."""
    check = _checks()[rule]
    zh = f"{_filled(check.message.zh, facts)}。{_filled(check.remedy.zh, facts)}"
    en = f"{_filled(check.message.en, facts)}. {_filled(check.remedy.en, facts)}"
    return f"{check.code} " + "\n".join((zh, en) if lang == "zh" else (en, zh))


@cache
def _checks() -> Mapping[str, Check]:
    return {loaded.slug: loaded.check for loaded in load_checks()}


def _filled(words: str, facts: Mapping[str, Any]) -> str:
    names = {name for _, name, _, _ in Formatter().parse(words) if name}
    return words.format(**{name: facts.get(name, facts["field"]) for name in names})


def festivals(offered: Collection[tuple[str, Text]], lang: Lang) -> str:
    """Return one line that names every festival, where a phrase may have one."""
    if not any(_is_festival(phrase) for phrase, _ in offered):
        return ""
    return ", ".join(f"`{name}` {festival_words(name).say(lang)}" for name in FESTIVAL_IDS)


def without_festivals(offered: Collection[tuple[str, Text]]) -> list[str]:
    """Return the phrases that are no mere festival."""
    return [phrase for phrase, _ in offered if not _is_festival(phrase)]


def _is_festival(phrase: str) -> bool:
    return phrase.removeprefix("festival ") in FESTIVAL_IDS
