"""schools/S03/articles/2026-05-01.md: an information article, its facts on top and its text below."""

from typing import Final

from careplan.records.base import Kind, Record
from careplan.records.types import Day, Line, Month, Prose, StaffId
from careplan.text import Text


class Article(Record):
    """An article handed in to the central office (工作信息、调研文章)."""

    title: Line
    date: Day
    by: StaffId
    counts_for: Month | None = None
    text: Prose = ""


KIND: Final = Kind("article", Text("工作信息", "article"), "schools/{school}/articles/{id}.md", Article)
