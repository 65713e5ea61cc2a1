"""What synchronising came to, in sentences for a clerk."""

from collections.abc import Iterator
from typing import Final

from careplan.domain.finding import Finding
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.enter.words import filled
from careplan.workflow.sync.clash import Clash
from careplan.workflow.sync.run import Synced, ids

_SAVED: Final = Text("已保存：{what}", "Saved: {what}")
_WOULD_SAVE: Final = Text("会保存：{what}", "Would be saved: {what}")
_NOTHING_SAVED: Final = Text("没有新的要保存", "Nothing new to save")
_CAME: Final = Text("别人交的已取回：{what}", "Brought in from others: {what}")
_WOULD_COME: Final = Text("会取回别人交的：{what}", "Would be brought in from others: {what}")
_HANDED_IN: Final = Text("已交上去", "Handed in")
_WOULD_HAND_IN: Final = Text("然后交上去", "Then it would be handed in")
_UP_TO_DATE: Final = Text("和远处的仓库一样，没有要交的", "Nothing to hand in: it is all there already")
_NO_REMOTE: Final = Text(
    "只保存在这台电脑上：还没有可交的仓库。有了地址就运行 `git remote add origin 地址`，再 `careplan sync`",
    "It is on this computer only: there is no repository to hand it in to. With its address run "
    "`git remote add origin ADDRESS`, then `careplan sync`",
)
_LATER: Final = Text("还没有交：{why}", "Not handed in yet: {why}")
_OPEN: Final = Text(
    "有 {n} 处两边都改了，还没有合并，也没有交；文件都没有动：",
    "Both sides changed the same in {n} places; nothing was brought together or handed in, and no file was touched:",
)
_MINE: Final = Text("    我的：{what}", "    mine: {what}")
_THEIRS: Final = Text("    对方：{what}", "    theirs: {what}")
_SETTLE: Final = Text(
    "说定每处留谁的，再运行一次，例如 `careplan sync {keep}`；mine 留我的，theirs 用对方的{both}",
    "Say whose each is to be and run it again, for example `careplan sync {keep}`; mine, or theirs{both}",
)
_LOOK: Final = Text(
    "不显示的要到文件里看：对方的用 `git show {there}`，我的在 {file}",
    "What is not shown stands in the files: theirs by `git show {there}`, mine in {file}",
)
_BOTH: Final = Text("，both 两行都留", ", or both rows")
_FAULTS: Final = Text(
    "有 {n} 处读不了，改好再交：已经保存，没有交",
    "{n} places cannot be read; it is saved, and not handed in until they are mended",
)
_LOST: Final = Text(
    "有 {n} 份记录不见了或改了名；没有保存，也没有交：",
    "{n} records are gone or have another name; nothing was saved or handed in:",
)
_STRAYS: Final = Text(
    "有 {n} 个文件不是台帐里的东西，没有保存，也不交；请移到台帐文件夹外面：",
    "{n} files are no records: neither saved nor handed in. Move them out of the records' folder:",
)
_MOST: Final = 8


def sync_text(found: Synced, lang: Lang, *, dry: bool) -> Iterator[Line]:
    """Yield what was saved, what came in, and where it was handed in to, or why not and what to do."""
    if found.lost:
        yield from _faults(_LOST, found.lost, lang)
        return
    if found.saved:
        yield filled(_WOULD_SAVE if dry else _SAVED, what=found.saved).say(lang)
    else:
        yield _NOTHING_SAVED.say(lang)
    if found.strays:
        yield (("warning", _STRAYS.fill(lang, {"n": str(len(found.strays))})),)
        yield from ((("place", f"  {path}"),) for path in found.strays[:_MOST])
    if found.came:
        yield filled(_WOULD_COME if dry else _CAME, what=found.came).say(lang)
    if found.open:
        yield from _clashes(found, lang)
    elif found.findings:
        yield from _faults(_FAULTS, found.findings, lang)
    else:
        yield _end(found, dry=dry).say(lang)


def _end(found: Synced, *, dry: bool) -> Text:
    if not found.away:
        return _NO_REMOTE
    if found.why:
        return filled(_LATER, why=found.why)
    if found.nothing:
        return _UP_TO_DATE
    return _WOULD_HAND_IN if dry else _HANDED_IN


def clash_lines(clash: Clash, lang: Lang) -> Iterator[Line]:
    """Yield which record and key both changed, and what each side has."""
    yield (("place", f"  {clash.words.say(lang)}"),)
    yield filled(_MINE, what=clash.side(clash.ours)).say(lang)
    yield filled(_THEIRS, what=clash.side(clash.theirs)).say(lang)


def _clashes(found: Synced, lang: Lang) -> Iterator[Line]:
    clashes = found.open
    yield (("warning", _OPEN.fill(lang, {"n": str(len(clashes))})),)
    for clash in clashes:
        yield from clash_lines(clash, lang)
    hidden = next((clash.file for clash in clashes if clash.hides), None)
    if hidden:
        yield (("help", _LOOK.fill(lang, {"there": found.there + hidden, "file": hidden})),)
    keep = " ".join(f"--keep {id_}=theirs" for id_ in ids(clashes)[:_MOST])
    both = _BOTH.say(lang) if any(clash.may_be_both for clash in clashes) else ""
    yield (("help", _SETTLE.fill(lang, {"keep": keep, "both": both})),)


def _faults(words: Text, findings: tuple[Finding, ...], lang: Lang) -> Iterator[Line]:
    yield (("error", words.fill(lang, {"n": str(len(findings))})),)
    for one in findings[:_MOST]:
        place = f"{one.place.file}:{one.place.line}:{one.place.column}"
        yield (("place", f"  {place}"), ("", f": {one.check.code} {one.message(lang)}"))
        yield (("help", f"    {one.remedy(lang)}"),)
