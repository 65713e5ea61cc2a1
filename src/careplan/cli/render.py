"""The one renderer: every word that careplan writes goes through it, to the screen or to a file."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from typing import TYPE_CHECKING, Final, TextIO

from careplan.text import Lang, Text
from careplan.text.line import Line, Role, plain, safe, starts_command
from careplan.text.refusal import Refusal

if TYPE_CHECKING:
    from careplan.cli.progress import Steps

_STYLES: Final[dict[str, str]] = {
    "place": "bold",
    "code": "magenta",
    "error": "bold red",
    "warning": "bold yellow",
    "note": "bold blue",
    "help": "cyan",
    "mark": "bold red",
    "title": "bold",
    "quiet": "dim",
    "good": "green",
}
_LOST: Final = Text(
    zh="结果没有写完：{why}。请换一个地方，例如 `-o 结果.txt`",
    en="the result was not written to its end: {why}. Name another place, for example `-o result.txt`",
)
_CHUNK: Final = 2000
_NARROWEST: Final = 50


class PipeClosedError(Exception):
    """The reader of standard output has gone; no OSError, which typer would take for its own."""


class OutputLostError(Refusal):
    """Standard output, such as a file that the shell opened, can take no more."""

    def __init__(self, error: OSError) -> None:
        """Say why, in our words."""
        from careplan.store.errors import reason_of

        super().__init__(_LOST, why=reason_of(error))


class Screen:
    """Where words go: standard output or a file for results, standard error for remarks.

    Signs that act on a terminal or a CI service are written out as escapes, in data and in our own words alike.
    """

    def __init__(self) -> None:
        """Write to the terminal, in Chinese, until something else is asked."""
        self.lang: Lang = "zh"
        self.color = "auto"
        self.quiet = False
        self.verbose = False
        self.progress = True
        self.file: str | None = None
        self.heard: list[tuple[str, str]] | None = None
        """Where what is written is noted as well, with `out` or `err` before it; None for nowhere, as of documents."""
        self._kept: list[bytes] = []

    def say(self, words: Text, **facts: str) -> str:
        """Return a sentence in the language asked for."""
        return words.fill(self.lang, facts)

    def write(self, lines: Iterable[Line], *, to_ci: bool = False) -> None:
        """Write lines of a result. `to_ci` lets lines begin with `::`, for a format that means them as commands."""
        colored = self._colored(sys.stdout) and self.file is None
        chunk: list[str] = []
        for line in lines:
            chunk.append(_drawn(line, colored=colored, to_ci=to_ci))
            if len(chunk) >= _CHUNK:
                self._out(chunk)
                chunk = []
        self._out(chunk)

    def put(self, document: bytes) -> None:
        """Write a whole document as it is, such as a spreadsheet; text of a result goes through `write`."""
        if self.file is not None:
            self._kept.append(document)
            return
        self.heard = None
        try:
            sys.stdout.flush()
            sys.stdout.buffer.write(document)
        except BrokenPipeError:
            raise PipeClosedError from None
        except OSError as error:
            raise OutputLostError(error) from None

    def clear(self) -> None:
        """Begin at the top of the terminal again, without a flicker; elsewhere nothing is taken back."""
        if self.file is None and sys.stdout.isatty():
            self._raw("\x1b[H\x1b[2J\x1b[3J")

    def note(self, line: Line, *, even_quiet: bool = False, heard: bool = True) -> None:
        """Write a remark that is no part of the result, nothing with `-q`; one that is true once is not to be heard."""
        if even_quiet or not self.quiet:
            self._remark(_drawn(line, colored=self._colored(sys.stderr), to_ci=False) + "\n", heard=heard)

    def prompt(self, words: str) -> None:
        """Ask something on the terminal; the answer is typed behind it."""
        sys.stderr.write(safe(words))
        sys.stderr.flush()

    def error(self, words: str) -> None:
        """Write why a command was not carried out."""
        lines = words.split("\n")
        self.note((("error", "careplan: "), ("", lines[0])), even_quiet=True)
        for line in lines[1:]:
            self.note(line, even_quiet=True)

    def repeat(self, heard: Iterable[tuple[str, str]]) -> None:
        """Write once more what was heard."""
        for stream, text in heard:
            (self._raw if stream == "out" else self._remark)(text)

    @contextmanager
    def working(self, words: Text) -> Iterator["Steps"]:
        """Show a bar on a terminal while something goes on, if it takes long; the work may count its steps."""
        from careplan.cli.progress import Bar, Steps

        steps = Steps()
        if not self.progress or self.quiet or not sys.stderr.isatty():
            yield steps
            return
        with Bar(words.say(self.lang), steps, colored=self._colored(sys.stderr)):
            yield steps

    def close(self) -> None:
        """Bring everything out; only now is the file of `-o` written, whole or not at all."""
        if self.file is not None and self._kept:
            from careplan.store.output import write_output

            write_output(self.file, b"".join(self._kept))
            self._kept = []
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            raise PipeClosedError from None
        except OSError as error:
            raise OutputLostError(error) from None

    def width(self) -> int:
        """Return how many columns there are; 80 where there is no terminal."""
        from shutil import get_terminal_size

        return max(_NARROWEST, get_terminal_size((80, 24)).columns) if sys.stdout.isatty() else 80

    def _out(self, lines: list[str]) -> None:
        if not lines:
            return
        text = "\n".join(lines) + "\n"
        if self.file is not None:
            self._kept.append(text.encode("utf-8"))
        else:
            self._raw(text)

    def _remark(self, text: str, *, heard: bool = True) -> None:
        if self.heard is not None and heard:
            self.heard.append(("err", text))
        with suppress(OSError):
            sys.stdout.flush()
        with suppress(OSError):
            sys.stderr.write(text)

    def _raw(self, text: str) -> None:
        if self.heard is not None:
            self.heard.append(("out", text))
        try:
            sys.stdout.write(text)
        except BrokenPipeError:
            raise PipeClosedError from None
        except OSError as error:
            raise OutputLostError(error) from None

    def _colored(self, stream: TextIO) -> bool:
        if self.color != "auto":
            return self.color == "always"
        return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and stream.isatty()


def _drawn(line: Line, *, colored: bool, to_ci: bool) -> str:
    if not to_ci and starts_command(plain(line)):
        line = "\\" + plain(line).lstrip()
    if isinstance(line, str):
        return safe(line)
    if not colored:
        return safe(plain(line))
    return "".join(_painted(role, safe(text)) for role, text in line)


def _painted(role: Role, text: str) -> str:
    if not role or not text:
        return text
    before, after = _paint(role)
    return f"{before}{text}{after}"


@cache
def _paint(role: Role) -> tuple[str, str]:
    """Return what a terminal needs before and after a text of some role."""
    from rich.color import ColorSystem
    from rich.style import Style

    before, _, after = Style.parse(_STYLES[role]).render("\0", color_system=ColorSystem.STANDARD).partition("\0")
    return before, after
