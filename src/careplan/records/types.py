"""The types of single values: text in, a typed value out, or a fault with the slug of the check that words it."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, TypeAlias, cast

from pydantic import BeforeValidator, Field, PlainValidator, ValidatorFunctionWrapHandler, WithJsonSchema, WrapValidator
from pydantic_core import PydanticCustomError

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_LOOSE_DAY: Final = re.compile(r"(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?(?:[ T].*)?")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_INT: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})")
_DECIMAL: Final = re.compile(r"-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?")
_FULL_WIDTH: Final = str.maketrans("０１２３４５６７８９－．／：，（）　", "0123456789-./:,() ")

_WHOLE: Final = 100

SCHOOL_ID: Final = r"S[0-9A-Z]{2,4}"
STAFF_ID: Final = r"[TZ][0-9A-Z]{2,6}"
PERSON_ID: Final = SCHOOL_ID + r"-[0-9A-Z]{5,8}"
_PROVINCE: Final = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12]|99)"
"""The first two digits of an area code by GB/T 2260; 99 is no province and stands for what is made up."""
SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"


def fault(rule: str, **facts: str) -> PydanticCustomError:
    """Return the error that a validator raises: the slug of a check and its facts."""
    return PydanticCustomError(cast("Any", rule), cast("Any", rule), cast("Any", facts) or None)


def _text(value: object) -> str:
    if value is None:
        raise fault("missing-field")
    if not isinstance(value, str):
        raise fault("wrong-shape", expected="text")
    return value


@lru_cache(maxsize=65536)
def parse_day(text: str) -> date:
    """Return the day that a text such as `2026-05-31` names; raise the fault `bad-date` for anything else."""
    if _DAY.fullmatch(text):
        try:
            return in_our_time(date.fromisoformat(text))
        except ValueError:
            raise fault("bad-date", hint="2026-02-28") from None
    raise fault("bad-date", hint=_day_hint(text))


def in_our_time(day: date) -> date:
    """Return a day of 1900 to 2199; ValueError for any other, such as 9999-12-31 for no end or 0206 for 2006."""
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError
    return day


def _day_hint(text: str) -> str:
    loose = _LOOSE_DAY.fullmatch(text.translate(_FULL_WIDTH).strip())
    if loose:
        try:
            return date(*(int(part) for part in loose.groups())).isoformat()
        except ValueError:
            pass
    return "2026-03-05"


def _day(value: object) -> date:
    return value if isinstance(value, date) else parse_day(_text(value))


def _number(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value)
    if _INT.fullmatch(text):
        return int(text)
    raise fault("bad-number", hint=_number_hint(text, _INT))


def _number_hint(text: str, pattern: re.Pattern[str]) -> str:
    plain = re.sub(r"[,_\s]", "", text.translate(_FULL_WIDTH).replace("％", "%")).lstrip("0")
    if plain.endswith("%"):  # a share where a fraction may be, a number where none may
        part = plain.removesuffix("%")
        plain = f"{int(part) / _WHOLE:g}" if pattern is _DECIMAL and part.isdecimal() else part
    return plain if pattern.fullmatch(plain) else "12"


def _decimal(value: object) -> float:
    if isinstance(value, float | int) and not isinstance(value, bool):
        return float(value)
    text = _text(value)
    if _DECIMAL.fullmatch(text):
        return float(text)
    raise fault("bad-number", hint=_number_hint(text, _DECIMAL))


def _truth(value: object) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text not in {"true", "false"}:
        raise fault("bad-truth-value")
    return text == "true"


def _matching(pattern: str, rule: str, example: str) -> Callable[[object], str]:
    compiled = re.compile(pattern)

    def match(value: object) -> str:
        text = _text(value)
        if compiled.fullmatch(text):
            return text
        raise fault(rule, example=example)

    return match


def _line(value: object) -> str:
    text = _text(value)
    if not text.strip():
        raise fault("missing-field")
    if len(text) > 500:  # noqa: PLR2004 a line on a form, not an essay
        raise fault("text-too-long", limit="500")
    return text


def surely_lines(texts: Sequence[str]) -> bool:
    """Tell quickly whether each of some texts is a good `Line`: all are short words of letters and digits."""
    return all(texts) and "".join(texts).isalnum() and max(map(len, texts), default=0) <= 500  # noqa: PLR2004 as above


def _words(value: object) -> object:
    return value.split() if isinstance(value, str) else value


def _form(pattern: str, rule: str, example: str) -> dict[str, Any]:
    """Return the JSON Schema of text in a form; `fault` is the check that words what is wrong with other text."""
    return {"type": "string", "pattern": f"^(?:{pattern})$", "examples": [example], "fault": rule}


def _in_form(pattern: str, rule: str, example: str) -> tuple[Any, ...]:
    return PlainValidator(_matching(pattern, rule, example)), WithJsonSchema(_form(pattern, rule, example))


def _id(pattern: str, example: str, about: str) -> tuple[Any, ...]:
    schema = _form(pattern, "bad-id", example) | {"description": about}
    return PlainValidator(_matching(pattern, "bad-id", example)), WithJsonSchema(schema)


_day_schema: Final = _form(r"\d{4}-\d{2}-\d{2}", "bad-date", "2026-03-05") | {"format": "date"}

Day = Annotated[date, PlainValidator(_day), WithJsonSchema(_day_schema)]
_whole: Final = {"type": "integer", "pattern": f"^(?:{_INT.pattern})$", "fault": "bad-number"}
_decimals: Final = {"type": "number", "pattern": f"^(?:{_DECIMAL.pattern})$", "fault": "bad-number"}
_boolean: Final = {"type": "boolean", "pattern": "^(?:true|false)$", "fault": "bad-truth-value"}

Number = Annotated[int, PlainValidator(_number), WithJsonSchema(_whole)]
Decimal = Annotated[float, PlainValidator(_decimal), WithJsonSchema(_decimals)]
Share = Annotated[Decimal, Field(ge=0, le=1), WithJsonSchema(_decimals | {"minimum": 0, "maximum": 1})]
Few = Annotated[Number, Field(ge=0, le=3660), WithJsonSchema(_whole | {"minimum": 0, "maximum": 3660})]
"""A number of days, months, years or acts that somebody can count: none to ten years' days."""
Truth = Annotated[bool, PlainValidator(_truth), WithJsonSchema(_boolean)]
Line = Annotated[str, PlainValidator(_line), WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 500})]
Prose = Annotated[str, PlainValidator(_text), WithJsonSchema({"type": "string"})]

