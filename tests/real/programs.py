"""The real programs that these tests ask. Where one is missing its tests are skipped loudly; in CI they fail."""

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import gettempdir
from typing import NoReturn

import pytest
from filelock import FileLock


def program(package: str, *names: str) -> str:
    """Return the first of some programs that is there; `package` is what to install where none is."""
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or without(f"{' or '.join(names)} is not there; `.ci/programs` installs it (Debian: {package})")


def modules(folder: Path) -> Path:
    """Return a folder's node_modules, installed with npm as its lock file has them on first use."""
    found = folder / "node_modules"
    with FileLock(str(Path(gettempdir()) / f"careplan-{folder.name}.lock")):
        trouble = "" if (found / ".package-lock.json").exists() else _installed(folder)
    return without(trouble) if trouble else found


def without(trouble: str) -> NoReturn:
    """Skip a test for what is missing; in CI fail it."""
    if "CI" in os.environ:
        pytest.fail(trouble)
    pytest.skip(f"NOT TESTED WITH THE REAL PROGRAM: {trouble}")


def _installed(folder: Path) -> str:
    """Install what a folder pins; return what went wrong, nothing if it is there."""
    npm = shutil.which("npm")
    if npm is None:
        return "node and npm are not installed"
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""
