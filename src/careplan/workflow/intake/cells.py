"""What a person wrote into a cell, as a record has it: days of any form, full-width digits, words of closed lists."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Final

from careplan.domain.form import Field
from careplan.store.office.book import Cell
from careplan.text import Text
from careplan.text.refusal import Refusal

_FULL: Final = re.compile(r"(\d{4})\s*[-./年。、, ]\s*(\d{1,2})\s*[-./月。、, ]\s*(\d{1,2})\s*[日号]?")
_PACKED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SHORT: Final = re.compile(r"(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_DAY: Final = re.compile(r"(\d{1,2})\s*[日号]")
_HOUR: Final = re.compile(
    r"(?:[ T]|(?<=[日号]))\s*(?:[上下中]午|晚上?|早上?)?\s*\d{1,2}"
    r"(?::\d{2}(?::\d{2}(?:\.\d+)?)?|\s*[点时](?:\d{1,2}分?|半)?)"
    r"\s*(?:[AP]M)?Z?$"
)
_WEEKDAY: Final = re.compile(r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?$")
_HAN: Final = re.compile(r"[〇○零一二三四五六七八九十廿卅]+")
_NUMBER: Final = re.compile(r"(\d{5})(?:\.\d+)?")
_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
"""A day as a spreadsheet counts it: from 1954 to 2119."""
_THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_COUNT: Final = re.compile(r"(\d+)(?:\.0+)?\s*(?:分钟|分|年级|班|岁|次|人|min(?:utes)?|')?")
_NUMERALS: Final = {sign: str(number) for number, sign in enumerate("零一二三四五六七八九")}
_GRADE: Final = re.compile(r"(?:小学)?([一二三四五六七八九])(?:年级)?班?")
_TRUTH: Final = {
    **dict.fromkeys(("是", "有", "√", "✓", "对", "y", "yes", "true", "1", "寄宿", "重点"), "true"),
    **dict.fromkeys(("否", "无", "没有", "×", "✗", "不是", "n", "no", "false", "0", "走读"), "false"),
}
_PERSON: Final = re.compile(r"S[0-9A-Z]{2,4}-[0-9A-Z]{5,8}|[TZ]\d{2,4}")
_HALF: Final = {full: full - 0xFEE0 for full in range(0xFF10, 0xFF5B) if chr(full).isalnum()}
"""Full-width letters and digits, as records do not have them."""
_BETWEEN: Final = re.compile(r"[、，,;；/\n]+|\s{2,}")

_NO_DAY: Final = Text("不是日期：写成 2026-05-09 这样", "not a date: write it like 2026-05-09")
_NO_COUNT: Final = Text("要写整数，例如 30", "a whole number is wanted, such as 30")
_NO_CHOICE: Final = Text("不在列表中，可选：{known}", "not in the list, which has: {known}")
_NO_TRUTH: Final = Text("写“是”或“否”", "write yes or no")
_LOST_DIGITS: Final = Text(
    "编号成了数字，前面的 0 或后几位可能已经丢了；把单元格设为文本再写一遍",
    "this id became a number and may have lost digits; format the cell as text and write it again",
)
_ERROR: Final = {
    "error": Text("单元格是错误值", "the cell shows an error"),
    "formula": Text(
        "单元格是公式，没有结果；改成写好的值", "the cell holds a formula without a result; write the value itself"
    ),
}
_SHOWN_ERROR: Final = re.compile(r"#(?:DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!|SPILL!|CALC!)|Err:5\d\d|#{3,}")
"""What a table as text has where a cell showed an error, or was too narrow for its number."""
_DASHES: Final = re.compile(r"[\u2010-\u2015\u2212]")
_SPACED: Final = re.compile(r"(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])")
_ALONE: Final = re.compile(r"(?<![\u3400-\u9fff])([\u3400-\u9fff])\s+([\u3400-\u9fff])(?![\u3400-\u9fff])")
"""A name of two signs that was set as wide as one of three."""
_OTHER_NAME: Final = Text("编号 {id} 不是这个姓名；以哪个为准？", "the id {id} is not that name's; which is right?")


class BadCellError(Exception):
    """A cell that cannot be taken, and why."""

    def __init__(self, why: Text) -> None:
        """Keep the reason."""
        super().__init__(why.en)
        self.why = why


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell is read against: the first day of the form's month, how to find a person, and everybody's name."""

    first: date
    person: Callable[[str, str], str]
    """From a kind (`child`, `staff`, `guardian`) and a word to an id; raises Refusal."""
    names: Mapping[str, str]
    topics: Mapping[str, str] = field(default_factory=dict)
    """From a topic as forms show it, without full-width signs, to its code."""


