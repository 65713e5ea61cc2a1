"""What comes with careplan besides its code: inside the installed package, or in its folders of a checkout."""

from pathlib import Path
from typing import Final

from careplan.records.place import Fault
from careplan.store.tree import Folder

_FOLDERS: Final = {
    "plans": ("plans", "examples/plans"),
    "records": ("demo", "records"),
    "templates": ("templates", "templates"),
}
"""Each folder's path in the package and in a checkout."""


def shipped(name: str, path: str) -> bytes:
    """Return a file of one of the folders `plans`, `records` and `templates`. Raises FileNotFoundError."""
    data = Folder(_root(name)).read(path)
    if isinstance(data, Fault):
        raise FileNotFoundError(path)
    return data


def shipped_names(name: str) -> list[str]:
    """Return the names of the files that lie in a folder itself, sorted."""
    return sorted(file.name for file in Path(_root(name)).iterdir() if file.is_file())


def _root(name: str) -> str:
    packaged, checkout = _FOLDERS[name]
    inside = Path(__file__).resolve().parents[1]
    found = inside / packaged
    return str(found if found.is_dir() else inside.parents[1] / checkout)
