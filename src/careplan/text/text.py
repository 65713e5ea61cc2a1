"""One sentence in Chinese and in English."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Lang: TypeAlias = Literal["zh", "en"]


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A sentence in both languages; `{name}` marks a fact to be filled in."""

    zh: str
    en: str

    def say(self, lang: Lang) -> str:
        """Return the sentence in one language, its marks unfilled."""
        return self.zh if lang == "zh" else self.en

    def fill(self, lang: Lang, facts: dict[str, str]) -> str:
        """Return the sentence in one language with every mark filled.

        Raises KeyError when a mark has no fact: a message that cannot be said whole is a fault of the tool.
        """
        return self.say(lang).format_map(facts)
