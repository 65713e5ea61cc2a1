"""The schemas of records for editors: every key and word is explained; they agree with the reader and the checks."""

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Severity
from careplan.records.about import ABOUT
from careplan.records.base import Part
from careplan.records.expressions import FESTIVAL_IDS
from careplan.records.expressions.every import Unit
from careplan.records.kinds import kinds
from careplan.workflow.editor.example import tree_of as example
from careplan.workflow.schema import schema
from tests.run import careplan
from tests.town import seen

REPO = Path(__file__).parents[2]
PLANS = [*sorted((REPO / "examples/plans").glob("*.yaml")), REPO / "records/plan/2026.yaml"]
ON = date(2026, 5, 31)
EDITED = [kind for kind in kinds() if kind.files.endswith(".yaml")]


def parts(annotation: Any) -> Iterator[type[Part]]:  # noqa: ANN401 any annotation
    """Yield the models inside a type."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
        for field in annotation.model_fields.values():
            yield from parts(field.annotation)
    for arg in get_args(annotation):
        yield from parts(arg)


MODELS = {part.__name__: part for kind in EDITED for part in parts(kind.model)}


def test_every_key_of_every_record_is_explained() -> None:
    """No more and no less, and every key says something in Chinese and in English."""
    fields = {name: {field.alias or key for key, field in model.model_fields.items()} for name, model in MODELS.items()}
    assert {name: set(keys) for name, keys in ABOUT.items()} == fields
    for keys in ABOUT.values():
        for key in keys.values():
            assert has_chinese(key.says.zh)
            assert key.says.en.isascii() or "…" in key.says.en


def has_chinese(text: str) -> bool:
    """Return whether a text has a Chinese character."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def nodes(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 JSON
    """Yield every map in a schema."""
    if isinstance(schema, dict):
        yield schema
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from nodes(inner)


@pytest.mark.parametrize("kind", EDITED, ids=lambda kind: kind.name)
def test_every_word_of_a_closed_list_is_explained(kind: Any) -> None:  # noqa: ANN401 pytest makes it
    """An editor shows each with its meaning, and a wrong one gives the check's words; the schema is a schema."""
    found = schema(kind.name, "zh")
    Draft202012Validator.check_schema(found)
    for node in nodes(found):
        assert "fault" not in node
        words = node["enum"] if isinstance(node.get("enum"), list) else []
        said = node.get("markdownEnumDescriptions", [])
        for word, meaning in zip([one for one in words if isinstance(one, str)], said, strict=True):
            assert has_chinese(meaning) or word in {"qq", "2026-06-10"}, (word, meaning)
        if "pattern" in node:
            assert node.get("patternErrorMessage", "CP").startswith("CP")


@pytest.mark.parametrize("kind", EDITED, ids=lambda kind: kind.name)
def test_every_example_is_right(kind: Any) -> None:  # noqa: ANN401 pytest makes it
    """What an editor fills in is as the schema says."""
    found = schema(kind.name, "zh")
    for name, model in [(kind.model.__name__, found), *found.get("$defs", {}).items()]:
        for key, about in ABOUT.get(name, {}).items():
            if about.example:
                checked = Draft202012Validator({**model["properties"][key], "$defs": found.get("$defs", {})})
                assert [error.message for error in checked.iter_errors(example(about.example))] == [], (name, key)


def test_every_period_and_festival_is_offered() -> None:
    """A new one too."""
    keys = schema("plan", "zh")["$defs"]["Duty"]["properties"]
    offered = {key: {one["label"] for one in keys[key]["defaultSnippets"]} for key in ("every", "due", "within")}
    assert set(get_args(Unit)) - {"festival"} <= offered["every"]
    assert {f"festival {name}" for name in FESTIVAL_IDS} <= offered["every"]
    assert set(FESTIVAL_IDS) <= offered["due"] & offered["within"]


def test_the_readers_language_stands_first() -> None:
    """Both are there, whichever is asked for."""
    zh, en = (schema("plan", lang)["$defs"]["Duty"]["properties"]["due"]["description"] for lang in ("zh", "en"))
    assert zh.split("\n\n") == en.split("\n\n")[::-1]
    assert has_chinese(zh[:1])


