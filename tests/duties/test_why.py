"""`careplan why` on duties of the pages: whom a coverage has not reached, and why an act or a stay does not count."""

from pathlib import Path
from typing import NamedTuple

import pytest

from tests.duties.stands import HERE
from tests.pages import lay, read_page
from tests.run import careplan


class Asked(NamedTuple):
    """A section of a page, a question, and words of the answer."""

    page: str
    section: str
    question: str
    said: str


ASKED = (
    Asked("features/counts", "每个都要到", "S01 half 2026-05", "not reached: S01-AAAAA, S01-BBBBB"),
    Asked("features/counts", "每周两天", "S02 on-two-days 2026-W20", "2026-05-12 counts already, one day once"),
    Asked("features/states", "六成的孩子", "S01 filed 2026-05", "not “papers on file: file” of S01-BBBBB, S01-CCCCC"),
    Asked("counted", "住得近的", "S01-G1111 train 2026-05", "it was not so: the carer lives far out"),
    Asked("stay", "前一年来的", "S01-AAAAA agreement", "It was due on"),
    Asked("stay", "离校前五天", "S01-AAAAA summary", "It is owed by those who leave, and nobody has left."),
)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.said)
def test_why_says(asked: Asked, tmp_path: Path) -> None:
    """Names and reasons, by ids only."""
    scenarios = read_page(HERE / f"{asked.page}.md").scenarios
    lay(next(one for one in scenarios if one.title.startswith(asked.section)), HERE, tmp_path)
    ran = careplan("why", *asked.question.split(), "--on", "2026-05-31", "--lang", "en", cwd=tmp_path)
    assert asked.said in ran.out


def test_check_says_whose_record_lacks_a_paper(tmp_path: Path) -> None:
    """Of a share of the children it names the first who is without it, and the command that writes it down."""
    scenarios = read_page(HERE / "features/states.md").scenarios
    lay(next(one for one in scenarios if one.title.startswith("六成的孩子")), HERE, tmp_path)
    ran = careplan("check", "--on", "2026-05-20", "--lang", "en", cwd=tmp_path)
    assert "`careplan set S01-BBBBB papers kind=file --from 2026-05-20`" in ran.out
