"""JSON Schemas of every kind of record and of every JSON output."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any, Final

import careplan.formats
import careplan.reports
import careplan.workflow
from careplan.records.base import Kind
from careplan.records.kinds import kinds
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.editor import record_schema

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RECORD_VERSION: Final = 1
_UNKNOWN: Final = Text(
    zh="没有叫 {name} 的模式。{near}可选：{known}", en="There is no schema {name}. {near}There are: {known}"
)
_OUTPUT: Final = re.compile(r"careplan/([a-z-]+)/([1-9]\d*)")

Schema = Mapping[str, Any]


def schema(name: str, lang: Lang) -> Schema:
    """Return the JSON Schema of a kind of record or of an output, titles in one language.

    A name that a record and an output share means the record's; the output's is found by its `$id`.
    Raises Refusal for a name that is neither.
    """
    records = {kind.name: kind for kind in kinds()}
    if name in records:
        return _of_record(records[name], lang)
    outputs = output_schemas()
    found = outputs.get(name) or next((one for one in outputs.values() if one["$id"] == name), None)
    if found:
        return found
    known = [*records, *outputs]
    raise Refusal(_UNKNOWN, name=shown(name), near=near(name, known), known=", ".join(known))


def names(lang: Lang) -> Iterator[tuple[str, str, str]]:
    """Yield the name of every schema, its `$id`, and what it describes: record kinds first, then outputs."""
    for kind in kinds():
        yield kind.name, _record_id(kind), f"{kind.title.say(lang)}  {kind.files}"
    for name, found in output_schemas().items():
        yield name, found["$id"], found["title"]


def output_schemas() -> dict[str, Schema]:
    """Return the schema of every JSON output by its name, sorted.

    It is a constant in a module of formats, reports or workflow whose `$id` is `careplan/NAME/VERSION`.
    """
    found: dict[str, Schema] = {}
    for package in (careplan.formats, careplan.reports, careplan.workflow):
        for module in _modules(package):
            for value in vars(module).values():
                name = _OUTPUT.fullmatch(str(value.get("$id"))) if isinstance(value, dict) else None
                if name:
                    found[name[1]] = value
    return dict(sorted(found.items()))


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(package.__path__):
        yield importlib.import_module(f"{package.__name__}.{module.name}")


def _record_id(kind: Kind) -> str:
    return f"careplan/record/{kind.name}/{RECORD_VERSION}"


def _of_record(kind: Kind, lang: Lang) -> Schema:
    head = {"$schema": DIALECT, "$id": _record_id(kind), "title": kind.title.say(lang)}
    return head | record_schema(kind.model, lang)
