"""One child, adult, guardian or school on a page: lists and a grid of states, every private value hidden."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from careplan.domain.obligation import State
from careplan.text import Text

HIDDEN: Final = "▒▒"
"""What stands for a private value that is on record."""

Cell: TypeAlias = str | int | bool | date | Text | State | None


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled list: its columns by id and title, and its rows."""

    id: str
    title: Text
    columns: tuple[tuple[str, Text], ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """States by line and column: duties by month, or children by duty. None where there is no obligation."""

    id: str
    title: Text
    columns: tuple[str, ...]
    rows: tuple[tuple[str, Text, tuple[State | None, ...]], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page: of what kind, about whom, and what stands on it."""

    kind: str
    id: str
    label: str
    on: date
    parts: tuple[Listing | Grid, ...]


def hidden(value: object) -> str | None:
    """Return the sign for a private value that is on record, None where there is none."""
    return None if value is None or value in ("", []) else HIDDEN


def listing(id_: str, title: Text, columns: Iterable[tuple[str, Text]], rows: Iterable[tuple[Cell, ...]]) -> Listing:
    """Return a list."""
    return Listing(id_, title, tuple(columns), tuple(rows))


def facts(id_: str, title: Text, found: Iterable[tuple[str, Text, Cell]]) -> Listing:
    """Return a list of single facts: what it is called, in both languages, and its value."""
    columns = (("fact", Text("项目", "fact")), ("title", Text("名称", "title")), ("value", Text("内容", "value")))
    return Listing(id_, title, columns, tuple(found))
