"""The JSON Schemas of what `careplan census` answers."""

from typing import Any, Final

from careplan.domain.account import Standing
from careplan.domain.flow import ARRIVALS, DEPARTURES
from careplan.workflow.answers.shapes import listed, thing

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"anyOf": [_TEXT, {"type": "null"}]}
_DAY: Final = {"type": "string", "format": "date"}
_MAYBE_DAY: Final = {"anyOf": [_DAY, {"type": "null"}]}
_COUNT: Final = {"type": "integer", "minimum": 0}
_BOOL: Final = {"type": "boolean"}
_VALUE: Final = {"anyOf": [_TEXT, {"type": "integer"}, _BOOL, {"type": "null"}]}


def _document(name: str, title: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 a schema
    head = {"$schema": _DIALECT, "$id": name, "title": title}
    return head | thing(schema={"const": name}, **fields)


_FIGURE: Final = thing(figure=_TEXT, value={"type": "integer"})
_AMENDMENTS: Final = listed(thing(school=_TEXT, figure=_TEXT, reported=_COUNT, corrected=_COUNT))
CENSUS: Final = _document(
    "careplan/census/1",
    "careplan census --format json",
    period=_TEXT,
    from_=_DAY,
    until=_DAY,
    on=_DAY,
    over=_BOOL,
    school=_MAYBE,
    unreadable=listed(_TEXT),
    schools=listed(thing(school=_TEXT, figures={"type": "object", "additionalProperties": _COUNT})),
    identities=listed(thing(name=_TEXT, school=_MAYBE, parts=listed(_FIGURE), total=_FIGURE, holds=_BOOL)),
    children=listed(
        thing(
            child=_TEXT,
            school=_TEXT,
            standing={"enum": [standing.value for standing in Standing]},
            date=_MAYBE_DAY,
            by=_MAYBE,
            result={"enum": ["present", "left", "not_found", None]},
        )
    ),
    changes=listed(
        thing(
            child=_TEXT,
            school=_TEXT,
            date=_DAY,
            kind={"enum": [*ARRIVALS, *DEPARTURES]},
            way={"enum": ["in", "out"]},
            from_=_MAYBE,
            to=_MAYBE,
        )
    ),
    differences=listed(
        thing(
            child=_TEXT,
            school=_TEXT,
            date=_MAYBE_DAY,
            column=_TEXT,
            sheet=_VALUE,
            register=_VALUE,
        )
    ),
    moves=listed(
        thing(
            child=_TEXT,
            out_of=_MAYBE,
            out_on=_MAYBE_DAY,
            to=_MAYBE,
            into=_MAYBE,
            in_on=_MAYBE_DAY,
            from_=_MAYBE,
            state={"enum": ["arrived", "under_way", "not_arrived", "no_departure", "ends_differ"]},
        )
    ),
    closed={
        "anyOf": [
            {"type": "null"},
            thing(
                on=_DAY,
                by=_TEXT,
                tool=_TEXT,
                digest=_TEXT,
                amendments=_AMENDMENTS,
                added=listed(_TEXT),
                removed=listed(_TEXT),
            ),
        ]
    },
)
OPEN: Final = _document(
    "careplan/census-open/1",
    "careplan census open --format json",
    period=_TEXT,
    sheets=listed(thing(school=_TEXT, file=_TEXT, new=_BOOL, added=listed(_TEXT), lines=_COUNT)),
)
CLOSE: Final = _document(
    "careplan/census-close/1",
    "careplan census close --format json",
    period=_TEXT,
    file=_TEXT,
    written=_BOOL,
    closed_before=_BOOL,
    same_inputs=_BOOL,
    obstacles=listed(thing(code=_TEXT, words=thing(zh=_TEXT, en=_TEXT), about=listed(_TEXT))),
    amendments=_AMENDMENTS,
)
DIFFERENCE: Final = _document(
    "careplan/census-difference/1",
    "careplan census --against REV --format json",
    at=_MAYBE,
    against=_TEXT,
    on=_DAY,
    added=listed(_TEXT),
    gone=listed(_TEXT),
    unreadable=listed(_TEXT),
    moved=listed(thing(child=_TEXT, old=_TEXT, new=_TEXT)),
    facts=listed(thing(child=_TEXT, field=_TEXT, entry=_MAYBE, old=_MAYBE, new=_MAYBE, private=_BOOL)),
)
