"""The committed demo: the table of gaps says exactly what the checks find."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Finding
from careplan.records.child import Child
from careplan.records.guardian import Guardian
from careplan.workflow.demo.build import Size, clean_town, files_of
from careplan.workflow.demo.page import demo_page
from careplan.workflow.demo.plant import GAPS, Planted, plant
from careplan.workflow.load import load_world
from tests.golden import Golden
from tests.town import found

RECORDS = Path(__file__).parents[3] / "records"
LAST = date(2026, 12, 31)


@cache
def planted(size: Size) -> tuple[tuple[Planted, ...], Mapping[str, bytes]]:
    """Return the gaps planted in a township and its files."""
    town = clean_town(size)
    gaps = plant(town)
    return tuple(gaps), files_of(town)


@cache
def findings() -> list[Finding]:
    """Return what the checks find in records/ on the last day of the year."""
    return run_checks(load_world(str(RECORDS), LAST), load_checks())


def test_records_are_what_the_generator_writes(docs: Golden) -> None:
    """records/ is the demo of the default size; `careplan init --demo` writes it; so does `--update-docs`."""
    made = planted(Size())[1]
    records = Golden(RECORDS, docs.flag, docs.update, set())
    for name, data in made.items():
        records.check(name, data)
    others = [p for p in RECORDS.rglob("*") if p.is_file() and p.relative_to(RECORDS).as_posix() not in made]
    for other in others if docs.update else []:
        other.unlink()
    assert [other.relative_to(RECORDS).as_posix() for other in others if other.exists()] == []


def unmatched(gaps: tuple[Planted, ...], told: list[Finding]) -> tuple[list[Finding], list[str]]:
    """Return the findings that no gap explains, and the gaps of which something was not found."""
    left, silent = list(told), []
    for gap, follows in gaps:
        for slug, file, facts in follows:
            hit = next(
                (
                    f
                    for f in left
                    if (f.slug, f.place.file) == (slug, file)
                    and all(str(f.facts.get(name)) == value for name, value in facts.items())
                ),
                None,
            )
            if hit is None:
                silent.append(f"{gap.id}: {slug} {file} {dict(facts)}")
            else:
                left.remove(hit)
    return left, silent


def test_the_checks_find_exactly_what_was_planted() -> None:
    """Every planted gap is found, and nothing else."""
    gaps = planted(Size())[0]
    left, silent = unmatched(gaps, findings())
    assert [(f.slug, f.place, dict(f.facts)) for f in left] == []
    assert silent == []
    assert len(gaps) == len(GAPS)


@pytest.mark.parametrize("size", [Size(1, 8, 2, 2026, 4), Size(3, 30, 8, 2026, 5)])
def test_a_small_township_has_the_gaps_that_fit(size: Size) -> None:
    """Where nobody fits, a gap is left out; those planted are found, and nothing else."""
    gaps, files = planted(size)
    assert unmatched(gaps, found(files, LAST)) == ([], [])
    assert 10 < len(gaps) < len(GAPS)


def test_every_chapter_has_gaps() -> None:
    """Nothing of the plan is left out, and no two gaps have one name."""
    assert {gap.chapter for gap in GAPS} == {
        *("register", "care", "contact", "hand-in", "census", "appraisal", "activity"),
    }
    assert len({gap.id for gap in GAPS}) == len(GAPS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_reads_well_in_both_languages(lang: str) -> None:
    """No mark is left unfilled, and two runs say the same."""
    words = [(f.message(lang), f.remedy(lang)) for f in findings()]  # type: ignore[arg-type]  # zh and en are languages
    again = run_checks(load_world(str(RECORDS), LAST), load_checks())
    assert words == [(f.message(lang), f.remedy(lang)) for f in again]  # type: ignore[arg-type]  # as above
    assert len(words) > len(GAPS)
    assert all(said and mend for said, mend in words)


def test_no_private_value_is_said() -> None:
    """No name, phone, ID number or address of anybody in the demo stands in a message."""
    town = clean_town(Size())
    people: list[Child | Guardian] = [*town.children.values(), *town.guardians.values()]
    private = {str(value) for p in people for value in (p.name, p.id_number, p.address) if value}
    private |= {adult.name for adult in town.staff.values()}
    said = "\n".join(f"{f.message('zh')} {f.remedy('zh')}" for f in findings())
    assert [value for value in private if value in said] == []


def test_the_page_is_current(docs: Golden) -> None:
    """docs/demo.md lists the planted gaps."""
    size = Size()
    counts = {"schools": size.schools, "children": size.children, "proxies": size.proxies, "year": size.year}
    docs.check("demo.md", demo_page(planted(size)[0], counts))
