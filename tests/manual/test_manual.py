"""docs/clerk.md and docs/teacher.md say what the program says: their commands are run, day by day, in one month."""

import re
from pathlib import Path

import pytest

from tests.golden import DOCS, Golden
from tests.manual.pages import pictures_of, told
from tests.manual.story import Story, returned_words
from tests.run import TOWNSHIP, careplan

PAGES = ("clerk.md", "teacher.md")


def test_the_clerks_month_is_told_as_it_happens(tmp_path: Path, docs: Golden) -> None:
    """Each command says what stands below it."""
    page = (DOCS / "clerk.md").read_text(encoding="utf-8")
    docs.check("clerk.md", told(page, Story(tmp_path)))
    assert page.count("\n$ careplan ") > 20


def test_the_teachers_page_shows_what_comes_back(tmp_path: Path, docs: Golden) -> None:
    """Its commands are run; each mistake in its table comes back with the words beside it."""
    story = Story(tmp_path)
    page = told((DOCS / "teacher.md").read_text(encoding="utf-8"), story)
    rows = [f"| {head} | {value} | {why} |" for head, value, why in returned_words(story)]
    table = "\n".join(["| 哪一格 | 写了什么 | 退回时写着 |", "|---|---|---|", *rows])
    docs.check(
        "teacher.md", re.sub(r"(?s)(?<=<!-- mistakes -->\n).*?(?=<!-- end -->)", lambda _: f"\n{table}\n\n", page)
    )


@pytest.mark.parametrize("name", PAGES)
def test_every_picture_is_there_and_said_in_words(name: str) -> None:
    """Each has words for those who do not see it, is a small PNG, and none lies about unused."""
    found = pictures_of((DOCS / name).read_text(encoding="utf-8"))
    assert found
    for words, link in found:
        data = (DOCS / link).read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < 150_000, link
        assert len(words) > 10, link


@pytest.mark.parametrize("name", PAGES)
def test_every_command_in_a_sentence_is_one(name: str) -> None:
    """What stands between `backticks` names a command that there is, with options that it has."""
    page = re.sub(r"(?s)^```.*?^```", "", (DOCS / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    for said in re.findall(r"`careplan ([a-z][^`]*)`", page):
        command, *words = said.split()
        ran = careplan(command, "--help")
        assert ran.code == 0, said
        assert [word for word in words if word.startswith("--") and word not in ran.out] == [], said


def test_no_picture_lies_about_unused() -> None:
    """What is in docs/pictures is shown on one of the pages."""
    shown = {link for name in PAGES for _, link in pictures_of((DOCS / name).read_text(encoding="utf-8"))}
    assert {f"pictures/{path.name}" for path in (DOCS / "pictures").iterdir()} == shown


def test_a_page_that_says_something_else_is_told_otherwise(tmp_path: Path) -> None:
    """What stands below a command is replaced by what it says, cut where the page says so."""
    story = Story(tmp_path)
    story.where = TOWNSHIP
    page = "<!-- day: 2026-05-06 -->\n\n```console first 1\n$ careplan due\nnothing\n```\n\nwords\n"
    said = told(page, story)
    assert said == page.replace("nothing", "2026-05-06 起应做的，14 天内开始的也列出\n……")
    assert told(said, story) == said
