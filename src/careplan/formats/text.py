"""For a person at a terminal: each finding with its source line and what to write instead, then a summary."""

from collections.abc import Iterator
from typing import Final

from careplan.domain.check_result import CheckResult, Frame
from careplan.domain.finding import Finding, Severity
from careplan.domain.obligation import STATE_WORDS, State
from careplan.text import Lang, Text
from careplan.text.line import Line, Span

_HELP: Final = Text("怎么改：", "help: ")
_COUNTED: Final = {
    Severity.ERROR: Text("{n} 处错误", "errors: {n}"),
    Severity.WARNING: Text("{n} 处警告", "warnings: {n}"),
    Severity.NOTE: Text("{n} 处提示", "notes: {n}"),
}
_CLEAN: Final = Text("没有发现问题", "nothing found")
_NOTHING_NEW: Final = Text("没有新增问题", "nothing new found")
_LOOKED: Final = Text("，查了 {files} 个文件（截至 {on}）", "; files: {files}; as of {on}")
_OWED: Final = Text("义务：", "duties: ")
_SINCE: Final = Text("本次改动新增 {new} 处；原有 {older} 处仍在", "this change adds {new}; {older} older remain")
_COMMA: Final = Text("，", ", ")


def write(result: CheckResult, lang: Lang) -> Iterator[Line]:
    """Yield findings as `path:line:column: CODE message` with frame and help, then the summary."""
    for number, finding in enumerate(result.findings):
        yield head(finding, result.prefix, lang)
        yield from _frame(finding, result.frames.get(number, ()))
        yield from _help(finding.remedy(lang), lang)
        yield ""
    yield from summary(result, lang)


def head(finding: Finding, prefix: str, lang: Lang) -> tuple[Span, ...]:
    """Return the first line of a finding."""
    place, check = finding.place, finding.check
    return (
        ("place", f"{prefix}{place.file}:{place.line}:{place.column}:"),
        ("", " "),
        (check.severity.value, check.code),
        ("", " " + " ".join(finding.message(lang).split("\n"))),
    )


def _frame(finding: Finding, frame: Frame) -> Iterator[Line]:
    if not frame:
        return
    number = str(finding.place.line)
    margin = " " * len(number)
    source, *carets = frame
    yield (("quiet", f" {number} | "), ("", source))
    for caret in carets:
        yield (("quiet", f" {margin} | "), ("mark", caret))


def _help(remedy: str, lang: Lang) -> Iterator[Line]:
    first, *rest = remedy.split("\n")
    yield (("help", _HELP.say(lang)), ("", first))
    yield from (f"    {line}" for line in rest)


def summary(result: CheckResult, lang: Lang) -> Iterator[Line]:
    """Yield what it comes to: findings by weight, what is older, and duties by state."""
    counts: list[tuple[Severity, int]] = [(severity, result.severities[severity.value]) for severity in Severity]
    spans: list[Span] = []
    for severity, n in counts:
        if n:
            spans += [("", _COMMA.say(lang))] if spans else []
            spans.append((severity.value, _COUNTED[severity].fill(lang, {"n": str(n)})))
    spans = spans or [("good", (_CLEAN if result.since is None else _NOTHING_NEW).say(lang))]
    facts = {"files": str(result.files), "on": result.on.isoformat()}
    yield (*spans, ("quiet", _LOOKED.fill(lang, facts)))
    if result.since is not None:
        facts = {"new": str(len(result.findings)), "older": str(result.since.older)}
        yield _SINCE.fill(lang, facts)
    states = [(STATE_WORDS[state], result.states[state.value]) for state in State if result.states.get(state.value)]
    if states:
        words = _COMMA.say(lang).join(f"{word.say(lang)} {n}" for word, n in states)
        yield (("quiet", _OWED.say(lang) + words),)
