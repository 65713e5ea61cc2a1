"""`careplan add article`: what was written in Word or in an editor is handed in, and the month has its article."""

import shutil
from pathlib import Path

import pytest
from docx import Document

from tests.run import TOWNSHIP, Ran, careplan

TITLE = "梁上燕归来"
LINES = ("六月三日下午，本校召开代理家长座谈会，到会五人。", "约定暑假前走访每一名留守儿童的家庭。")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township, and beside it the same text in three files."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    word = Document()
    for line in (TITLE, "", *LINES):
        word.add_paragraph(line)
    word.save(str(tmp_path / "信息.docx"))
    (tmp_path / "信息.txt").write_bytes("\r\n".join((TITLE, "", LINES[0], "", LINES[1])).encode("gb18030"))
    (tmp_path / "信息.md").write_text(f"# {TITLE}\n\n{LINES[0]}\n\n{LINES[1]}\u200b\n", encoding="utf-8")
    return tmp_path / "records"


def add(root: Path, file: str, *words: str, today: str = "2026-06-03") -> Ran:
    """Hand an article of S01 in."""
    given = ("--school", "S01", "--title", TITLE, "--by", "T001", "--file", file)
    return careplan("add", "article", *given, *words, "--today", today, cwd=root)


def article(root: Path, name: str = "2026-06-03") -> str:
    """Return an article's file."""
    return (root / f"schools/S01/articles/{name}.md").read_text("utf-8")


def article_files(root: Path) -> list[str]:
    """Return the names of the articles of June."""
    return sorted(one.name for one in (root / "schools/S01/articles").glob("2026-06-*.md"))


@pytest.mark.parametrize("file", ["信息.docx", "信息.txt", "信息.md"])
def test_the_text_stands_below_its_facts(root: Path, file: str) -> None:
    """Word, an old editor's encoding and Markdown: one file, laid out as fmt does; the month's duty is met."""
    ran = add(root, f"../{file}")
    assert (ran.code, ran.err) == (0, "")
    head = f"---\ntitle: {TITLE}\ndate: 2026-06-03\nby: T001\n---\n\n"
    assert article(root) == f"{head}{LINES[0]}\n\n{LINES[1]}\n"
    assert "monthly-article" in ran.out
    assert [line for line in (TITLE, *LINES) if line in ran.all] == []
    assert careplan("fmt", "--check", "schools/S01/articles/2026-06-03.md", cwd=root).code == 0


def test_for_another_month_and_a_second_one_of_the_day(root: Path) -> None:
    """What is late says for which month; the day's own month is not repeated; no file is written over."""
    assert add(root, "../信息.md", "--month", "2026-05").code == 0
    assert "counts_for: 2026-05\n" in article(root)
    assert "已经交过：schools/S01/articles/2026-06-03.md" in add(root, "../信息.docx").out
    assert add(root, "../信息.docx", "--again", "--month", "2026-06").code == 0
    assert "counts_for" not in article(root, "2026-06-03-2")


def test_no_article_was_handed_in_tomorrow(root: Path) -> None:
    """A day ahead is refused, as for every act; the day itself will do."""
    ran = add(root, "../信息.md", "--date", "2026-06-04")
    assert (ran.code, "2026-06-03" in ran.err, article_files(root)) == (2, True, [])
    assert add(root, "../信息.md", "--date", "2026-06-02").code == 0
    assert article_files(root) == ["2026-06-02.md"]


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("信息.doc", b"\xd0\xcf", "另存为 .docx"),
        ("信息.docx", b"PK\x03\x04 no archive", "文件坏了"),
        ("空.txt", b" \r\n\r\n", "没有字"),
        ("没有.txt", None, "没有这个文件"),
    ],
)
def test_what_cannot_be_read_is_told(root: Path, name: str, data: bytes | None, why: str) -> None:
    """With what to do; nothing is written."""
    if data is not None:
        (root.parent / name).write_bytes(data)
    ran = add(root, f"../{name}")
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert why in ran.err
    assert not (root / "schools/S01/articles/2026-06-03.md").exists()
