"""What why, due, show and find answer as JSON is as their schemas say."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from careplan.domain.agenda import Wanted
from careplan.domain.view import plain
from careplan.domain.world import World
from careplan.workflow.answer_schemas import DUE, FIND, SHOW, WHY
from careplan.workflow.answers.due_json import due_plain
from careplan.workflow.answers.show_json import find_plain, show_plain
from careplan.workflow.answers.why_json import why_plain
from careplan.workflow.due import due
from careplan.workflow.find import find
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from careplan.workflow.report_schemas import REPORT
from careplan.workflow.schema import output_schemas
from careplan.workflow.show import show
from careplan.workflow.why import headers, why
from tests.reports.samples import clean_world
from tests.workflow.scratch import lay_scratch

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
    "array": (list,),
    "object": (dict,),
}


def wrong(value: Any, schema: dict[str, Any], path: str = "$") -> list[str]:  # noqa: ANN401 JSON
    """Return where a value is not as its schema says; the words of JSON Schema that the answers use."""
    if "anyOf" in schema:
        tried = [wrong(value, one, path) for one in schema["anyOf"]]
        return [] if [] in tried else tried[0]
    if "const" in schema or "enum" in schema:
        return [] if value in schema.get("enum", [schema.get("const")]) else [path]
    kinds: Any = TYPES[schema["type"]]
    if not isinstance(value, kinds) or (schema["type"] == "integer" and isinstance(value, bool)):
        return [path]
    if schema.get("format") == "date":
        date.fromisoformat(value)
    if schema["type"] == "array":
        return [found for n, item in enumerate(value) for found in wrong(item, schema["items"], f"{path}[{n}]")]
    return _wrong_keys(value, schema, path) if schema["type"] == "object" else []


def _wrong_keys(value: dict[str, Any], schema: dict[str, Any], path: str) -> list[str]:
    known, rest = schema.get("properties", {}), schema["additionalProperties"]
    found = [f"{path}.{key} missing" for key in schema.get("required", ()) if key not in value]
    for key, item in value.items():
        inner = known.get(key, rest)
        found += [f"{path}.{key} unknown"] if inner is False else wrong(item, inner, f"{path}.{key}")
    return found


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Return the scratch hamlet on a day with something in every state."""
    return load_world(str(lay_scratch(tmp_path_factory.mktemp("hamlet"))), date(2026, 6, 3))


def test_every_answer_is_as_its_schema_says(world: World, tmp_path: Path) -> None:
    """Whomever and whatever one asks."""
    subjects = [*world.register.children, *world.register.schools, *world.register.staff]
    duties = {s.obligation.duty.id for s in world.settlements}
    for subject in subjects:
        assert wrong(show_plain(show(world, subject)), SHOW) == []
        for duty in duties:
            assert wrong(why_plain(why(world, subject, duty), headers(str(tmp_path))), WHY) == [], (subject, duty)
    for by in ("adult", "school", "child"):
        assert wrong(due_plain(due(world, Wanted(), by, 30)), DUE) == []
    assert wrong(find_plain(find(world, "a")), FIND) == []


def test_a_wrong_answer_would_be_seen(world: World) -> None:
    """A key too many, one missing, a wrong type, a state that there is not: each is found."""
    good = due_plain(due(world, Wanted(), "adult", 30))
    assert wrong(good | {"more": 1}, DUE) == ["$.more unknown"]
    assert wrong({key: value for key, value in good.items() if key != "on"}, DUE) == ["$.on missing"]
    assert wrong(good | {"days": "14"}, DUE) == ["$.days"]
    assert wrong(good | {"by": "nobody"}, DUE) == ["$.by"]


def test_careplan_schema_finds_them() -> None:
    """`careplan schema` lists the four."""
    assert {"why", "due", "show", "find"} <= output_schemas().keys()


@pytest.mark.parametrize("month", ["2026-05", "2026-06"])
def test_reports_are_as_their_schema_says(month: str) -> None:
    """Every figure, table and definition of the township's report and of each school's."""
    world = clean_world(date(2026, 6, 10))
    found = [wrong(plain(view), REPORT) for view in reports(world, month, every=True)]
    assert found == [[], [], []]
