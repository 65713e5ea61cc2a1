"""The corpus of files that clerks, editors and spreadsheets break, and what is expected of each."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from careplan.records.place import Fault
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.csv_table import CsvTable
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.reading.yaml_tree import YamlTree

CORPUS = Path(__file__).parents[2] / "corpus"
COLUMNS = frozenset({"date", "child", "teacher", "duty", "done", "note"})
JUDGED_LATER = frozenset({"accepted", "schema"})


class Expected(NamedTuple):
    """One file and its faults: rule, line and column of each; none when the reader takes it as it is."""

    case: str
    file: str
    faults: list[tuple[str, int, int]]


def expected() -> Iterator[Expected]:
    """Yield each file of expected.csv once."""
    found: dict[str, Expected] = {}
    with (CORPUS / "expected.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            one = found.setdefault(row["file"], Expected(row["case"], row["file"], []))
            if row["rule"] not in JUDGED_LATER:
                one.faults.append((row["rule"], int(row["line"]), int(row["column"])))
    yield from found.values()


def read(file: str, data: bytes) -> tuple[YamlTree | CsvTable | None, list[Fault]]:
    """Read one file of the corpus by its ending."""
    if file.endswith(".csv"):
        return read_csv(file, data, COLUMNS if b"child" in data[:400] or b"T01" in data[:400] else ())
    return read_yaml(file, data)
