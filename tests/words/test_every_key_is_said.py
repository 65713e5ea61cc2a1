"""No key of a duty is passed over in silence: what changes the duty changes its words, or `plan check` refuses it."""

from itertools import combinations

import pytest

from careplan.domain.plan_words import said
from careplan.domain.sound import flaws
from careplan.records.plan import Duty, Plan
from careplan.text import Lang
from tests.words.plan import Keys, plan_of, written

LANGS: list[Lang] = ["zh", "en"]
SHAPES = {
    "counted": "every: term",
    "by family": "{for_each: family, every: term}",
    "covering": "{for_each: school, owner: school, every: term, proof: theme_activity, cover: child}",
    "spaced": "{every: term, proof: phone_call, gap: 14 days}",
    "limit": "{every: term, count: <= 2}",
    "once in a stay": "every: stay",
    "state": "{every: term, holds: {proxy: true}}",
    "event": "{every: event, trigger: flag, proof: home_visit, due: trigger + 5 days}",
    "answered event": "{every: event, trigger: letter, due: trigger + 5 days}",
}
SENTENCE: dict[str, list[str]] = {
    "owner": ["principal", "class_teacher", "[school, class_teacher]", "school + class_teacher"],
    "for_each": ["child", "family", "class", "staff", "school", "township"],
    "where": ["{registered: true}", "{key: true}", "{key: false}", "{grade: 4..6}", "{grade: '>= 4'}", "{sex: girl}"],
    "every": ["day", "week", "month", "2 months from 2026-01-31", "festival mid-autumn", "once", "stay", "event"],
    "during": ["any", "term", "vacation"],
    "within": ["early 06", "middle 06", "month 06", "summer vacation", "start .. start + 14 days"],
    "opens": ["start + 1 day", "06-01", "middle"],
    "due": ["end - 1 day", "end - 2 days", "25", "25 17:00", "06-01", "second monday", "last friday 11"],
    "closes": ["end + 5 days", "end + 5 workdays", "end + 1 month"],
    "day_off": ["as-stated", "before", "after"],
    "count": ["3", "= 3", "2..3", ">= 3", ">= 30 minutes", "<= 3", "<= 3 minutes", ">= 3 days"],
    "per": ["child"],
    "cover": [
        "child",
        "family",
        "{each: child, share: 95%}",
        "{each: child, where: {key: true}}",
        "{each: child, where: {key: true}, share: 50%}",
        "{topic: [a, b]}",
        "{topic: [a, c]}",
        "{topic: [a, b], share: 50%}",
        "{place: [a, b]}",
        "{each: child, least: 2}",
    ],
    "gap": ["7 days", "30 days"],
    "proof": [
        "talk",
        "[talk, home_visit]",
        "{kind: talk, where: {minutes: '>= 30'}}",
        "{kind: talk, where: {outcome: good}}",
        "{kind: talk, if: {key: true}}",
        "gift",
    ],
    "holds": [
        "{key: true}",
        "{key: false}",
        "[{key: true}, {boarder: true}]",
        "{paper.card: true}",
        "{has.health: true}",
    ],
    "trigger": ["suggestion", "{kind: suggestion, where: {reached: father}}", "gift"],
    "after": ["other", "statistics", "[other, statistics]"],
    "presence": ["any", "due", "0.5", "0.75"],
    "judge": ["duty", "advisory", "observed"],
    "shares": ["[other]", "[statistics]", "[other, statistics]"],
    "tentative": ["true"],
    "valid": ["{from: 2026-03-01, until: 2026-12-31}", "{from: 2026-01-01, until: 2026-06-30}"],
}
"""Keys that say what is owed: the sentence changes with them."""
PARTS: dict[str, list[str]] = {
    "title": ["{zh: 谈话, en: Chat}"],
    "source": [
        "{clause: '2', words: talk once}",
        "{clause: '1', words: twice}",
        "{document: law, clause: '1', words: x}",
    ],
    "chapter": ["contact", "census"],
    "system": ["S1", "S2"],
    "bundle": ["ones", "twos"],
}
"""Keys that say where a duty comes from and what it is called: the page changes with them."""
PLAN: Keys = {
    "bundles": {"ones": {"zh": "两个一", "en": "Two ones"}, "twos": {"zh": "两个二", "en": "Two twos"}},
    "documents": [{"id": "doc", "title": "Document"}, {"id": "law", "title": "Law"}],
}


def plan_with(shape: str, key: str | None = None, value: str = "") -> Plan:
    """Return a plan whose first duty is of a shape, with one key of another value."""
    keys = written(SHAPES[shape])
    if key is not None:
        keys |= written(f"{key}: {value}") if not value.startswith((">", "<", "=")) else {key: value}
    return plan_of(keys, **PLAN)


def sentence_of(plan: Plan, lang: Lang) -> str:
    """Return the sentence of the first duty."""
    return said(plan, plan.duties[0], 10).sentence.say(lang)


def page(plan: Plan, lang: Lang) -> str:
    """Return all that is said of the first duty."""
    found = said(plan, plan.duties[0], 10)
    parts = [f"{part.key}: {part.words.say(lang)}" for part in found.parts]
    return "\n".join([found.duty.title.text.say(lang), found.sentence.say(lang), *parts])


def value_of(plan: Plan, key: str) -> object:
    """Return what the first duty has under a key."""
    return getattr(plan.duties[0], key)


def is_sound(plan: Plan) -> bool:
    """Return whether `plan check` has nothing to say of the first duty: each key has an effect."""
    return not any(flaw.path[1] == 0 for flaw in flaws(plan) if flaw.rule != "clause-not-listed")


def test_every_key_of_the_model_is_tried() -> None:
    """A key that is new to the model must be given here, and so must be said."""
    assert SENTENCE.keys() | PARTS.keys() == Duty.model_fields.keys() - {"id"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_what_changes_a_duty_changes_its_words(shape: str, lang: Lang) -> None:
    """One key more, or another value of it: other words, for each shape of duty in which the key has an effect."""
    alike = []
    for key, values in (SENTENCE | PARTS).items():
        words = sentence_of if key in SENTENCE else page
        plans = [plan_with(shape), *(plan_with(shape, key, value) for value in values)]
        sound = [plan for plan in plans if is_sound(plan)]
        for one, other in combinations(sound, 2):
            if value_of(one, key) != value_of(other, key) and words(one, lang) == words(other, lang):
                alike.append(f"{key}: {words(one, lang)}")
    assert alike == []


def test_nothing_is_skipped_everywhere() -> None:
    """Every value is tried in at least one shape, and most keys in most shapes."""
    tried = {
        (shape, key, value)
        for shape in SHAPES
        for key, values in (SENTENCE | PARTS).items()
        for value in values
        if is_sound(plan_with(shape, key, value))
    }
    assert {(key, value) for _, key, value in tried} == {
        (key, value) for key, values in (SENTENCE | PARTS).items() for value in values
    }
