"""Every kind of record file, found by being in this folder: a module that has KIND-like constants."""

import importlib
import pkgutil
import re
from functools import cache

import careplan.records as package
from careplan.records.base import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of record, in the order of their names."""
    found: set[Kind] = set()
    for module in pkgutil.iter_modules(package.__path__):
        values = vars(importlib.import_module(f"{package.__name__}.{module.name}")).values()
        found |= {value for value in values if isinstance(value, Kind)}
    return tuple(sorted(found, key=lambda kind: kind.name))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], Kind], ...]:
    return tuple(
        (
            re.compile(
                re.sub(
                    r"\{(\w+)\}",
                    r"(?P<\1>[^/]+)",
                    re.escape(kind.files).replace(r"\{", "{").replace(r"\}", "}"),
                )
            ),
            kind,
        )
        for kind in kinds()
    )


def kind_of(file: str) -> tuple[Kind, dict[str, str]] | None:
    """Return the kind of the record at a path from the records' root and the path's parts, or None."""
    for pattern, kind in _patterns():
        match = pattern.fullmatch(file)
        if match:
            return kind, match.groupdict()
    return None


def person_of(file: str) -> tuple[str, str] | None:
    """Return kind and id of the person whose record stands at a path, whatever the school; None for other files."""
    found = kind_of(file)
    if found is None or "id" not in found[1]:
        return None
    kind, parts = found
    return kind.name.removeprefix("office-"), parts["id"]
