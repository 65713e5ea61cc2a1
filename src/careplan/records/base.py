"""What every record is: a frozen model that knows its file, and the one way from a tree of text to a model.

What each key says stands in `records/about`, for editors and readers alike.
"""

import difflib
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar, Final, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, PrivateAttr, ValidationError
from pydantic_core import ErrorDetails

from careplan.records.alike import validated
from careplan.records.place import Fact, Fault, Place
from careplan.records.salvage import original, salvage
from careplan.text import Text

Path = tuple[str | int, ...]

_NOTHING: Final[frozenset[Path]] = frozenset()


class Source(Protocol):
    """A file as read: knows where each value stands. The strict reader's trees are sources."""

    @property
    def file(self) -> str:
        """The path from the records' root."""

    def place(self, path: Path) -> Place:
        """Return the place of a value, or of its nearest parent that exists."""

    def key_place(self, path: Path) -> Place:
        """Return the place of the key that leads to a value."""


class Part(BaseModel):
    """A block inside a record: frozen, no unknown keys, and errors that never quote a value."""

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_by_alias=True,
    )
    apart: ClassVar[tuple[str, ...]] = ()
    """The keys that tell apart such blocks of a list as hold at the same time; none where one ends another."""
    common: ClassVar[bool] = False
    """Whether many records have the very same block, with no list in it, so that it need not be made again."""


class Record(Part):
    """One file that a clerk may write."""

    _source: Source | None = PrivateAttr(default=None)
    _gone: frozenset[Path] = PrivateAttr(default=frozenset())

    @property
    def file(self) -> str:
        """The path of the file that this record was read from, empty for one made in memory."""
        return self._source.file if self._source else ""

    def place(self, *path: str | int) -> Place:
        """Return where a value of this record stands, such as `place("enrolment", 0, "from")`."""
        return self._source.place(original(path, self._gone)) if self._source else Place("", 1, 1)

    def key_place(self, *path: str | int) -> Place:
        """Return where the key of a value of this record stands."""
        return self._source.key_place(original(path, self._gone)) if self._source else Place("", 1, 1)


class Kind(NamedTuple):
    """A kind of record file: its name, where it lies (`{school}` and such stand for parts of a path), its model."""

    name: str
    title: Text
    files: str
    model: type[Part]


R = TypeVar("R", bound=Record)
IsClear = Callable[[Path], bool]


def bind(model: type[R], tree: object, source: Source, clear: IsClear) -> tuple[R | None, list[Fault]]:
    """Return the typed record of a tree of text, and every fault in it, each at its place.

    A record with faults is what is left of it without the wrong values; None where that is too little.
    `clear` says whether the value at a path may be named in a message; no other value ever is.
    """
    if not isinstance(tree, dict):
        shape = "list" if isinstance(tree, list) else "text"
        return None, [Fault("wrong-shape", source.place(()), {"field": "", "expected": "map", "got": shape})]
    try:
        record = validated(model, tree)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        faults = sorted(_faults(details, model, source, clear), key=lambda f: (f.place, f.rule))
        left, gone = salvage(model, tree, error)
        return left and _placed(left, source, gone), faults
    return _placed(record, source, _NOTHING), []


def _placed(record: R, source: Source, gone: frozenset[Path]) -> R:
    record._source = source  # noqa: SLF001 set once, here, by the only maker
    record._gone = gone  # noqa: SLF001 as above
    return record


def _faults(details: list[ErrorDetails], model: type[Record], source: Source, clear: IsClear) -> Iterator[Fault]:
    """Yield one fault for each value: of the several ways to read it, the one that is no mere list of words."""
    found: dict[Path, Fault] = {}
    for detail in details:
        path = _real_path(detail["loc"])
        rule, facts = error_facts(detail, named=clear(path))
        if rule == "unknown-field":
            facts |= _unknown(path, model, named=clear(path))
        place = source.key_place(path) if rule == "unknown-field" else source.place(path)
        fault = Fault(rule, place, {"field": dotted(path), **facts})
        found[path] = _better(found[path], fault) if path in found else fault
    yield from found.values()


def _better(one: Fault, other: Fault) -> Fault:
    """Return the fault that says more of a value that may be one thing or another, with the words it may be."""
    typed, listed = (other, one) if one.rule == "not-in-list" else (one, other)
    if listed.rule != "not-in-list":
        return typed
    examples = {
        name: f"{typed.facts[name]}, {listed.facts['allowed']}" for name in ("example", "hint") if name in typed.facts
    }
    return typed._replace(facts={**typed.facts, **examples})


