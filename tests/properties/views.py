"""What each command says of a day, as a program reads it, through the functions that the command line calls."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from careplan.checks import LoadedCheck, load_checks, run_checks
from careplan.domain.agenda import Wanted
from careplan.domain.check_result import CheckResult
from careplan.domain.view import View, plain
from careplan.domain.world import World
from careplan.formats import json as json_form
from careplan.workflow.answers.due_json import due_plain
from careplan.workflow.answers.show_json import show_plain
from careplan.workflow.answers.why_json import why_plain
from careplan.workflow.check import states
from careplan.workflow.due import due
from careplan.workflow.show import show
from careplan.workflow.why import headers, why

CHAPTERS = ("care", "contact", "hand-in", "census", "appraisal", "activity")
SLUGS: Mapping[tuple[str, str], str] = {
    **{(chapter, state): f"{state}-{chapter}" for chapter in CHAPTERS for state in ("missed", "overdue")},
    ("register", "missed"): "state-not-held",
    ("register", "overdue"): "state-not-held-now",
}
"""By chapter of the plan and state: the check that names the obligation."""


@cache
def _of_duties() -> list[LoadedCheck]:
    return [check for check in load_checks() if check.slug in SLUGS.values() or check.slug == "hand-in-late"]


def check_says(world: World) -> dict[str, Any]:
    """Return `check --format json`, of the checks that name what is owed or came late."""
    told = CheckResult(on=world.on, findings=tuple(run_checks(world, _of_duties())), states=states(world))
    return read("\n".join(json_form.write(told, "en")))


def due_says(world: World, by: str, days: int, **wanted: str) -> dict[str, Any]:
    """Return `due --format json`."""
    return read(json.dumps(due_plain(due(world, Wanted(**wanted), by, days))))


def why_says(world: World, subject: str, duty: str, period: str) -> dict[str, Any]:
    """Return `why --format json`."""
    return read(json.dumps(why_plain(why(world, subject, duty, period), headers(None))))


def show_says(world: World, id_: str) -> dict[str, Any]:
    """Return `show --format json`."""
    return read(json.dumps(show_plain(show(world, id_))))


def report_says(view: View) -> dict[str, Any]:
    """Return `report --format json`."""
    return read(json.dumps(plain(view)))


def read(text: str) -> dict[str, Any]:
    """Return a JSON document."""
    found: dict[str, Any] = json.loads(text)
    return found
