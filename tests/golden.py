"""Kept answers: files under tests/goldens that an output must equal, rewritten by `--update-goldens`.

A golden that no test asked for makes a whole run fail, and an update removes it. `--update-docs` rewrites the
generated pages of docs/ in the same way, and removes none.
"""

import difflib
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

GOLDENS = Path(__file__).parent / "goldens"
DOCS = Path(__file__).parent.parent / "docs"

_used = pytest.StashKey[set[str]]()
_unused = pytest.StashKey[list[str]]()


class _Node(Protocol):
    """A worker of pytest-xdist, as far as it is asked here."""

    config: pytest.Config
    workeroutput: dict[str, list[str]]


@dataclass(frozen=True)
class Golden:
    """A folder of kept answers and whether this run rewrites them."""

    root: Path
    flag: str
    update: bool
    used: set[str]

    def check(self, name: str, actual: str | bytes) -> None:
        """Fail unless `actual` is what the file `name` (such as `reports/month.zh.md`) holds."""
        __tracebackhide__ = True
        self.used.add(name)
        path = self.root / name
        new = actual.encode() if isinstance(actual, str) else actual
        old = path.read_bytes() if path.is_file() else None
        if new == old:
            return
        if not self.update:
            pytest.fail(
                f"{name} is not current; if the new one is right, run with {self.flag}\n{_diff(old, new)}",
                pytrace=False,
            )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(new)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return the goldens of tests/goldens."""
    update = bool(request.config.getoption("--update-goldens"))
    return Golden(GOLDENS, "--update-goldens", update, request.config.stash[_used])


@pytest.fixture
def docs(request: pytest.FixtureRequest) -> Golden:
    """Return the generated pages of docs/."""
    return Golden(DOCS, "--update-docs", bool(request.config.getoption("--update-docs")), set())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two flags."""
    group = parser.getgroup("careplan")
    group.addoption("--update-goldens", action="store_true", help="rewrite tests/goldens, remove unused ones")
    group.addoption("--update-docs", action="store_true", help="rewrite the generated pages of docs/")


def pytest_configure(config: pytest.Config) -> None:
    """Start with no golden used."""
    config.stash[_used] = set()
    config.stash[_unused] = []


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Node) -> None:
    """Gather what a worker used."""
    node.config.stash[_used].update(node.workeroutput.get("goldens", []))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Hand a worker's goldens over, or at the end of a whole green run look for those nobody used."""
    config = session.config
    used: set[str] = config.stash[_used]
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output["goldens"] = sorted(used)
    elif exitstatus == pytest.ExitCode.OK and _is_whole(config):
        kept = {path.relative_to(GOLDENS).as_posix() for path in GOLDENS.rglob("*") if path.is_file()}
        unused = sorted(kept - used)
        config.stash[_unused] = unused
        if config.getoption("--update-goldens"):
            for name in unused:
                (GOLDENS / name).unlink()
        elif unused:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name the goldens that nobody used."""
    for name in config.stash[_unused]:
        removed = (
            "removed" if config.getoption("--update-goldens") else "FAILED: remove it, or run with --update-goldens"
        )
        terminalreporter.write_line(f"unused golden {name}: {removed}", red=True)


def _is_whole(config: pytest.Config) -> bool:
    narrowing = ("keyword", "markexpr", "deselect", "ignore", "ignore_glob", "lf", "collectonly")
    from_ini = config.args_source is pytest.Config.ArgsSource.TESTPATHS
    return from_ini and not any(config.getoption(name, None) for name in narrowing)


def _diff(old: bytes | None, new: bytes) -> str:
    if old is None:
        return f"(there was none; the new one has {len(new)} bytes)"
    try:
        before, after = old.decode().splitlines(), new.decode().splitlines()
    except UnicodeDecodeError:
        return f"(binary: {len(old)} bytes kept, {len(new)} bytes now)"
    return "\n".join(difflib.unified_diff(before, after, "kept", "now", lineterm=""))
