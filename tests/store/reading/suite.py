"""The YAML test suite: where it lies, and its cases."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML

_BESIDE = Path(__file__).parents[4] / "shared" / "yaml-test-suite"
FOLDER = Path(os.environ.get("CAREPLAN_YAML_TEST_SUITE", _BESIDE)) / "src"

_SIGNS = {"␣": " ", "————»": "\t", "———»": "\t", "——»": "\t", "—»": "\t", "»": "\t", "↵": "", "∎\n": "", "∎": ""}


class Case(NamedTuple):
    """One case: its name, text, whether it must be refused, and its documents as JSON when it has them."""

    name: str
    text: str
    must_fail: bool
    json: list[Any] | None


def cases() -> Iterator[Case]:
    """Yield the cases of all files; a later case of a file takes over what it does not say itself, save `fail`."""
    for path in sorted(FOLDER.glob("*.yaml")):
        before: dict[str, Any] = {}
        for number, own in enumerate(YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))):
            before = {**before, **own}
            text = before["yaml"]
            for sign, meant in {**_SIGNS, "←": "\r", "⇔": "\ufeff"}.items():
                text = text.replace(sign, meant)
            yield Case(f"{path.stem}-{number}", text, bool(own.get("fail")), _documents(before.get("json")))


def _documents(source: str | None) -> list[Any] | None:
    if source is None:
        return None
    documents = []
    rest = source.strip()
    while rest:
        value, end = json.JSONDecoder().raw_decode(rest)
        documents.append(value)
        rest = rest[end:].strip()
    return documents
