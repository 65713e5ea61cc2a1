"""`careplan fmt`: what it writes, what it says and how it ends."""

import shutil
from pathlib import Path

import pytest

from tests.run import run

TOWNSHIP = Path(__file__).parent.parent / "checks/_township"
ACTS = "schools/S01/months/2026-05/T002.csv"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a tidy copy of the small township, and stand in it."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    monkeypatch.chdir(tmp_path / "records")
    assert run(["fmt", "-q"]) == 0
    return tmp_path / "records"


def test_check_changes_nothing_and_says_so(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """0 when all is tidy; 1 when something would change, which stays as it is."""
    capsys.readouterr()
    assert run(["fmt", "--check", "--lang", "en"]) == 0
    untidy = (root / ACTS).read_bytes().replace(b"\n", b"\r\n")
    (root / ACTS).write_bytes(untidy)
    assert run(["fmt", "--check", "--lang", "en"]) == 1
    assert (root / ACTS).read_bytes() == untidy
    assert capsys.readouterr().out == f"would tidy {ACTS}\n"


def test_writes_what_it_was_asked_for(root: Path) -> None:
    """A file, a folder from where one stands, a path from the records' root; others are left alone."""
    tidy = (root / ACTS).read_bytes()
    other = root / "schools/S02/months/2026-05/T004.csv"
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    for path in (ACTS, "schools/S01", str(root / ACTS)):
        (root / ACTS).write_bytes(tidy.replace(b"\n", b"\r\n"))
        assert run(["fmt", path]) == 0
        assert (root / ACTS).read_bytes() == tidy
    assert b"\r" in other.read_bytes()


def test_a_file_in_doubt_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Refused with its place and words, exit 2; the others are tidied all the same."""
    bad, good = root / ACTS, root / "schools/S02/months/2026-05/T004.csv"
    bad.write_bytes(bad.read_bytes() + b"only,three,cells\n")
    before, tidy = bad.read_bytes(), good.read_bytes()
    good.write_bytes(tidy.replace(b"\n", b"\r\n"))
    assert run(["fmt", "--lang", "en"]) == 2
    assert bad.read_bytes() == before
    assert good.read_bytes() == tidy
    assert f"{ACTS}:" in capsys.readouterr().out


def test_a_path_that_is_no_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use, with an example."""
    assert root.is_dir()
    assert run(["fmt", "nowhere", "--lang", "zh"]) == 2
    assert "careplan fmt schools/S03" in capsys.readouterr().err


def test_a_diff_prints_no_private_value(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The change is seen, the values are not."""
    child = next((root / "schools/S01/children").iterdir())
    child.write_bytes(child.read_bytes().replace(b"\n", b"  \n"))
    capsys.readouterr()
    assert run(["fmt", "--diff", "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "+name: ▒▒" in out
    assert "示例" not in out
    assert child.read_bytes().count(b"  \n")


def test_a_diff_of_old_line_ends(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table with the line ends of an old Mac is shown like any other."""
    (root / ACTS).write_bytes((root / ACTS).read_bytes().replace(b"\n", b"\r"))
    capsys.readouterr()
    assert run(["fmt", "--diff", "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert f"--- {ACTS}\n" in out
    assert "-row_id,date,kind,children,by" in out
    assert "\\r\n" in out


@pytest.mark.parametrize("words", [("fmt", "--check"), ("fmt",), ("fmt", "--diff")])
def test_an_article_of_another_encoding_is_left_alone(
    words: tuple[str, ...], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The text of an article from an old editor is named with its line, and stays as it is."""
    article = root / "schools/S01/articles/2026-05-18.md"
    before = article.read_bytes() + "正文".encode("gb18030") + b"\n"
    article.write_bytes(before)
    line = before.count(b"\n")
    capsys.readouterr()
    assert run([*words, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert f"schools/S01/articles/2026-05-18.md:{line}:1: CP" in told.out + told.err
    assert "The file is not UTF-8" in told.out + told.err
    assert article.read_bytes() == before
