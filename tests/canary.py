"""A township in which every private value is a bird's name that stands nowhere else, to see whether one flies out."""

import itertools
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from careplan.records.kinds import kind_of
from careplan.records.privacy import PUBLIC, is_clear
from careplan.store.reading.yaml_reader import read_yaml
from tests.run import TOWNSHIP

BIRD = "金丝雀"
ESCAPED = BIRD.encode("unicode_escape").decode()
PRIVATE = re.compile(rf"{BIRD}|{re.escape(ESCAPED)}|QX\d{{3}}|1990000[56]\d{{3}}|99012319[0-9X]{{10}}|2009-0[1-9]-\d\d")
"""What must never be seen: a bird, its number, a planted phone, ID number or birth date."""

TEXTS = frozenset(["name", "ethnic", "student_number", "hukou", "address", "place", "work", "note", "title"])
Plant = Callable[[tuple[str | int, ...], int], str | None]


def bird(number: int) -> str:
    """Return a name that stands nowhere else."""
    return f"{BIRD}QX{number % 1000:03d}"


def valid(path: tuple[str | int, ...], number: int) -> str | None:
    """Return a private value that the field can have; None to leave the field as it is."""
    name = path[-1]
    if name == "birth_date":
        return f"2009-0{number % 9 + 1}-{number % 27 + 1:02d}"
    if name == "phone":
        return f'"1990000{5000 + number % 1000}"'
    if name == "id_number":
        return f'"{_id_number(number)}"'
    return bird(number) if name in TEXTS else None


def _id_number(number: int) -> str:
    digits = f"99012319{number % 89 + 10}0101{number % 1000:03d}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11]


def township(root: Path, plant: Plant = valid, *, clear_too: bool = False) -> Path:
    """Lay a copy of the small township down, each private value (or each value) of a person's record planted anew."""
    shutil.copytree(TOWNSHIP, root)
    settings = root / "careplan.yaml"
    settings.write_text(re.sub("privacy: .*", "privacy: sealed", settings.read_text(encoding="utf-8")), "utf-8")
    numbers = itertools.count(1)
    for path in sorted(root.rglob("*")):
        found = kind_of(path.relative_to(root).as_posix())
        if found is None or found[0].name in PUBLIC:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".yaml":
            text = _planted(text, found[0].name, plant, numbers, clear_too=clear_too)
        elif path.suffix == ".csv":
            text = _notes(text, numbers)
        else:
            text = re.sub("title: .*", f"title: {bird(next(numbers))}", text) + f"{bird(next(numbers))}\n"
        path.write_text(text, encoding="utf-8")
    return root


def _planted(text: str, kind: str, plant: Plant, numbers: Iterator[int], *, clear_too: bool) -> str:
    tree, faults = read_yaml("x.yaml", text.encode())
    assert tree is not None, faults
    lines = text.split("\n")
    for path, place in tree.places().items():
        if not path or not isinstance(_at(tree.value, path), str) or (is_clear(kind, path) and not clear_too):
            continue
        value = plant(path, next(numbers))
        if value is not None:
            lines[place.line - 1] = lines[place.line - 1][: place.column - 1] + value
    return "\n".join(lines)


def _at(value: object, path: tuple[str | int, ...]) -> object:
    for step in path:
        value = value[step]  # type: ignore[index]  # the tree's own paths
    return value


def _notes(text: str, numbers: Iterator[int]) -> str:
    """Write a bird into the private columns of a table."""
    header, *rows = text.rstrip("\n").split("\n")
    columns = header.split(",")
    out = [header]
    for row in rows:
        cells = row.split(",")
        for name in ("note", "place"):
            if name in columns and (name == "note" or cells[columns.index(name)]):
                cells[columns.index(name)] = bird(next(numbers))
        out.append(",".join(cells))
    return "\n".join(out) + "\n"


BREAKS: dict[str, Callable[[str], str]] = {
    "tab": lambda line: "\t" + line,
    "quote": lambda line: line.replace(": ", ': "', 1).replace(",", ',"', 1),
    "no colon": lambda line: line.replace(":", "", 1),
    "anchor": lambda line: line.replace(": ", ": &a ", 1),
    "alias": lambda line: line.replace(": ", ": *", 1),
    "tag": lambda line: line.replace(": ", ": !!str ", 1),
    "brace": lambda line: line.replace(": ", ": {", 1) + ",,",
    "full-width colon": lambda line: line.replace(": ", "：", 1),
    "twice": lambda line: f"{line}\n{line}",
    "conflict": lambda line: f"<<<<<<< {BIRD}\n{line}\n=======\n{line}\n>>>>>>> {BIRD}",
    "nul": lambda line: line + "\0",
    "unknown key": lambda line: line.replace(": ", "x: ", 1),
    "key of Chinese": lambda line: re.sub(r"\w+: ", f"{BIRD}: ", line),
    "deeper": lambda line: "   " + line,
    "list": lambda line: re.sub(r": (.+)", r": [\1]", line),
    "map": lambda line: re.sub(r": (.+)", rf": {{{BIRD}: \1}}", line),
    "cell more": lambda line: line + f",{BIRD}",
    "cell less": lambda line: line.rpartition(",")[0],
    "header again": lambda line: f"{line}\n{BIRD},{BIRD}",
    "semicolons": lambda line: line.replace(",", ";"),
    "comment": lambda line: f"{line} # {BIRD}",
    "hidden sign": lambda line: line + "\u200b" + BIRD,
    "formula": lambda line: line.replace(",", ',="', 1),
    "decomposed": lambda line: line + "e\u0301",
}


def broken(text: str) -> Iterator[bytes]:
    """Yield a file broken in every way at every line, one at a time."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.strip():
            for change in BREAKS.values():
                yield "\n".join([*lines[:number], change(line), *lines[number + 1 :]]).encode()
            yield "\n".join(lines[:number]).encode() + line.encode("gb18030") + b"\n"
            yield "\n".join(lines[: number + 1])[:-1].encode()
