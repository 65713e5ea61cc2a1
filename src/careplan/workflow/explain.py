"""Explain a check: what it says, why, what to write instead."""

from collections.abc import Iterator
from typing import Final

from careplan.checks import LoadedCheck, load_checks
from careplan.domain.finding import Severity
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.choose import chosen

SEVERITIES: Final = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
_WHAT: Final = Text("说什么", "What it says")
_WHY: Final = Text("为什么", "Why")
_REMEDY: Final = Text("怎么改", "What to write instead")
_MARKS: Final = Text(
    "{…} 处是具体的事实，从不是姓名、电话等隐私。", "Facts stand in for {…}; never a name or a number of a person."
)


def explain(word: str, lang: Lang) -> Iterator[Line]:
    """Yield the page of each check that a code, the beginning of a code or a name means. Raises Refusal."""
    pages = [list(_page(loaded, lang)) for loaded in chosen([word], [])]
    for number, page in enumerate(pages):
        if number:
            yield ""
        yield from page


def listing(lang: Lang) -> Iterator[Line]:
    """Yield one line for each check: code, weight, name, and what it says."""
    for loaded in load_checks():
        check = loaded.check
        weight = SEVERITIES[check.severity].say(lang)
        yield (("code", check.code), ("", " "), (check.severity.value, weight), ("", f" {loaded.slug}"))


def _page(loaded: LoadedCheck, lang: Lang) -> Iterator[Line]:
    check = loaded.check
    weight = SEVERITIES[check.severity].say(lang)
    yield (("code", check.code), ("title", f" {loaded.slug}"), ("", " "), (check.severity.value, weight))
    for title, words in ((_WHAT, check.message), (_WHY, check.why), (_REMEDY, check.remedy)):
        yield ""
        yield (("title", title.say(lang)),)
        yield from (f"  {line}" for line in words.say(lang).split("\n"))
    yield ""
    yield (("quiet", _MARKS.say(lang)),)
