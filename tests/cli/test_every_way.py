"""Cold or kept, by one worker or two, with libyaml or without: whatever is asked, the answer is the same bytes."""

import os
import shutil
from pathlib import Path

import pytest

from careplan.store import load
from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow import check as workflow
from tests.run import TOWNSHIP, Ran, careplan

ASKED = (
    *(("check", "--format", form, "--lang", lang) for form in ("text", "concise", "json") for lang in ("zh", "en")),
    *(("report", "--month", "2026-05", "--kind", kind) for kind in ("month", "register-ledger", "care-ledger")),
    ("report", "--month", "2026-05", "--kind", "statistics"),
    ("report", "--month", "2026-05", "--school", "S01", "--format", "html"),
    ("census", "2026H1", "--format", "json"),
    ("due", "--format", "json"),
    ("due", "--adult", "T002", "--format", "message"),
    ("why", "S01-282TV", "talk", "2026-05"),
    ("show", "S01-282TV"),
    ("appraise", "--year", "2026"),
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township with faults in a child's file, in a school's and in rows."""
    root = tmp_path / "records"
    shutil.copytree(TOWNSHIP, root)
    for file, more in {
        "schools/S01/children/S01-282TV.yaml": "colour: red\n",
        "schools/S02/children/S02-F431P.yaml": "name: [a, b\n",
        "schools/S01/months/2026-05/T002.csv": "k9,2026-02-30,no_such_kind,T002\n",
    }.items():
        with (root / file).open("a", encoding="utf-8") as held:
            held.write(more)
    return root


def answers(root: Path, *more: str) -> list[Ran]:
    """Return what is answered to everything that is asked."""
    return [careplan(*words, "--on", "2026-05-31", *more, cwd=root) for words in ASKED]


def test_every_way_gives_the_same_bytes(
    root: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Each way beside a cold reading by one worker with libyaml; the second kept answer is the first one's."""
    monkeypatch.setenv("CAREPLAN_WORKERS", "1")
    cold = answers(root, "--no-cache")
    assert {ran.code for ran in cold} <= {0, 1}
    assert all(ran.out for ran in cold)
    if hasattr(os, "fork"):
        with monkeypatch.context() as two:
            two.setenv("CAREPLAN_WORKERS", "2")
            for module in (load, workflow):
                two.setattr(module, "ENOUGH", 2)
            assert answers(root, "--no-cache") == cold
    with monkeypatch.context() as slow:
        assert read_yaml.__kwdefaults__ is not None
        slow.setitem(read_yaml.__kwdefaults__, "parser", "pure")
        assert answers(root, "--no-cache") == cold
    kept: Path = request.getfixturevalue("answers_are_kept")
    assert answers(root) == cold
    assert list(kept.iterdir())
    assert answers(root) == cold
