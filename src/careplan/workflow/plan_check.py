"""Check a plan alone, in the records or anywhere else: its form, and whether what it says can be kept."""

from dataclasses import replace
from typing import Final

from careplan.checks import load_checks, run_checks
from careplan.domain.check_result import CheckResult
from careplan.domain.finding import Finding
from careplan.domain.world import World
from careplan.records.place import Fact
from careplan.workflow.frames import frames
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting
from careplan.workflow.plan import Which, plan_tree, stand_in

_FORM: Final = "CP1"
_PLAN: Final = "CP9"
_OF_CALENDAR: Final = frozenset({"duty-never-owed", "day-not-in-calendar"})
"""What only a township's calendar can tell; without one every term and vacation would be found amiss."""
_BY_CALENDAR: Final = frozenset({"term", "vacation", "school day", "school-year"})


def check_plan(which: Which, prefix: str) -> tuple[CheckResult, bool]:
    """Return what is wrong with the plans meant, and whether a township's calendar was at hand to tell.

    Of records every plan is checked, and what the plans are to each other and to the rules.
    """
    checks = [loaded for loaded in load_checks() if loaded.check.code.startswith((_FORM, _PLAN))]
    with collector_resting(), plan_tree(which) as (root, tree):
        world = world_of(tree, which.on)
        findings = [finding for finding in run_checks(world, checks) if _told(finding, which)]
        known = bool(world.books.calendar.terms)
        if root is None:
            findings = [finding for finding in findings if not _needs_calendar(finding, world)]
        framed = frames(findings, tree)
    if which.file is not None:
        findings = [_placed(finding, which.file) for finding in findings]
    files = [file for file in world.files if file.startswith("plan/")]
    result = CheckResult(
        on=which.on,
        findings=tuple(findings),
        files=len(files),
        frames=framed,
        prefix="" if which.file is not None else prefix,
    )
    return result, known


def _told(finding: Finding, which: Which) -> bool:
    """Return whether a finding is about the plan's file, or, where all plans are meant, about plans and rules."""
    if which.file is not None:
        return finding.place.file == stand_in(which.file)
    return finding.place.file.startswith("plan/") or finding.check.code.startswith(_PLAN)


def _needs_calendar(finding: Finding, world: World) -> bool:
    if finding.slug in {"day-not-in-calendar", "calendar-missing"}:
        return True
    return finding.slug in _OF_CALENDAR and _unit_of(world, finding.facts.get("duty")) in _BY_CALENDAR


def _unit_of(world: World, duty: Fact | None) -> str:
    return next((one.every.unit for plan in world.books.plans for one in plan.duties if one.id == duty), "")


def _placed(finding: Finding, file: str) -> Finding:
    return replace(finding, place=finding.place._replace(file=file.replace("\\", "/")))
