"""Finding, running and choosing checks."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, cast

import pytest

from careplan.checks import LoadedCheck, UnknownCheckError, load_checks, run_checks, select_checks
from careplan.domain.finding import Check, Found, Severity
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

WORDS = Text("字", "word")
NOWHERE = cast("World", date.min)


def a_check(slug: str, code: str, *places: Place) -> LoadedCheck:
    """Return a check that finds the given places."""

    def run(_: "World") -> Iterator[Found]:
        return (Found(place, {}) for place in places)

    return LoadedCheck(slug, Check(code, Severity.NOTE, WORDS, WORDS, WORDS), run)


CHECKS = [a_check("bad-date", "CP104"), a_check("child-without-proxy", "CP301"), a_check("late", "CP302")]


def test_loaded_by_code() -> None:
    """What is found in the folder comes sorted by code, so that every list of checks reads the same."""
    codes = [loaded.check.code for loaded in load_checks()]
    assert codes == sorted(codes)


def test_findings_come_in_order_of_place_then_code() -> None:
    """The order of the checks does not show in the order of the findings."""
    early, late = Place("a.yaml", 2, 1), Place("a.yaml", 10, 1)
    findings = run_checks(NOWHERE, [a_check("b", "CP202", late, early), a_check("a", "CP201", late)])
    assert [(f.place.line, f.check.code, f.slug) for f in findings] == [
        (2, "CP202", "b"),
        (10, "CP201", "a"),
        (10, "CP202", "b"),
    ]


@pytest.mark.parametrize(
    ("select", "ignore", "expected"),
    [
        ([], [], "CP104 CP301 CP302"),
        (["CP3"], [], "CP301 CP302"),
        (["cp301"], [], "CP301"),
        (["late", "CP1"], [], "CP104 CP302"),
        (["CP3"], ["late"], "CP301"),
        ([], ["CP3"], "CP104"),
        (["CP"], ["CP"], ""),
    ],
)
def test_select(select: list[str], ignore: list[str], expected: str) -> None:
    """Words choose by chapter, code or name; ignoring wins."""
    assert " ".join(loaded.check.code for loaded in select_checks(CHECKS, select, ignore)) == expected


@pytest.mark.parametrize(
    ("word", "near"),
    [("chld-without-proxy", "child-without-proxy"), ("CP3O1", "CP301"), ("CP9", ""), ("zzzz", ""), ("", "")],
)
def test_an_unknown_word_is_an_error_with_a_hint(word: str, near: str) -> None:
    """A word that selects nothing would be a check silently not run."""
    with pytest.raises(UnknownCheckError) as caught:
        select_checks(CHECKS, [], [word])
    assert caught.value.near == near
    for lang in ("zh", "en"):
        said = caught.value.say(lang)
        assert word in said
        assert near in said
        assert "{" not in said
        assert ("?" in said or "？" in said) == bool(near)
