"""What an editor knows of plans beyond their keys: which facts there are of whom, and whole duties to begin with."""

from typing import Any, Final

from careplan.domain.fact_values import fact_values
from careplan.domain.fact_words import FACT_WORDS
from careplan.text import Lang, Text
from careplan.workflow.editor.example import tree_of
from careplan.workflow.editor.words import beside, both, fault_words, listed_words

_FREE: Final = {"child": r"^(paper|tag|has)\."} | dict.fromkeys(("family", "school", "staff"), r"^(paper|tag)\.")
_MEMBERS: Final = {"proxy_parent": "staff"}
"""Of whom the facts are that a set's `where` names, where it is not the set's own word."""
_DUTIES: Final = (
    (
        Text("每月一次", "once a month"),
        "{owner: proxy_parent, for_each: child, every: month, proof: home_visit, due: end}",
    ),
    (
        Text("每天都要成立的状态", "a standing state"),
        "{owner: school, for_each: school, every: year, holds: {phone: true}}",
    ),
    (
        Text("节日前后", "around a festival"),
        "{owner: school, for_each: school, every: year, within: mid-autumn .. double-ninth, proof: theme_activity}",
    ),
    (
        Text("出了事才要做", "opened by an event"),
        "{owner: school, for_each: child, every: event, trigger: flag, proof: flag_resolved, due: trigger + 3 days}",
    ),
)
_HEAD: Final = "{id: my-duty, title: {zh: 名称, en: Title}, source: {clause: 一, words: 原话}, chapter: care}"


_NUMBERS: Final = (
    (">= 1", Text("至少 1", "at least 1")),
    ("<= 6", Text("至多 6", "at most 6")),
    ("2..3", Text("2 到 3", "2 to 3")),
)
_RANGE: Final = r"^\s*(?:(?:>=|<=|=)?\s*\d{1,6}|\d{1,6}\.\.\d{1,6})\s*$"


def complete(models: dict[str, Any], lang: Lang) -> None:
    """Add to the models of a plan what only the whole plan tells: facts by their subject, and whole duties."""
    duty, cover, proof, trigger = (models[name] for name in ("Duty", "Cover", "Proof", "Trigger"))
    facts = {one: facts_of(one, lang) for one in FACT_WORDS}
    each = ("child", "family", "class", "staff", "proxy_parent", "school")
    duty["allOf"] = [_case("for_each", one, one, ("where",)) for one in FACT_WORDS]
    duty["allOf"] += [_held(one) for one in FACT_WORDS]
    duty["allOf"] += [_held_by_each(one) for one in each]
    duty["defaultSnippets"] = [
        {"label": beside(title, lang), "description": both(title, lang), "body": tree_of(_HEAD) | tree_of(body)}
        for title, body in _DUTIES
    ]
    cover["allOf"] = [_case("each", one, _MEMBERS.get(one, one), ("where",)) for one in each]
    every = {name: schema for one in facts.values() for name, schema in one["properties"].items()}
    proof["properties"]["if"] |= _either({"type": "object", "properties": every | facts["child"]["properties"]})
    anything = {name: schema for one in facts.values() for name, schema in one["properties"].items()}
    trigger["properties"]["becomes"] |= _either({"type": "object", "properties": anything})
    models.update({f"{one}-facts": schema for one, schema in facts.items()})


def _case(key: str, word: str, subject: str, keys: tuple[str, ...]) -> dict[str, Any]:
    then = {"properties": {name: _either({"$ref": f"#/$defs/{subject}-facts"}) for name in keys}}
    return {"if": {"properties": {key: {"const": word}}, "required": [key]}, "then": then}


def _held(subject: str) -> dict[str, Any]:
    """Return whose facts `holds` names where no set is covered: the subject's."""
    case = _case("for_each", subject, subject, ("holds",))
    case["if"]["properties"]["cover"] = False
    return case


def _held_by_each(member: str) -> dict[str, Any]:
    """Return whose facts `holds` names where a set is covered: each member's."""
    named: dict[str, Any] = {"const": member}
    cover = {"anyOf": [named, {"type": "object", "properties": {"each": named}, "required": ["each"]}]}
    case = _case("cover", member, _MEMBERS.get(member, member), ("holds",))
    case["if"]["properties"]["cover"] = cover
    return case


def _either(facts: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of conditions: a map of facts, or a list of such maps."""
    listed = {"type": "array", "items": facts}
    return {"if": {"type": "object"}, "then": facts, "else": {"if": {"type": "array"}, "then": listed}}


def facts_of(subject: str, lang: Lang) -> dict[str, Any]:
    """Return the schema of a map of facts of a kind of subject."""
    known = FACT_WORDS[subject]
    said = {"field": "where", "subject": subject, "example": next(iter(known)), "allowed": ", ".join(known)}
    said |= {"elsewhere": ""}
    free: dict[str, Any] = {_FREE[subject]: {}} if subject in _FREE else {}
    return {
        "type": "object",
        "properties": {name: _fact(subject, name, text, lang) for name, text in known.items()},
        "patternProperties": free,
        "additionalProperties": False,
        "errorMessage": fault_words("unknown-fact", said, lang),
    }


def _fact(subject: str, name: str, text: Text, lang: Lang) -> dict[str, Any]:
    """Return the schema of what a fact must be: a word, a number in a range, true or false, or one of a list."""
    about = {"description": beside(text, lang), "markdownDescription": both(text, lang)}
    words = fact_values(subject, name)
    if words == "text":
        return about | {"type": ["string", "array"]}
    offered = _NUMBERS if words == "number" else tuple((word, listed_words(None, word)) for word in sorted(words))
    value: dict[str, Any] = {"type": ["number" if words == "number" else "boolean", "string"]}
    if words == "number":
        value["pattern"] = _RANGE
    elif "true" in words:
        value["pattern"] = "^(true|false)$"
    else:
        value = {"enum": [word for word, _ in offered]}
        value["markdownEnumDescriptions"] = [beside(one, lang) for _, one in offered]
    allowed = ", ".join(word for word, _ in offered)
    facts = {"field": name, "written": "…", "allowed": allowed, "example": f"{name}: {offered[0][0]}"}
    value["errorMessage"] = fault_words("value-never-so", facts, lang)
    listed = {"type": "array", "items": value, "minItems": 1}
    snippets = [{"label": word, "description": beside(one, lang), "body": tree_of(word)} for word, one in offered]
    return about | {"if": {"type": "array"}, "then": listed, "else": value, "defaultSnippets": snippets}
