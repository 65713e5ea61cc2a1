"""Which values a fact of the register or a column of an act can have, so that no plan waits for one in vain."""

from collections.abc import Mapping
from types import UnionType
from typing import Annotated, Final, Literal, TypeAlias, get_args, get_origin

from careplan.records.acts import CENSUS_VISIT, ActRow
from careplan.records.census import CensusLine
from careplan.records.child import Parent
from careplan.records.expressions import Expected
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Post

Values: TypeAlias = frozenset[str] | Literal["number", "text", "list"]
"""The words that are possible; or any number, any text, or a list, which is like no one word."""


def _values(annotation: object) -> Values:
    """Return the values of a field of a record, by its type."""
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return frozenset(args)
    if origin is UnionType or type(None) in args:
        return _values(next(arg for arg in args if arg is not type(None)))
    if origin is Annotated:
        return _values(args[0])
    if annotation is bool:
        return _TRUTH
    if annotation in {int, float}:
        return "number"
    return "list" if origin is tuple else "text"


_TRUTH: Final = frozenset({"true", "false"})
_WORDS: Final[Mapping[tuple[str, str], Values]] = {
    ("child", "school"): "text",
    ("child", "proxy_parent"): "text",
    ("child", "carer"): "text",
    ("class", "teacher"): "text",
    ("child", "sex"): frozenset({"boy", "girl"}),
    ("child", "father"): _values(Parent.model_fields["state"].annotation),
    ("child", "mother"): _values(Parent.model_fields["state"].annotation),
    ("child", "school_position"): _values(School.model_fields["position"].annotation),
    ("child", "carer_health"): _values(Guardian.model_fields["health"].annotation),
    ("family", "carer_health"): _values(Guardian.model_fields["health"].annotation),
    ("family", "carer_schooling"): _values(Guardian.model_fields["schooling"].annotation),
    ("school", "position"): _values(School.model_fields["position"].annotation),
    ("staff", "post"): _values(Post.model_fields["post"].annotation),
}
_NUMBERS: Final[Mapping[str, frozenset[str]]] = {
    "child": frozenset({"grade", "class", "age", "carer_age", "parents_known", "parents_home", "parents_away"}),
    "family": frozenset({"children", "key_children", "carer_age"}),
    "class": frozenset({"children", "key_children", "boarders", "grade"}),
    "school": frozenset(
        {
            "video_accounts",
            "norms",
            "norms_reviewed_days",
            "children",
            "key_children",
            "boarders",
            "proxy_parents",
            "staff",
        }
    ),
    "staff": frozenset({"children"}),
    "township": frozenset({"children", "schools"}),
}


def fact_values(subject: str, fact: str) -> Values:
    """Return the values that a fact of a kind of subject can have."""
    if fact in _NUMBERS[subject]:
        return "number"
    return _WORDS.get((subject, fact), _TRUTH)


def column_values(kind: str, column: str) -> Values:
    """Return the values that a column of a kind of act can have."""
    model = CensusLine if kind == CENSUS_VISIT else ActRow
    fields = {field.alias or name: field for name, field in model.model_fields.items()}
    return _values(fields[column].annotation)


def can_be(expected: Expected, values: Values) -> bool:
    """Return whether anything is ever as expected, every word of a list included."""
    if values == "number":
        return all(word.isdecimal() for word in expected.words)
    return not isinstance(values, frozenset) or (bool(expected.words) and set(expected.words) <= values)
