"""The JSON Schema of what `careplan appraise` answers."""

from typing import Final, get_args

from careplan.domain.obligation import State
from careplan.domain.quota import Reason
from careplan.workflow.answers.appraise_json import SCHEMA
from careplan.workflow.answers.shapes import listed, or_null, thing

_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"anyOf": [_TEXT, {"type": "null"}]}
_DAY: Final = {"type": "string", "format": "date"}
_COUNT: Final = {"type": "integer"}
_BOOL: Final = {"type": "boolean"}
_POINTS: Final = {"type": "number"}


_WORDS: Final = thing(zh=_TEXT, en=_TEXT)
_INDICATOR: Final = thing(
    id=_TEXT,
    title=_WORDS,
    points=_POINTS,
    step=_POINTS,
    by={"enum": ["completion", "on_time", "hand", "missed"]},
    duties=listed(_TEXT),
)
_LINE: Final = thing(
    indicator=_TEXT,
    points=or_null(_POINTS),
    rate=or_null(thing(done=_COUNT, base=_COUNT, value=or_null(_POINTS))),
    pending=_COUNT,
    given=or_null(thing(row_id=_TEXT, day=_DAY, by=_TEXT)),
    behind=listed(thing(id=_TEXT, state={"enum": [state.value for state in State]})),
)
_SCORE: Final = thing(
    staff=_TEXT,
    school=_MAYBE,
    rank=or_null(_COUNT),
    total=_POINTS,
    attainable=_POINTS,
    share=or_null(_POINTS),
    complete=_BOOL,
    missing=listed(_TEXT),
    pending=_COUNT,
    lines=listed(_LINE),
)
_QUOTA: Final = thing(
    quota=_TEXT,
    title=_WORDS,
    of={"enum": ["proxy_parent", "child"]},
    act={"enum": ["award", "nomination"]},
    unit=_TEXT,
    places=_COUNT,
    of_which=listed(thing(title=_WORDS, least=_COUNT, most=or_null(_COUNT))),
    candidates=listed(_TEXT),
    tied=listed(_TEXT),
    excluded=listed(thing(staff=_TEXT, reason={"enum": list(get_args(Reason))}, refs=listed(_TEXT))),
    named=listed(thing(who=_TEXT, row_id=_TEXT, day=_DAY)),
)
APPRAISE: Final = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": SCHEMA,
    "title": "careplan appraise --format json",
} | thing(
    schema={"const": SCHEMA},
    year=_COUNT,
    on=_DAY,
    adult=_MAYBE,
    school=_MAYBE,
    rule=or_null(thing(id=_TEXT, title=_WORDS)),
    rubric=thing(id=_TEXT, title=_WORDS, indicators=listed(_INDICATOR)),
    scores=listed(_SCORE),
    quotas=listed(_QUOTA),
)
