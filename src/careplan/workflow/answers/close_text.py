"""What closing a month did, for a person and for a program."""

from collections.abc import Iterator
from typing import Final

from careplan.domain.closed_month import TOWNSHIP
from careplan.domain.view import Plain
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.month_close import MonthClosing

_WROTE: Final = Text("{month} 已结，数字写在 {file}。", "{month} is closed; its figures stand in {file}.")
_ONCE: Final = Text("{month} 已经结过，没有写任何文件。", "{month} is closed already; nothing was written.")
_AGREES: Final = Text("现在的数字与已结的相同。", "The figures are still those that were handed in.")
_DIFFERS: Final = Text(
    "更正：{of} {title} 上报 {reported}，更正为 {corrected}",
    "amendment: {of} {title} was reported as {reported}, corrected to {corrected}",
)
_TOWNSHIP: Final = Text("全镇", "the township's")
_BECAUSE: Final = Text("  因为 {why}", "  because {why}")
_NOT_CLOSED: Final = Text("{month} 不能结：", "{month} cannot be closed:")
_ANYWAY: Final = Text("照实结账，加 `--incomplete`", "to close it as it is, add `--incomplete`")


def close_text(closing: MonthClosing, lang: Lang) -> Iterator[Line]:
    """Yield that a month is closed, or why not, or what is known better since."""
    facts = {"month": closing.month, "file": closing.file}
    if closing.corrections is not None:
        yield _ONCE.fill(lang, facts)
        yield from _corrections(closing, lang)
    elif closing.written:
        yield (("good", _WROTE.fill(lang, facts)),)
    else:
        yield (("error", _NOT_CLOSED.fill(lang, facts)),)
        for obstacle in closing.obstacles:
            yield f"- {obstacle.words.say(lang)}"
            yield from (f"    {one}" for one in obstacle.about)
        if all(obstacle.code in {"not_handed_in", "errors"} for obstacle in closing.obstacles):
            yield (("help", _ANYWAY.say(lang)),)


def _corrections(closing: MonthClosing, lang: Lang) -> Iterator[Line]:
    if not closing.corrections:
        yield _AGREES.say(lang)
    for found in closing.corrections or ():
        for figure in found.figures:
            of = _TOWNSHIP.say(lang) if figure.of == TOWNSHIP else figure.of
            facts = {"of": of, "reported": figure.reported, "corrected": figure.corrected}
            yield (("warning", _DIFFERS.fill(lang, {**facts, "title": figure.title.say(lang)})),)
        yield from (_BECAUSE.fill(lang, {"why": why.say(lang)}) for why in found.because)


def close_plain(closing: MonthClosing) -> dict[str, Plain]:
    """Return the answer as plain values for JSON."""
    return {
        "schema": "careplan/close/1",
        "month": closing.month,
        "file": closing.file,
        "written": closing.written,
        "closed_before": closing.corrections is not None,
        "obstacles": [
            {"code": o.code, "words": {"zh": o.words.zh, "en": o.words.en}, "about": list(o.about)}
            for o in closing.obstacles
        ],
        "corrections": [
            {"of": figure.of, "figure": figure.figure, "reported": figure.reported, "corrected": figure.corrected}
            for found in closing.corrections or ()
            for figure in found.figures
        ],
    }
