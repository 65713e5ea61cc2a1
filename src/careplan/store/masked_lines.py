"""The lines of a record file with every private value hidden, for a person who looks at what changes."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from careplan.records.kinds import kind_of
from careplan.records.privacy import PUBLIC, is_clear
from careplan.store.masked_yaml import clear_values
from careplan.store.reading.yaml_reader import read_yaml

HIDDEN: Final = "▒▒"
_KEY: Final = re.compile(r"(\s*(?:- )?[A-Za-z_]+:)(\s*)(.*)")
_LIST_ITEM: Final = re.compile(r"\s*-\s*")


def masked_lines(path: str, data: bytes) -> list[str]:
    """Return the lines of a record file; what is not surely clear is hidden, blanks and line ends are shown.

    In a record about a person a value is shown where its field is clear for anybody; comments never are.
    """
    found = kind_of(path)
    text = data.decode("utf-8", "replace")
    if found is None:
        return []
    if path.endswith(".csv"):
        return list(_masked_rows(found[0].name, text))
    if found[0].name in PUBLIC:
        return [_shown_blanks(line) for line in _lines(text)]
    tree = read_yaml(path, data)[0] if path.endswith(".yaml") else None
    clear = clear_values(found[0].name, tree) if tree else {}
    return [_shown_blanks(_masked(line, clear.get(at))) for at, line in enumerate(_lines(text))]


def _lines(text: str) -> list[str]:
    return text.removesuffix("\n").split("\n")


def _masked_rows(kind: str, text: str) -> Iterator[str]:
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")))
    clear: list[bool] | None = None
    bom = "\\ufeff" if text.startswith("\ufeff") else ""
    end = "\\r" if "\r" in text else ""
    for row in rows:
        if clear is None:
            clear = [is_clear(kind, (name,)) for name in row]
            yield f"{bom}{','.join(name if name.isascii() else HIDDEN for name in row)}{end}"
            continue
        cells = [
            cell if open_ or not cell else HIDDEN
            for cell, open_ in zip(row, [*clear, *([False] * len(row))], strict=False)
        ]
        yield ",".join(cells) + end


def _masked(line: str, clear: str | None = None) -> str:
    bare = line.rstrip("\r\n ")
    tail = line[len(bare) :]
    if not bare.strip() or bare.strip() in {"---", "-", "\ufeff"}:
        return line
    found = _KEY.fullmatch(bare)
    if found:
        return found[1] + found[2] + (clear or HIDDEN if found[3] else "") + tail
    item = _LIST_ITEM.match(bare)
    return (item[0] if item else "") + HIDDEN + tail


def _shown_blanks(line: str) -> str:
    bare = line.rstrip("\r ")
    tail = line[len(bare) :].replace("\r", "\\r").replace(" ", "·")
    return bare.replace("\ufeff", "\\ufeff") + tail
