"""`careplan explain` and `careplan schema`."""

import json
import re

import pytest

from careplan.checks import load_checks
from careplan.formats.json import SCHEMA
from careplan.records.kinds import kinds
from careplan.text import Lang
from tests.run import careplan


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_check_explained(lang: Lang) -> None:
    """A code and a name give the same page: what, why and what to write instead, in one language."""
    ran = careplan("explain", "CP153", "--lang", lang)
    loaded = next(one for one in load_checks() if one.check.code == "CP153")
    for words in (loaded.check.message, loaded.check.why, loaded.check.remedy):
        assert words.say(lang) in ran.out
    assert ran.code == 0
    assert ran.out == careplan("explain", loaded.slug, "--lang", lang).out


def test_a_chapter_explained() -> None:
    """The beginning of a code gives every page of the chapter."""
    heads = re.findall(r"^CP\d+ ", careplan("explain", "CP18").out, re.MULTILINE)
    assert heads == [f"{one.check.code} " for one in load_checks() if one.check.code.startswith("CP18")]


def test_all_checks_listed() -> None:
    """Without a code, or with --all, every check has a line."""
    listed = careplan("explain", "--all").out
    assert [line.split()[0] for line in listed.splitlines()] == [one.check.code for one in load_checks()]
    assert careplan("explain").out == listed


def test_every_record_has_a_schema() -> None:
    """The list names every kind of record and output, and each prints as JSON with its version in `$id`."""
    names = [line.split()[0] for line in careplan("schema").out.splitlines()]
    assert {kind.name for kind in kinds()} | {"check"} <= set(names)
    for name in names:
        schema = json.loads(careplan("schema", name).out)
        assert re.fullmatch(r"careplan/(record/)?[a-z-]+/\d+", schema["$id"])
        assert schema["$schema"].startswith("https://json-schema.org/")


def test_record_schemas_name_fields_as_they_are_written() -> None:
    """Fields go by the word that stands in the file."""
    child = json.loads(careplan("schema", "child", "--lang", "en").out)
    assert child["title"] == "child"
    assert "from" in child["$defs"]["Enrolment"]["properties"]
    assert "from_" not in child["$defs"]["Enrolment"]["properties"]


def test_the_output_of_check_has_the_keys_of_its_schema() -> None:
    """What `check --format json` writes is what its schema promises."""
    document = json.loads(careplan("check", "--format", "json", "--on", "2026-05-31").out)
    assert set(document) == set(SCHEMA["properties"])
    assert set(document["summary"]) <= set(SCHEMA["properties"]["summary"]["properties"])
    assert set(SCHEMA["properties"]["summary"]["required"]) <= set(document["summary"])
    states = SCHEMA["properties"]["summary"]["properties"]["obligations"]["properties"]
    assert set(document["summary"]["obligations"]) <= set(states)
