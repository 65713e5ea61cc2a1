"""The small phrases of the plan language: periods, days, amounts and expected values. See docs/plan-language.md."""

from typing import Annotated, Final

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from careplan.records.expressions.amount import Amount, Expected, parse_amount, parse_expected, parse_gap, parse_share
from careplan.records.expressions.day import DayPhrase, parse_day_phrase, parse_span
from careplan.records.expressions.every import FESTIVAL_IDS, Every, parse_every


def _listed(value: object) -> object:
    """Return a list; a single thing stands for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


_string: Final = {"type": "string"}
EveryField = Annotated[Every, PlainValidator(parse_every), WithJsonSchema(_string | {"examples": ["month"]})]
DayField = Annotated[
    DayPhrase,
    PlainValidator(parse_day_phrase),
    WithJsonSchema(_string | {"examples": ["end", "25", "end + 10 days"]}),
]
SpanField = Annotated[
    tuple[DayPhrase, DayPhrase],
    PlainValidator(parse_span),
    WithJsonSchema(_string | {"examples": ["late 05", "mid-autumn .. double-ninth"]}),
]
GapField = Annotated[int, PlainValidator(parse_gap), WithJsonSchema(_string | {"examples": ["14 days"]})]
ShareField = Annotated[float, PlainValidator(parse_share), WithJsonSchema(_string | {"examples": ["95%"]})]
AmountField = Annotated[Amount, PlainValidator(parse_amount), WithJsonSchema(_string | {"examples": ["1", "2..3"]})]
ExpectedField = Annotated[
    Expected,
    PlainValidator(parse_expected),
    WithJsonSchema({"type": ["string", "array", "boolean", "integer"], "examples": ["true", ">= 50"]}),
]
Listed = BeforeValidator(_listed)

__all__ = [
    "FESTIVAL_IDS",
    "Amount",
    "AmountField",
    "DayField",
    "DayPhrase",
    "Every",
    "EveryField",
    "Expected",
    "ExpectedField",
    "GapField",
    "Listed",
    "ShareField",
    "SpanField",
    "parse_amount",
    "parse_day_phrase",
    "parse_every",
    "parse_expected",
    "parse_gap",
    "parse_share",
    "parse_span",
]
