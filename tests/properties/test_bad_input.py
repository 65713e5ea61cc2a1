"""Spoil the small township's files in every way: no fault of the tool, no record lost unsaid, nothing private said."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.records.kinds import kind_of
from careplan.store.load import load
from careplan.store.read_file import Loaded
from careplan.store.tree import Folder
from tests import canary
from tests.run import TOWNSHIP, careplan

ON = ("--on", "2026-05-31")
FILES = sorted(path.relative_to(TOWNSHIP).as_posix() for path in TOWNSHIP.rglob("*") if path.is_file())
WORDS = """
null ~ [] {} " ' 0 -1 999999999 true yes 1e5 nan ::error::x |a|b| @x &a *a % \x1b[31m \u200b
0001-01-01 9999-12-31 2026-02-30 2026-13 2026H3 1826-01-01 2026-06-01 ２０２６-05-01
S01 S99 T002 T999 Z01 S01-282TV S02-T970Z S01-C3PB1 S01-ZZZZZ Ѕ01-282TV s01-282tv
talk home-visit no-such month school child key turned_16 moved_out correction nobody
"""
VALUES = [*WORDS.split(), "", "- a", "a: b", "[a, b]", "<<<<<<< HEAD", "!!str x", "x" * 600, "9" * 40]
COMMANDS = [
    ("check", "--strict"),
    ("report", "--month", "2026-05"),
    ("due", "--by", "child"),
    ("why", "S01-282TV", "talk"),
    ("show", "S01-282TV"),
    ("show", "S01"),
    ("show", "T002"),
    ("census", "2026H1"),
    ("find", "S01"),
    ("fmt", "--check"),
    ("fmt", "--diff"),
]


@cache
def whole(name: str) -> bytes:
    """Return a file of the township as it should be."""
    return (TOWNSHIP / name).read_bytes()


def _value(line: bytes, value: str, at: int) -> bytes:
    key, colon, _ = line.partition(b": ")
    if colon:
        return key + colon + value.encode()
    cells = line.split(b",")
    cells[at % len(cells)] = value.encode()
    return b",".join(cells)


lines = st.integers(0, 200)
CHANGES: dict[str, Callable[[list[bytes], int, int, str], list[bytes]]] = {
    "value": lambda all_, at, other, value: [*all_[:at], _value(all_[at], value, other), *all_[at + 1 :]],
    "drop": lambda all_, at, other, _: all_[:at] + all_[at + 1 + other % 8 :],
    "double": lambda all_, at, other, _: [*all_[: other % len(all_)], all_[at], *all_[other % len(all_) :]],
    "deeper": lambda all_, at, _, __: [*all_[:at], b"  " + all_[at], *all_[at + 1 :]],
    "flatter": lambda all_, at, _, __: [*all_[:at], all_[at].removeprefix(b"  "), *all_[at + 1 :]],
    "tail": lambda all_, at, _, value: [*all_[:at], all_[at] + value.encode(), *all_[at + 1 :]],
    "byte": lambda all_, at, other, _: [*all_[:at], all_[at][: other % 20] + bytes([other]), *all_[at + 1 :]],
    "end": lambda all_, at, _, __: all_[:at],
}


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, bytes | None]:
    """Return some files of the township spoilt, or missing."""
    files: dict[str, bytes | None] = {}
    for name in draw(st.lists(st.sampled_from(FILES), min_size=1, max_size=3, unique=True)):
        data = whole(name).split(b"\n")
        for _ in range(draw(st.integers(1, 4))):
            change = CHANGES[draw(st.sampled_from(sorted(CHANGES)))]
            data = change(data, draw(lines) % len(data), draw(lines), draw(st.sampled_from(VALUES))) or [b""]
        files[name] = None if draw(st.integers(0, 9)) == 0 else b"\n".join(data)
    return files


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the township, to be spoilt and mended."""
    return Path(shutil.copytree(TOWNSHIP, tmp_path_factory.mktemp("spoilt") / "records"))


@contextmanager
def laid(root: Path, files: dict[str, bytes | None]) -> Iterator[None]:
    """Lay spoilt files over the township, and mend it."""
    try:
        for name, data in files.items():
            (root / name).unlink()
            if data is not None:
                (root / name).write_bytes(data)
        yield
    finally:
        for name in files:
            (root / name).write_bytes(whole(name))


def rows_of(text: str) -> int:
    """Return how many rows stand below a header."""
    return sum(bool(line.strip()) for line in text.splitlines()) - 1


def lost(loaded: Loaded, name: str, data: bytes) -> bool:
    """Say whether of a file less was read than stands in it, and nobody is told."""
    if any(fault.place.file == name for fault in loaded.faults):
        return False
    if not name.endswith(".csv"):
        return all(filed.file != name for filed in loaded.filed)
    read = (
        sum(len(sheet) for sheet in loaded.sheets if sheet.file == name)
        if "/census/" not in name
        else len(_lines_of(loaded, name))
    )
    return read < rows_of(data.decode())


def _lines_of(loaded: Loaded, name: str) -> list[object]:
    return [entry for entry in loaded.census if entry.place.file == name]


@settings(deadline=None, max_examples=150)
@given(spoilt())
def test_no_record_is_lost_in_silence(root: Path, files: dict[str, bytes | None]) -> None:
    """Whatever is not read of a file has a fault in that file, at a line that is there."""
    with laid(root, files):
        loaded = load(Folder(str(root)))
    for fault in loaded.faults:
        text = files.get(fault.place.file, b"") or b""
        assert 1 <= fault.place.line <= len(text.decode("utf-8", "replace").splitlines()) + 1
        assert fault.place.column >= 1
    for name, data in files.items():
        assert data is None or not lost(loaded, name, data), name


@settings(deadline=None, max_examples=40)
@given(spoilt(), st.sampled_from(COMMANDS), st.sampled_from(["zh", "en"]))
def test_no_command_breaks(root: Path, files: dict[str, bytes | None], words: tuple[str, ...], lang: str) -> None:
    """Every command ends with 0, 1 or 2; every finding of check has a place that is there."""
    with laid(root, files):
        ran = careplan(*words, *(() if words[0] == "fmt" else ON), "--lang", lang, cwd=root)
        assert ran.code in (0, 1, 2), ran.err
        checked = careplan("check", *ON, "--format", "json", cwd=root)
        assert checked.code in (0, 1) or "careplan.yaml" in files, checked.err
        if checked.code != 2:
            for found in json.loads(checked.out)["findings"]:
                assert (root / found["file"]).exists() or files.get(found["file"], b"") is None, found
                assert "\x1b" not in found["message"]


def test_spoilt_birds_do_not_fly(tmp_path: Path) -> None:
    """No private value is said of a township in which each value of a person's record is moved to the line below."""
    root = canary.township(tmp_path / "records")
    for path in sorted(root.rglob("*.yaml")):
        found = kind_of(path.relative_to(root).as_posix())
        if found is None or found[0].name not in ("child", "guardian", "staff", "office-staff"):
            continue
        parts = [line.partition(": ") for line in path.read_text(encoding="utf-8").split("\n")]
        values = [value for _, colon, value in parts if colon]
        moved = iter([values[-1], *values[:-1]])
        path.write_text("\n".join(k + c + (next(moved) if c else v) for k, c, v in parts), encoding="utf-8")
    for words in COMMANDS:
        for lang in ("zh", "en"):
            ran = careplan(*words, *(() if words[0] == "fmt" else ON), "--lang", lang, cwd=root)
            assert ran.code in (0, 1, 2), ran.err
            assert canary.PRIVATE.findall(ran.all) == [], words
