"""A command that cannot be carried out because of how it was asked or of what it was given."""

import re
from typing import Final

from careplan.text.text import Lang, Text


class Refusal(Exception):  # noqa: N818 it is an answer to the user, not a fault of the tool
    """Wrong use or unreadable input: what is wrong and what to write instead; exit code 2.

    `facts` fill the marks of the words; a fact is never a private value.
    """

    def __init__(self, words: Text, **facts: str | Text) -> None:
        """Keep the words and what they need."""
        super().__init__(words.en)
        self.words = words
        self.facts = facts

    def say(self, lang: Lang) -> str:
        """Return the sentence in one language."""
        facts = {name: fact.say(lang) if isinstance(fact, Text) else fact for name, fact in self.facts.items()}
        return self.words.fill(lang, facts)


_LONGEST: Final = 60


def shown(word: str) -> str:
    """Return a word that somebody typed as it may be repeated: nothing that could be a name or a number of a person."""
    if word.isascii() and word.isprintable() and len(word) <= _LONGEST and not _NUMBER.search(word):
        return word or '""'
    return "…"


_NUMBER: Final = re.compile(r"\d{7}")
_NEAR: Final = Text(zh="是不是 {name}？", en="Did you mean {name}? ")


def near(word: str, known: list[str]) -> Text:
    """Return "did you mean" with the known word that is nearest, or nothing."""
    from difflib import get_close_matches

    by_lower = {name.lower(): name for name in known}
    found = get_close_matches(word.lower(), list(by_lower), n=1)
    if not found:
        return Text("", "")
    name = {"name": by_lower[found[0]]}
    return Text(_NEAR.fill("zh", name), _NEAR.fill("en", name))
