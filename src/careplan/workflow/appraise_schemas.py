"""The JSON Schema of what `careplan appraise` answers."""

from typing import Any, Final, get_args

from careplan.domain.obligation import State
from careplan.domain.quota import Reason
from careplan.workflow.answers.appraise_json import SCHEMA

_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"anyOf": [_TEXT, {"type": "null"}]}
_DAY: Final = {"type": "string", "format": "date"}
_COUNT: Final = {"type": "integer"}
_BOOL: Final = {"type": "boolean"}
_POINTS: Final = {"type": "number"}


def _object(**keys: Any) -> dict[str, Any]:  # noqa: ANN401 a schema
    return {"type": "object", "additionalProperties": False, "required": list(keys), "properties": keys}


def _list(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_WORDS: Final = _object(zh=_TEXT, en=_TEXT)
_INDICATOR: Final = _object(
    id=_TEXT,
    title=_WORDS,
    points=_POINTS,
    step=_POINTS,
    by={"enum": ["completion", "on_time", "hand", "missed"]},
    duties=_list(_TEXT),
)
_LINE: Final = _object(
    indicator=_TEXT,
    points=_or_null(_POINTS),
    rate=_or_null(_object(done=_COUNT, base=_COUNT, value=_or_null(_POINTS))),
    pending=_COUNT,
    given=_or_null(_object(row_id=_TEXT, day=_DAY, by=_TEXT)),
    behind=_list(_object(id=_TEXT, state={"enum": [state.value for state in State]})),
)
_SCORE: Final = _object(
    staff=_TEXT,
    school=_MAYBE,
    rank=_or_null(_COUNT),
    total=_POINTS,
    attainable=_POINTS,
    share=_or_null(_POINTS),
    complete=_BOOL,
    missing=_list(_TEXT),
    pending=_COUNT,
    lines=_list(_LINE),
)
_QUOTA: Final = _object(
    quota=_TEXT,
    title=_WORDS,
    act={"enum": ["award", "nomination"]},
    unit=_TEXT,
    places=_COUNT,
    of_which=_list(_object(title=_WORDS, least=_COUNT, most=_or_null(_COUNT))),
    candidates=_list(_TEXT),
    tied=_list(_TEXT),
    excluded=_list(_object(staff=_TEXT, reason={"enum": list(get_args(Reason))}, refs=_list(_TEXT))),
    named=_list(_object(staff=_TEXT, row_id=_TEXT, day=_DAY)),
)
APPRAISE: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": SCHEMA,
    "title": "careplan appraise --format json",
} | _object(
    schema={"const": SCHEMA},
    year=_COUNT,
    on=_DAY,
    adult=_MAYBE,
    school=_MAYBE,
    rule=_or_null(_object(id=_TEXT, title=_WORDS)),
    rubric=_object(id=_TEXT, title=_WORDS, indicators=_list(_INDICATOR)),
    scores=_list(_SCORE),
    quotas=_list(_QUOTA),
)
