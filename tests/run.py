"""Run careplan in this process as a user would from a folder, and hand back what came out."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from careplan.cli.main import COMMANDS
from careplan.cli.run import run as run_with

TOWNSHIP = Path(__file__).parent / "checks" / "_township"
_OURS = ("CAREPLAN_LANG", "CI", "NO_COLOR", "LANG", "LC_ALL", "LC_MESSAGES", "TERM")


def run(words: Sequence[str]) -> int:
    """Run careplan with some words, here and with the streams that are there; return the exit code."""
    return run_with(words, COMMANDS)


@dataclass(frozen=True)
class Ran:
    """What a run came to: exit code, standard output, standard error."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything that was written."""
        return self.out + self.err


def careplan(*words: str, cwd: Path = TOWNSHIP, env: dict[str, str] | None = None) -> Ran:
    """Run careplan with some words in a folder, with no language or CI set but what `env` says."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with chdir(cwd), _environment(env or {}), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        code = run(words)
    return Ran(code, _text(out), _text(err))


@contextmanager
def _environment(env: dict[str, str]) -> Iterator[None]:
    kept = {name: value for name, value in os.environ.items() if name not in _OURS}
    with patch.dict(os.environ, kept | env, clear=True):
        yield


def _text(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")
