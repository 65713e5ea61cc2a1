"""For programs: one JSON document. Codes, keys and the words of lists are the same in every language."""

import json
from collections.abc import Iterator
from typing import Any, Final

from careplan.domain.check_result import CheckResult
from careplan.domain.finding import Finding, Severity
from careplan.domain.obligation import State
from careplan.records.place import Fact
from careplan.text import Lang, Text

NAME: Final = "careplan/check/1"


def write(result: CheckResult, lang: Lang) -> Iterator[str]:
    """Yield the lines of the document; keys in a fixed order, facts and counts sorted."""
    yield from document(
        {
            "schema": NAME,
            "on": result.on.isoformat(),
            "findings": [_finding(finding, lang) for finding in result.findings],
            "summary": _summary(result),
        }
    )


def document(value: object) -> Iterator[str]:
    """Yield the lines of a JSON document: two spaces, every letter as itself."""
    yield from json.dumps(value, ensure_ascii=False, indent=2).split("\n")


def _finding(finding: Finding, lang: Lang) -> dict[str, Any]:
    place, check = finding.place, finding.check
    return {
        "code": check.code,
        "slug": finding.slug,
        "severity": check.severity.value,
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "message": finding.message(lang),
        "help": finding.remedy(lang),
        "facts": {name: _fact(fact) for name, fact in sorted(finding.facts.items())},
    }


def _fact(fact: Fact) -> Any:  # noqa: ANN401 JSON
    return {"zh": fact.zh, "en": fact.en} if isinstance(fact, Text) else fact


def _summary(result: CheckResult) -> dict[str, Any]:
    found: dict[str, Any] = {
        "files": result.files,
        "severities": result.severities,
        "codes": result.codes,
        "obligations": dict(result.states),
    }
    if result.since is not None:
        found["since"] = {
            "rev": result.since.rev,
            "added": len(result.findings),
            "older": result.since.older,
        }
    return found


def _counts(keys: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": keys}


_COUNT: Final = {"type": "integer", "minimum": 0}
_TEXT: Final = {
    "type": "object",
    "required": ["zh", "en"],
    "additionalProperties": False,
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
}
_FINDING: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["code", "slug", "severity", "file", "line", "column", "message", "help", "facts"],
    "properties": {
        "code": {"type": "string", "pattern": "^CP[1-9][0-9]{2}$"},
        "slug": {"type": "string", "pattern": "^[a-z0-9-]+$"},
        "severity": {"enum": [severity.value for severity in Severity]},
        "file": {"type": "string"},
        "line": {"type": "integer", "minimum": 1},
        "column": {"type": "integer", "minimum": 1},
        "message": {"type": "string"},
        "help": {"type": "string"},
        "facts": {
            "type": "object",
            "additionalProperties": {"anyOf": [{"type": ["string", "integer"]}, _TEXT]},
        },
    },
}
_SUMMARY: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["files", "severities", "codes", "obligations"],
    "properties": {
        "files": _COUNT,
        "severities": _counts({severity.value: _COUNT for severity in Severity}),
        "codes": {"type": "object", "additionalProperties": _COUNT},
        "obligations": _counts({state.value: _COUNT for state in State}),
        "since": {
            "type": "object",
            "additionalProperties": False,
            "required": ["rev", "added", "older"],
            "properties": {"rev": {"type": "string"}, "added": _COUNT, "older": _COUNT},
        },
    },
}
SCHEMA: Final[dict[str, Any]] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": NAME,
    "title": "careplan check --format json",
    "type": "object",
    "additionalProperties": False,
    "required": ["schema", "on", "findings", "summary"],
    "properties": {
        "schema": {"const": NAME},
        "on": {"type": "string", "format": "date"},
        "findings": {"type": "array", "items": _FINDING},
        "summary": _SUMMARY,
    },
}
