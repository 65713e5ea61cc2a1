"""Two people's versions of one file brought together: records by their rows and keys, other files by their lines."""

import re
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from careplan.domain.three_way import Decide, merged, merged_rows, named
from careplan.records.base import Part
from careplan.records.census import CensusLine
from careplan.records.kinds import kind_of
from careplan.store.csv_layout import columns_of, csv_bytes
from careplan.store.git_plumbing import clean_environment
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.faults import refuses
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.yaml_edit import with_item, with_value
from careplan.store.yaml_layout import laid_out
from careplan.store.yaml_lines import lines_of
from careplan.text.refusal import Refusal

_COMMENT: Final = re.compile(r"(?:^|\s)#", re.MULTILINE)
_TOP: Final = re.compile(r"(?:#.*\n|\s*\n)*")
_Bytes = bytes | None
_CLEAN: Final = 0


def merged_file(
    path: str, base: _Bytes, ours: _Bytes, theirs: _Bytes, decide: Decide, fresh: Callable[[], str]
) -> _Bytes:
    """Return a file with both sides' changes, None where it goes; `path` goes from the records' root.

    What cannot be taken apart is decided on as a whole, at the place ().
    """
    if ours is None or theirs is None:
        return theirs if decide((), ours, theirs) == "theirs" else ours
    found = kind_of(path)
    new: bytes | None = None
    if found is not None and path.endswith(".csv"):
        new = _table(path, (base, ours, theirs), found[0].model, decide, fresh)
    elif found is not None and path.endswith(".yaml"):
        new = _record(path, (base, ours, theirs), found[0].model, decide)
    elif not path.endswith(".json"):
        new = _by_lines(base or b"", ours, theirs)
    if new is None:
        return theirs if decide((), ours, theirs) == "theirs" else ours
    return new


def _table(
    path: str, versions: Sequence[_Bytes], model: type[Part], decide: Decide, fresh: Callable[[], str]
) -> bytes | None:
    """Return a table with both sides' rows, None where one of them cannot be read whole."""
    key = "child" if model is CensusLine else "row_id"
    header: dict[str, None] = {}
    read: list[dict[str, dict[str, str]]] = []
    for data in versions:
        table, faults = read_csv(path, data, columns_of(model)) if data is not None else (None, [])
        if data is None:
            read.append({})
            continue
        if table is None or refuses(faults) or key not in table.header:
            return None
        rows = [dict(zip(table.header, row, strict=True)) for row in table.rows]
        if len({row[key] for row in rows}) != len(rows):
            return None
        header |= dict.fromkeys(table.header)
        read.append({row[key]: {name: cell for name, cell in row.items() if cell and name != key} for row in rows})
    found = merged_rows(read[0], read[1], read[2], decide, fresh)
    said = [{**row, key: id_} for id_, row in found.items()]
    return csv_bytes(list(header), [[row.get(name, "") for name in header] for row in said], model)


def _record(path: str, versions: Sequence[_Bytes], model: type[Part], decide: Decide) -> bytes | None:
    """Return a record with both sides' values, None where one cannot be read, or comments would go."""
    trees: list[Any] = []
    for data in versions:
        tree, faults = read_yaml(path, data) if data is not None else (None, [])
        if data is not None and (tree is None or faults):
            return None
        trees.append(tree.value if tree else {})
    whole = merged(trees[0], trees[1], trees[2], decide)
    base, ours, theirs = (laid_out(data) if data is not None else b"" for data in versions)
    attempts: list[Callable[[], bytes | None]] = [
        lambda: _by_lines(base, ours, theirs),
        lambda: _edited(path, ours, trees[1], whole, columns_of(model)),
        lambda: _edited(path, theirs, trees[2], whole, columns_of(model)),
        lambda: _anew(ours, whole),
    ]
    for attempt in attempts:
        try:
            new = attempt()
        except Refusal:
            continue
        if new is not None and _says(path, new, whole):
            return new
    return None


def _says(path: str, data: bytes, value: object) -> bool:
    tree, faults = read_yaml(path, data)
    return tree is not None and not faults and tree.value == value


def _edited(path: str, data: bytes, old: object, new: object, order: Sequence[str], at: tuple[Any, ...] = ()) -> bytes:
    """Return a record's bytes with one value after the other changed; what only a person could do is left undone."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key, value in new.items():
            if key in old:
                data = _edited(path, data, old[key], value, order, (*at, key))
            elif isinstance(value, str):
                data = with_value(path, data, (*at, key), value, order)
            elif isinstance(value, list):
                data = _edited(path, data, [], value, order, (*at, key))
    elif isinstance(old, list) and isinstance(new, list):
        data = _entries(path, data, old, new, order, at)
    elif isinstance(new, str) and new != old:
        data = with_value(path, data, at, new, order)
    return data


def _entries(
    path: str, data: bytes, old: list[Any], new: list[Any], order: Sequence[str], at: tuple[Any, ...]
) -> bytes:
    before, after = list(named(old)), list(named(new))
    if after[: len(before)] != before:
        return data
    for number, (was, is_) in enumerate(zip(old, new, strict=False)):
        data = _edited(path, data, was, is_, order, (*at, number))
    for entry in new[len(old) :]:
        if isinstance(entry, dict):
            data = with_item(path, data, at, entry, order)
    return data


def _anew(ours: bytes, whole: Any) -> bytes | None:  # noqa: ANN401 a tree of text
    """Return a record written anew under the comments on top of ours; None where ours has comments inside."""
    text = ours.decode()
    top = _TOP.match(text)
    head = top[0] if top else ""
    if _COMMENT.search(text[len(head) :]):
        return None
    return laid_out("\n".join([head.rstrip("\n"), *lines_of(whole), ""]).encode())


def _by_lines(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    """Return text with both sides' changes by git's own merge of lines, None where they touch each other."""
    with tempfile.TemporaryDirectory(prefix="careplan-") as folder:
        names = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for name, data in zip(names, (ours, base, theirs), strict=True):
            name.write_bytes(data)
        words = ["git", "merge-file", "-p", "--quiet", *map(str, names)]
        ran = subprocess.run(  # noqa: S603 a fixed program on files of ours
            words, env=clean_environment(), capture_output=True, check=False
        )
    return ran.stdout if ran.returncode == _CLEAN else None
