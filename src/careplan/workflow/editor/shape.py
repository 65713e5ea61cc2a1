"""A model's JSON Schema as an editor can use it: what pydantic says of each key, with words and without riddles.

An editor must not offer `null` where a key may be empty, must take `25` and `"25"` alike, as the reader does, and must
say in words what is wrong. So a value that may be a word, a list or a map becomes `if` a list `then` …: editors offer
nothing of what stands in a branch, and what they do offer stands beside it as snippets, with words.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from careplan.records.about import ABOUT, Key
from careplan.text import Lang, Text
from careplan.workflow.editor.example import tree_of
from careplan.workflow.editor.words import (
    beside,
    both,
    fault_words,
    festivals,
    listed_words,
    phrases,
    without_festivals,
)

Node: TypeAlias = dict[str, Any]
Offered: TypeAlias = tuple[tuple[str, Text], ...]
_NEEDED: Final = Text("必须写", "needed")
_KEPT: Final = ("pattern", "minimum", "maximum", "minLength", "maxLength", "format")
_PHRASES: Final = frozenset({"bad-period", "bad-day-phrase", "bad-amount"})
"""Faults whose message lists, beside what the check says, the phrases that there are."""
_TEXT: Final = frozenset({"bad-period", "unknown-proof-kind", "not-in-list"})
"""Faults of text that is never a mere number."""
_FORMS: Final = frozenset({"bad-date", "bad-number", "bad-day-phrase", "bad-amount", "bad-phone", "bad-id-number"})
"""Faults of text that is never `true` or `false`."""


class Field(NamedTuple):
    """A key of a model, with its explanation."""

    model: str
    name: str
    about: Key | None
    lang: Lang
    needed: bool


def model_schema(name: str, body: Node, lang: Lang) -> Node:
    """Return the schema of one model: each key explained, no title made of its name."""
    needed = body.get("required", ())
    found: Node = {"type": "object", "additionalProperties": body.get("additionalProperties", False)}
    found["properties"] = {
        key: field_schema(Field(name, key, ABOUT.get(name, {}).get(key), lang, key in needed), node)
        for key, node in body.get("properties", {}).items()
    }
    return found | ({"required": list(needed)} if needed else {})


def field_schema(field: Field, node: Node) -> Node:
    """Return the schema of a key's value, with its meaning for hover and completion."""
    words = closed_words(node)
    listed = tuple((word, listed_words(field.about, word)) for word in words)
    offered = (*listed, *phrases(field.model, field.name))
    return _explained(field, offered) | value_schema(field, node)


def closed_words(node: Node) -> list[str]:
    """Return the words of the closed list that a value may be."""
    return [word for one in _options(node) if _closed(one) for word in _listed(one)]


def value_schema(field: Field, node: Node) -> Node:
    """Return the schema of a value that may be of several shapes."""
    options = list(_options(node))
    single = [one for one in options if "$ref" not in one and one.get("type") not in ("array", "object", "null")]
    if "$ref" in node:
        return {"allOf": [{"$ref": node["$ref"]}]}
    shape: Node | None = _single(field, single, empty={"type": "null"} in options) if single else None
    if shape is None and {"type": "null"} in options:
        shape = {"type": "null"}
    for kind in ("object", "array"):
        wanted = [
            _inner(field, one) for one in options if one.get("type") == kind or ("$ref" in one and kind == "object")
        ]
        if wanted:
            shape = wanted[0] if shape is None else {"if": {"type": kind}, "then": wanted[0], "else": shape}
    return shape or {}


def _options(node: Node) -> Iterator[Node]:
    if "anyOf" not in node:
        yield node
    for option in node.get("anyOf", ()):
        yield from _options(option)


def _inner(field: Field, node: Node) -> Node:
    """Return a list or a map with the values inside explained."""
    if "$ref" in node:
        return {"$ref": node["$ref"]}
    found: Node = {key: node[key] for key in ("type", "minItems", "minProperties") if key in node}
    for key in ("items", "additionalProperties"):
        if isinstance(node.get(key), dict):
            found[key] = value_schema(field._replace(needed=True), node[key])
    return found


