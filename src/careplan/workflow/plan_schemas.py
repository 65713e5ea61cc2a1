"""The JSON Schemas of what `careplan plan` answers; its `check` answers as `careplan check` does."""

from typing import Any, Final, TypeAlias

from careplan.workflow.answers import plan_json
from careplan.workflow.answers.shapes import answer, listed, or_null, thing

Schema: TypeAlias = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_BOOL: Final[Schema] = {"type": "boolean"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_KINDS: Final = ("festival", "day-off", "workday", "term", "vacation", "weekday", "not-announced")


_WORDS: Final = thing(zh=_TEXT, en=_TEXT)
_PARTS: Final = listed(thing(key=_TEXT, label=_WORDS, words=_WORDS))
_PLAN: Final[Schema] = {"file": _TEXT, "title": _WORDS, "from_": _DAY, "until": _DAY}
PLAN: Final = answer(
    plan_json.PLAN,
    "careplan plan show --format json",
    plans=listed(
        thing(
            **_PLAN,
            faults=_COUNT,
            head=_PARTS,
            duties=listed(
                thing(
                    id=_TEXT,
                    title=_WORDS,
                    clause=_TEXT,
                    sentence=_WORDS,
                    parts=_PARTS,
                )
            ),
        )
    ),
)
_DATED: Final = thing(day=_DAY, how=listed(_WORDS))
_ENTRY: Final = thing(
    duty=_TEXT,
    title=_WORDS,
    period=_TEXT,
    opens=_DATED,
    due=_DATED,
    closes=_DATED,
    waits=or_null(_WORDS),
    count=_COUNT,
    subjects=listed(_TEXT),
)
CALENDAR: Final = answer(
    plan_json.CALENDAR,
    "careplan plan calendar --format json",
    from_=_DAY,
    until=_DAY,
    school=or_null(_TEXT),
    due=listed(_ENTRY),
    running=listed(_ENTRY),
    events=listed(thing(duty=_TEXT, title=_WORDS)),
    days=listed(thing(kind={"enum": list(_KINDS)}, from_=_DAY, until=_DAY, what=_WORDS, why=_WORDS)),
)
_CITED: Final = listed(thing(duty=_TEXT, document=_TEXT, clause=_TEXT, line=_COUNT))
COVERAGE: Final = answer(
    plan_json.COVERAGE,
    "careplan plan coverage --format json",
    plans=listed(
        thing(
            **_PLAN,
            documents=listed(
                thing(
                    id=_TEXT,
                    title=_TEXT,
                    listed=_BOOL,
                    clauses=listed(thing(clause=_TEXT, duties=listed(_TEXT))),
                    without_duty=listed(_TEXT),
                )
            ),
            not_listed=_CITED,
            without_clause=_CITED,
            whole=_BOOL,
        )
    ),
)
_COUNTS: Final = thing(
    expected=_COUNT,
    done=_COUNT,
    late=_COUNT,
    missed=_COUNT,
    pending=_COUNT,
    unjudged=_COUNT,
    waived=_COUNT,
    not_applicable=_COUNT,
)
TRY: Final = answer(
    plan_json.TRY,
    "careplan plan try --format json",
    on=_DAY,
    shifted_years=_COUNT,
    new=thing(**_PLAN),
    old=listed(thing(**_PLAN)),
    duties=listed(thing(duty=_TEXT, title=_WORDS, new=or_null(_COUNTS), old=or_null(_COUNTS))),
    total=thing(new=_COUNTS, old=_COUNTS),
    unsettled=listed(_TEXT),
    faults=_COUNT,
)
