"""Bring record files into the one way to write them, so that people's changes meet in few lines."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from careplan.checks import load_checks
from careplan.domain.finding import Finding
from careplan.records.kinds import kind_of
from careplan.records.place import Fault
from careplan.store.layout import WRITTEN, formatted
from careplan.store.masked_lines import masked_lines
from careplan.store.tree import Folder
from careplan.store.write import write_all
from careplan.text import Text
from careplan.text.refusal import Refusal, shown

_NOT_HERE: Final = Text(
    "{path} 不是台帐里的记录文件；例如写 `careplan fmt schools/S03`",
    "{path} is no record file of these records; write for example `careplan fmt schools/S03`",
)


@dataclass(frozen=True, slots=True)
class Formatted:
    """One record file: its bytes as they were and as they should be, None with the faults where it is refused."""

    path: str
    old: bytes
    new: bytes | None
    faults: tuple[Fault, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the file is not yet written as it should be."""
        return self.new is not None and self.new != self.old


def chosen(root: str, here: str, paths: Sequence[str]) -> list[str]:
    """Return the record files that some paths name, from the records' root; all without any path.

    A path is a file or a folder, as seen from the folder `here` or from the root. Raises Refusal for one that holds
    no record.
    """
    every = [path for path in Folder(root).paths()[0] if kind_of(path) and path.endswith(WRITTEN)]
    if not paths:
        return every
    found: set[str] = set()
    for path in paths:
        named = _named(root, here, path, every)
        if not named:
            raise Refusal(_NOT_HERE, path=shown(path))
        found |= named
    return sorted(found)


def _named(root: str, here: str, path: str, every: Iterable[str]) -> set[str]:
    for base in (here, root):
        inside = os.path.relpath(os.path.join(base, path), root).replace(os.sep, "/")  # noqa: PTH118 text all the way
        named = {one for one in every if inside in {".", one} or one.startswith(f"{inside}/")}
        if named:
            return named
    return set()


def fmt(root: str, paths: Iterable[str]) -> list[Formatted]:
    """Return the record files as they are and as they should be written; writes nothing."""
    return [_formatted(root, path) for path in paths]


def save(root: str, files: Iterable[Formatted]) -> None:
    """Write the files that change, all or none. Raises WriteError where the disk or somebody else is in the way."""
    write_all(root, {one.path: (one.new, one.old) for one in files if one.new is not None and one.changes})


def _formatted(root: str, path: str) -> Formatted:
    data = Folder(root).read(path)
    if isinstance(data, Fault):
        return Formatted(path, b"", None, (data,))
    new, faults = formatted(path, data)
    return Formatted(path, data, new, tuple(faults) if new is None else ())


def findings(files: Iterable[Formatted]) -> list[Finding]:
    """Return why files were refused, as findings of the checks that word it."""
    by_slug = {loaded.slug: loaded.check for loaded in load_checks()}
    found = [
        Finding(fault.place, by_slug[fault.rule], fault.rule, fault.facts)
        for one in files
        for fault in one.faults
        if fault.rule in by_slug
    ]
    return sorted(found, key=Finding.order)


def difference(one: Formatted) -> Iterator[str]:
    """Yield what would change in a file, as a diff in which every private value is hidden."""
    from difflib import unified_diff

    before, after = masked_lines(one.path, one.old), masked_lines(one.path, one.new or b"")
    yield from (line.rstrip("\n") for line in unified_diff(before, after, one.path, one.path, n=1, lineterm=""))
