"""What every test may use: goldens and the generated pages of docs/. No test keeps answers unless it says where."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from tests.golden import (
    docs,
    golden,
    pytest_addoption,
    pytest_configure,
    pytest_sessionfinish,
    pytest_terminal_summary,
    pytest_testnodedown,
)

__all__ = [
    "answers_are_kept",
    "docs",
    "golden",
    "pytest_addoption",
    "pytest_collection_modifyitems",
    "pytest_configure",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]

os.environ["CAREPLAN_CACHE_DIR"] = ""
settings.register_profile("patient", deadline=None)  # a busy machine fails no test
settings.load_profile("patient")
_UNMEASURED = ("tests/benchmarks/", "tests/properties/", "tests/real/", "tests/test_canary.py")
"""Where tests go over the same lines many times, or start programs: counting lines there doubles the time they take."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count lines that examples reach: no property and no real program makes up for a missing example."""
    for item in items:
        of_a_property = getattr(getattr(item, "function", None), "is_hypothesis_test", False)
        if of_a_property or item.nodeid.startswith(_UNMEASURED):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture
def answers_are_kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let careplan keep its answers in a folder of this test, and return that folder."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("CAREPLAN_CACHE_DIR", str(folder))
    return folder / "answers"
