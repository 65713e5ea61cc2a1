"""Rules about rules: what every check owes its reader, and that adding one edits nothing."""

import inspect
import os
import re
import shutil
import string
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from careplan.checks import LoadedCheck, load_checks
from careplan.text import Text
from tests.pages import pages_in, read_page

HERE = Path(__file__).parent
REPO = HERE.parent.parent
CHECKS = load_checks()
HAN = re.compile(r"[\u3400-\u9fff]")

each_check = pytest.mark.parametrize("loaded", CHECKS, ids=lambda loaded: loaded.slug)


def test_no_two_checks_share_a_code() -> None:
    """A code names one check for ever."""
    counted = Counter(loaded.check.code for loaded in CHECKS)
    assert [code for code, times in counted.items() if times > 1] == []


def test_every_page_has_a_check() -> None:
    """A page without a check would promise what nobody keeps."""
    assert [page.stem for page in pages_in(HERE) if page.stem not in {loaded.slug for loaded in CHECKS}] == []


@each_check
def test_file_function_slug_and_code(loaded: LoadedCheck) -> None:
    """The file, its function and the slug are one name, and the code lies in a chapter."""
    assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", loaded.slug)
    name = loaded.slug.replace("-", "_")
    assert inspect.getmodule(loaded.run).__name__ == f"careplan.checks.{name}"  # type: ignore[union-attr]
    assert loaded.run.__name__ == name
    assert re.fullmatch(r"CP[1-9]\d\d", loaded.check.code)


@each_check
def test_page_shows_both_outcomes(loaded: LoadedCheck) -> None:
    """A check's page is titled by its slug, speaks both languages and shows one bad and one good case."""
    page = read_page(HERE / f"{loaded.slug}.md")
    assert page.title == loaded.slug
    assert HAN.search(page.prose)
    assert re.search(r"[A-Za-z]{3}", page.prose)
    assert {scenario.is_bad for scenario in page.scenarios} == {True, False}
    for scenario in page.scenarios:
        assert ("Bad" if scenario.is_bad else "Good") in scenario.title, scenario.title


@each_check
@pytest.mark.parametrize("words", ["message", "remedy", "why"])
def test_words_in_both_languages(loaded: LoadedCheck, words: str) -> None:
    """Chinese is Chinese, English is English outside backticks, and both use the same facts."""
    text: Text = getattr(loaded.check, words)
    assert HAN.search(text.zh)
    assert re.search(r"[A-Za-z]{2}", text.en)
    assert not HAN.search(re.sub(r"`[^`]*`", "", text.en))
    assert _marks(text.zh) == _marks(text.en)


def _marks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


NEW_CHECK = '''\
"""Made up: a field that nobody knows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP199",
    severity=Severity.NOTE,
    message=Text(zh="臆造的检查", en="A made-up check"),
    remedy=Text(zh="不必理会", en="Never mind"),
    why=Text(zh="为了试一试", en="To try it"),
)


def made_up_for_a_test(world: "World") -> Iterator[Found]:
    """Yield every field that nobody knows."""
    for found in world.faults_of("unknown-field"):
        yield Found(found.place, {})
'''

NEW_PAGE = """\
# made-up-for-a-test

臆造。Made up.

## Bad: a field that nobody knows

`records/careplan.yaml`
~~~yaml
name: 示范镇
nonsense: 1
~~~
~~~findings
careplan.yaml:2:1 CP199
~~~

## Good: only what is known

`records/careplan.yaml`
~~~yaml
name: 示范镇
~~~
~~~findings
~~~
"""


def test_a_new_check_is_two_new_files(tmp_path: Path) -> None:
    """In a copy of the repo, one new check and one new page run and pass, and nothing else was edited."""
    for folder in ("src", "tests"):
        shutil.copytree(REPO / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPO / "pyproject.toml", tmp_path)
    (tmp_path / "src/careplan/checks/made_up_for_a_test.py").write_text(NEW_CHECK, encoding="utf-8")
    page = tmp_path / "tests/checks/made-up-for-a-test.md"
    page.write_text(NEW_PAGE, encoding="utf-8")

    ran = _pytest_in(tmp_path)
    assert ran.returncode == 0, ran.stdout
    assert re.search(r"^7 passed", ran.stdout.splitlines()[-1]), ran.stdout

    page.write_text(NEW_PAGE.replace("yaml:2:1 CP199", "yaml:3:1 CP199"), encoding="utf-8")
    ran = _pytest_in(tmp_path)
    assert ran.returncode == pytest.ExitCode.TESTS_FAILED, ran.stdout


def _pytest_in(repo: Path) -> subprocess.CompletedProcess[str]:
    """Run the new check's tests in a copy of the repo, unseen by this run's coverage."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("COV_", "COVERAGE_", "PYTEST_"))}
    env["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    env["PYTHONPATH"] = str(repo / "src")
    words = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-k",
        "made-up-for-a-test",
        "tests/checks",
    ]
    return subprocess.run(words, cwd=repo, env=env, capture_output=True, text=True, check=False)
