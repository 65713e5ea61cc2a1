"""A question that was answered before, with everything as it was then, gets the same answer at once.

Nothing heavy is imported here: neither typer, nor the records' models, nor what draws the answer.
"""

import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from threading import Thread
from time import time
from typing import Final

from careplan.cli.ci import in_ci
from careplan.cli.language import option, written_language
from careplan.store.answers import Answer, answers_folder, keep_answer, kept_answer
from careplan.store.fingerprint import fingerprint, fingerprint_of_tool
from careplan.store.history import history
from careplan.store.home import find_records, holds_records

_COMMANDS: Final = frozenset({"check", "due", "report", "show", "why"})
_WITH_PATHS: Final = frozenset({"check"})
"""Commands whose words may name any file, even one outside the records."""
_OF_GIT: Final = frozenset({"check"})
"""Commands whose answer tells what git says."""
_VALUED: Final = frozenset(
    {
        *("--records", "--on", "--school", "--format", "--lang", "--color"),
        *("--select", "--ignore", "--fail-on"),
        *("--adult", "--child", "--by", "--days", "--month", "--rule", "--kind"),
    }
)
STATS: Final = "--stats"
"""The word that asks where the time went; the answer besides is the same."""
_BARE: Final = frozenset({STATS, "--strict", "--exit-zero", "-q", "--quiet", "--no-progress"})
_SURROUNDINGS: Final = ("CAREPLAN_LANG", "CI", "COLUMNS", "LANG", "LC_ALL", "LC_MESSAGES", "NO_COLOR", "TERM")
_CODES: Final = (0, 1)
"""How a command ends that has answered; a refusal is never kept."""
_HOURS_AHEAD: Final = 8 * 3600
_DAY: Final = 24 * 3600


class Question:
    """Words of a command line whose answer may be kept, and where."""

    def __init__(self, words: Sequence[str], root: str, folder: str) -> None:
        """Take the words, the records that they are about and the folder of answers."""
        self.words = tuple(word for word in words if word != STATS)
        self.root = root
        self.folder = folder

    def key(self) -> str | None:
        """Return the key of the answer: all that it is made from, as it is now. None where that is not to be said."""
        told = list[object]()
        asking = Thread(target=self._ask_git, args=(told,))
        asking.start()
        records, tool = fingerprint(self.root), fingerprint_of_tool()
        asking.join()
        if records is None or not told:
            return None
        whole = (self.words, self.root, records, told, tool, *_surroundings(), _day(self.words))
        return blake2b(repr(whole).encode("utf-8", "backslashreplace"), digest_size=20).hexdigest()

    def answer(self, key: str) -> Answer | None:
        """Return the answer that was kept under a key."""
        return kept_answer(self.folder, key)

    def keep(self, key: str, answer: Answer) -> None:
        """Keep an answer, if nothing that it is made from has changed since its key was made."""
        if answer.code in _CODES and self.key() == key:
            keep_answer(self.folder, key, answer)

    def _ask_git(self, told: list[object]) -> None:
        """Add what git says of the records, where the command tells of it; what goes wrong the command itself says."""
        with suppress(Exception):
            told.append(history(self.root, relied_on=in_ci()) if self.words[0] in _OF_GIT else None)


def question(words: Sequence[str]) -> Question | None:
    """Return the question that words ask, or None where its answer must be worked out each time."""
    if not words or words[0] not in _COMMANDS or not _all_known(words):
        return None
    if in_ci() and option(words, "--on") is None:  # the day is the commit's
        return None
    folder = answers_folder(os.environ)
    try:
        here = os.getcwd()  # noqa: PTH109 text all the way
    except OSError:
        return None
    root = option(words, "--records")
    if root is None:
        root = find_records(here)
    elif not holds_records(root):
        root = None
    return Question(words, os.path.join(here, root), folder) if root and folder else None  # noqa: PTH118


def _all_known(words: Iterable[str]) -> bool:
    """Tell whether the words are options that change nothing outside, and plain words where those name no file."""
    rest = iter(words)
    plain_words = next(rest) not in _WITH_PATHS
    for word in rest:
        name, equals, _ = word.partition("=")
        if name in _VALUED:
            if not equals and next(rest, "-").startswith("-"):
                return False
        elif word not in _BARE and (word.startswith("-") or not plain_words):
            return False
    return True


def _surroundings() -> Iterable[object]:
    """Yield what besides words and records decides how an answer looks."""
    yield os.getcwd()  # noqa: PTH109 text all the way
    yield [os.environ.get(name) for name in _SURROUNDINGS]
    yield written_language()
    for stream in (sys.stdout, sys.stderr):
        yield getattr(stream, "encoding", None), bool(stream and stream.isatty())


def _day(words: Sequence[str]) -> int | None:
    """Return the number of the day in China, where the words name none."""
    return None if option(words, "--on") is not None else int(time() + _HOURS_AHEAD) // _DAY
