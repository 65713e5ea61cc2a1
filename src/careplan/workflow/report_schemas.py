"""The JSON Schema of what `careplan report` answers: figures, tables and what they mean."""

from typing import Final

from careplan.domain.view import SCHEMA
from careplan.workflow.answers.shapes import DAY, NUMBER, TEXT, TRUTH, WORDS, answer, by_name, listed, or_null, thing

_RATE: Final = thing(done=NUMBER, base=NUMBER, value=or_null({"type": "number"}))
_CELL: Final = {"anyOf": [WORDS, _RATE, {"type": "number"}, TEXT, {"type": "null"}]}
_ROW: Final = thing(id=TEXT, title=_CELL, cells=by_name(_CELL), refs=listed(TEXT))
_TABLE: Final = thing(
    title=WORDS,
    definition=TEXT,
    columns=listed(thing(id=TEXT, title=WORDS)),
    rows=listed(_ROW),
    totals=or_null(_ROW),
    identities=listed(thing(total=TEXT, plus=listed(TEXT), minus=listed(TEXT))),
)
_DEFINITION: Final = thing(
    title=WORDS,
    numerator=or_null(WORDS),
    denominator=or_null(WORDS),
    exclusions=or_null(WORDS),
    rule=or_null(WORDS),
    as_of=DAY,
)
REPORT: Final = answer(
    SCHEMA,
    "careplan report --format json",
    kind={"enum": ["school-month", "township-month", "register-ledger", "care-ledger", "statistics"]},
    month=TEXT,
    from_=DAY,
    until=DAY,
    on=DAY,
    day=DAY,
    ended=TRUTH,
    school=or_null(TEXT),
    name=WORDS,
    office=WORDS,
    rule=thing(id=TEXT, title=WORDS),
    faults=NUMBER,
    plans=listed(WORDS),
    figures=by_name(thing(title=WORDS, value=_CELL, definition=TEXT, refs=listed(TEXT))),
    tables=by_name(_TABLE),
    definitions=by_name(_DEFINITION),
)
