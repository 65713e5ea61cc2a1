"""What a clumsy user types: each slip ends with 2, a sentence and an example; nothing is overwritten or ignored."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from careplan.text import Lang
from tests.run import TOWNSHIP, careplan

ON = ("--on", "2026-05-31")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township."""
    return Path(shutil.copytree(TOWNSHIP, tmp_path / "records"))


@pytest.mark.parametrize("day", ["20260531", "2026-W22-1", "31.5.2026", "2026-02-30", "0001-01-01", "9999-12-31", ""])
@pytest.mark.parametrize("command", [("check",), ("report", "--month", "2026-05"), ("due",), ("census",)])
def test_only_a_day_as_the_help_writes_it_is_a_day(command: tuple[str, ...], day: str) -> None:
    """Another way to write a day, and a day at the edge of time, is refused with an example."""
    ran = careplan(*command, "--on", day, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "--on 2026-05-31" in ran.err


@pytest.mark.parametrize("month", ["0001-01", "9999-12", "2026-13", "202605"])
def test_a_month_at_the_edge_of_time_is_no_month(month: str) -> None:
    """The months of a plan's years alone are months."""
    ran = careplan("report", "--month", month, *ON, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "--month 2026-05" in ran.err


@pytest.mark.parametrize("command", [("check",), ("due",)])
def test_an_empty_school_is_not_every_school(command: tuple[str, ...]) -> None:
    """What a script leaves empty is refused, not read as if nothing had been asked."""
    ran = careplan(*command, *ON, "--school", "", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert 'There is no school "". There are: S01, S02' in ran.err


def test_a_folder_that_holds_no_records_is_not_walked(tmp_path: Path) -> None:
    """The folder around the records, or any other, is refused; the records in it are named."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    ran = careplan("check", "--records", ".", *ON, "--lang", "en", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "--records ./records" in ran.err
    ran = careplan("check", "--records", "records/schools/S01", *ON, "--lang", "zh", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "没有台帐" in ran.err


def test_records_without_settings_are_still_records(root: Path) -> None:
    """Whoever lost careplan.yaml is told so by a check."""
    (root / "careplan.yaml").unlink()
    ran = careplan("check", "--records", str(root), *ON, "--format", "concise")
    assert ran.code == 1
    assert "careplan.yaml" in ran.out


@pytest.mark.parametrize("name", ["careplan.yaml", "schools/S01/children/S01-282TV.yaml", "schools/S01/school.yaml"])
def test_a_result_does_not_overwrite_a_record(name: str, root: Path) -> None:
    """`-o` with the name of a record is a slip; the record stays."""
    before = (root / name).read_bytes()
    ran = careplan("check", *ON, "-o", name, "--lang", "en", cwd=root)
    assert (ran.code, (root / name).read_bytes()) == (2, before)
    assert "-o result.txt" in ran.err


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_init_says_why_it_cannot_write(lang: Lang, tmp_path: Path) -> None:
    """A file stands where a folder should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    ran = careplan("init", "file/new", "--demo", "--lang", lang, cwd=tmp_path)
    assert ran.code == 2
    assert {"zh": "路径中有一段不是文件夹", "en": "a part of the path is not a folder"}[lang] in ran.err


@pytest.mark.parametrize("option", [("--schools", "3"), ("--clean",), ("--seed", "7")])
def test_an_option_of_the_demo_needs_the_demo(option: tuple[str, ...], tmp_path: Path) -> None:
    """Nothing is laid down where an option would be passed over in silence."""
    ran = careplan("init", "new", *option, "--lang", "en", cwd=tmp_path)
    assert (ran.code, (tmp_path / "new").exists()) == (2, False)
    assert "--demo" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("words", [("--version",), ("-h",), ("check", *ON), ("explain", "--all")])
def test_a_full_disk_behind_the_shell_is_no_fault_of_the_tool(words: tuple[str, ...], root: Path) -> None:
    """A result that the shell puts into a file of a full disk ends with 2 and the reason; remarks may get lost too."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "careplan", *words]
        ran = subprocess.run(command, cwd=root, stdout=full, stderr=subprocess.PIPE, check=False)
        deaf = subprocess.run(command, cwd=root, stdout=full, stderr=full, check=False)
    assert (ran.returncode, deaf.returncode) == (2, 2)
    assert ran.stderr.count(b"\n") == 1
    assert b"`-o " in ran.stderr
