"""Sentences with their marks filled, in both languages at once."""

from careplan.text import Text


def filled(words: Text, **facts: str | Text) -> Text:
    """Return a sentence with every mark filled; a fact in both languages is said in each."""
    zh = {name: fact.zh if isinstance(fact, Text) else fact for name, fact in facts.items()}
    en = {name: fact.en if isinstance(fact, Text) else fact for name, fact in facts.items()}
    return Text(words.fill("zh", zh), words.fill("en", en))
