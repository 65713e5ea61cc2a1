"""The keys of a kind of record, read from its model: what each holds, its words, and which key somebody means."""

from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import Any, Final, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from careplan.domain.value_words import VALUES
from careplan.records.about import ABOUT
from careplan.records.base import Part
from careplan.records.types import PERSON_ID, SCHOOL_ID, STAFF_ID
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.question import choices_of

_NO_KEY: Final = Text("没有 {word} 这一项。{near}可选：{known}", "There is no key {word}. {near}There are: {known}")
_SEVERAL: Final = Text("有几项叫这个名字，写英文名：{known}", "Several are called that; write one of: {known}")
_STOPS: Final = "，：；（、"
_IDS: Final = {f"^(?:{pattern})$": kind for kind, pattern in
               (("school", SCHOOL_ID), ("staff", STAFF_ID), ("guardian", PERSON_ID))}  # fmt: skip


class Key(NamedTuple):
    """One key of a record or of an entry in it: whose it is, and what may stand there."""

    model: type[Part]
    name: str
    info: FieldInfo

    @property
    def words(self) -> Text:
        """What it says, as `records/about` has it."""
        return (
            ABOUT[self.model.__name__][self.name].says if self.model.__name__ in ABOUT else Text(self.name, self.name)
        )

    @property
    def title(self) -> Text:
        """What it is called: the first part of what it says."""
        zh, en = self.words.zh, self.words.en
        return Text(_first(zh, _STOPS), _first(en, ",:;("))

    @property
    def example(self) -> str:
        """A value as it may be typed, `…` where there is none."""
        said = ABOUT[self.model.__name__][self.name].example if self.model.__name__ in ABOUT else ""
        return said.strip('"') if said and said[0] not in "[{" else "…"

    @property
    def entry(self) -> type[Part] | None:
        """The model of the entries where it holds a list of them."""
        inside = _inside(self.info.annotation, list) or _inside(self.info.annotation, tuple)
        return inside if isinstance(inside, type) and issubclass(inside, Part) else None

    @property
    def block(self) -> type[Part] | None:
        """The model of the map that stands there, where that has keys of its own."""
        found = self.info.annotation
        return found if isinstance(found, type) and issubclass(found, Part) else None

    @property
    def is_map(self) -> bool:
        """Whether values stand there under names that the records choose."""
        return get_origin(self.info.annotation) is dict

    @property
    def is_list(self) -> bool:
        """Whether several plain values stand there."""
        return _inside(self.info.annotation, list) is not None and self.entry is None

    @property
    def optional(self) -> bool:
        """Whether it may be left out, and nothing is meant then."""
        return not self.info.is_required() and not self.info.get_default(call_default_factory=True)

    @property
    def refers_to(self) -> str:
        """The kind of record whose id stands there, empty for other values."""
        return _IDS.get(str(_schema(self.model).get(self.name, {}).get("pattern", "")), "")

    @property
    def is_truth(self) -> bool:
        """Whether it is yes or no."""
        return bool in _plain(self.info.annotation)

    @property
    def is_number(self) -> bool:
        """Whether it is a whole number."""
        return int in _plain(self.info.annotation)

    @property
    def is_day(self) -> bool:
        """Whether it is a day."""
        node = _schema(self.model).get(self.name, {})
        return any(one.get("format") == "date" for one in (node, *node.get("anyOf", ())))

    def word(self, text: str) -> str:
        """Return a word of its closed list that is said in either language; any other text as it is."""
        about = ABOUT.get(self.model.__name__, {}).get(self.name)
        wanted = text.casefold().replace(" ", "_")
        for name in self.closed:
            said = (about.values.get(name) if about else None) or VALUES.get(name)
            if wanted in {name, name.replace("-", "_")} or (said and text.casefold() in {said.zh, said.en}):
                return name
        return text

    @property
    def closed(self) -> tuple[str, ...]:
        """The words that may stand there or in its list, none where it is no closed list."""
        return ("true", "false") if self.is_truth else choices_of(self.model, self.name) or self.listed

    @property
    def listed(self) -> tuple[str, ...]:
        """The words that may stand in its list, none where it is no list of words."""
        return tuple(word for word in get_args(_inside(self.info.annotation, list)) if isinstance(word, str))


@cache
def keys_of(model: type[Part]) -> Mapping[str, Key]:
    """Return the keys of a kind of record, or of an entry, by the names that files give them."""
    found = ((info.alias or field.rstrip("_"), info) for field, info in model.model_fields.items())
    return {name: Key(model, name, info) for name, info in found}


def key_named(model: type[Part], word: str) -> Key:
    """Return the key that a word means: its name, or what it is called, or a part of that which no other has.

    Raises Refusal with the nearest.
    """
    known = keys_of(model)
    asked = word.strip().casefold()
    plain = asked.replace("-", "_").replace(" ", "_")
    if plain in known:
        return known[plain]
    parts = [(key, (key.title.zh, key.title.en.casefold()), key.words.zh) for key in known.values()]
    for found in (
        [key for key, title, _ in parts if asked in title],
        [key for key, title, _ in parts if asked and any(asked in one for one in title)],
        [key for key, _, words in parts if asked and asked in words],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise Refusal(_SEVERAL, known=", ".join(key.name for key in found))
    raise Refusal(_NO_KEY, word=shown(word), near=near(plain, list(known)), known=", ".join(known))


def values_offered(key: Key, begun: str) -> list[str]:
    """Return what may be typed after a key: the names of its values, or, once one is named, the words it may be."""
    model = key.entry or key.block
    if model is None:
        return ["true", "false"] if key.is_truth else list(choices_of(key.model, key.name))
    return named_values_offered(model, begun)


def named_values_offered(model: type[Part], begun: str) -> list[str]:
    """Return the names of a model's values as they may be typed, or, once one is named, the words it may be."""
    name, named, _ = begun.partition("=")
    if not named:
        return [f"{part.name}=" for part in keys_of(model).values()]
    part = keys_of(model).get(name)
    if part is None:
        return []
    return [f"{name}={word}" for word in part.closed]


def day_key(model: type[Part]) -> str | None:
    """Return the key that says from or on which day an entry is so: `from`, or else its one day that must be said."""
    keys = keys_of(model)
    return "from" if "from" in keys else next((n for n, key in keys.items() if key.is_day and not key.optional), None)


def lasts(model: type[Part]) -> bool:
    """Return whether an entry holds from its day on, until it ends or another takes its place."""
    keys = keys_of(model)
    return "from" in keys and keys["from"].info.is_required() and not ("until" in keys and not keys["until"].optional)


def _inside(annotation: Any, of: type) -> Any:  # noqa: ANN401 any type
    return get_args(annotation)[0] if get_origin(annotation) is of else None


def _plain(annotation: Any) -> set[Any]:  # noqa: ANN401 any type
    return {part for part in (annotation, *get_args(annotation)) if part is not NoneType}


@cache
def _schema(model: type[Part]) -> dict[str, Any]:
    found: dict[str, Any] = model.model_json_schema(by_alias=True).get("properties", {})
    return found


def _first(said: str, stops: str) -> str:
    end = min((at for stop in stops if (at := said.find(stop)) > 0), default=len(said))
    return said[:end].strip()
