"""The house rules that no linter knows: sizes, who opens files, and that every dependency is pinned."""

import ast
import importlib.metadata
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPO = Path(__file__).parent.parent
SRC = REPO / "src/careplan"
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
OPENERS = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}


class Module(NamedTuple):
    """A source file: its path below its folder, its lines, its syntax tree."""

    name: str
    lines: list[str]
    tree: ast.Module


def modules(folder: Path) -> Iterator[Module]:
    """Yield every module below a folder."""
    for path in sorted(folder.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        yield Module(path.relative_to(folder).as_posix(), text.splitlines(), ast.parse(text))


MODULES = list(modules(SRC))
BENCHMARKS = list(modules(REPO / "benchmarks"))


def test_short_enough_to_read() -> None:
    """A module has at most 300 lines and a function at most 40."""
    every = MODULES + BENCHMARKS
    long = [module.name for module in every if len(module.lines) > LONGEST_MODULE]
    for module in every:
        functions = (node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef))
        sizes = ((node.name, (node.end_lineno or 0) - node.lineno + 1) for node in functions)
        long += [f"{module.name}: {name}" for name, lines in sizes if lines > LONGEST_FUNCTION]
    assert long == []


def test_only_the_store_opens_files() -> None:
    """Outside careplan.store nothing calls open, read_text and their like."""
    opening = []
    for module in MODULES:
        calls = (node.func for node in ast.walk(module.tree) if isinstance(node, ast.Call))
        names = {call.id if isinstance(call, ast.Name) else getattr(call, "attr", "") for call in calls}
        if names & OPENERS and not module.name.startswith("store/"):
            opening.append(module.name)
    assert opening == []


def pins() -> dict[str, str]:
    """Return the version of each pinned package."""
    lines = (REPO / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pairs}


def requirements() -> Iterator[Requirement]:
    """Yield what careplan and its extras ask for, but for extras that ask for each other."""
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras: dict[str, list[str]] = project["optional-dependencies"]
    asked = (Requirement(line) for line in chain(project["dependencies"], *extras.values()))
    return (need for need in asked if need.name != project["name"])


def test_every_direct_dependency_is_pinned_within_its_bounds() -> None:
    """constraints.txt and pyproject.toml do not contradict each other."""
    pinned = pins()
    asked = [(need.name, need.specifier, pinned.get(canonicalize_name(need.name))) for need in requirements()]
    assert [name for name, bounds, version in asked if version is None or version not in bounds] == []


def test_every_indirect_dependency_is_pinned() -> None:
    """Whatever is installed because careplan asks for it has a pin, so that a fresh machine gets the same."""
    known, todo = set[str](), list(requirements())
    while todo:
        need = todo.pop()
        name = canonicalize_name(need.name)
        key = f"{name}{sorted(need.extras)}"
        if key in known:
            continue
        known.add(key)
        todo += _needs_of(need)
    names = {key.partition("[")[0] for key in known}
    assert len(names) > len(list(requirements()))
    assert names - set(pins()) == set()


def _needs_of(need: Requirement) -> Iterator[Requirement]:
    for line in importlib.metadata.requires(need.name) or []:
        below = Requirement(line)
        extras = {"", *need.extras}
        if below.marker is None or any(below.marker.evaluate({"extra": extra}) for extra in extras):
            below.marker = None
            yield below
