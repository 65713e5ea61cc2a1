"""What a clerk sees in an editor: the real YAML language server with the schemas of `careplan schema --write`."""

import json
from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path

import pytest

from careplan.domain.fact_words import FACT_WORDS
from careplan.records.acts import PROOFS
from careplan.records.expressions import FESTIVAL_IDS
from careplan.records.plan import Duty
from tests.real.language_server.client import Server, installed
from tests.run import TOWNSHIP, careplan

REPO = Path(__file__).parents[2]
PLANS = [*sorted((REPO / "examples/plans").glob("*.yaml")), REPO / "records/plan/2026.yaml"]
RECORDS = [
    path
    for folder, paths in groupby(sorted((REPO / "records").rglob("*.yaml")), key=lambda path: path.parent)
    if folder.name != "plan"
    for path in islice(paths, 3)
]
"""The first few of each folder of the demo: a server is asked about one after the other."""
HEAD = """\
year: 2026
title: {zh: 计划, en: Plan}
documents:
  - {id: plan, title: 计划}
valid: {from: 2026-01-01, until: 2026-12-31}
duties:
"""
DUTY = """\
  - id: talk
    title: {zh: 谈心, en: Talk}
    source: {clause: 一, words: 原话}
    chapter: care
    owner: proxy_parent
    for_each: child
    every: month
    proof: talk
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Return a language server set up as `careplan schema --write` sets up an editor."""
    root = tmp_path_factory.mktemp("editor")
    program = installed()
    assert careplan("schema", "--write", str(root), cwd=root).code == 0
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas = {(root / path).as_uri(): files for path, files in settings["yaml.schemas"].items()}
    running = Server(program, schemas, root)
    yield running
    running.stop()


def test_a_duty_is_offered_every_missing_key(server: Server) -> None:
    """Inside a duty: the keys that it does not have, each explained in Chinese and English."""
    offered = server.complete("plan/2026.yaml", HEAD + DUTY + "    |\n")
    keys = {field.alias or name for name, field in Duty.model_fields.items()}
    written = {"id", "title", "source", "chapter", "owner", "for_each", "every", "proof"}
    assert keys - written <= offered.keys()
    assert not offered.keys() & written
    for key in keys - written:
        assert any("\u4e00" <= sign <= "\u9fff" for sign in offered[key]), key
    assert "The last day in time" in offered["due"]


def test_whole_duties_are_offered(server: Server) -> None:
    """At a new item: a duty to fill in, for each shape that there is."""
    offered = server.complete("plan/2026.yaml", HEAD + "  - |\n")
    assert {"每月一次 · once a month", "出了事才要做 · opened by an event"} <= offered.keys()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("every", {"month", "term", "event", *(f"festival {name}" for name in FESTIVAL_IDS)}),
        ("due", {"end", "25", "term end", *FESTIVAL_IDS}),
        ("proof", set(PROOFS)),
        ("owner", {"proxy_parent", "school"}),
        ("judge", {"duty", "advisory", "observed"}),
        ("for_each", {"child", "family", "class", "staff", "school", "township"}),
    ],
)
def test_values_are_offered(server: Server, key: str, words: set[str]) -> None:
    """Words and phrases, and never `null`."""
    offered = server.complete("plan/2026.yaml", HEAD + f"  - id: talk\n    {key}: |\n")
    assert words <= offered.keys()
    assert "null" not in offered


@pytest.mark.parametrize("subject", FACT_WORDS)
def test_facts_are_those_of_the_subject(server: Server, subject: str) -> None:
    """`where` offers the facts of whom the duty is for, and no other."""
    text = HEAD + f"  - id: talk\n    for_each: {subject}\n    where:\n      |\n"
    offered = server.complete("plan/2026.yaml", text)
    assert set(FACT_WORDS[subject]) <= offered.keys()
    others = {name for facts in FACT_WORDS.values() for name in facts} - FACT_WORDS[subject].keys()
    assert not others & offered.keys()


def test_kinds_are_offered_in_a_proof(server: Server) -> None:
    """A proof written as a map."""
    offered = server.complete("plan/2026.yaml", HEAD + "  - id: talk\n    proof:\n      kind: |\n")
    assert offered["home_visit"] == "家访 · home visit"


