"""What a check says: a rule with its words, and the places where it was broken."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from careplan.records.place import Fact, Place
from careplan.text import Lang, Text


class Severity(StrEnum):
    """How much a finding weighs: an error must be mended, a warning is a duty not done, a note is worth a look."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its code for ever, its weight, and its words. `{marks}` in message and remedy are filled with facts."""

    code: str
    severity: Severity
    message: Text
    remedy: Text
    why: Text


class Found(NamedTuple):
    """One breach of a rule: where it stands and the facts, never a private value, that its words need."""

    place: Place
    facts: Mapping[str, Fact]


@dataclass(frozen=True, slots=True)
class Finding:
    """One breach with its rule: what every format of `check` writes down."""

    place: Place
    check: Check
    slug: str
    facts: Mapping[str, Fact] = field(hash=False)

    def message(self, lang: Lang) -> str:
        """Return the sentence that says what is wrong."""
        return self.check.message.fill(lang, worded(self.facts, lang))

    def remedy(self, lang: Lang) -> str:
        """Return what to write instead, ready to paste."""
        return self.check.remedy.fill(lang, worded(self.facts, lang))

    def order(self) -> tuple[Place, str, str]:
        """Return the key by which findings are sorted: place, code, facts."""
        return self.place, self.check.code, repr(sorted((k, str(v)) for k, v in self.facts.items()))


def worded(facts: Mapping[str, Fact], lang: Lang) -> dict[str, str]:
    """Return the facts as text in one language."""
    return {name: value.say(lang) if isinstance(value, Text) else str(value) for name, value in facts.items()}
