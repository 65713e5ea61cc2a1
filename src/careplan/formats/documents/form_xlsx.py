"""A form as a workbook that a teacher fills in with WPS or Excel, on a PC or a phone, or prints on A4.

What is known is locked, what is to be filled in is open; closed lists are drop-downs, dates and numbers are checked as
they are typed. A hidden sheet, `careplan`, tells which copy it is.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from careplan.domain.form import Copy, Field, Line
from careplan.formats.documents.form_words import about, offers, owed, shown
from careplan.formats.documents.signed import SIGNED
from careplan.text import Lang, Text
from careplan.text.width import width_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HIDDEN: Final = "careplan"
_MADE: Final = datetime(2000, 1, 1)  # noqa: DTZ001 a form has no hour, so that the same form is the same bytes
_REASON: Final = Text("没有录入的原因", "why it was not taken")
_BAD_DAY: Final = Text(
    "日期要在 {first} 到 {last} 之间，例如 {first}", "A date from {first} to {last}, such as {first}"
)
_BAD_NUMBER: Final = Text("写 1 到 10000 的整数", "A whole number from 1 to 10000")
_BAD_CHOICE: Final = Text("从列表中选", "Choose from the list")
_HEAD: Final = 4
_FIRST: Final = 5
_ROOM: Final = 2000
"""Lines below the last for which the lists hold, for those who copy lines."""
_LINE: Final = 20
"""Points."""
_LANDSCAPE: Final = 90
"""Half-width signs beyond which a form is printed across."""


class _Looks(NamedTuple):
    title: "Format"
    about: "Format"
    owed: "Format"
    head: "Format"
    fixed: "Format"
    open: "Format"
    day: "Format"
    bad: "Format"


class Bad(NamedTuple):
    """What keeps a line from being taken: in which column, None for the whole line, and why."""

    field: str | None
    why: Text


def form_xlsx(copy: Copy, lang: Lang, bad: Mapping[int, Sequence[Bad]] | None = None) -> bytes:
    """Return a copy of a form as a workbook.

    `bad` tells, by a line's place from 0, why it was not taken: the line's cell turns red and the last column says it.
    Lines that come back stand as they were written, not as records have them.
    """
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    title = copy.form.title.say(lang)
    book.set_properties({"title": title, "author": "careplan", "created": _MADE})
    sheet, hidden = book.add_worksheet(title[:31]), book.add_worksheet(HIDDEN)
    lists = _hidden(book, hidden, copy, lang)
    _Writer(sheet, copy, lang, _looks(book), lists).write(bad or {})
    hidden.very_hidden()
    book.close()
    return made.getvalue()


def _looks(book: "Workbook") -> _Looks:
    body = {"font_name": "仿宋", "font_size": 12, "valign": "vcenter"}
    cell = {**body, "border": 1, "text_wrap": True}
    return _Looks(
        book.add_format({**body, "font_name": "黑体", "font_size": 18, "align": "center"}),
        book.add_format(body),
        book.add_format({**body, "text_wrap": True, "font_size": 11}),
        book.add_format({**cell, "font_name": "黑体", "align": "center", "bg_color": "#E8E8E8"}),
        book.add_format({**cell, "bg_color": "#F3F3F3"}),
        book.add_format({**cell, "locked": False, "num_format": "@"}),
        book.add_format({**cell, "locked": False, "num_format": "yyyy-mm-dd"}),
        book.add_format({**cell, "locked": False, "bg_color": "#FFB3B3", "num_format": "@"}),
    )


def _hidden(book: "Workbook", sheet: "Worksheet", copy: Copy, lang: Lang) -> dict[str, str]:
    """Write which copy it is and what each list offers; return the name of each column's list."""
    for at, (key, value) in enumerate({"careplan": "form/1", **copy.meta}.items()):
        sheet.write_string(at, 0, key)
        sheet.write_string(at, 1, value)
    lists = {}
    for at, field in enumerate(field for field in copy.form.fields if offers(copy, field, lang)):
        words = offers(copy, field, lang)
        for row, word in enumerate(words):
            sheet.write_string(row, at + 3, word)
        column = _letter(at + 3)
        lists[field.name] = f"list_{field.name}"
        book.define_name(lists[field.name], f"={HIDDEN}!${column}$1:${column}${len(words)}")
    return lists


def _letter(column: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))


