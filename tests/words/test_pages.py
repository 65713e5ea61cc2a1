"""Every page of this folder says duties in words: each section a duty and the sentences that it must become.

A section's block holds what differs from a child's monthly talk (see `BASE`); the two quoted lines are the sentence in
Chinese and in English.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from careplan.domain.duty_sentence import sentence
from careplan.domain.sound import flaws
from careplan.text import Text
from tests.words.plan import plan_of

HERE = Path(__file__).parent
SECTION = re.compile(
    r"^## (?P<title>.+)\n\n```yaml\n(?P<yaml>(?:.+\n)*)```\n\n> (?P<zh>.+)\n>\n> (?P<en>.+)$", re.MULTILINE
)


class Example(NamedTuple):
    """A duty by what differs from a monthly talk, and its sentence."""

    title: str
    written: str
    sentence: Text


def examples(page: Path) -> Iterator[Example]:
    """Yield the sections of a page."""
    text = page.read_text(encoding="utf-8")
    found = list(SECTION.finditer(text))
    assert len(found) == text.count("\n## "), f"{page.name}: a section is not of the form"
    for one in found:
        yield Example(one["title"], one["yaml"], Text(one["zh"], one["en"]))


EVERY = [(page.stem, example) for page in sorted(HERE.glob("*.md")) for example in examples(page)]


@pytest.mark.parametrize("example", [pytest.param(one, id=f"{page}: {one.title}") for page, one in EVERY])
def test_sentence(example: Example) -> None:
    """The duty says what the page says, in both languages, and nothing is wrong with it."""
    plan = plan_of(example.written)
    assert sentence(plan, plan.duties[0]) == example.sentence
    assert [flaw for flaw in flaws(plan) if flaw.path[1] == 0] == []


def test_no_two_duties_are_said_alike() -> None:
    """Duties that differ have sentences that differ."""
    for lang in ("zh", "en"):
        said = [one.sentence.say(lang) for _, one in EVERY]
        assert len(set(said)) == len(said) > 60
