"""A table in memory, and the place of each cell when somebody asks."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from careplan.records.place import Place


@dataclass(slots=True)
class CsvTable:
    """The good rows of a table, one after the other in `cells`: `lines[i]` is the line, from 1, on which one begins."""

    file: str
    header: tuple[str, ...]
    cells: list[str]
    lines: Sequence[int]
    header_line: int = 1
    text: str = field(default="", repr=False)

    @property
    def rows(self) -> list[list[str]]:
        """The cells by row."""
        width = len(self.header)
        return [self.cells[at : at + width] for at in range(0, len(self.cells), width)]

    @property
    def said(self) -> list[dict[str, str]]:
        """The cells by row and column, empty ones left out."""
        return [{name: cell for name, cell in zip(self.header, row, strict=True) if cell} for row in self.rows]

    def column(self, number: int) -> list[str]:
        """Return the cells of a column, columns numbered from 0."""
        return self.cells[number :: len(self.header)]

    def place(self, row: int, column: str | None) -> Place:
        """Return where a cell stands, or where its row begins; row -1 is the header."""
        line = self.header_line if row < 0 else self.lines[row]
        if column is None or column not in self.header:
            return Place(self.file, line, 1)
        return cell_place(self.file, self.text, line, self.header.index(column))


def line_start(text: str, line: int) -> int:
    """Return the index at which a line begins; lines from 1."""
    index = 0
    for _ in range(line - 1):
        index = text.index("\n", index) + 1
    return index


def cell_place(file: str, text: str, line: int, number: int) -> Place:
    """Return where a cell of the row that begins on a line stands; cells numbered from 0."""
    index = start = line_start(text, line)
    quoted = False
    while number and index < len(text):
        sign = text[index]
        if sign == '"':
            quoted = not quoted
        elif sign == "," and not quoted:
            number -= 1
        elif sign == "\n":
            line, start = line + 1, index + 1
        index += 1
    return Place(file, line, index - start + 1)