class _Writer:
    """One copy on its sheet."""

    def __init__(self, sheet: "Worksheet", copy: Copy, lang: Lang, looks: _Looks, lists: Mapping[str, str]) -> None:
        self.sheet, self.copy, self.lang, self.looks, self.lists = sheet, copy, lang, looks, lists
        self.last = len(copy.form.fields) - 1
        self.back = False

    def write(self, bad: Mapping[int, Sequence[Bad]]) -> None:
        """Write the whole sheet."""
        self.back = bool(bad)
        self._top()
        heads = [field.title.say(self.lang) for field in self.copy.form.fields]
        for at, head in enumerate([*heads, *([_REASON.say(self.lang)] if bad else [])]):
            self.sheet.write_string(_HEAD, at, head, self.looks.head)
        fresh = iter(self.copy.fresh)
        empty: Line = {}
        lines = (*self.copy.lines, *[empty] * self.copy.blank)
        for at, line in enumerate(lines):
            self._line(at, line, line.get("row_id") or next(fresh, ""), bad.get(at, ()))
        self.sheet.write_string(_FIRST + len(lines) + 1, 0, SIGNED.say(self.lang), self.looks.about)
        self._checked(_FIRST + len(lines) + _ROOM)
        self._paper(wide=bool(bad))

    def _top(self) -> None:
        copy, sheet = self.copy, self.sheet
        sheet.merge_range(0, 0, 0, self.last, copy.form.title.say(self.lang), self.looks.title)
        said = owed(copy, self.lang)
        sheet.merge_range(1, 0, 1, self.last, about(copy, self.lang), self.looks.about)
        sheet.merge_range(2, 0, 2, self.last, said, self.looks.owed)
        sheet.merge_range(3, 0, 3, self.last, copy.form.note.say(self.lang), self.looks.owed)
        sheet.set_row(2, 16 * (1 + len(said) // 45))

    def _line(self, at: int, line: Line, row_id: str, bad: Sequence[Bad]) -> None:
        red = {reason.field for reason in bad}
        lines = max(1 + width_of(self._shown(field, line)) // field.wide for field in self.copy.form.fields)
        self.sheet.set_row(_FIRST + at, _LINE * lines)
        for column, field in enumerate(self.copy.form.fields):
            value = line.get(field.name, "") or (row_id if field.kind == "id" else "")
            look = self.looks.bad if field.name in red else self._look(field, value)
            self._cell(_FIRST + at, column, field, value, look)
        if bad:
            said = "；".join(reason.why.say(self.lang) for reason in bad)
            self.sheet.write_string(_FIRST + at, self.last + 1, said, self.looks.bad)

    def _shown(self, field: Field, line: Line) -> str:
        return line.get(field.name, "") if self.back else shown(self.copy, field, line.get(field.name, ""), self.lang)

    def _look(self, field: Field, value: str) -> "Format":
        if field.kind == "id" or (field.locked and value):
            return self.looks.fixed
        return self.looks.day if field.kind == "day" else self.looks.open

    def _cell(self, row: int, column: int, field: Field, value: str, look: "Format") -> None:
        if not value:
            self.sheet.write_blank(row, column, None, look)
        elif self.back:
            self.sheet.write_string(row, column, value, look)
        elif field.kind == "day" and look is self.looks.day:
            day = date.fromisoformat(value)
            self.sheet.write_datetime(row, column, datetime(day.year, day.month, day.day), look)  # noqa: DTZ001 as above
        elif field.kind == "number" and value.isdigit():
            self.sheet.write_number(row, column, int(value), look)
        else:
            self.sheet.write_string(row, column, shown(self.copy, field, value, self.lang), look)

    def _checked(self, last: int) -> None:
        """Have the program that fills the form check what is typed."""
        for column, field in enumerate(self.copy.form.fields):
            rule = self._rule(field)
            if rule:
                self.sheet.data_validation(_FIRST, column, last, column, rule)

    def _rule(self, field: Field) -> dict[str, Any] | None:
        if field.name in self.lists:
            rule: dict[str, Any] = {"validate": "list", "source": f"={self.lists[field.name]}"}
            if field.kind == "topic":
                return rule | {"show_error": False}
            return rule | self._told(_BAD_CHOICE, "warning" if field.several else "stop")
        if field.kind == "number":
            return {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": 10_000} | self._told(
                _BAD_NUMBER
            )
        if field.name == "date" and self.copy.first and self.copy.last:
            days = {"first": self.copy.first.isoformat(), "last": self.copy.last.isoformat()}
            said = Text(_BAD_DAY.fill("zh", days), _BAD_DAY.fill("en", days))
            limits = {"minimum": self.copy.first, "maximum": self.copy.last}
            return {"validate": "date", "criteria": "between", **limits} | self._told(said)
        return None

    def _told(self, words: Text, how: str = "stop") -> dict[str, str]:
        return {"error_title": "careplan", "error_message": words.say(self.lang), "error_type": how}

    def _paper(self, *, wide: bool) -> None:
        sheet, fields = self.sheet, self.copy.form.fields
        for column, field in enumerate(fields):
            sheet.set_column(column, column, field.wide, None, {"hidden": field.name == "row_id"})
        if wide:
            sheet.set_column(self.last + 1, self.last + 1, 40)
        sheet.set_paper(9)
        if sum(field.wide for field in fields) > _LANDSCAPE:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.freeze_panes(_FIRST, 0)
        sheet.set_footer("&C— &P / &N —")
        sheet.protect(
            "", {"sort": True, "autofilter": True, "format_columns": True, "format_rows": True, "insert_rows": True}
        )
