"""The strict reader before the judge: the YAML test suite, 94 cases of which must be refused."""

import json
from typing import Any

import pytest

from careplan.store.reading.yaml_reader import read_yaml
from tests.store.reading.suite import FOLDER, Case, cases

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(),
    reason=f"the YAML test suite is not at {FOLDER.name}/; set CAREPLAN_YAML_TEST_SUITE to its folder",
)
CASES = list(cases()) if FOLDER.is_dir() else []

# Invalid YAML that libyaml takes, and why no record is harmed by it.
ACCEPTED_THOUGH_INVALID = {
    "9C9N-0": "a flow list whose lines are not indented reads as the list it shows",
    "9JBA-0": "a comment glued to a closing bracket is still a comment",
    "CVW2-0": "a comment glued to a comma is still a comment",
    "QB6E-0": "a quoted value whose next line is not indented reads as the value it shows",
    "SU5Z-0": "a comment glued to a closing quote is still a comment",
    "YJV2-0": "a lone dash inside brackets reads as the text it is",
    "G5U8-0": "two lone dashes inside brackets read as the text they are",
}
# Valid YAML whose value differs from the suite's JSON.
OTHER_VALUE = {
    "JEF9-2": "a block of blanks without a last newline: libyaml keeps no newline",
    "L24T-1": "a block without a last newline: libyaml adds none",
}
# Valid YAML that is refused as unreadable, mostly since libyaml does not know it; the reason as it is said.
REFUSED_AS_UNREADABLE = {
    "bracket": "4MUZ-0 4MUZ-1 4MUZ-2 58MP-0 5MUD-0 5T43-0 CFD4-0 DBG4-0 HM87-0 JR7V-0 K3WX-0 NJ66-0 VJP3-1",
    "inside brackets": "4ABK-0 FRK4-0 UDM2-0",
    "empty lines": "4QFQ-0 DWX9-0 JEF9-1 R4YG-0 T26H-0",
    "indent": "DK3J-0 FP8R-0 HWV9-0 QT73-0",
}
# Refusals whose message names the feature that records do without.
NAMED = frozenset(
    {
        "alias-in-yaml",
        "anchor-in-yaml",
        "tag-in-yaml",
        "directive-in-yaml",
        "second-document",
        "key-not-text",
        "tab-in-yaml",
        "empty-record",
        "control-character",
        "special-first-sign",
        "unclosed-quote",
    }
)

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


@each_case
def test_case(case: Case) -> None:
    """A case is accepted with the value it shows, or refused with a line inside the file."""
    tree, faults = read_yaml("case.yaml", case.text.encode(), root="any")
    lines = len(case.text.splitlines()) or 1
    for fault in faults:
        assert 1 <= fault.place.line <= lines
    if tree is None:
        assert faults
        assert case.must_fail or _said(faults[0].rule, case.name, faults[0].facts.get("hint"))
    elif case.must_fail:
        assert case.name in ACCEPTED_THOUGH_INVALID
    elif case.json is not None and case.name not in OTHER_VALUE:
        assert len(case.json) == 1
        assert _same(tree.value, case.json[0])


def test_lists_of_exceptions_are_true() -> None:
    """At most nine invalid cases are accepted and three read differently, and each of them still is."""
    assert len(ACCEPTED_THOUGH_INVALID) <= 9
    assert len(OTHER_VALUE) <= 3
    by_name = {case.name: case for case in CASES}
    for name in (*ACCEPTED_THOUGH_INVALID, *OTHER_VALUE):
        tree, _ = read_yaml("case.yaml", by_name[name].text.encode(), root="any")
        assert tree is not None
        assert by_name[name].must_fail == (name in ACCEPTED_THOUGH_INVALID)
        if name in OTHER_VALUE:
            assert not _same(tree.value, (by_name[name].json or [None])[0])


def test_the_suite_is_whole() -> None:
    """All 94 invalid cases are there."""
    assert sum(case.must_fail for case in CASES) == 94


def _said(rule: str, name: str, hint: Any) -> bool:  # noqa: ANN401
    """Tell whether the refusal of a valid case names what it refuses."""
    reason = next((reason for reason, names in REFUSED_AS_UNREADABLE.items() if name in names.split()), None)
    return rule in NAMED if reason is None else rule == "unreadable-yaml" and reason in hint.en


def _same(value: Any, wanted: Any) -> bool:  # noqa: ANN401
    """Tell whether a value equals JSON when scalars are compared as text; numbers by their value."""
    if isinstance(wanted, dict):
        same_keys = isinstance(value, dict) and set(value) == {str(key) for key in wanted}
        return same_keys and all(_same(value[key], wanted[key]) for key in wanted)
    if isinstance(wanted, list):
        return isinstance(value, list) and len(value) == len(wanted) and all(map(_same, value, wanted))
    if wanted is None:
        return value in (None, "~", "null", "")
    if isinstance(wanted, (bool, str)):
        return bool(value == (wanted if isinstance(wanted, str) else json.dumps(wanted)))
    return isinstance(value, str) and float(value) == float(wanted)