UNKNOWN: Final = object()
"""What stands for a value that could not be read, where the record stands without it."""


def _known(value: Any, check: ValidatorFunctionWrapHandler) -> Any:  # noqa: ANN401 any type of value
    if value is UNKNOWN:
        return None
    return check(_text(value) if value is None else value)


OrUnknown: Final = WrapValidator(_known)
"""Marks a field that must be written, and whose record stands without it while it cannot be read."""

_school = _id(SCHOOL_ID, "S03", "学校编号 / school id")
_staff = _id(STAFF_ID, "T012", "教职工编号 / staff id")
_person = _id(PERSON_ID, "S03-7K2QX", "儿童或监护人编号 / child or guardian id")
_slug = _id(SLUG, "home-visit", "小写英文、数字和连字符 / lower-case letters, digits, hyphens")

SchoolId = Annotated[str, _school[0], _school[1]]
StaffId = Annotated[str, _staff[0], _staff[1]]
PersonId = Annotated[str, _person[0], _person[1]]
Slug = Annotated[str, _slug[0], _slug[1]]
Tokens = Annotated[tuple[Slug, ...], BeforeValidator(_words)]
PersonIds = Annotated[tuple[PersonId, ...], BeforeValidator(_words)]
StaffIds = Annotated[tuple[StaffId, ...], BeforeValidator(_words)]

_month = _in_form(r"\d{4}-(?:0[1-9]|1[0-2])", "bad-month", "2026-05")
Month: TypeAlias = Annotated[str, _month[0], _month[1]]
_clock = _in_form(r"(?:[01]\d|2[0-3]):[0-5]\d", "bad-form", "17:00")
Clock: TypeAlias = Annotated[str, _clock[0], _clock[1]]
_act_kind = _in_form(r"[a-z]+(?:_[a-z]+)*", "bad-form", "gift")
ActKindName: TypeAlias = Annotated[str, _act_kind[0], _act_kind[1]]
_class_name = _in_form(r"(?:[0-9]|1[0-2])-[1-9]\d?", "bad-form", "4-1")
ClassName: TypeAlias = Annotated[str, _class_name[0], _class_name[1]]
_phone = _in_form(r"\+?\d[\d -]{4,18}\d", "bad-phone", "19900000001")
Phone: TypeAlias = Annotated[str, _phone[0], _phone[1]]
_id_number = _in_form(r"\d{17}[\dX]", "bad-id-number", "99012320150304002X")
IdNumber: TypeAlias = Annotated[str, _id_number[0], _id_number[1]]
_county = _in_form(_PROVINCE + r"\d{4}", "bad-form", "990100")
CountyCode: TypeAlias = Annotated[str, _county[0], _county[1]]
_area = _in_form(_PROVINCE + r"\d{4}(?:\d{3}){0,2}", "bad-form", "990123")
AreaCode: TypeAlias = Annotated[str, _area[0], _area[1]]
"""A county's code, or with three digits more that of a township in it, with six that of a village."""
Sex: TypeAlias = Literal["boy", "girl"]