class Column(dict[Cell, str | BadCellError]):
    """A column of a form: each cell as its record has it, or why it is not taken; equal cells are understood once."""

    def __init__(self, field: Field, reading: Reading) -> None:
        """Keep what the column is and what its cells are read against."""
        super().__init__()
        self._field, self._reading = field, reading

    def __missing__(self, cell: Cell) -> str | BadCellError:
        """Understand a cell that is met for the first time."""
        try:
            found: str | BadCellError = record_text(self._field, cell, self._reading)
        except BadCellError as error:
            found = error
        self[cell] = found
        return found


def record_text(field: Field, cell: Cell, reading: Reading) -> str:
    """Return a cell as its record has it, "" for an empty one. Raises BadCellError."""
    text = _shown(cell)
    if not text:
        return ""
    if field.kind in {"child", "staff", "guardian", "id", "digits"} and cell.kind == "n":
        raise BadCellError(_LOST_DIGITS)
    if field.kind == "topic":
        return reading.topics.get(unicodedata.normalize("NFKC", text)) or prose(text)
    if field.kind not in _READERS and field.kind not in {"child", "staff", "guardian", "day"}:
        return _SPACED.sub("", prose(text)) if field.name == "name" else prose(text)
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    if field.kind in {"child", "staff", "guardian"}:
        return _people(field, plain, reading)
    if field.kind == "day":
        return _day(plain, cell.kind == "n", reading.first)
    return _READERS[field.kind](field, plain)


def _shown(cell: Cell) -> str:
    """Return what a cell shows. Raises BadCellError for an error, whether the reader or only a person sees it."""
    text = seen(cell.text)
    if cell.kind == "!" or _SHOWN_ERROR.fullmatch(text):
        raise BadCellError(_ERROR[cell.text if cell.kind == "!" else "error"])
    return text


def seen(text: str) -> str:
    """Return a text without the signs that nobody sees and the blanks around it."""
    if not text.isprintable():
        text = "".join(sign for sign in text if unicodedata.category(sign) not in {"Cf", "Co", "Cn"})
    return text.strip()


def prose(text: str) -> str:
    """Return free text on one line."""
    plain = text.translate(_HALF) if not text.isascii() else text
    if not plain.isprintable():
        plain = "".join(" " if unicodedata.category(sign) == "Cc" else sign for sign in plain)
    return " ".join(plain.split())


def _day(text: str, serial: bool, first: date) -> str:  # noqa: FBT001 two ways to write a day
    """Return a day; a number that is no serial may be 20260509, but never 5.1, which may have been 5.10."""
    plain = _WEEKDAY.sub("", _HOUR.sub("", _WEEKDAY.sub("", text.upper()))).strip("'‘’ ")
    plain = _HAN.sub(_digits_of, plain)
    number = _NUMBER.fullmatch(plain)
    if serial and number and int(number[1]) in _SERIALS:
        return (_EPOCH + timedelta(days=int(number[1]))).isoformat()
    for pattern in (_PACKED,) if serial else (_FULL, _PACKED, _SHORT, _DAY):
        found = pattern.fullmatch(plain)
        if found:
            numbers = [int(part) for part in found.groups()]
            year, month, day = (first.year, first.month, first.day)[: 3 - len(numbers)] + tuple(numbers)
            try:
                return date(year, month, day).isoformat()
            except ValueError:
                break
    raise BadCellError(_NO_DAY)


