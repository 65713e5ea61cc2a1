"""Every page of this folder runs its own check, and no other, on each of its scenarios."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from careplan.checks import checks_of_rows, load_checks, run_checks
from careplan.domain.finding import Finding, Severity
from careplan.store.tree import Folder
from careplan.text import Lang
from careplan.workflow.load import world_of
from tests.pages import Scenario, lay, pages_in, read_page

HERE = Path(__file__).parent
LANGS: tuple[Lang, ...] = ("zh", "en")


def scenarios() -> Iterator[object]:
    """Yield each scenario of each page with its check's name."""
    for path in pages_in(HERE):
        for scenario in read_page(path).scenarios:
            yield pytest.param(path.stem, scenario, id=f"{path.stem}: {scenario.title}")


def is_row(finding: Finding) -> bool:
    """Say whether a finding is an error of a row, or of a table of rows, that somebody wrote; not of git's."""
    at_row = "/months/" in finding.place.file and finding.check.severity is Severity.ERROR
    return at_row and finding.slug not in {"record-deleted", "record-renamed"}


def findings_of(root: Path, scenario: Scenario, slug: str) -> list[Finding]:
    """Return what one check finds in the records under `root` on the scenario's day."""
    world = world_of(Folder(str(root)), scenario.on, scenario.history, live=True)
    return run_checks(world, [check for check in load_checks() if check.slug == slug])


@pytest.mark.parametrize(("slug", "scenario"), list(scenarios()))
def test_page(slug: str, scenario: Scenario, tmp_path: Path) -> None:
    """The check finds exactly the lines that the page expects, and can say each in both languages."""
    lay(scenario, HERE, tmp_path)
    findings = findings_of(tmp_path, scenario, slug)
    places = [(finding.place, finding.check.code) for finding in findings]
    assert [f"{place.file}:{place.line}:{place.column} {code}" for place, code in places] == scenario.expected
    if any(map(is_row, findings)):
        faults = world_of(Folder(str(tmp_path)), scenario.on).faults
        assert slug in {check.slug for check in checks_of_rows(faults)}, "a form may bring this error in"
    for finding in findings:
        for lang in LANGS:
            for words in (finding.message(lang), finding.remedy(lang)):
                assert words.strip()
                assert not re.search(r"\{[a-z_]*\}", words), "a mark was left unfilled"
