"""No private value in anything that careplan writes: every command, every error that can be provoked, every format."""

import shutil
from pathlib import Path

import pytest

from careplan.cli.main import COMMANDS
from careplan.formats import check_formats
from careplan.text import Lang
from tests import canary
from tests.run import careplan

ON = ("--on", "2026-05-31")
CHILD, GUARDIAN, STAFF, SCHOOL = "S01-282TV", "S01-C3PB1", "T002", "S01"
LANGS: tuple[Lang, ...] = ("zh", "en")
WORDS: list[list[str]] = [
    [],
    [*ON],
    [CHILD],
    [GUARDIAN],
    [STAFF],
    [SCHOOL],
    [CHILD, *ON],
    [STAFF, *ON],
    [SCHOOL, *ON],
    [CHILD, "talk", *ON],
    [CHILD, "home-visit", *ON],
    ["2026H1", *ON],
    ["CP153"],
    ["child"],
    ["--month", "2026-05", *ON],
    ["--month", "2026-05", "--school", SCHOOL, *ON],
    ["--year", "2026", *ON],
    ["--all"],
    ["--check"],
    ["--diff"],
    ["--adult", STAFF, *ON],
    ["--child", CHILD, *ON],
    ["--school", SCHOOL, *ON],
    ["--no-such-option"],
    ["-v", *ON],
    ["--debug", *ON],
    ["-h"],
    ["one", "two", "three", "four", "five", "six"],
]
"""Words that some command or other understands; every command gets them all, and what it makes of them is looked at."""
FORMATS = ("json", "md", "html", "csv", "ics", "text", "concise")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a township that is right in every way, each private value a bird."""
    return canary.township(tmp_path_factory.mktemp("canary") / "records")


def seen(root: Path, *words: str) -> list[str]:
    """Return the private values that a run writes to the screen."""
    ran = careplan(*words, cwd=root)
    assert ran.code in (0, 1, 2), ran.err
    return canary.PRIVATE.findall(ran.all)


def test_the_birds_are_there(planted: Path) -> None:
    """The planted township holds birds in every file of a person, and is read without a fault of form."""
    for path in planted.rglob("*/*/*/*.yaml"):
        assert canary.PRIVATE.search(path.read_text(encoding="utf-8")), path
    ran = careplan("check", *ON, "--select", "CP1", "--ignore", "CP18", "--format", "concise", cwd=planted)
    assert ran.out == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_shows_a_bird(name: str, planted: Path, tmp_path: Path) -> None:
    """Whatever words a command is given, in both languages and every format."""
    root = tmp_path / "records"
    shutil.copytree(planted, root)
    for words in WORDS:
        for lang in LANGS:
            assert seen(root, name, *words, "--lang", lang) == [], (name, words)
    for form in FORMATS:
        for words in ([*ON], [CHILD, *ON], ["--month", "2026-05", *ON]):
            assert seen(root, name, *words, "--format", form) == [], (name, words, form)


def wrong(_: tuple[str | int, ...], number: int) -> str:
    """Return text where something else may be needed."""
    return canary.bird(number)


def wrong_list(_: tuple[str | int, ...], number: int) -> str:
    """Return a list where one value is needed."""
    return f"[{canary.bird(number)}]"


def wrong_map(_: tuple[str | int, ...], number: int) -> str:
    """Return a map where one value is needed."""
    return f"{{{canary.BIRD}: {canary.bird(number)}}}"


def wrong_number(_: tuple[str | int, ...], number: int) -> str:
    """Return a phone number where something else is needed."""
    return f"1990000{5000 + number % 1000}"


def wrong_day(_: tuple[str | int, ...], number: int) -> str:
    """Return a birth date as it is often written."""
    return f"2009-0{number % 9 + 1}-{number % 27 + 1:02d}日"


@pytest.mark.parametrize(
    ("plant", "clear_too"),
    [
        *((plant, False) for plant in (wrong, wrong_list, wrong_map, wrong_number, wrong_day)),
        *((plant, True) for plant in (wrong, wrong_list, wrong_map, wrong_number)),
    ],
)
def test_a_wrong_value_in_any_field(plant: canary.Plant, clear_too: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """A value of the wrong kind in each private field, and in each other field, is named by its place alone."""

    def planted_once(path: tuple[str | int, ...], number: int) -> str | None:
        value = plant(path, number)
        return value.replace("QX", "") if clear_too and value else value

    root = canary.township(tmp_path / "records", planted_once, clear_too=clear_too)
    for lang in LANGS:
        for form in check_formats():
            assert seen(root, "check", *ON, "--format", form, "--lang", lang) == [], form


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        ("schools/S01/children/S01-282TV.yaml", "schools/S01/children/S01-{:05d}.yaml"),
        ("schools/S01/guardians/S01-C3PB1.yaml", "schools/S01/guardians/S01-{:05d}.yaml"),
        ("schools/S01/staff/T002.yaml", "schools/S01/staff/T{:05d}.yaml"),
        ("schools/S01/months/2026-05/T002.csv", "schools/S01/months/2026-05/T{:05d}.csv"),
        ("schools/S01/census/2026H1.csv", "schools/S{:04d}/census/2026H1.csv"),
        ("schools/S01/articles/2026-05-18.md", "schools/S01/articles/{:05d}.md"),
    ],
)
def test_a_file_broken_at_any_line(sample: str, name: str, planted: Path, tmp_path: Path) -> None:
    """However a file is broken, at whichever line, what is said and shown of it is not private."""
    root = tmp_path / "records"
    shutil.copytree(planted, root)
    text = (root / sample).read_text(encoding="utf-8")
    for number, data in enumerate(canary.broken(text), 1):
        path = root / name.format(number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    assert number > 20
    for form in check_formats():
        assert seen(root, "check", *ON, "--select", "CP1", "--format", form) == [], form
    assert seen(root, "check", *ON, "--lang", "en") == []


def test_a_name_on_the_command_line_is_not_repeated(planted: Path) -> None:
    """What somebody types by mistake in the wrong place is not written to a log."""
    name = canary.bird(1)
    for words in (
        (name,),
        ("check", name),
        ("check", "--select", name),
        ("check", "--school", name),
        ("check", "--format", name),
        ("check", "--at", name),
        ("check", "--on", name),
        ("check", "--records", name),
        ("check", "--fail-on", name),
        ("check", f"--{name}"),
        ("explain", name),
        ("explain", "CP101", name),
        ("schema", name),
    ):
        ran = careplan(*words, cwd=planted)
        assert ran.code == 2
        assert canary.BIRD not in ran.all, words
