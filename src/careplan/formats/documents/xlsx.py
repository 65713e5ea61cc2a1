"""A workbook of a report: a sheet for the figures and one for each table, whose sums and identities are formulas.

A rate stands as three columns (done, owed, share), so that every number on paper can be worked out again from others.
"""

import io
import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from careplan.domain.figure import NOTHING, Cell, Rate, Row, Table, shown
from careplan.domain.view import View
from careplan.formats.documents.signed import SIGNED
from careplan.text import Lang, Text
from careplan.text.width import width_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_FIGURES: Final = Text("摘要", "Figures")
_RATE: Final = (Text("已做", "done"), Text("应做", "owed"))
_FORBIDDEN: Final = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_LONGEST_NAME: Final = 31
_NARROWEST, _WIDEST = 6, 40
_MANY_COLUMNS: Final = 7
_HEAD: Final = 2
_FIRST: Final = 3
_LINE, _ROOMY = 16.0, 1.15
_HOLDS, _FAILS = "√", "×"

Parts: TypeAlias = tuple[int, ...]


class _Looks(NamedTuple):
    title: "Format"
    note: "Format"
    head: "Format"
    text: "Format"
    number: "Format"
    share: "Format"
    sign: "Format"


def xlsx(view: View, title: str, lang: Lang) -> bytes:
    """Return the workbook; opened in a spreadsheet it recomputes to what is written in it."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    book = Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "careplan", "created": _midnight(view.head.on)})
    looks = _looks(book)
    _figures(book.add_worksheet(_FIGURES.say(lang)), view, title, lang, looks)
    taken = {_FIGURES.say(lang).lower()}
    for table in view.tables.values():
        sheet = book.add_worksheet(_name(table.title.say(lang), taken))
        _Sheet(sheet, table, lang, looks).write()
    book.close()
    return made.getvalue()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 a workbook's dates have no zone


def _looks(book: "Workbook") -> _Looks:
    body = {"font_name": "仿宋", "font_size": 11, "valign": "vcenter"}
    cell = {**body, "border": 1, "text_wrap": True}
    return _Looks(
        book.add_format({**body, "font_name": "黑体", "font_size": 16}),
        book.add_format({**body, "font_size": 9, "text_wrap": True}),
        book.add_format({**cell, "font_name": "黑体", "align": "center"}),
        book.add_format(cell),
        book.add_format({**cell, "num_format": "0"}),
        book.add_format({**cell, "num_format": "0.0%"}),
        book.add_format(body),
    )


def _name(title: str, taken: set[str]) -> str:
    """Return a sheet's name of at most 31 signs that no other sheet has."""
    base = title.translate(_FORBIDDEN).strip()[:_LONGEST_NAME]
    name, number = base, 1
    while name.lower() in taken:
        number += 1
        name = f"{base[: _LONGEST_NAME - 4]} ({number})"
    taken.add(name.lower())
    return name


def _figures(sheet: "Worksheet", view: View, title: str, lang: Lang, looks: _Looks) -> None:
    sheet.write_string(0, 0, title, looks.title)
    heads = (Text("数字", "Figure"), Text("数值", "Value"), *_RATE)
    for column, head in enumerate(heads):
        sheet.write_string(_HEAD, column, head.say(lang), looks.head)
    for at, figure in enumerate(view.figures.values(), _FIRST):
        sheet.write_string(at, 0, figure.title.say(lang), looks.text)
        if isinstance(figure.value, Rate):
            _rate(sheet, at, (2, 3, 1), figure.value, looks)
        else:
            _write(sheet, at, 1, figure.value, lang, looks)
    sheet.set_column(0, 0, _WIDEST)
    sheet.set_column(1, 3, 12)
    _printed(sheet, len(heads))


def _rate(sheet: "Worksheet", row: int, columns: Parts, rate: Rate, looks: _Looks) -> None:
    """Write a rate into its columns of what is done, what was owed and the share, which is cut and never rounded up."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    done, owed, share = columns
    sheet.write_number(row, done, rate.done, looks.number)
    sheet.write_number(row, owed, rate.base, looks.number)
    one, of = xl_rowcol_to_cell(row, done), xl_rowcol_to_cell(row, owed)
    value = 1000 * rate.done // rate.base / 1000 if rate.base else NOTHING
    sheet.write_formula(row, share, f'=IF({of}=0,"{NOTHING}",ROUNDDOWN({one}/{of},3))', looks.share, value)


def _write(sheet: "Worksheet", row: int, column: int, cell: Cell, lang: Lang, looks: _Looks) -> None:
    if isinstance(cell, int | float):
        sheet.write_number(row, column, cell, looks.number if isinstance(cell, int) else looks.text)
    else:
        sheet.write_string(row, column, shown(cell, lang), looks.text)


def _printed(sheet: "Worksheet", columns: int) -> None:
    """Set up A4, one page wide, with the head on every page and the page's number at its foot."""
    sheet.set_paper(9)
    if columns > _MANY_COLUMNS:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.freeze_panes(_FIRST, 1)
    sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    sheet.set_footer("&C— &P / &N —")


