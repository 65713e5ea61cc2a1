"""Records as a clerk would write them: YAML in blocks with a comment on top, tables with one order of columns."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.records.base import Part
from careplan.records.words import Words

if TYPE_CHECKING:
    from careplan.records.census import CensusLine
    from careplan.workflow.demo.town import Piece, Row

COLUMNS: Final = (
    *("row_id", "date", "kind", "school", "children", "by", "with", "deputy_for", "minutes", "place", "medium"),
    *("reached", "direction", "topic", "score", "done_on", "outcome", "counts_for", "ref", "reason", "note"),
)
CENSUS: Final = ("child", "date", "by", "result", "grade", "boarder", "father", "mother", "guardian", "key", "note")
_PLAIN: Final = re.compile(r"[A-Za-z\u3400-\u9fff][-\w\u3400-\u9fff（）。，、]*(?: [A-Za-z\u3400-\u9fff][-\w.]*)*")
_READ_AS_OTHER: Final = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def yaml(record: Part, comment: str) -> bytes:
    """Return a record as YAML: a comment, then the single values, then the lists with a blank line before each."""
    fields = record.model_dump(by_alias=True, exclude_none=True)
    lines = [f"# {comment}"]
    lines += [
        f"{name}: {_inline(value)}" for name, value in fields.items() if not isinstance(value, list) and value != {}
    ]
    for name, value in fields.items():
        if isinstance(value, list) and value:
            lines += ["", f"{name}:", *_items(value, "  ")]
    return ("\n".join(lines) + "\n").encode()


def _items(values: Iterable[object], indent: str) -> Iterable[str]:
    for value in values:
        if not isinstance(value, Mapping):
            yield f"{indent}- {_inline(value)}"
            continue
        sign = "- "
        for name, inner in value.items():
            if isinstance(inner, list) and inner and isinstance(inner[0], date):
                yield f"{indent}{sign}{name}:"
                yield from _items(inner, f"{indent}    ")
            elif inner not in (None, []):
                yield f"{indent}{sign}{name}: {_inline(inner)}"
            sign = "  "


def _inline(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{name}: {_inline(inner)}" for name, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, str):
        return value if _PLAIN.fullmatch(value) and value.lower() not in _READ_AS_OTHER else f'"{value}"'
    return str(value)


def words(zh: str, en: str) -> Words:
    """Return a title in both languages."""
    return Words(zh=zh, en=en)


def acts(rows: Sequence["Row"]) -> bytes:
    """Return a month's acts as a table: sorted, and without the columns that no row uses."""
    cells = [
        {
            "row_id": row.id,
            "date": row.day.isoformat(),
            "kind": row.kind,
            "by": row.by,
            "children": " ".join(row.children),
            **row.cells,
        }
        for row in rows
    ]
    cells.sort(key=lambda row: (row["date"], row["children"], row["kind"], row["row_id"]))
    return _table([name for name in COLUMNS if any(row.get(name) for row in cells)], cells)


def census(lines: Sequence["CensusLine"]) -> bytes:
    """Return a half year's census sheet as a table, one line a child."""
    cells = [
        {name: _cell(value) for name, value in line.model_dump(by_alias=True, exclude_none=True).items()}
        for line in sorted(lines, key=lambda line: line.child)
    ]
    used = [name for name in CENSUS if name != "note" or any("note" in row for row in cells)]
    return _table(used, cells)


def article(piece: "Piece") -> bytes:
    """Return an article: its facts between two lines of dashes, then its text."""
    return f"---\ntitle: {_inline(piece.title)}\ndate: {piece.day}\nby: {piece.by}\n---\n\n{piece.text}\n".encode()


def _cell(value: object) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _table(header: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return text.getvalue().encode()
