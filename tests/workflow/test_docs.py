"""The generated pages say what the code does."""

import re
from collections.abc import Iterator

import pytest

from careplan.checks import LoadedCheck, load_checks
from careplan.domain.fact_words import FACT_WORDS
from careplan.domain.facts import FACTS
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text
from careplan.workflow.docs import checks_page, facts_page, kinds_page
from careplan.workflow.plan_docs import MODELS, plan_language_page
from tests.golden import DOCS, Golden


def test_checks_page_is_current(docs: Golden) -> None:
    """docs/checks.md lists the checks as they are."""
    docs.check("checks.md", checks_page(load_checks()))


def test_facts_page_is_current_and_whole(docs: Golden) -> None:
    """docs/facts.md lists the facts as they are, each with its words."""
    assert {kind: set(words) for kind, words in FACT_WORDS.items()} == {
        kind: set(facts) for kind, facts in FACTS.items()
    }
    docs.check("facts.md", facts_page())


def test_kinds_page_is_current(docs: Golden) -> None:
    """docs/act-kinds.md lists the built-in kinds of act as they are."""
    docs.check("act-kinds.md", kinds_page())


def a_check(slug: str, code: str) -> LoadedCheck:
    """Return a check that finds nothing but has words."""

    def run(_: object) -> Iterator[Found]:
        return iter(())

    words = Text("说 {fact}", "say <b> {a_fact}"), Text("写 `a_b`", "mend"), Text("因", "because")
    return LoadedCheck(slug, Check(code, Severity.ERROR, *words), run)


def test_checks_page_says_everything_once() -> None:
    """Each check stands under its chapter with its anchor, its words in both languages and a link."""
    page = checks_page([a_check("bad-date", "CP101"), a_check("late", "CP102"), a_check("lost", "CP201")])
    headings = [line for line in page.splitlines() if line.startswith("##")]
    assert headings == [
        "## CP1 文件与格式 · Files and shapes",
        "### bad-date",
        "### late",
        "## CP2 台帐与结对 · Register and pairing",
        "### lost",
    ]
    section = page.partition("### late\n")[2].partition("\n## ")[0]
    for words in (
        "CP102",
        "错误 error",
        "../tests/checks/late.md",
        "说 {fact}",
        "写 `a_b`",
        "mend",
        "因",
        "because",
    ):
        assert section.count(words) == 1
    assert r"say \<b> {a\_fact}" in section
    assert page.endswith("mend\n")


def test_a_code_outside_the_chapters_is_refused() -> None:
    """A check's code begins with one of the nine chapters."""
    with pytest.raises(KeyError):
        checks_page([a_check("stray", "CP001")])


def test_plan_language_page_is_current(docs: Golden) -> None:
    """The tables of docs/plan-language.md and what its examples say are as the program has it."""
    page = (DOCS / "plan-language.md").read_text(encoding="utf-8")
    docs.check("plan-language.md", plan_language_page(page))
    assert {f"keys {name}" for name in MODELS} | {"words Duty"} <= set(
        re.findall(r"<!-- ((?:keys|words) \w+) -->", page)
    )