class _Sheet:
    """One table on its sheet: where each of its columns stands, and the formulas between them."""

    def __init__(self, sheet: "Worksheet", table: Table, lang: Lang, looks: _Looks) -> None:
        self.sheet, self.table, self.lang, self.looks = sheet, table, lang, looks
        self.rates = {
            at for at, _ in enumerate(table.columns) if any(isinstance(row.cells[at], Rate) for row in self._lines())
        }
        self.places = self._placed()
        self.width = 1 + sum(len(parts) for parts in self.places)

    def write(self) -> None:
        """Write the title, the definition, the heads, the lines, the totals and whether each identity holds."""
        table = self.table
        self.sheet.write_string(0, 0, table.title.say(self.lang), self.looks.title)
        heads = [
            table.head.say(self.lang),
            *self._heads(),
            *(self._identity_head(i) for i in range(len(table.identities))),
        ]
        for column, head in enumerate(heads):
            self.sheet.write_string(_HEAD, column, head, self.looks.head)
        for at, row in enumerate(table.rows, _FIRST):
            self._line(at, row, total=False)
        if table.totals:
            self._line(_FIRST + len(table.rows), table.totals, total=True)
        self.sheet.write_string(_FIRST + len(table.rows) + 2, 0, SIGNED.say(self.lang), self.looks.sign)
        self._defined(sum(self._sized(heads)), len(heads) - 1)
        _printed(self.sheet, len(heads))

    def _lines(self) -> Iterable[Row]:
        return (*self.table.rows, *([self.table.totals] if self.table.totals else []))

    def _placed(self) -> list[Parts]:
        places: list[Parts] = []
        at = 1
        for column in range(len(self.table.columns)):
            wide = 3 if column in self.rates else 1
            places.append(tuple(range(at, at + wide)))
            at += wide
        return places

    def _heads(self) -> Iterable[str]:
        for at, column in enumerate(self.table.columns):
            title = column.title.say(self.lang)
            number = f" ({at + 1})" if self.table.identities else ""
            if at in self.rates:
                yield from (f"{title} {part.say(self.lang)}" for part in _RATE)
            yield title + number

    def _identity_head(self, number: int) -> str:
        return self.table.agreements[number].say(self.lang)

    def _line(self, at: int, row: Row, *, total: bool) -> None:
        _write(self.sheet, at, 0, row.title, self.lang, self.looks)
        for column, (cell, places) in enumerate(zip(row.cells, self.places, strict=True)):
            if isinstance(cell, Rate):
                self._rated(at, places, cell, total=total)
            elif column in self.rates:
                for place in places:
                    self.sheet.write_blank(at, place, None, self.looks.text)
            elif total and isinstance(cell, int):
                self._summed(at, places[0], cell)
            else:
                _write(self.sheet, at, places[0], cell, self.lang, self.looks)
        self._identities(at)

    def _rated(self, at: int, places: Parts, rate: Rate, *, total: bool) -> None:
        _rate(self.sheet, at, places, rate, self.looks)
        if total:
            self._summed(at, places[0], rate.done)
            self._summed(at, places[1], rate.base)

    def _summed(self, at: int, column: int, value: int) -> None:
        from xlsxwriter.utility import xl_range

        formula = f"=SUM({xl_range(_FIRST, column, at - 1, column)})"
        self.sheet.write_formula(at, column, formula, self.looks.number, value)

    def _identities(self, at: int) -> None:
        """Write, right of a line, whether each identity holds there, as a formula over its cells."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        known = {column.id: place[0] for column, place in zip(self.table.columns, self.places, strict=True)}
        for number, identity in enumerate(self.table.identities):
            total = xl_rowcol_to_cell(at, known[identity.total])
            plus = "+".join(xl_rowcol_to_cell(at, known[id_]) for id_ in identity.plus)
            minus = "".join(f"-{xl_rowcol_to_cell(at, known[id_])}" for id_ in identity.minus)
            formula = f'=IF({total}={plus}{minus},"{_HOLDS}","{_FAILS}")'
            self.sheet.write_formula(at, self.width + number, formula, self.looks.text, _HOLDS)

    def _sized(self, heads: Sequence[str]) -> list[int]:
        """Make each column as wide as its longest text, within reason, and the head as high as it needs to be."""
        longest = [width_of(head) // 2 for head in heads]
        for row in self._lines():
            longest[0] = max(longest[0], width_of(shown(row.title, self.lang)))
            for cell, places in zip(row.cells, self.places, strict=True):
                if not isinstance(cell, Rate):
                    longest[places[0]] = max(longest[places[0]], width_of(shown(cell, self.lang)))
        widths = [min(max(wide + 2, _NARROWEST), _WIDEST) for wide in longest]
        for column, wide in enumerate(widths):
            self.sheet.set_column(column, column, wide)
        self.sheet.set_row(_HEAD, max(_height(head, wide) for head, wide in zip(heads, widths, strict=True)))
        return widths

    def _defined(self, wide: int, last: int) -> None:
        """Write across the table what its numbers count."""
        definition = self.table.definition
        parts: list[Text | None] = [
            definition.numerator,
            definition.denominator,
            definition.exclusions,
            definition.rule,
        ]
        words = [part.say(self.lang) for part in parts if part]
        text = ("；" if self.lang == "zh" else "; ").join([*words, definition.as_of.isoformat()])
        if last:
            self.sheet.merge_range(1, 0, 1, last, text, self.looks.note)
        else:
            self.sheet.write_string(1, 0, text, self.looks.note)
        self.sheet.set_row(1, _height(text, wide))


def _height(text: str, wide: int) -> float:
    """Return the points that a text takes in lines of so many half-width signs."""
    return _LINE * max(1, math.ceil(width_of(text) * _ROOMY / wide))
