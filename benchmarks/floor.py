"""What nobody can be faster than: one part of the work and nothing else, each as a program of its own.

python floor.py bytes RECORDS       every file's bytes
python floor.py children RECORDS    the children through PyYAML's CSafeLoader
python floor.py parse RECORDS       the same, and the acts through csv.reader
python floor.py reader RECORDS      the children through careplan's strict reader
python floor.py places RECORDS      the same, and the place of every value
"""

import csv
import os
import sys
from collections.abc import Callable, Iterator
from typing import Final


def read(path: str) -> bytes:
    """Return a file's bytes."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return b"".join(iter(lambda: os.read(handle, 65536), b""))
    finally:
        os.close(handle)


def files(root: str, folder: str = "", ending: str = "") -> Iterator[str]:
    """Yield the files below a root, of which only those in some folder with some ending, if named."""
    todo = [root]
    while todo:
        with os.scandir(todo.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != ".git":
                        todo.append(entry.path)
                elif folder in entry.path and entry.name.endswith(ending):
                    yield entry.path


def every_byte(root: str) -> int:
    """Return how many bytes there are, having read them."""
    return sum(len(read(path)) for path in files(root))


def children(root: str) -> int:
    """Return how many children there are, having parsed them."""
    from yaml import load
    from yaml.cyaml import CSafeLoader

    return sum(load(read(path), CSafeLoader) is not None for path in files(root, "/children/", ".yaml"))


def parse(root: str) -> int:
    """Return how many children and acts there are, having parsed them."""
    tables = (csv.reader(read(path).decode().splitlines()) for path in files(root, "/months/", ".csv"))
    return children(root) + sum(len(list(table)) - 1 for table in tables)


def reader(root: str, *, places: bool = False) -> int:
    """Return how many children there are, having read them strictly; with `places`, where each value stands as well."""
    from careplan.store.reading.yaml_reader import read_yaml

    count = 0
    for path in files(root, "/children/", ".yaml"):
        tree, _ = read_yaml(path, read(path))
        count += tree is not None
        if places and tree is not None:
            tree.places()
    return count


FLOORS: Final[dict[str, Callable[[str], int]]] = {
    "bytes": every_byte,
    "children": children,
    "parse": parse,
    "reader": reader,
    "places": lambda root: reader(root, places=True),
}

if __name__ == "__main__":
    print(sys.argv[1], FLOORS[sys.argv[1]](sys.argv[2]))
