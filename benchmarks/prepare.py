"""`python -m benchmarks.prepare FOLDER N`: the work of N children, and the same as each peer wants it.

A program of its own: a program started by a large one counts as large.
"""

import csv
import json
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from subprocess import run
from typing import Final

from benchmarks import ledgers, peers
from benchmarks.made import Made, note
from benchmarks.town import make

MOST_SCHEMAS, MOST_LEDGERS = 1_000, 10_000
"""Children up to which validators and ledgers are given the work: with more they take minutes to hours."""
_TYPES: Final = {"date": "date", "done_on": "date", "minutes": "integer"}
_ALWAYS: Final = frozenset({"row_id", "date", "kind", "by"})


def prepare(folder: Path, children: int) -> Made:
    """Write all that is needed for so many children into a folder, and a note when it is complete."""
    made = make(folder / "records", children)
    if children <= MOST_LEDGERS:
        made = write_ledgers(folder, made)
    if children <= MOST_SCHEMAS:
        write_schemas(folder)
    note(folder, made)
    return made


def write_ledgers(folder: Path, made: Made) -> Made:
    """Write the work as ledgers beside the records; return the note with what is asserted there."""
    book = ledgers.book(str(folder / "records"))
    ledgers.write_hledger(book, folder / peers.JOURNAL)
    ledgers.write_beancount(book, folder / peers.BEANCOUNT)
    shutil.copyfile(folder / peers.BEANCOUNT, folder / peers.CACHED)
    return replace(made, owed=book.assertions, child_months=book.child_months)


def write_schemas(folder: Path) -> None:
    """Write what schema validators ask for: the children in one folder, their schema, and a package of all tables."""
    children = folder / peers.CHILDREN
    children.mkdir(exist_ok=True)
    for path in (folder / "records/schools").glob("*/children/*.yaml"):
        (children / path.name).write_bytes(path.read_bytes())
    schema = run([sys.executable, "-m", "careplan", "schema", "child"], check=True, capture_output=True).stdout
    (folder / peers.SCHEMA).write_bytes(schema)
    tables = sorted((folder / "records").glob("**/months/**/*.csv"))
    resources = [_resource(folder, number, path) for number, path in enumerate(tables)]
    package = {"name": "acts", "resources": resources}
    (folder / peers.TABLES).write_text(json.dumps(package), encoding="utf-8")


def _resource(folder: Path, number: int, path: Path) -> dict[str, object]:
    """Return one table of the package: its own columns, typed; a row id is there and stands once."""
    with path.open(encoding="utf-8", newline="") as lines:
        header = next(csv.reader(lines))
    fields = [
        {
            "name": name,
            "type": _TYPES.get(name, "string"),
            "constraints": {"required": name in _ALWAYS, "unique": name == "row_id"},
        }
        for name in header
    ]
    return {"name": f"table-{number}", "path": path.relative_to(folder).as_posix(), "schema": {"fields": fields}}


if __name__ == "__main__":
    print(prepare(Path(sys.argv[1]), int(sys.argv[2])))
