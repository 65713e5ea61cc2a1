"""One file per check on the records; found by being here.

A check is a module NAME.py with its words, `CHECK`, and a function of the same name, which takes the world
and yields what it found. Its slug is the name with dashes. A name that starts with `_` is no check's.
"""

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeAlias

from careplan.checks._of_rows import OF_ROWS
from careplan.domain.finding import Check, Finding, Found, Severity
from careplan.text import Lang, Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fault

Run: TypeAlias = "Callable[[World], Iterator[Found]]"

_UNKNOWN = Text(
    zh="没有叫 {name} 的检查。{near}例如写 CP3（一章）、CP301（一条）或检查的名字。",
    en="No check is called {name}. {near}Write for example CP3 (a chapter), CP301 (one check) or its name.",
)
_NEAR = Text(zh="是不是 {name}？", en="Did you mean {name}? ")


@dataclass(frozen=True, slots=True)
class LoadedCheck:
    """A check ready to run: its name with dashes, its words, its function."""

    slug: str
    check: Check
    run: Run


class UnknownCheckError(ValueError):
    """A word that selects no check; `near` is the name that was probably meant, or empty."""

    def __init__(self, name: str, near: str) -> None:
        """Keep the word and the likely name."""
        super().__init__(name)
        self.name = name
        self.near = near

    def say(self, lang: Lang) -> str:
        """Return what is wrong and what to write instead."""
        near = _NEAR.fill(lang, {"name": self.near}) if self.near else ""
        return _UNKNOWN.fill(lang, {"name": self.name, "near": near})


@cache
def load_checks() -> tuple[LoadedCheck, ...]:
    """Return every check in this folder, sorted by code."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    return tuple(sorted((_load(name) for name in names if not name.startswith("_")), key=_code))


def checks_of_rows(faults: "Iterable[Fault]") -> list[LoadedCheck]:
    """Return the checks by which a row of a month's table may be an error, where reading it met some faults."""
    slugs = sorted({*OF_ROWS, *(fault.rule for fault in faults)})
    found = [_load(slug.replace("-", "_")) for slug in slugs]
    return sorted((one for one in found if one.check.severity is Severity.ERROR), key=_code)


def select_checks(checks: Iterable[LoadedCheck], select: Sequence[str], ignore: Sequence[str]) -> list[LoadedCheck]:
    """Return the checks that a word of `select` names (all when it is empty) and no word of `ignore` does.

    A word is a name, a code or the beginning of a code, in capitals or not. Raises UnknownCheckError.
    """
    every = list(checks)
    dropped = {loaded.slug for word in ignore for loaded in _named(word, every)}
    kept = {loaded.slug for word in select for loaded in _named(word, every)}
    return [loaded for loaded in every if loaded.slug not in dropped and (not select or loaded.slug in kept)]


def run_checks(world: "World", checks: Iterable[LoadedCheck]) -> list[Finding]:
    """Return what the checks find in the world, sorted by place, code and facts."""
    findings = [
        Finding(place, loaded.check, loaded.slug, facts) for loaded in checks for place, facts in loaded.run(world)
    ]
    return sorted(findings, key=Finding.order)


def _load(name: str) -> LoadedCheck:
    module = importlib.import_module(f"{__name__}.{name}")
    return LoadedCheck(name.replace("_", "-"), module.CHECK, getattr(module, name))


def _code(loaded: LoadedCheck) -> str:
    return loaded.check.code


def _named(word: str, checks: list[LoadedCheck]) -> list[LoadedCheck]:
    found = [loaded for loaded in checks if loaded.slug == word.lower()]
    if not found and word:
        found = [loaded for loaded in checks if loaded.check.code.startswith(word.upper())]
    if not found:
        raise UnknownCheckError(word, _nearest(word, checks))
    return found


def _nearest(word: str, checks: list[LoadedCheck]) -> str:
    from difflib import get_close_matches

    known = {name.lower(): name for loaded in checks for name in (loaded.slug, loaded.check.code)}
    return "".join(known[near] for near in get_close_matches(word.lower(), known, n=1))
