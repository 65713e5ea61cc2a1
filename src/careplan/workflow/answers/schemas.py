"""The shapes of the JSON answers, as JSON Schema: every key is always there."""

from typing import Any, Final, TypeAlias

from careplan.domain.obligation import State
from careplan.workflow.answers.due_json import SCHEMA as DUE_NAME
from careplan.workflow.answers.show_json import FIND_SCHEMA, SHOW_SCHEMA
from careplan.workflow.answers.why_json import SCHEMA as WHY_NAME

Schema: TypeAlias = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "integer"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_STATE: Final[Schema] = {"enum": [state.value for state in State]}


def _object(**keys: Schema) -> Schema:
    return {"type": "object", "additionalProperties": False, "required": list(keys), "properties": keys}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _answer(name: str, title: str, **keys: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, "title": title}
    return head | _object(schema={"const": name}, **keys)


_WORDS: Final = _object(zh=_TEXT, en=_TEXT)
_CELLS: Final[Schema] = {"type": "object", "additionalProperties": _TEXT}
_ACT_KEYS: Final = {"row_id": _TEXT, "day": _DAY, "kind": _TEXT, "by": _TEXT, "file": _TEXT, "line": _NUMBER}
_ACT: Final = _object(**_ACT_KEYS)
_DATED: Final = _object(day=_DAY, how=_list(_WORDS))
_CONDITIONS: Final = _list(
    _list(_object(fact=_TEXT, expected=_TEXT, was=_or_null(_TEXT), holds={"type": "boolean"})),
)
_SPAN: Final = {"from": _DAY, "until": _DAY}
_SETTLEMENT: Final = _object(
    id=_TEXT,
    state=_STATE,
    document=_or_null(_TEXT),
    school=_or_null(_TEXT),
    holder=_or_null(_TEXT),
    period=_object(label=_TEXT, **_SPAN),
    need=_NUMBER,
    done=_NUMBER,
    met_on=_or_null(_DAY),
    scheduled=_DAY,
    opens=_DATED,
    due=_DATED,
    closes=_DATED,
    seen=_DAY,
    conditions=_CONDITIONS,
    reason=_or_null(_WORDS),
    ruling=_or_null(_ACT),
    trigger=_or_null(_ACT),
    counted=_list(_ACT),
    passed_over=_list(_object(**_ACT_KEYS, why=_WORDS)),
    gaps=_list(_object(**_SPAN, missing=_CONDITIONS)),
    now=_object(words=_WORDS, until=_or_null(_DAY), file=_or_null(_TEXT), cells=_CELLS, lines=_list(_TEXT)),
)
_DUTY: Final = _object(
    id=_TEXT,
    title=_WORDS,
    clause=_TEXT,
    words=_TEXT,
    chapter=_TEXT,
    owner=_list(_TEXT),
    for_each=_TEXT,
    every=_TEXT,
    bundle=_or_null(_TEXT),
    proof=_list(_TEXT),
)
WHY: Final = _answer(
    WHY_NAME,
    "careplan why --format json",
    on=_DAY,
    subject=_TEXT,
    kind=_TEXT,
    duty=_DUTY,
    settlements=_list(_SETTLEMENT),
    not_owed=_or_null(_object(words=_WORDS, day=_DAY, conditions=_CONDITIONS, instead=_list(_TEXT))),
    others=_list(_object(period=_TEXT, state=_STATE)),
)
_ITEM: Final = _object(
    id=_TEXT,
    duty=_TEXT,
    title=_WORDS,
    subject=_TEXT,
    period=_TEXT,
    state=_STATE,
    opens=_DAY,
    due=_DAY,
    closes=_DAY,
    need=_NUMBER,
    done=_NUMBER,
    school=_or_null(_TEXT),
    holder=_or_null(_TEXT),
)
DUE: Final = _answer(
    DUE_NAME,
    "careplan due --format json",
    on=_DAY,
    days=_NUMBER,
    by={"enum": ["adult", "school", "child"]},
    groups=_list(_object(kind=_TEXT, id=_or_null(_TEXT), items=_list(_ITEM))),
    summary=_object(overdue=_NUMBER, open=_NUMBER, upcoming=_NUMBER),
)
_CELL: Final[Schema] = {
    "anyOf": [_TEXT, _NUMBER, {"type": "boolean"}, {"type": "null"}, _WORDS],
}
_ROW: Final[Schema] = {"type": "object", "additionalProperties": _CELL}
_STATES: Final = _list(_or_null(_STATE))
_GRID: Final = _object(
    title=_WORDS, columns=_list(_TEXT), rows=_list(_object(duty=_TEXT, title=_WORDS, states=_STATES))
)
SHOW: Final = _answer(
    SHOW_SCHEMA,
    "careplan show --format json",
    on=_DAY,
    kind={"enum": ["child", "staff", "guardian", "school"]},
    id=_TEXT,
    label=_TEXT,
    lists={"type": "object", "additionalProperties": {"anyOf": [_ROW, _list(_ROW)]}},
    grids={"type": "object", "additionalProperties": _GRID},
)
FIND: Final = _answer(
    FIND_SCHEMA,
    "careplan find --format json",
    found=_list(_object(kind=_TEXT, id=_TEXT, label=_WORDS)),
)
