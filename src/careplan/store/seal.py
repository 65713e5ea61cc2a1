"""Where private values are opened: between a file's text and its record. In open mode there is nothing to open."""

from typing import Any, Final, Protocol

from careplan.records.base import Path
from careplan.records.privacy import is_clear

SEALED: Final = "cp1:"
"""How a sealed value begins."""


class Seal(Protocol):
    """Opens sealed values with the keys that it holds."""

    def open(self, kind: str, record_id: str, field: str, sealed: str) -> str | None:
        """Return a value's text, None where its key is not held. The record and the field are bound into it."""


class NullSeal:
    """The seal of a reader without keys: every sealed value stays shut."""

    def open(self, kind: str, record_id: str, field: str, sealed: str) -> str | None:  # noqa: ARG002 it has no keys
        """Return None."""
        return None


def opened(kind: str, tree: dict[str, Any], seal: Seal) -> tuple[dict[str, Any], list[Path]]:
    """Return a record's tree with its sealed values opened, and the paths of those that stay shut, left out.

    Only private fields are looked at: a clear field that begins like a sealed one is a slip, and its type says so.
    """
    record_id = str(tree.get("id", ""))
    shut: list[Path] = []

    def walk(value: Any, path: Path) -> Any:  # noqa: ANN401 a tree of text
        if isinstance(value, dict):
            inner = {key: walk(item, (*path, key)) for key, item in value.items()}
            return {key: item for key, item in inner.items() if (*path, key) not in shut}
        if isinstance(value, list):
            return [walk(item, (*path, n)) for n, item in enumerate(value)]
        if not isinstance(value, str) or not value.startswith(SEALED) or is_clear(kind, path):
            return value
        text = seal.open(kind, record_id, ".".join(step for step in path if isinstance(step, str)), value)
        if text is None:
            shut.append(path)
        return text

    found: dict[str, Any] = walk(tree, ())
    return found, shut
