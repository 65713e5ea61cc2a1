"""A plan that contradicts itself or uses unknown words is settled as far as it makes sense, and never crashes."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careplan.domain.settlement import settle
from careplan.domain.sound import HARMLESS, flaws, sound_duties
from careplan.duties import shapes
from careplan.workflow.load import load_world
from tests.domain.books import books, duty, plan

REPO = Path(__file__).parents[2]
ON = date(2026, 5, 31)
REFUSED: dict[str, dict[str, Any]] = {
    "unknown-proof-kind": {"proof": "talks"},
    "unknown-fact": {"where": {"kye": "true"}},
    "value-never-so": {"where": {"key": "yes"}},
    "unknown-proof-column": {"proof": {"kind": "talk", "where": {"minuets": ">= 5"}}},
    "unknown-duty-before": {"after": "nobody"},
    "duty-before-of-others": {"for_each": "staff", "after": "talk"},
    "circular-after": {"after": "odd"},
    "duty-without-proof": {"proof": None},
    "proof-beside-state": {"holds": {"proxy": "true"}},
    "event-without-trigger": {"every": "event"},
    "trigger-without-event": {"trigger": "letter"},
    "state-on-event": {"every": "event", "proof": None, "trigger": "letter", "holds": {"proxy": "true"}},
    "day-of-no-event": {"due": "trigger + 5 days"},
    "family-duty-judged": {"owner": "parent + class_teacher"},
    "owner-cannot-owe": {"for_each": "township", "owner": "class_teacher"},
    "keys-that-clash": {"within": "late", "due": "25"},
    "state-against-condition": {"proof": None, "where": {"proxy": "false"}, "holds": {"proxy": "true"}},
    "duplicate-duty-id": {"id_": "talk"},
}
TAKEN: dict[str, dict[str, Any]] = {
    "unknown-bundle": {"bundle": "six-ones"},
    "unknown-document": {"source": {"document": "notice", "clause": "一", "words": "原话"}},
    "unknown-duty-shared": {"shares": ["nobody"]},
    "valid-outside-plan": {"valid": {"from": "2026-01-01", "until": "2027-01-31"}},
    "key-without-effect": {"proof": None, "holds": {"proxy": "true"}, "count": "2"},
}


def odd(words: dict[str, Any]) -> dict[str, Any]:
    """Return a duty called odd, unless it says otherwise."""
    return duty(**({"id_": "odd"} | words))


@pytest.mark.parametrize(("rule", "words"), REFUSED.items())
def test_what_a_check_refuses_is_not_settled(rule: str, words: dict[str, Any]) -> None:
    """The odd duty is named by its rule and left out; the sound one beside it is owed as ever."""
    both = plan(duty(), odd(words))
    assert rule in {flaw.rule for flaw in flaws(both)}
    assert [one.id for one in sound_duties(both)] == ["talk"]
    alone = [s.obligation.id for s in settle(books(plan(duty())), shapes(), ON)]
    assert [s.obligation.id for s in settle(books(both), shapes(), ON)] == alone
    assert len(alone) == 12


@pytest.mark.parametrize(("rule", "words"), TAKEN.items())
def test_a_harmless_slip_is_named_and_settled(rule: str, words: dict[str, Any]) -> None:
    """A wrong label or citation does not keep a duty from being owed."""
    both = plan(duty(), odd({"proof": "home_visit", **words}))
    assert {flaw.rule for flaw in flaws(both)} == {rule}
    assert rule in HARMLESS
    assert {s.obligation.duty.id for s in settle(books(both), shapes(), ON)} == {"talk", "odd"}


def test_every_flaw_is_tried_here() -> None:
    """A new rule about plans needs an example of what settling does with it."""
    assert set(TAKEN) | {"clause-not-listed"} == HARMLESS


def test_who_waits_for_a_refused_duty_is_left_out_too() -> None:
    """Nothing is owed after something that cannot be settled."""
    three = plan(duty(), odd({"proof": "talks"}), duty("visit", proof="home_visit", after="odd"))
    assert {s.obligation.duty.id for s in settle(books(three), shapes(), ON)} == {"talk"}


def test_the_source_plan_is_sound() -> None:
    """Nothing is left out of the plan that this project is about."""
    (source,) = load_world(str(REPO / "records"), ON).books.plans
    assert list(flaws(source)) == []
    assert len(sound_duties(source)) == len(source.duties) == 39
