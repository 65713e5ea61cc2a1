"""`careplan init --demo`: what it lays down, what it refuses, and what it says."""

from datetime import date
from pathlib import Path

import pytest

from careplan.workflow.load import load_world
from tests.run import run

SMALL = ["--schools", "2", "--children", "8", "--proxies", "3"]


def files(root: Path) -> dict[str, bytes]:
    """Return the files of a folder by path, without the lock of whoever wrote them."""
    found = {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}
    return {path: data for path, data in found.items() if not path.endswith(".lock")}


def test_a_clean_demo_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is read, `check` ends with 0, and the words say that nobody is real."""
    root = tmp_path / "demo"
    assert run(["init", "--demo", str(root), *SMALL, "--clean", "--dry-run", "--lang", "en"]) == 0
    assert "schools/S02/school.yaml" in capsys.readouterr().out
    assert not root.exists()
    assert run(["init", "--demo", str(root), *SMALL, "--clean", "--lang", "en"]) == 0
    assert "nobody in it is real" in capsys.readouterr().err
    world = load_world(str(root), date(2026, 12, 31))
    assert world.faults == ()
    assert (len(world.register.schools), len(world.register.children)) == (2, 8)
    assert (root / ".gitattributes").read_bytes() == b"* text=auto eol=lf\n"
    assert run(["check", "--records", str(root), "--on", "2026-12-31", "--ignore", "history-not-checked", "-q"]) == 0


def test_a_demo_has_gaps_and_the_seed_decides_which(tmp_path: Path) -> None:
    """Same seed, same bytes; without `--clean` there is something to find."""
    for name, seed in (("a", "4"), ("b", "4"), ("c", "5")):
        assert run(["init", "--demo", str(tmp_path / name), *SMALL, "--seed", seed]) == 0
    assert files(tmp_path / "a") == files(tmp_path / "b") != files(tmp_path / "c")
    assert run(["check", "--records", str(tmp_path / "a"), "--on", "2026-12-31", "-q"]) == 1


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2, nothing written; a folder with git in it is as good as empty."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full/note.txt").write_bytes(b"mine")
    assert run(["init", "--demo", str(tmp_path / "full"), "--lang", "en"]) == 2
    assert "nothing was changed" in capsys.readouterr().err
    assert files(tmp_path / "full") == {"note.txt": b"mine"}
    (tmp_path / "fresh/.git").mkdir(parents=True)
    assert run(["init", "--demo", str(tmp_path / "fresh"), *SMALL]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--schools", "0"], "`--schools 6`"),
        (["--children", "2001"], "`--children 120`"),
        (["--proxies", "-1"], "`--proxies 30`"),
        (["--year", "1999"], "`--year 2026`"),
        (["--name", "Qingshi"], "`careplan init --name Qingshi`"),
    ],
)
def test_a_size_that_no_township_has_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """Exit 2, with the option and an example to paste; nothing is written."""
    assert run(["init", "--demo", str(tmp_path / "demo"), *words, "--lang", "en"]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "demo").exists()