def dotted(path: Path) -> str:
    """Return a path as a clerk reads it: `enrolment.1.from`, list items counted from 1."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in path)


def error_facts(detail: ErrorDetails, *, named: bool) -> tuple[str, dict[str, Fact]]:
    """Return the slug of the check that words an error, and its facts; `named` lets them quote what was written."""
    rule = detail["type"]
    if rule in {"missing", "too_short"} or (rule in _SHAPES and detail["input"] is None):
        return "missing-field", {}
    if rule in _SHAPES:
        return "wrong-shape", {"expected": _SHAPES[rule], "got": _shape(detail["input"])}
    if rule == "extra_forbidden":
        return "unknown-field", {}
    if rule in {"literal_error", "enum"}:
        return "not-in-list", _not_listed(detail, named=named)
    if rule in _LIMITS:
        return "out-of-range", {"limit": _limit(detail)}
    return rule, _context(detail, named=named)


_SHAPES = {
    "model_type": "map",
    "dict_type": "map",
    "model_attributes_type": "map",
    "list_type": "list",
    "tuple_type": "list",
    "string_type": "text",
}


_LIMITS = {
    "greater_than_equal": ">=",
    "greater_than": ">",
    "less_than_equal": "<=",
    "less_than": "<",
}


def _limit(detail: ErrorDetails) -> str:
    (number,) = detail.get("ctx", {}).values()
    return f"{_LIMITS[detail['type']]} {number:g}"


_TAGS = ("function-", "[key]", "literal[")
"""How pydantic marks, inside a path, which of several types it tried."""


def _real_path(loc: tuple[int | str, ...]) -> Path:
    return tuple(part for part in loc if not (isinstance(part, str) and part.startswith(_TAGS)))


def _shape(value: object) -> str:
    return "map" if isinstance(value, dict) else "list" if isinstance(value, list) else "text"


def _context(detail: ErrorDetails, *, named: bool) -> dict[str, Fact]:
    context: Mapping[str, Any] = detail.get("ctx", {})
    facts: dict[str, Fact] = {name: str(value) for name, value in context.items() if name != "error"}
    if not named and "hint" in facts:
        facts["hint"] = "2026-03-05" if detail["type"] == "bad-date" else "12"
    if detail["type"] == "wrong-shape":
        facts["got"] = _shape(detail["input"])
    return facts


def _not_listed(detail: ErrorDetails, *, named: bool) -> dict[str, Fact]:
    expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    allowed = [word.strip() for word in expected.split(",")]
    near = difflib.get_close_matches(str(detail["input"]), allowed, n=1) if named else []
    return {"allowed": ", ".join(allowed), "example": near[0] if near else allowed[0]}


def _unknown(path: Path, model: type[Record], *, named: bool) -> dict[str, Fact]:
    key = str(path[-1])
    known = sorted(_keys_at(path[:-1], model))
    below = [f"{name}: {{{key}: …}}" for name in known if key in _keys_at((*path[:-1], name), model)]
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.85 if below else 0.6)
    # in a person's file it may be that person's name
    shown = key if near or below or (named and key.isascii()) else "…"
    return {"field": dotted((*path[:-1], shown)), "example": ", ".join([*near, *below] or known)}


def _keys_at(path: Path, model: type[Part]) -> set[str]:
    here = schema = _schema(model)
    for step in path:
        node = _option(here, schema, "array" if isinstance(step, int) else "object")
        here = node.get("items", {}) if isinstance(step, int) else _behind(step, node)
    return set(_option(here, schema, "object").get("properties", {}))


@cache
def _schema(model: type[Part]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _option(here: dict[str, Any], schema: dict[str, Any], wanted: str) -> dict[str, Any]:
    """Return what a value may be, of several things the one of a JSON type; an empty map if it is never that."""
    reference = here.get("$ref")
    node: dict[str, Any] = schema["$defs"][reference.rsplit("/", 1)[1]] if reference else here
    if node.get("type") == wanted:
        return node
    found = (_option(option, schema, wanted) for option in node.get("anyOf", []))
    return next((option for option in found if option), {})


def _behind(key: str, node: dict[str, Any]) -> dict[str, Any]:
    known: dict[str, Any] = node.get("properties", {}).get(key, node.get("additionalProperties") or {})
    return known if isinstance(known, dict) else {}