@pytest.mark.parametrize(
    ("at", "zh", "en"),
    [
        ("every:", "多久一次", "The period"),
        ("month", "`month`: 每月", "every month"),
        ("care\n", "`care`: 关爱", "关爱 · care"),
        ("proxy_parent", "代理家长", "the proxy parent"),
        ("talk\n    title", "名称", "Its name"),
        ("carer_far", "照护人住得远", "the carer lives far out"),
        ("boy", "`boy`: 男", "男 · boy"),
        ("home_visit", "`home_visit`: 家访", "home visit"),
    ],
)
def test_hover_says_what_it_means(server: Server, at: str, zh: str, en: str) -> None:
    """On a key and on a value."""
    more = "    where: {carer_far: true, sex: boy}\n    trigger: {kind: home_visit}\n"
    shown = server.hover("plan/2026.yaml", HEAD + DUTY + more, at)
    assert zh in shown
    assert en in shown


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_real_plans_are_clean(server: Server, path: Path) -> None:
    """Nothing is said against a plan that is right."""
    assert server.faults("plan/2026.yaml", path.read_text(encoding="utf-8")) == []


def test_records_are_clean(server: Server) -> None:
    """Nor against other records of the demo."""
    found = {
        str(path): server.faults(path.relative_to(REPO / "records").as_posix(), path.read_text(encoding="utf-8"))
        for path in RECORDS
    }
    assert {path: faults for path, faults in found.items() if faults} == {}


CHILD = (TOWNSHIP / "schools/S01/children/S01-282TV.yaml").read_text(encoding="utf-8")


def test_a_childs_file_is_explained(server: Server) -> None:
    """Keys and words of the register too."""
    file = "schools/S01/children/S01-282TV.yaml"
    offered = server.complete(file, "id: S01-282TV\n|\n")
    assert offered["enrolment"].startswith("在哪些学校的台帐上")
    offered = server.complete(file, "enrolment:\n  - school: S01\n    ended: |\n")
    assert "转出" in offered["moved_out"]
    assert "null" not in offered


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sex: ", "sex: fe", "CP156 `sex` 只能是这些词之一：boy, girl"),
        ("birth_date: 20", "birth_date: 20/", "CP153 `birth_date` 不是一个日期"),
        ("enrolment:", "enrollment:", "enrollment"),
    ],
)
def test_a_bad_childs_file_is_marked(server: Server, old: str, new: str, words: str) -> None:
    """In Chinese, at the line."""
    faults = server.faults("schools/S01/children/S01-282TV.yaml", CHILD.replace(old, new, 1))
    line = CHILD[: CHILD.index(old)].count("\n")
    assert any(words in fault["message"] and fault["range"]["start"]["line"] == line for fault in faults)
    assert server.faults("schools/S01/children/S01-282TV.yaml", CHILD) == []


def test_a_wrong_period_is_named_in_chinese(server: Server) -> None:
    """With the code, the place and the forms that there are."""
    (fault,) = server.faults("plan/2026.yaml", HEAD + DUTY.replace("month", "mnth"))
    assert fault["range"]["start"] == {"line": 12, "character": 11}
    for words in ("CP164 `every` 不是一种周期", "is not a period", "month, week, quarter"):
        assert words in fault["message"]


BAD = [
    ("duties:\n", "duty:\n", 6),
    ("year: 2026", "year: 二〇二六", 1),
    ("from: 2026-01-01", "from: 2026/1/1", 5),
    ("id: plan, ", "", 4),
    ("id: talk", "id: Talk Often", 7),
    (", en: Talk}", "}", 8),
    ("clause: 一, ", "", 9),
    ("chapter: care", "chapter: caring", 10),
    ("owner: proxy_parent", "owner: 代理家长", 11),
    ("owner: proxy_parent", "owner: [school, 代理家长]", 11),
    ("for_each: child", "for_each: children", 12),
    ("every: month", "every: 2 weaks from 2026-03-02", 13),
    ("every: month", "every: month\n    due: 32", 14),
    ("every: month", "every: month\n    due: mid-autum + 7 days", 14),
    ("every: month", "every: month\n    within: late 13", 14),
    ("every: month", "every: month\n    count: many", 14),
    ("every: month", "every: month\n    where: {keys: true}", 14),
    ("every: month", "every: month\n    where: {key: perhaps}", 14),
    ("every: month", "every: month\n    tentative: maybe", 14),
    ("every: month", "every: month\n    presence: 1.5", 14),
    ("every: month", "every: month\n    cover: {each: teacher}", 14),
    ("every: month", "every: month\n    judge: [duty]", 14),
    ("every: month", "every: month\n    until: 2026-06-30", 14),
    ("proof: talk", "proof: {knd: talk}", 14),
    ("proof: talk", "proof: Talk", 14),
]


@pytest.mark.parametrize(("old", "new", "line"), BAD, ids=lambda value: str(value).strip()[-30:])
def test_a_bad_plan_is_marked_at_its_line(server: Server, old: str, new: str, line: int) -> None:
    """Where the mistake is, or, of a key that is missing, where it should be."""
    text = HEAD + DUTY
    assert old in text
    faults = server.faults("plan/2026.yaml", text.replace(old, new, 1))
    assert line in {fault["range"]["start"]["line"] + 1 for fault in faults}
