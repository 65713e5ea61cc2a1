"""The same view in words: both languages whole, tables that a reader's program draws, and kept examples."""

import json
import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from markdown_it import MarkdownIt

from careplan.domain.figure import Table, shown
from careplan.domain.view import View
from careplan.store.templates import own_in
from careplan.text import Lang
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from careplan.workflow.report_forms import written
from tests.golden import Golden
from tests.reports.samples import AFTER, trouble

LANGS: tuple[Lang, ...] = ("zh", "en")
KINDS = ("school-month", "township-month")
TEMPLATES = Path(__file__).parent.parent.parent / "templates"


@cache
def views() -> dict[str, View]:
    """Return the township's report and that of the school in which most went wrong."""
    with TemporaryDirectory() as folder:
        world = load_world(str(trouble(Path(folder))), AFTER)
    found = {view.head.school or "township": view for view in reports(world, "2026-05", every=True)}
    return {"school-month": found["S02"], "township-month": found["township"]}


@cache
def markdown(kind: str, lang: Lang) -> str:
    """Return one of the reports in words."""
    return written(views()[kind], "md", lang, lambda _: None).data.decode()


def parsed(text: str) -> tuple[list[str], list[list[list[str]]]]:
    """Return the headings of a Markdown text and its tables, each as lines of cells as a reader sees them."""
    headings: list[str] = []
    tables: list[list[list[str]]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for before, token in pairwise(tokens):
        if before.type == "heading_open":
            headings.append(token.content)
        elif before.type == "table_open":
            tables.append([])
        elif token.type == "tr_open":
            tables[-1].append([])
        elif before.type in {"th_open", "td_open"}:
            tables[-1][-1].append("".join(child.content for child in token.children or []))
    return headings, tables


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_kept_examples(golden: Golden, kind: str, lang: Lang) -> None:
    """The whole report as a reader gets it."""
    golden.check(f"reports/{kind}.{lang}.md", markdown(kind, lang))


@pytest.mark.parametrize("kind", KINDS)
def test_both_languages_have_the_same_sections(kind: str) -> None:
    """A section that is missing in one language is missing for its readers."""
    zh, en = (parsed(markdown(kind, lang)) for lang in LANGS)
    assert len(zh[0]) == len(en[0]) > 12
    assert [len(table) for table in zh[1]] == [len(table) for table in en[1]]
    assert [len(table[0]) for table in zh[1]] == [len(table[0]) for table in en[1]]


def test_both_languages_have_the_same_files() -> None:
    """A template of one language has its twin."""
    names = [sorted(path.name for path in (TEMPLATES / lang).iterdir()) for lang in LANGS]
    assert names[0] == names[1]
    assert {f"{kind}.md.j2" for kind in KINDS} <= set(names[0])


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_table_and_figure_is_printed_once(kind: str, lang: Lang) -> None:
    """Whatever the view holds has its place in the template."""
    template = (TEMPLATES / lang / f"{kind}.md.j2").read_text(encoding="utf-8")
    view = views()[kind]
    for id_ in view.tables:
        assert template.count(f"table(report.tables.{id_})") == 1, id_
    for id_ in view.figures:
        assert id_.startswith("bundle-") or len(re.findall(rf"report\.figures\.{id_}\b", template)) == 1, id_
    assert template.count("*report.bundles") == 1


def printed(table: Table, lang: Lang) -> list[list[str]]:
    """Return a table as it must be read: its heading, its lines, its totals."""
    rows = [*table.rows, *([table.totals] if table.totals else [])]
    return [[shown(cell, lang) for cell in (row.title, *row.cells)] for row in rows]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_a_reader_s_program_draws_the_same_cells(kind: str, lang: Lang) -> None:
    """Every cell of every table comes through Markdown unchanged, totals and odd signs too."""
    tables = {tuple(map(tuple, table[1:])) for table in parsed(markdown(kind, lang))[1]}
    filled = [table for table in views()[kind].tables.values() if table.rows]
    assert len(filled) > 12
    for table in filled:
        assert tuple(map(tuple, printed(table, lang))) in tables, table.id
    assert len(parsed(markdown(kind, lang))[1]) == len(filled)


@pytest.mark.parametrize("kind", KINDS)
def test_json_and_markdown_have_the_same_totals(kind: str) -> None:
    """The figures that a program reads are those that the office reads."""
    view: dict[str, Any] = json.loads(written(views()[kind], "json", "zh", lambda _: None).data.decode())
    assert view["schema"] == "careplan/report/1"
    totals = {tuple(table[-1]) for table in parsed(markdown(kind, "zh"))[1]}
    checked = 0
    for table in view["tables"].values():
        if table["totals"]:
            cells = table["totals"]["cells"].values()
            assert (table["totals"]["title"]["zh"], *map(_printed, cells)) in totals, table["title"]
            checked += 1
    assert checked > 8


def _printed(cell: int | str | dict[str, int] | None) -> str:
    if cell is None or (isinstance(cell, dict) and not cell["base"]):
        return "—"
    if isinstance(cell, dict):
        share = 1000 * cell["done"] // cell["base"]
        return f"{share // 10}.{share % 10} % ({cell['done']}/{cell['base']})"
    return str(cell)


@pytest.mark.parametrize("kind", KINDS)
def test_every_table_that_sums_prints_its_identities(kind: str) -> None:
    """Clerks trust tables that say how they foot."""
    text = markdown(kind, "zh")
    footing = [table for table in views()[kind].tables.values() if table.rows and table.agreements]
    assert text.count("勾稽关系：") == len(footing) > 8


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_refers_to_a_definition_that_is_printed(kind: str, lang: Lang) -> None:
    """The appendix is numbered as the figures refer to it, and says its day."""
    view, text = views()[kind], markdown(kind, lang)
    appendix = text.split("\n## ")[-1]
    for definition in view.definitions:
        start = f"{view.notes[definition.id]}. **{definition.title.say(lang)}**"
        assert appendix.count(start) == 1
        assert definition.as_of.isoformat() in appendix
    assert len(view.notes) == len(view.definitions)


def test_the_report_is_the_same_every_time() -> None:
    """Same records, same day, same bytes."""
    with TemporaryDirectory() as folder:
        world = load_world(str(trouble(Path(folder))), AFTER)
        for view in reports(world, "2026-05"):
            assert written(view, "md", "zh", own_in(folder)).data.decode() == markdown("township-month", "zh")
