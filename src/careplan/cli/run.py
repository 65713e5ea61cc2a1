"""What stands around every command: language, streams, and an exit code for whatever happens."""

import os
import sys
from collections.abc import Mapping, Sequence
from io import StringIO
from typing import TypeAlias

from careplan.cli.kept import STATS, question
from careplan.cli.language import language, written_language
from careplan.cli.render import OutputLostError, PipeClosedError, Screen
from careplan.store.answers import Answer
from careplan.text import Text
from careplan.text.refusal import Refusal

Table: TypeAlias = Mapping[str, tuple[str, Text]]
"""Each command with its module and what it does."""

CLEAN, FINDINGS, WRONG_USE, TOOL_FAULT, INTERRUPTED, PIPE_CLOSED = 0, 1, 2, 3, 130, 141

_FAULT = Text(
    zh="程序出错：{kind}，在 {where}。加上 --debug 可看到经过；请报告给维护者，报告中没有任何儿童的资料。",
    en="a fault of the tool: {kind} at {where}. "
    "Add --debug to see how it came; please report it, nothing in it is private.",
)
_NOT_WHOLE = Text(
    zh="careplan 没有装完整：缺少 {package}。运行 `pip install 'careplan[office]'`，会补上缺的",
    en="careplan is not installed whole: {package} is missing. Run `pip install 'careplan[office]'`, which adds it",
)
_KEPT = Text(
    "答案是上次留下的：台帐、程序和日子都没有变",
    "the answer was kept from before: neither records nor tool nor day have changed",
)
_INTERRUPTED = Text(zh="已中断", en="interrupted")


def run(words: Sequence[str], commands: Table) -> int:
    """Run careplan with some words; return the exit code: 0, 1, 2, 3, 130 on Ctrl-C, 141 on a closed pipe."""
    _soften_streams()
    screen = Screen()
    try:
        code = _answered(words, screen, commands)
        screen.close()
    except (BrokenPipeError, PipeClosedError):
        _silence()
        return PIPE_CLOSED
    except OutputLostError as lost:
        _silence()
        screen.error(lost.say(screen.lang))
        return WRONG_USE
    except Refusal as refusal:
        screen.error(refusal.say(screen.lang))
        return WRONG_USE
    except KeyboardInterrupt:
        screen.error(_INTERRUPTED.say(screen.lang))
        return INTERRUPTED
    except Exception as fault:  # noqa: BLE001 whatever it is, a user gets one line without a private value
        return _fault(fault, words, screen)
    return code


def _answered(words: Sequence[str], screen: Screen, commands: Table) -> int:
    """Give the answer that was kept, else work it out and keep it."""
    asked = question(words)
    key = asked.key() if asked else None
    if asked is None or key is None:
        return _command(words, screen, commands)
    kept = asked.answer(key)
    if kept is not None:
        screen.repeat(kept.said)
        if STATS in words:
            screen.note(_KEPT.say(language(words, os.environ, written_language())))
        return kept.code
    screen.heard = []
    code = _command(words, screen, commands)
    screen.close()
    if screen.heard is not None:
        asked.keep(key, Answer(code, screen.heard))
    return code


def _command(words: Sequence[str], screen: Screen, commands: Table) -> int:
    screen.lang = language(words, os.environ, None)
    from careplan.cli.app import start

    if "CAREPLAN_LANG" not in os.environ:
        screen.lang = language(words, os.environ, written_language())
    return start(words, screen, commands)


def _soften_streams() -> None:
    """Let no sign that the screen does not have, and no stream that is closed, end in an exception."""
    sys.stdout = sys.stdout or StringIO()
    sys.stderr = sys.stderr or StringIO()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _silence() -> None:
    """Let nothing be written to a closed pipe any more, neither by us nor when Python ends."""
    sys.stdout = StringIO()


def _fault(fault: BaseException, words: Sequence[str], screen: Screen) -> int:
    """Name a fault by its type and the line of careplan where it arose; its message may hold a private value.

    That a package of others is not there is no fault of the tool.
    """
    package = (fault.name or "careplan").partition(".")[0] if isinstance(fault, ModuleNotFoundError) else "careplan"
    if package != "careplan":
        screen.error(_NOT_WHOLE.fill(screen.lang, {"package": package}))
        return WRONG_USE
    facts = {"kind": type(fault).__name__, "where": _where(fault)}
    screen.error(_FAULT.fill(screen.lang, facts))
    if "--debug" in words:
        import traceback

        for line in traceback.format_tb(fault.__traceback__):
            for part in line.rstrip("\n").split("\n"):
                screen.note(part, even_quiet=True)
    return TOOL_FAULT


def _where(fault: BaseException) -> str:
    """Return file:line of the innermost frame that is careplan's own."""
    found = "?"
    trace = fault.__traceback__
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename.replace(os.sep, "/")
        _, mark, inside = path.rpartition("/careplan/")
        if mark and "site-packages" not in inside:
            found = f"careplan/{inside}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found
