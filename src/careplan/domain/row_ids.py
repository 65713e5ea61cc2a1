"""A column of row ids in little room."""

from collections.abc import Iterator, Sequence
from typing import overload


class RowIds(Sequence[str]):
    """Texts of one length, others in each row: they stand in one text and are cut out of it when asked for."""

    __slots__ = ("_text", "_width")

    def __init__(self, texts: Sequence[str]) -> None:
        """Take a text for each row, at least one, all as long as the first and not empty."""
        self._width = len(texts[0])
        self._text = "".join(texts)

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._text) // self._width

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        """Return the text of a row, or those of several."""
        if isinstance(row, slice):
            return [self[at] for at in range(*row.indices(len(self)))]
        start = range(len(self))[row] * self._width
        return self._text[start : start + self._width]

    def __iter__(self) -> Iterator[str]:
        """Yield the text of each row."""
        text, width = self._text, self._width
        return (text[at : at + width] for at in range(0, len(text), width))


def in_little_room(texts: Sequence[str]) -> Sequence[str]:
    """Return row ids as they are kept: joined where they have one length, as those have that a program gave."""
    width = len(texts[0]) if texts else 0
    return RowIds(texts) if width and {*map(len, texts)} == {width} else texts
