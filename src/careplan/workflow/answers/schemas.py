"""The shapes of the JSON answers, as JSON Schema: every key is always there."""

from typing import Any, Final, TypeAlias

from careplan.domain.obligation import State
from careplan.workflow.answers.due_json import SCHEMA as DUE_NAME
from careplan.workflow.answers.entered_json import SCHEMA as ENTERED_NAME
from careplan.workflow.answers.shapes import answer, listed, or_null, thing
from careplan.workflow.answers.show_json import FIND_SCHEMA, SHOW_SCHEMA
from careplan.workflow.answers.why_json import SCHEMA as WHY_NAME

Schema: TypeAlias = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_NUMBER: Final[Schema] = {"type": "integer"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_STATE: Final[Schema] = {"enum": [state.value for state in State]}


_WORDS: Final = thing(zh=_TEXT, en=_TEXT)
_CELLS: Final[Schema] = {"type": "object", "additionalProperties": _TEXT}
_ACT_KEYS: Final = {"row_id": _TEXT, "day": _DAY, "kind": _TEXT, "by": _TEXT, "file": _TEXT, "line": _NUMBER}
_ACT: Final = thing(**_ACT_KEYS)
_DATED: Final = thing(day=_DAY, how=listed(_WORDS))
_CONDITIONS: Final = listed(
    listed(thing(fact=_TEXT, expected=_TEXT, was=or_null(_TEXT), holds={"type": "boolean"})),
)
_SPAN: Final = {"from": _DAY, "until": _DAY}
_SETTLEMENT: Final = thing(
    id=_TEXT,
    state=_STATE,
    document=or_null(_TEXT),
    school=or_null(_TEXT),
    holder=or_null(_TEXT),
    period=thing(label=_TEXT, **_SPAN),
    need=_NUMBER,
    done=_NUMBER,
    met_on=or_null(_DAY),
    scheduled=_DAY,
    opens=_DATED,
    due=_DATED,
    closes=_DATED,
    seen=_DAY,
    conditions=_CONDITIONS,
    reason=or_null(_WORDS),
    ruling=or_null(_ACT),
    trigger=or_null(_ACT),
    counted=listed(_ACT),
    passed_over=listed(thing(**_ACT_KEYS, why=_WORDS)),
    gaps=listed(thing(**_SPAN, missing=_CONDITIONS, without=listed(_TEXT))),
    unreached=listed(_TEXT),
    now=thing(words=_WORDS, until=or_null(_DAY), file=or_null(_TEXT), cells=_CELLS, lines=listed(_TEXT)),
)
_DUTY: Final = thing(
    id=_TEXT,
    title=_WORDS,
    clause=_TEXT,
    words=_TEXT,
    chapter=_TEXT,
    owner=listed(_TEXT),
    for_each=_TEXT,
    every=_TEXT,
    bundle=or_null(_TEXT),
    proof=listed(_TEXT),
)
WHY: Final = answer(
    WHY_NAME,
    "careplan why --format json",
    on=_DAY,
    subject=_TEXT,
    kind=_TEXT,
    duty=_DUTY,
    settlements=listed(_SETTLEMENT),
    not_owed=or_null(thing(words=_WORDS, day=_DAY, conditions=_CONDITIONS, instead=listed(_TEXT))),
    others=listed(thing(period=_TEXT, state=_STATE)),
)
_ITEM: Final = thing(
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
    school=or_null(_TEXT),
    holder=or_null(_TEXT),
)
DUE: Final = answer(
    DUE_NAME,
    "careplan due --format json",
    on=_DAY,
    days=_NUMBER,
    by={"enum": ["adult", "school", "child"]},
    groups=listed(thing(kind=_TEXT, id=or_null(_TEXT), items=listed(_ITEM))),
    summary=thing(overdue=_NUMBER, open=_NUMBER, upcoming=_NUMBER),
)
ENTERED: Final = answer(
    ENTERED_NAME,
    "careplan log --format json",
    on=_DAY,
    written={"type": "boolean"},
    words=_WORDS,
    files=listed(thing(file=_TEXT, line=_NUMBER)),
    rows=listed(_TEXT),
    about=listed(thing(kind=_TEXT, id=_TEXT)),
    settled=listed(_ITEM),
    remarks=listed(thing(code=_TEXT, slug=_TEXT, severity=_TEXT, file=_TEXT, line=_NUMBER, message=_WORDS)),
    owed=listed(thing(kind=_TEXT, id=or_null(_TEXT), items=listed(_ITEM))),
)
CLOSE: Final = answer(
    "careplan/close/1",
    "careplan close --format json",
    month=_TEXT,
    file=_TEXT,
    written={"type": "boolean"},
    closed_before={"type": "boolean"},
    obstacles=listed(thing(code=_TEXT, words=_WORDS, about=listed(_TEXT))),
    corrections=listed(thing(of=_TEXT, figure=_TEXT, reported=_TEXT, corrected=_TEXT)),
)
_MAYBE: Final = or_null(_TEXT)
_WHAT: Final[Schema] = {"enum": ["added", "removed", "changed"]}
DIFF: Final = answer(
    "careplan/diff/1",
    "careplan diff --format json",
    old=_TEXT,
    new=_MAYBE,
    on=_DAY,
    children=thing(
        added=listed(_TEXT),
        gone=listed(_TEXT),
        unreadable=listed(_TEXT),
        moved=listed(thing(child=_TEXT, old=_TEXT, new=_TEXT)),
        changed=listed(thing(child=_TEXT, field=_TEXT, entry=_TEXT, old=_MAYBE, new=_MAYBE)),
    ),
    acts=listed(thing(what=_WHAT, row_id=_TEXT, file=_TEXT, kind=_TEXT, day=_DAY, columns=listed(_TEXT))),
    records=listed(thing(what=_WHAT, kind=_TEXT, file=_TEXT)),
    states=listed(thing(id=_TEXT, school=_MAYBE, old=_MAYBE, new=_MAYBE)),
)
_CELL: Final[Schema] = {
    "anyOf": [_TEXT, _NUMBER, {"type": "boolean"}, {"type": "null"}, _WORDS],
}
_ROW: Final[Schema] = {"type": "object", "additionalProperties": _CELL}
_STATES: Final = listed(or_null(_STATE))
_GRID: Final = thing(title=_WORDS, columns=listed(_TEXT), rows=listed(thing(duty=_TEXT, title=_WORDS, states=_STATES)))
SHOW: Final = answer(
    SHOW_SCHEMA,
    "careplan show --format json",
    on=_DAY,
    kind={"enum": ["child", "staff", "guardian", "school"]},
    id=_TEXT,
    label=_TEXT,
    lists={"type": "object", "additionalProperties": {"anyOf": [_ROW, listed(_ROW)]}},
    grids={"type": "object", "additionalProperties": _GRID},
)
FIND: Final = answer(
    FIND_SCHEMA,
    "careplan find --format json",
    found=listed(thing(kind=_TEXT, id=_TEXT, label=_WORDS)),
)
