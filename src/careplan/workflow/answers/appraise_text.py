"""`careplan appraise` as lines: the ranking, the places, and for one adult the list behind each figure."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Literal

from careplan.domain.appraisal import Line as ScoreLine
from careplan.domain.appraisal import Score
from careplan.domain.figure import NOTHING
from careplan.domain.mask import child_label, staff_label
from careplan.domain.obligation import STATE_WORDS, Settlement, State
from careplan.domain.quota import REASONS, TOWNSHIP, Pool
from careplan.domain.world import World
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.workflow.answers.words import mark, role
from careplan.workflow.appraise import Appraised

_HEAD: Final = Text("{year} 年代理家长考核：{rubric}（看到 {on}）", "Appraisal of {year}: {rubric} (as of {on})")
_ELIGIBILITY: Final = Text("认定口径：{title}（{id}）", "Rule of eligibility: {title} ({id})")
_NOBODY: Final = Text("没有代理家长。", "No proxy parents.")
_RANK: Final = Text("第 {rank} 名", "rank {rank}")
_TIED: Final = Text("（并列）", " (tied)")
_NO_RANK: Final = Text("未排名", "not ranked")
_TO_FILL: Final = Text("还没有有效的评分：{titles}", "no valid score yet: {titles}")
_PENDING: Final = Text("另有 {n} 项还没有到期", "{n} not yet due")
_PLACES: Final = Text("{title}，{unit}：{n} 个名额", "{title}, {unit}: places: {n}")
_LEAST: Final = Text("其中{title}不少于 {n} 人", "of which at least {n}: {title}")
_MOST: Final = Text("其中{title}不多于 {n} 人", "of which at most {n}: {title}")
_TOWN: Final = Text("全镇", "township")
_CANDIDATES: Final = Text("候选", "candidates")
_LEVEL: Final = Text("与最后一名同分，由人决定", "level with the last one; a person decides")
_NAMED: Final = Text("已表彰或推选", "commended or nominated")
_NOT_OWED: Final = Text("没有应做的，不计分", "nothing was owed; it counts neither way")
_EMPTY: Final = Text("由人评分，还没有有效的评分", "given by hand; no valid score yet")
_GIVEN: Final = Text("{by} 于 {day} 评（{row}）", "given by {by} on {day} ({row})")
_RULE: Final = Text(
    "分数向下取到整档；按得分占可得分的份额排名，没有应做的项不计；只算已到期的义务，由当日负责的人计。",
    "Points go down to a whole step; ranks go by the share of the points that could be had, without what was not owed; "
    "what has fallen due counts, for who held it on the day.",
)


def appraise_text(world: World, answer: Appraised, lang: Lang) -> Iterator[Line]:
    """Yield the lines of an answer."""
    found = answer.appraisal
    facts = {"year": str(found.year), "rubric": found.rubric.title.text.say(lang), "on": found.on.isoformat()}
    yield (("title", _HEAD.fill(lang, facts)),)
    if answer.rule:
        rule = {"title": answer.rule.title.text.say(lang), "id": answer.rule.id}
        yield (("quiet", _ELIGIBILITY.fill(lang, rule)),)
    if not answer.scores:
        yield _NOBODY.say(lang)
    ranks = [score.rank for score in found.scores]
    for score in answer.scores:
        yield from _score(world, score, ranks, lang, whole=answer.adult is not None)
    for pool in answer.pools:
        yield ""
        yield from _pool(world, pool, lang, answer.adult)
    yield ""
    yield (("quiet", _RULE.say(lang)),)


def points(value: Fraction) -> str:
    """Return points as people write them: 18, 18.5."""
    return f"{float(value) + 0.0:g}"


def _score(world: World, score: Score, ranks: list[int | None], lang: Lang, *, whole: bool) -> Iterator[Line]:
    rank = _NO_RANK.say(lang)
    if score.rank is not None:
        rank = _RANK.fill(lang, {"rank": str(score.rank)})
        rank += _TIED.say(lang) if ranks.count(score.rank) > 1 else ""
    share = NOTHING if score.share is None else _percent(score.share)
    yield (
        ("title" if whole else "", f"{rank}  {staff_label(world.register, score.staff)} {score.school or ''}"),
        ("", f"  {points(score.total)}/{points(score.attainable)}  {share}"),
        ("quiet", _notes(score, lang)),
    )
    if whole:
        for line in score.lines:
            yield from _line(line, lang)
    else:
        yield (("quiet", "    " + "  ".join(_short(line, lang) for line in score.lines)),)


def _percent(share: Fraction) -> str:
    whole, part = divmod(abs(int(share * 1000)), 10)
    return f"{'-' if share < 0 else ''}{whole}.{part} %"


def _notes(score: Score, lang: Lang) -> str:
    missing = [line.indicator.title.text.say(lang) for line in score.lines if line.indicator.id in score.missing]
    notes = [_TO_FILL.fill(lang, {"titles": ", ".join(missing)})] if missing else []
    if score.pending:
        notes.append(_PENDING.fill(lang, {"n": str(score.pending)}))
    return f"  {'; '.join(notes)}" if notes else ""


def _short(line: ScoreLine, lang: Lang) -> str:
    rate = f" ({line.rate.done}/{line.rate.base})" if line.rate and line.rate.base else ""
    got = NOTHING if line.points is None else points(line.points)
    return f"{line.indicator.title.text.say(lang)} {got}{rate}"


def _line(line: ScoreLine, lang: Lang) -> Iterator[Line]:
    most = "" if line.indicator.by == "missed" else f"/{line.indicator.points:g}"
    got = NOTHING if line.points is None else points(line.points)
    rate = f"  {line.rate.percent()} ({line.rate.done}/{line.rate.base})" if line.rate and line.rate.base else ""
    yield (("", f"  {line.indicator.title.text.say(lang)} ({line.indicator.id})  {got}{most}{rate}"), _why(line, lang))
    for item in line.behind:
        if item.state is not State.MET:
            yield _item(item, lang)


def _why(line: ScoreLine, lang: Lang) -> tuple[Literal["quiet"], str]:
    given = line.given
    if given is not None:
        return "quiet", "  " + _GIVEN.fill(lang, {"by": given.by, "day": given.day.isoformat(), "row": given.row_id})
    if line.points is None:
        return "quiet", "  " + (_EMPTY if line.indicator.by == "hand" else _NOT_OWED).say(lang)
    return "quiet", ""


def _item(item: Settlement, lang: Lang) -> Line:
    o = item.obligation
    words = f"{o.duty.title.text.say(lang)} ({o.duty.id}) {o.period.label}  {o.subject}"
    return ((role(item.state), f"    {mark(item.state, lang)} {STATE_WORDS[item.state].say(lang)}"), ("", f"  {words}"))


def _pool(world: World, pool: Pool, lang: Lang, adult: str | None) -> Iterator[Line]:
    unit = _TOWN.say(lang) if pool.unit == TOWNSHIP else pool.unit
    head = _PLACES.fill(lang, {"title": pool.quota.title.text.say(lang), "unit": unit, "n": str(pool.places)})
    yield (("title", head), ("quiet", _of_which(pool, lang)))
    label = child_label if pool.quota.of == "child" else staff_label
    named = tuple(one.who for one in pool.named)
    for title, who in ((_CANDIDATES, pool.candidates), (_LEVEL, pool.tied), (_NAMED, named)):
        if who or (title is _CANDIDATES and pool.quota.of == "proxy_parent"):
            yield f"  {title.say(lang)}: {'  '.join(label(world.register, one) for one in who) or NOTHING}"
    for out in pool.excluded:
        if adult in {None, out.staff}:
            refs = f": {' '.join(out.refs)}" if out.refs else ""
            yield (("quiet", f"  – {staff_label(world.register, out.staff)}  {REASONS[out.reason].say(lang)}{refs}"),)


def _of_which(pool: Pool, lang: Lang) -> str:
    found = []
    for of in pool.quota.of_which:
        facts = {"title": of.title.text.say(lang)}
        found += [_LEAST.fill(lang, facts | {"n": str(of.least)})] if of.least else []
        found += [_MOST.fill(lang, facts | {"n": str(of.most)})] if of.most is not None else []
    return "  " + "; ".join(found) if found else ""
