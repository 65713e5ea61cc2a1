"""Ask a person at a terminal for what is missing; in a script say which option gives it."""

import sys
from collections.abc import Callable, Mapping
from typing import Final

from careplan.cli.render import Screen
from careplan.domain.value_words import VALUES
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.question import Question

_MISSING: Final = Text(
    "缺少 {option}：{what}。例如写 `{example}`", "{option} is missing: {what}. Write for example `{example}`"
)
_CHOICES: Final = Text("可选：{known}", "one of: {known}")
_MAY_BE_EMPTY: Final = Text("可不填", "may be left empty")
_YES: Final = frozenset({"y", "yes", "是", "好", "对"})
_YES_OR_NO: Final = Text("（y/n）", " (y/n)")

Answers = dict[str, str]
Asking = Callable[[Answers], Question | None]


def complete(screen: Screen, given: Mapping[str, str], question: Asking) -> Answers:
    """Return everything that is needed: what was given, and answers to what was not.

    A script gets defaults, and Refusal for what has none. Whoever ends the input ends the command.
    """
    answers = dict(given)
    while (asked := question(answers)) is not None:
        answers[asked.name] = _answer(screen, asked) if at_terminal() else _default(asked)
    return answers


def confirmed(screen: Screen, words: Text) -> bool:
    """Return whether a person at a terminal says yes; nobody does in a script."""
    if not at_terminal():
        return False
    return _line(screen, words.say(screen.lang) + _YES_OR_NO.say(screen.lang)).casefold() in _YES


def at_terminal() -> bool:
    """Return whether somebody can see a question and answer it."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def _default(asked: Question) -> str:
    if asked.default is None:
        example = f"{asked.option} {asked.example}" if asked.option.startswith("-") else asked.example
        raise Refusal(_MISSING, option=asked.option, what=asked.words, example=example)
    return asked.read(asked.default) if asked.default else ""


def _answer(screen: Screen, asked: Question) -> str:
    """Ask until an answer will do; an empty one takes the default."""
    while True:
        text = _line(screen, _prompt(asked, screen)) or _unsaid(asked)
        if text is None:
            continue
        if text == "":
            return ""
        try:
            return asked.read(text)
        except Refusal as refusal:
            for line in refusal.say(screen.lang).split("\n"):
                screen.note((("warning", line),), even_quiet=True)


def _prompt(asked: Question, screen: Screen) -> str:
    said = asked.words.say(screen.lang)
    if asked.choices:
        known = ", ".join(_choice(word, asked, screen) for word in asked.choices)
        screen.note((("quiet", screen.say(_CHOICES, known=known)),), even_quiet=True)
    unsaid = _unsaid(asked)
    return said if unsaid is None else f"{said} [{unsaid or _MAY_BE_EMPTY.say(screen.lang)}]"


def _unsaid(asked: Question) -> str | None:
    return asked.likely or asked.default


def _choice(word: str, asked: Question, screen: Screen) -> str:
    words = asked.said.get(word) or VALUES.get(word)
    said = words.say(screen.lang) if words else word
    if said in {word, word.replace("_", " ")}:
        return word
    return f"{word}（{said}）" if screen.lang == "zh" else f"{word} ({said})"


def _line(screen: Screen, prompt: str) -> str:
    """Return a line that somebody typed, without blanks around it. Raises KeyboardInterrupt where the input ends."""
    screen.prompt(prompt + ("：" if screen.lang == "zh" else ": "))
    line = sys.stdin.readline()
    if not line:
        screen.note("", even_quiet=True)
        raise KeyboardInterrupt
    return line.strip()
