"""Bring two states of the repository together in memory: file by file, and within a record by its rows and keys."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from careplan.domain.three_way import Choice, Step
from careplan.store.git_sync import Blob, bytes_of
from careplan.store.merge_files import merged_file
from careplan.workflow.sync.clash import Ask, Clash

Files = Mapping[str, Blob | bytes]
"""Files by path from the repository's top: as git has them, or bytes that are in no commit yet."""


class Together(NamedTuple):
    """What comes of two states: all files, and what nobody has said whose it is to be."""

    files: dict[str, Blob | bytes]
    open: tuple[Clash, ...]


def together(
    root: str, base: Files, ours: Files, theirs: Files, prefix: str, ask: Ask, fresh: Callable[[], str]
) -> Together:
    """Return what both sides made of `base`. While a clash is open, our side stands in its place."""
    both = sorted(
        path
        for path in base.keys() | ours.keys() | theirs.keys()
        if ours.get(path) != theirs.get(path) and base.get(path) not in (ours.get(path), theirs.get(path))
    )
    found: dict[str, Blob | bytes] = {}
    for path in base.keys() | ours.keys() | theirs.keys():
        file = theirs.get(path) if ours.get(path) == base.get(path) else ours.get(path)
        if file is not None:
            found[path] = file
    blobs = [file for some in (base, ours, theirs) for path in both if isinstance(file := some.get(path), Blob)]
    data = bytes_of(root, blobs)
    open_: list[Clash] = []
    for path in both:
        versions = [_bytes(some.get(path), data) for some in (base, ours, theirs)]
        inside = path[len(prefix) :] if path.startswith(prefix) else f"../{path}"
        new = merged_file(inside, versions[0], versions[1], versions[2], _deciding(inside, ask, open_), fresh)
        found.pop(path, None)
        if new is not None:
            found[path] = new
    return Together(found, tuple(open_))


def _bytes(file: Blob | bytes | None, data: Mapping[str, bytes]) -> bytes | None:
    return data[file.name] if isinstance(file, Blob) else file


def _deciding(path: str, ask: Ask, open_: list[Clash]) -> Callable[[Step, Any, Any], Choice]:
    def decide(at: Step, ours: Any, theirs: Any) -> Choice:  # noqa: ANN401 nested text
        clash = Clash(path, at, ours, theirs)
        choice = ask(clash)
        if choice is None:
            open_.append(clash)
        return choice or "mine"

    return decide
