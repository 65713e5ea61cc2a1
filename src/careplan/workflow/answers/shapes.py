"""The small pieces of JSON Schema that every answer's shape is made of."""

from typing import Any, Final, TypeAlias

Schema: TypeAlias = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
DAY: Final[Schema] = {"type": "string", "format": "date"}
NUMBER: Final[Schema] = {"type": "integer"}
TRUTH: Final[Schema] = {"type": "boolean"}


def thing(**keys: Schema) -> Schema:
    """Return the schema of an object that has all of these keys and no other; `from_` stands for `from`."""
    named = {name.rstrip("_"): schema for name, schema in keys.items()}
    return {"type": "object", "additionalProperties": False, "required": list(named), "properties": named}


def listed(item: Schema) -> Schema:
    """Return the schema of a list of such items."""
    return {"type": "array", "items": item}


def by_name(item: Schema) -> Schema:
    """Return the schema of an object whose keys are ids."""
    return {"type": "object", "additionalProperties": item}


def or_null(schema: Schema) -> Schema:
    """Return a schema that admits null as well."""
    return {"anyOf": [schema, {"type": "null"}]}


def answer(name: str, title: str, /, **keys: Schema) -> Schema:
    """Return the schema of a whole answer: its name, the command that gives it, its keys."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, "title": title}
    return head | thing(schema={"const": name}, **keys)


WORDS: Final = thing(zh=TEXT, en=TEXT)