def as_an_editor_reads(text: str) -> Any:  # noqa: ANN401 YAML
    """Return YAML 1.2 as a language server has it: dates are text."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = yaml.constructor.yaml_constructors[
        "tag:yaml.org,2002:str"
    ]
    return yaml.load(text)


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what holds a value against the schema of a kind of record."""
    return Draft202012Validator(schema(name, "zh"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_the_checks_take_the_schema_takes(path: Path) -> None:
    """Each real plan."""
    text = path.read_text(encoding="utf-8")
    assert not errors(text)
    assert [error.message for error in validator("plan").iter_errors(tree_of(path))] == []


def errors(text: str) -> list[str]:
    """Return what the reader and the checks of plans have against a plan."""
    checks = [loaded for loaded in load_checks() if loaded.check.code.startswith(("CP1", "CP9"))]
    found = run_checks(seen({"plan/2026.yaml": text.encode()}, ON), checks)
    return [one.slug for one in found if one.place.file == "plan/2026.yaml" and one.check.severity is Severity.ERROR]


@cache
def tree_of(path: Path) -> Any:  # noqa: ANN401 YAML
    """Return a plan as an editor reads it."""
    return as_an_editor_reads(path.read_text(encoding="utf-8"))


JUNK: tuple[Any, ...] = (
    None,
    "",
    "x y",
    "中文",
    "2026-02-30",
    0,
    -1,
    5,
    99,
    3.5,
    True,
    False,
    [],
    {},
    ["x"],
    {"x": 1},
    [[]],
    [None],
)


@st.composite
def mutated(draw: st.DrawFn) -> Any:  # noqa: ANN401 a tree
    """Return a plan with one duty, in which something is missing, too much or wrong."""
    whole = deepcopy(tree_of(draw(st.sampled_from(PLANS))))
    whole["duties"] = [draw(st.sampled_from(whole["duties"]))]
    where: Any = whole
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where)))
        key = draw(st.sampled_from(keys))
        deeper = isinstance(where[key], dict | list) and len(where[key])
        if not deeper or draw(st.integers(0, 3)) == 0:
            break
        where = where[key]
    change = draw(st.sampled_from(["drop", "junk", "add"]))
    if change == "drop":
        del where[key]
    elif change == "add" and isinstance(where, dict):
        where[draw(st.sampled_from(["unknown", "due", "values", "zh"]))] = draw(st.sampled_from(JUNK))
    else:
        where[key] = draw(st.sampled_from(JUNK))
    return whole


def written(tree: Any) -> str:  # noqa: ANN401 JSON
    """Return a tree as a clerk writes it: nothing stands where there is None."""
    stream = StringIO()
    YAML().dump(tree, stream)
    return stream.getvalue()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_what_the_schema_refuses_the_checks_refuse(tree: Any) -> None:  # noqa: ANN401 JSON
    """An editor never marks what careplan takes."""
    refused = [f"{error.json_path}: {error.message}" for error in validator("plan").iter_errors(tree)]
    if refused:
        assert errors(written(tree)), refused


def test_schemas_are_written_for_an_editor(tmp_path: Path) -> None:
    """With the setting that maps files to them; settings that stood there stay, and a second run changes nothing."""
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text('{"editor.tabSize": 2, "yaml.schemas": {"mine.json": "*.yml"}}', encoding="utf-8")
    ran = careplan("schema", "--write", str(tmp_path))
    assert ran.code == 0
    written = {path: (tmp_path / path).read_bytes() for path in ran.out.split()}
    assert ".vscode/careplan/plan.json" in written
    found = json.loads(settings.read_text(encoding="utf-8"))
    assert found["editor.tabSize"] == 2
    assert found["yaml.schemas"]["mine.json"] == "*.yml"
    assert found["yaml.schemas"][".vscode/careplan/child.json"] == "**/schools/*/children/*.yaml"
    assert careplan("schema", "--write", str(tmp_path)).code == 0
    assert written == {path: (tmp_path / path).read_bytes() for path in written}


@pytest.mark.parametrize("text", ["{ // mine\n}", "[]", '{"yaml.schemas": 1}'])
def test_settings_that_are_no_plain_json_stay(tmp_path: Path, text: str) -> None:
    """They are the clerk's; what to add is said."""
    settings = tmp_path / ".vscode/settings.json"
    settings.parent.mkdir()
    settings.write_text(text, encoding="utf-8")
    ran = careplan("schema", "--write", str(tmp_path))
    assert ran.code == 2
    assert "yaml.schemas" in ran.err
    assert settings.read_text(encoding="utf-8") == text


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """Nothing is made."""
    ran = careplan("schema", "--write", str(tmp_path / "none"), "--lang", "en")
    assert ran.code == 2
    assert "There is no folder" in ran.err
    assert not (tmp_path / "none").exists()
