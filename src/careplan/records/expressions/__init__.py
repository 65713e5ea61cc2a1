"""The small phrases of the plan language: periods, days, amounts and expected values. See docs/plan-language.md."""

from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema

from careplan.records.expressions.amount import (
    AMOUNT,
    GAP,
    PERCENT,
    Amount,
    Expected,
    parse_amount,
    parse_expected,
    parse_gap,
    parse_share,
)
from careplan.records.expressions.common import written
from careplan.records.expressions.day import (
    DAY_PATTERN,
    SPAN_PATTERN,
    DayPhrase,
    parse_closing,
    parse_day_phrase,
    parse_span,
)
from careplan.records.expressions.every import EVERY_PATTERN, FESTIVAL_IDS, Every, parse_every


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


def listed(item: Any) -> BeforeValidator:  # noqa: ANN401 any type of item
    """Return what lets a single thing stand for a list of one."""
    return BeforeValidator(_listed, json_schema_input_type=item | list[item])


EveryField = Annotated[Every, PlainValidator(parse_every), written(EVERY_PATTERN, "bad-period", "month")]
DayField = Annotated[
    DayPhrase,
    PlainValidator(parse_day_phrase),
    written(DAY_PATTERN, "bad-day-phrase", "end", "25", "end + 10 days", minimum=-9, maximum=31),
]
ClosingField = Annotated[
    DayPhrase,
    PlainValidator(parse_closing),
    written(DAY_PATTERN, "bad-day-phrase", "end", "end + 30 days", minimum=-9, maximum=31),
]
SpanField = Annotated[
    tuple[DayPhrase, DayPhrase],
    PlainValidator(parse_span),
    written(SPAN_PATTERN, "bad-day-phrase", "late 05", "mid-autumn .. double-ninth"),
]
GapField = Annotated[int, PlainValidator(parse_gap), written(GAP.pattern, "bad-amount", "14 days")]
ShareField = Annotated[float, PlainValidator(parse_share), written(PERCENT.pattern, "bad-amount", "95%")]
AmountField = Annotated[
    Amount, PlainValidator(parse_amount), written(AMOUNT.pattern, "bad-amount", "1", "2..3", minimum=1)
]
ExpectedField = Annotated[
    Expected,
    PlainValidator(parse_expected),
    WithJsonSchema({"type": ["string", "array", "boolean", "number"], "examples": ["true", ">= 50"]}),
]

__all__ = [
    "FESTIVAL_IDS",
    "Amount",
    "AmountField",
    "ClosingField",
    "DayField",
    "DayPhrase",
    "Every",
    "EveryField",
    "Expected",
    "ExpectedField",
    "GapField",
    "ShareField",
    "SpanField",
    "listed",
    "parse_amount",
    "parse_day_phrase",
    "parse_every",
    "parse_expected",
    "parse_gap",
    "parse_share",
    "parse_span",
    "written",
]