def _single(field: Field, options: list[Node], *, empty: bool) -> Node:
    """Return the schema of a single value: words of a closed list, or text in a form."""
    listed = closed_words({"anyOf": options})
    formed = next((one for one in options if not _closed(one)), None)
    nothing = ["null"] if empty else []
    if formed is None:
        if not empty:
            return _words(field, listed) | {"errorMessage": _not_listed(field, listed)}
        return {"if": _words(field, listed), "else": {"type": nothing, "errorMessage": _not_listed(field, listed)}}
    rest = _formed(field, formed)
    known = [*listed, *without_festivals(phrases(field.model, field.name))]
    rest["type"] = [*_types(formed), *nothing]
    return {"if": _words(field, known), "else": rest} if known else {"if": True, "then": rest}


def _closed(node: Node) -> bool:
    return "enum" in node or "const" in node


def _listed(node: Node) -> list[str]:
    return [str(word) for word in node.get("enum") or [node["const"]]]


def _words(field: Field, words: list[str]) -> Node:
    said = dict(phrases(field.model, field.name))
    meant = [beside(said.get(word) or listed_words(field.about, word), field.lang) for word in words]
    return {"enum": words, "markdownEnumDescriptions": meant, "enumDescriptions": meant}


def _types(node: Node) -> list[str]:
    """Return the JSON types that text may seem to have: 25, 1.5 and true are text to the reader."""
    kind, fault = node.get("type"), node.get("fault")
    if isinstance(kind, list):
        return [*kind]
    if kind == "boolean":
        return ["boolean", "string"]
    if fault in _TEXT:
        return ["string"]
    return ["string", "number"] if fault in _FORMS else ["string", "number", "boolean"]


def _formed(field: Field, node: Node) -> Node:
    example = field.about.example if field.about else str(node.get("examples", ["…"])[0])
    known = phrases(field.model, field.name)
    facts = {"field": field.name, "hint": example, "example": example, "allowed": ", ".join(one for one, _ in known)}
    said = fault_words(node.get("fault", "missing-field"), facts, field.lang)
    if node.get("fault") in _PHRASES:
        said += f"\n{', '.join(without_festivals(known))}"
    found = {key: node[key] for key in _KEPT if key in node}
    return found | {"errorMessage": said} | ({"patternErrorMessage": said} if "pattern" in found else {})


def _not_listed(field: Field, words: list[str]) -> str:
    example = field.about.example if field.about and field.about.example in words else words[0]
    facts: Mapping[str, str] = {"field": field.name, "allowed": ", ".join(words), "example": example}
    return fault_words("not-in-list", facts, field.lang)


def _explained(field: Field, offered: Offered) -> Node:
    """Return what an editor shows of a key: its meaning, default, example and the values that it offers."""
    about, lang = field.about, field.lang
    if about is None:
        return {}
    default = Text(f"默认：{about.default.zh}", f"default: {about.default.en}") if about.default else None
    more = [beside(one, lang) for one in (default or (_NEEDED if field.needed else None), about.beside) if one]
    more += [f"例 · e.g. `{field.name}: {about.example}`"] if about.example else []
    more += [line] if (line := festivals(offered, lang)) else []
    said = both(about.says, lang)
    found: Node = {"description": said, "markdownDescription": "\n\n".join([said, *more])}
    return found | _snippets(about, offered, lang)


def _snippets(about: Key, offered: Offered, lang: Lang) -> Node:
    """Return what an editor fills in: the known values of a key, else its example."""
    if offered:
        known = [{"label": word, "description": beside(text, lang), "body": word} for word, text in offered]
        return {"defaultSnippets": known}
    example = {"label": about.example, "body": tree_of(about.example)}
    return {"defaultSnippets": [example]} if about.example else {}
