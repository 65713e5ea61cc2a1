"""JSON Schemas of record files for editors: completion, hover and plain words in Chinese and English.

They say no more than the reader and the checks do: what they refuse, `careplan check` refuses too. Most of what a
plan can say wrongly only `careplan plan check` sees.
"""

from typing import Any

from careplan.records.base import Part
from careplan.text import Lang
from careplan.workflow.editor.plan import complete
from careplan.workflow.editor.shape import model_schema


def record_schema(model: type[Part], lang: Lang) -> dict[str, Any]:
    """Return the schema of a record's model, words in both languages, the reader's first."""
    body = model.model_json_schema(by_alias=True)
    models = {name: model_schema(name, inner, lang) for name, inner in body.get("$defs", {}).items()}
    if "Duty" in models:
        complete(models, lang)
    return model_schema(model.__name__, body, lang) | ({"$defs": models} if models else {})