def _digits_of(numerals: re.Match[str]) -> str:
    """Return Chinese numerals as digits: a year sign by sign, a number below a hundred by its tens."""
    text = numerals[0].replace("廿", "二十").replace("卅", "三十").replace("○", "零").replace("〇", "零")
    tens, ten, ones = text.partition("十")
    if ten and len(tens) < 2 and len(ones) < 2:  # noqa: PLR2004 one numeral on either side
        return f"{_NUMERALS.get(tens, '1')}{_NUMERALS.get(ones, '0')}"
    return "".join(_NUMERALS.get(sign, sign) for sign in text)


def _count(_: Field, text: str) -> str:
    found = _GRADE.fullmatch(text)
    if found:
        return _NUMERALS[found[1]]
    found = _COUNT.fullmatch(_THOUSANDS.sub("", text).strip("'‘’"))
    if not found:
        raise BadCellError(_NO_COUNT)
    return str(int(found[1]))


def _choice(field: Field, text: str) -> str:
    wanted = text.casefold()
    for word, said in field.choices:
        if wanted in {word, said.zh, said.en.casefold()}:
            return word
    near = get_close_matches(text, [said.zh for _, said in field.choices], n=1)
    known = [said for _, said in field.choices if not near or said.zh == near[0]]
    zh, en = "、".join(said.zh for said in known), ", ".join(said.en for said in known)
    raise BadCellError(Text(_NO_CHOICE.fill("zh", {"known": zh}), _NO_CHOICE.fill("en", {"known": en})))


def _truth(_: Field, text: str) -> str:
    found = _TRUTH.get(text.casefold())
    if found is None:
        raise BadCellError(_NO_TRUTH)
    return found


def _people(field: Field, text: str, reading: Reading) -> str:
    """Return ids: those that are written, each with its own name or none beside it, else those of the names."""
    found: list[str] = []
    for part in (part.strip() for part in _BETWEEN.split(_ALONE.sub(r"\1\2", text))):
        ids = _PERSON.findall(part) or _PERSON.findall(part.upper())
        if len(ids) == 1:
            _same_name(ids[0], _beside(ids[0], part).strip(" ()（）"), reading)
        found += [id_ for word in ids or [part] if word for id_ in _ones(field.kind, word, reading)]
    return " ".join(dict.fromkeys(found))


def _beside(id_: str, part: str) -> str:
    """Return what stands beside an id; a pattern is made only for one in small letters, as that takes a while."""
    rest = part.replace(id_, "")
    return re.sub(id_, "", rest, flags=re.IGNORECASE) if id_ in rest.upper() else rest


def _same_name(id_: str, name: str, reading: Reading) -> None:
    known = reading.names.get(id_)
    if name and known and name != known:
        raise BadCellError(Text(_OTHER_NAME.fill("zh", {"id": id_}), _OTHER_NAME.fill("en", {"id": id_})))


def _ones(kind: str, word: str, reading: Reading) -> list[str]:
    """Return whom a word means: a name with blanks in it, or several names with blanks between them."""
    parts = _SPACED.sub(" ", word).split(" ") if _SPACED.search(word) else []
    try:
        return [reading.person(kind, "".join(parts) or word)]
    except Refusal as refusal:
        if not parts:
            raise BadCellError(Text(refusal.say("zh"), refusal.say("en"))) from None
    return [id_ for part in parts for id_ in _ones(kind, part, reading)]


def _digits(_: Field, text: str) -> str:
    return re.sub(r"[\s'‘’-]", "", text).upper()


_READERS: Final[dict[str, Callable[[Field, str], str]]] = {
    "number": _count,
    "choice": _choice,
    "truth": _truth,
    "digits": _digits,
}
