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
    "pytest_configure",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
]

os.environ["CAREPLAN_CACHE_DIR"] = ""
settings.register_profile("patient", deadline=None)  # a busy machine fails no test
settings.load_profile("patient")


@pytest.fixture
def answers_are_kept(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let careplan keep its answers in a folder of this test, and return that folder."""
    folder = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("CAREPLAN_CACHE_DIR", str(folder))
    return folder / "answers"
