"""The goldens' own promises, shown on a small suite in a folder of its own."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SUITE = """
def test_text(golden):
    golden.check("a/text.md", "one\\n")

def test_bytes(golden):
    golden.check("bytes.bin", b"\\xff\\x00")
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """Return a folder with two tests that ask for goldens, already kept."""
    tests = tmp_path / "tests"
    tests.mkdir()
    for name in ("__init__.py", "conftest.py", "golden.py"):
        shutil.copy(HERE / name, tests)
    (tests / "test_it.py").write_text(SUITE, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\ntestpaths = tests\npythonpath = .\n", encoding="utf-8")
    assert run(tmp_path, "--update-goldens").returncode == 0
    return tmp_path


def run(suite: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the small suite."""
    env = {name: value for name, value in os.environ.items() if not re.match("COV_|COVERAGE_|PYTEST_", name)}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *words]
    return subprocess.run(command, cwd=suite, env=env, capture_output=True, text=True, check=False)


def test_kept_answers_pass_and_changed_ones_fail(suite: Path) -> None:
    """A run passes on what was kept and names what differs, in both kinds of golden."""
    text, binary = suite / "tests/goldens/a/text.md", suite / "tests/goldens/bytes.bin"
    assert (text.read_bytes(), binary.read_bytes()) == (b"one\n", b"\xff\x00")
    assert run(suite).returncode == 0
    text.write_bytes(b"two\n")
    binary.write_bytes(b"\xfe")
    ran = run(suite)
    assert "2 failed" in ran.stdout
    assert "-two\n+one\n" in ran.stdout
    assert "binary: 1 bytes kept, 2 bytes now" in ran.stdout
    text.unlink()
    assert "there was none" in run(suite, "-k", "text").stdout
    assert not text.exists()


@pytest.mark.parametrize("workers", [[], ["-p", "xdist.plugin", "-n", "2"]], ids=["alone", "workers"])
def test_an_unused_golden_fails_a_whole_run(suite: Path, workers: list[str]) -> None:
    """With or without workers a whole run is red, and the flag removes the golden."""
    stray = suite / "tests/goldens/stray.md"
    stray.write_bytes(b"")
    ran = run(suite, *workers)
    assert ran.returncode == pytest.ExitCode.TESTS_FAILED
    assert "unused golden stray.md: FAILED" in ran.stdout
    assert "text.md:" not in ran.stdout
    ran = run(suite, *workers, "--update-goldens")
    assert ran.returncode == 0
    assert "unused golden stray.md: removed" in ran.stdout
    assert not stray.exists()


@pytest.mark.parametrize("words", [["-k", "text"], ["tests/test_it.py"]])
def test_a_narrowed_run_says_nothing_of_unused_goldens(suite: Path, words: list[str]) -> None:
    """Who runs one test has not shown that a golden is unused."""
    (suite / "tests/goldens/stray.md").write_bytes(b"")
    assert run(suite, *words).returncode == 0
