"""What the register's checks say never holds a private value, whatever is wrong."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from careplan.checks import LoadedCheck, load_checks, run_checks
from careplan.domain.finding import worded
from careplan.records.kinds import kind_of
from careplan.records.privacy import is_clear
from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow.load import load_world
from tests.pages import lay, read_page

HERE = Path(__file__).parent
REGISTER = [loaded for loaded in load_checks() if re.fullmatch(r"CP2[0-8]\d", loaded.check.code)]
SHORT = 3
"""Private words shorter than this, such as a sex or 汉族, are found everywhere by chance."""


def private_values(root: Path) -> Iterator[str]:
    """Yield every value in the YAML records that may not be shown."""
    for path in sorted(root.rglob("*.yaml")):
        file = path.relative_to(root).as_posix()
        found = kind_of(file)
        tree, _ = read_yaml(file, path.read_bytes())
        if found and tree:
            yield from _leaves(found[0].name, (), tree.value)


def _leaves(kind: str, path: tuple[str | int, ...], value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(kind, (*path, key), inner)
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from _leaves(kind, (*path, at), inner)
    elif isinstance(value, str) and len(value) >= SHORT and not is_clear(kind, path):
        yield value


KNOWN_WORDS = {"boy", "girl", "man", "woman", "good", "fair", "poor", "clear", "not_clear", "away", "other"}


@pytest.mark.parametrize("loaded", REGISTER, ids=lambda loaded: loaded.slug)
def test_no_private_value_is_said(loaded: LoadedCheck, tmp_path: Path) -> None:
    """On every bad scenario of the check's page, no message, remedy or fact holds a private value."""
    for number, scenario in enumerate(s for s in read_page(HERE / f"{loaded.slug}.md").scenarios if s.is_bad):
        root = tmp_path / str(number)
        root.mkdir()
        lay(scenario, HERE, root)
        world = load_world(str(root), scenario.on)
        secrets = {value for value in private_values(root) if value not in KNOWN_WORDS}
        assert secrets
        for finding in run_checks(world, [loaded]):
            said = [*worded(finding.facts, "zh").values(), *worded(finding.facts, "en").values()]
            said += [finding.message("zh"), finding.message("en"), finding.remedy("zh"), finding.remedy("en")]
            assert [secret for secret in secrets if any(secret in words for words in said)] == []


def test_checks_survive_an_empty_folder(tmp_path: Path) -> None:
    """With no records at all only the missing settings are found."""
    found = run_checks(load_world(str(tmp_path), date(2026, 5, 31)), REGISTER)
    assert [finding.slug for finding in found] == ["township-settings-missing"]
