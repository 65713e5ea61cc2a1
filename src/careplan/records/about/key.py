"""How a key of a record is explained."""

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from careplan.text import Text


class Key(NamedTuple):
    """What a key says, in both languages, with what a person needs to write it."""

    says: Text
    example: str = ""
    """A value as YAML, such as `{key: true}`; empty where the keys below it have their own."""
    default: Text | None = None
    """What holds where the key is left out; None where it must be written, or where nothing is meant then."""
    beside: Text | None = None
    """Which other keys it goes with, and which not."""
    wrong: str = ""
    """The check that finds the misuse shown in tests/language/misuse.md."""
    values: Mapping[str, Text] = {}
    """The words that it may be, where domain/value_words.py does not have them in this sense."""


About: TypeAlias = Mapping[str, Mapping[str, Key]]
"""By the name of the model and the key as a file spells it."""


def key(zh: str, en: str, example: str = "", **more: object) -> Key:
    """Return a key's explanation; `default` and `beside` are pairs of Chinese and English."""
    pairs = {name: Text(*value) if isinstance(value, tuple) else value for name, value in more.items()}
    return Key(Text(zh, en), example, **pairs)  # type: ignore[arg-type]
