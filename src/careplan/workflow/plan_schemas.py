"""The JSON Schemas of what `careplan plan` answers; its `check` answers as `careplan check` does."""

from typing import Any, Final, TypeAlias

from careplan.workflow.answers import plan_json

Schema: TypeAlias = dict[str, Any]

_TEXT: Final[Schema] = {"type": "string"}
_COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
_BOOL: Final[Schema] = {"type": "boolean"}
_DAY: Final[Schema] = {"type": "string", "format": "date"}
_KINDS: Final = ("festival", "day-off", "workday", "term", "vacation", "weekday", "not-announced")


def _object(**keys: Schema) -> Schema:
    """Return the schema of an object that has all of these keys and no other; `from_` stands for `from`."""
    named = {name.rstrip("_"): schema for name, schema in keys.items()}
    return {"type": "object", "additionalProperties": False, "required": list(named), "properties": named}


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _answer(name: str, title: str, **keys: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": name, "title": title}
    return head | _object(schema={"const": name}, **keys)


_WORDS: Final = _object(zh=_TEXT, en=_TEXT)
_PLAN: Final[Schema] = {"file": _TEXT, "title": _WORDS, "from_": _DAY, "until": _DAY}
PLAN: Final = _answer(
    plan_json.PLAN,
    "careplan plan show --format json",
    plans=_list(
        _object(
            **_PLAN,
            faults=_COUNT,
            duties=_list(
                _object(
                    id=_TEXT,
                    title=_WORDS,
                    clause=_TEXT,
                    sentence=_WORDS,
                    parts=_list(_object(key=_TEXT, label=_WORDS, words=_WORDS)),
                )
            ),
        )
    ),
)
_DATED: Final = _object(day=_DAY, how=_list(_WORDS))
_ENTRY: Final = _object(
    duty=_TEXT,
    title=_WORDS,
    period=_TEXT,
    opens=_DATED,
    due=_DATED,
    closes=_DATED,
    waits=_or_null(_WORDS),
    count=_COUNT,
    subjects=_list(_TEXT),
)
CALENDAR: Final = _answer(
    plan_json.CALENDAR,
    "careplan plan calendar --format json",
    from_=_DAY,
    until=_DAY,
    school=_or_null(_TEXT),
    due=_list(_ENTRY),
    running=_list(_ENTRY),
    events=_list(_object(duty=_TEXT, title=_WORDS)),
    days=_list(_object(kind={"enum": list(_KINDS)}, from_=_DAY, until=_DAY, what=_WORDS, why=_WORDS)),
)
_CITED: Final = _list(_object(duty=_TEXT, document=_TEXT, clause=_TEXT, line=_COUNT))
COVERAGE: Final = _answer(
    plan_json.COVERAGE,
    "careplan plan coverage --format json",
    plans=_list(
        _object(
            **_PLAN,
            documents=_list(
                _object(
                    id=_TEXT,
                    title=_TEXT,
                    listed=_BOOL,
                    clauses=_list(_object(clause=_TEXT, duties=_list(_TEXT))),
                    without_duty=_list(_TEXT),
                )
            ),
            not_listed=_CITED,
            without_clause=_CITED,
            whole=_BOOL,
        )
    ),
)
_COUNTS: Final = _object(
    expected=_COUNT,
    done=_COUNT,
    late=_COUNT,
    missed=_COUNT,
    pending=_COUNT,
    unjudged=_COUNT,
    waived=_COUNT,
    not_applicable=_COUNT,
)
TRY: Final = _answer(
    plan_json.TRY,
    "careplan plan try --format json",
    on=_DAY,
    shifted_years=_COUNT,
    new=_object(**_PLAN),
    old=_list(_object(**_PLAN)),
    duties=_list(_object(duty=_TEXT, title=_WORDS, new=_or_null(_COUNTS), old=_or_null(_COUNTS))),
    total=_object(new=_COUNTS, old=_COUNTS),
    unsettled=_list(_TEXT),
    faults=_COUNT,
)
