"""How one text stands in YAML so that every reader takes it for what it is."""

import re
from typing import Final

from careplan.store.reading.yaml_reader import read_yaml

_TAKEN: Final = re.compile(r"0\d+|\d{5,}|(?i:yes|no|on|off|null|~)")
"""Bare text that a program or a spreadsheet may take for something else."""


def plain_scalar(text: str) -> str:
    """Return text as it stands in YAML: bare where every reader takes it for what it is, in double quotes otherwise."""
    tree, _ = read_yaml("", f"a: {text}\nb: [{text}]\n".encode()) if text.isprintable() else (None, [])
    if not _TAKEN.fullmatch(text) and tree is not None and tree.value == {"a": text, "b": [text]}:
        return text
    inside = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{inside}"'
