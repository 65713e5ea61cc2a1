"""The benchmark's work: the same from the same seed, and each tool finds in it what it was given to find."""

import csv
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from benchmarks import floor, lean, ledgers, peers
from benchmarks.made import made
from benchmarks.prepare import prepare
from benchmarks.town import make
from careplan.workflow.check import Job, check

SMALL = 20


def files(folder: Path) -> dict[str, bytes]:
    """Return the records below a folder; git keeps the hour of the commit."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and ".git/" not in path.as_posix())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the smallest work and all that the peers get of it."""
    folder = tmp_path_factory.mktemp("place")
    prepare(folder, SMALL)
    return folder


def test_one_seed_one_place(place: Path, tmp_path: Path) -> None:
    """The same number of children gives the same bytes; another seed gives others; the note tells what was made."""
    again = make(tmp_path / "again", SMALL)
    assert files(tmp_path / "again") == files(place / "records")
    assert replace(made(place), owed=0, child_months=0) == again
    make(tmp_path / "other", SMALL, seed=2)
    assert files(tmp_path / "other") != files(place / "records")


def test_careplan_finds_what_was_planted_and_nothing_else(place: Path) -> None:
    """All checks together: five findings."""
    result = check(Job(str(place / "records"), date(2026, 12, 31), frames=False))
    about_file = [(one.slug, one.place.file) for one in result.findings]
    assert sorted(about_file) == sorted((fault.slug, fault.file) for fault in made(place).planted)


def test_two_towns_stand_beside_each_other(tmp_path: Path) -> None:
    """Past 250 children a second town begins: nobody's number is used twice, and still nothing else is found."""
    told = make(tmp_path / "records", 270)
    result = check(Job(str(tmp_path / "records"), date(2026, 12, 31), history=False, frames=False))
    assert Counter(one.slug for one in result.findings) == Counter(fault.slug for fault in told.planted)
    assert len(list((tmp_path / "records/schools").glob("*/children/*.yaml"))) == 270


def test_the_yardstick_finds_its_share(place: Path) -> None:
    """The lean program reads as many children and acts, and finds all but the key that stands twice in a guardian."""
    told = made(place)
    result = lean.check(str(place / "records"))
    assert (result.children, result.acts) == (SMALL, told.acts)
    expected = [fault for fault in told.planted if fault.slug != "repeated-key"]
    assert len(result.findings) == len(expected) == 4
    for fault in expected:
        where = fault.about if fault.slug == "missed-care" else fault.file
        assert [line for line in result.findings if line.startswith(where) and line.endswith(fault.slug)]


def test_the_floors_read_all_of_it(place: Path) -> None:
    """Each floor counts what it has read."""
    told, root = made(place), str(place / "records")
    assert floor.every_byte(root) == sum(len(data) for data in files(place / "records").values())
    assert floor.children(root) == floor.reader(root) == floor.reader(root, places=True) == SMALL
    assert floor.parse(root) == SMALL + told.acts


def test_the_ledger_says_the_same(place: Path) -> None:
    """An account falls short for one obligation only: the planted visit."""
    told, root = made(place), str(place / "records")
    book = ledgers.book(root)
    assert (len(book.acts), book.assertions) == (told.acts, lean.check(root).owed)
    balance = Counter(account for _, account, _ in book.acts)
    for month in book.owed.values():
        balance.subtract(account for accounts in month for account in accounts)
    short = [account for account, left in balance.items() if left < 0]
    assert short == [f"{told.about('missed-care')}:home-visit"]


def test_each_peer_gets_the_same_number_of_rows(place: Path) -> None:
    """Transactions, assertions, children and rows of tables are as many as were made."""
    told = made(place)
    journal = (place / peers.JOURNAL).read_text(encoding="utf-8")
    beans = (place / peers.BEANCOUNT).read_text(encoding="utf-8")
    assert journal.count("    acts\n") == beans.count(" #acts\n") == told.acts
    assert journal.count("    owed\n") == beans.count("  Expenses:Owed\n") == told.child_months
    assert journal.count(" = 0\n") == beans.count(" balance ") == told.owed
    assert len(list((place / peers.CHILDREN).iterdir())) == SMALL
    tables = json.loads((place / peers.TABLES).read_text(encoding="utf-8"))["resources"]
    rows = 0
    for table in tables:
        header, *lines = csv.reader((place / table["path"]).read_text(encoding="utf-8").splitlines())
        assert [field["name"] for field in table["schema"]["fields"]] == header
        rows += len(lines)
    assert rows == told.acts
