"""Which records and which files in them the words of a command line mean."""

import os
from collections.abc import Sequence
from typing import Final, NamedTuple

from careplan.store.home import find_records
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.look import records_root

_NO_PATH: Final = Text(
    zh="没有文件或文件夹 {path}；例如写 `careplan check records/schools/S03`",
    en="There is no file or folder {path}; write for example `careplan check records/schools/S03`",
)
_TWO_ROOTS: Final = Text(
    zh="这些路径属于不同的台帐；请一次检查一份", en="These paths belong to different records; check one at a time"
)


class Meant(NamedTuple):
    """What was meant: the records' root, paths from there, and files that belong to no records."""

    root: str | None
    under: tuple[str, ...]
    loose: tuple[str, ...]


def meant(paths: Sequence[str], records: str | None, here: str) -> Meant:
    """Return what paths given in the folder `here` mean. Raises Refusal for a path that is not there."""
    if not paths:
        return Meant(records_root(records, here), (), ())
    root = os.path.abspath(records_root(records, here)) if records else None  # noqa: PTH100 text all the way
    under: list[str] = []
    loose: list[str] = []
    for path in paths:
        whole = os.path.normpath(os.path.join(here, path))  # noqa: PTH118
        own = _root_of(whole, path, root)
        if own is None:
            loose.append(path)
            continue
        if root is not None and own != root:
            raise Refusal(_TWO_ROOTS)
        root = own
        inside = os.path.relpath(whole, own).replace(os.sep, "/")
        under.append("" if inside == "." or inside.startswith("..") else inside)
    return Meant(root, () if "" in under else tuple(under), tuple(loose))


def _root_of(whole: str, path: str, root: str | None) -> str | None:
    """Return the root that a path lies under; None for a file that lies under none."""
    if os.path.isdir(whole):  # noqa: PTH112
        return records_root(None, whole) if root is None or not _inside(whole, root) else root
    if not os.path.lexists(whole) and not (root and _inside(whole, root)):
        raise Refusal(_NO_PATH, path=shown(path))
    folder = os.path.dirname(whole)  # noqa: PTH120
    if root is not None and _inside(whole, root):
        return root
    found = find_records(folder)
    return found if found is not None and _inside(whole, found) else None


def _inside(whole: str, root: str) -> bool:
    return whole == root or whole.startswith(root.rstrip(os.sep) + os.sep)


def prefix(root: str, here: str) -> str:
    """Return what stands before a path from the root so that it leads from the folder `here`."""
    root = os.path.abspath(os.path.join(here, root))  # noqa: PTH100, PTH118
    if _inside(root, here) or _inside(here, root):
        way = os.path.relpath(root, here)
        return "" if way == "." else way.replace(os.sep, "/") + "/"
    return root.replace(os.sep, "/") + "/"
