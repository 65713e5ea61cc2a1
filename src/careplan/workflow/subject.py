"""Find whom and what a person means: ids, duties and periods, with the nearest where there is none."""

import re
from collections.abc import Iterable
from typing import Final

from careplan.domain.obligation import Settlement
from careplan.domain.world import World
from careplan.records.plan import Duty
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.find import typed

_MONTH: Final = re.compile(r"\d{4}-\d{2}")
_NO_SUBJECT: Final = Text(
    "台帐里没有 {id}。{near}写儿童、教职工或学校的编号、姓名或拼音，例如 {example}；不记得就用 `careplan find 文字`",
    "No record is known as {id}. {near}Write the id, the name or its pinyin of a child, an adult or a school, "
    "for example {example}; or look for it: `careplan find TEXT`",
)
_NO_CLASS: Final = Text(
    "学校 {school} 没有班级 {id}。现有：{known}", "The school {school} has no class {id}. There are: {known}"
)
_NO_DUTY: Final = Text(
    "计划里没有义务 {duty}。{near}现有：{known}", "The plan has no duty {duty}. {near}There are: {known}"
)
_SEVERAL: Final = Text(
    "有几项义务叫这个名字，写编号：{known}", "Several duties are called that; write the id of one: {known}"
)
_NO_PERIOD: Final = Text(
    "{duty} 没有 {period} 这一期。{near}现有：{known}", "{duty} has no period {period}. {near}There are: {known}"
)


def subject_named(world: World, word: str) -> tuple[str, str]:
    """Return kind and id of a child, adult, school, guardian or the township. Raises Refusal for anybody else."""
    register = world.register
    places = {
        "child": register.children,
        "staff": register.staff,
        "school": register.schools,
        "guardian": register.guardians,
    }
    id_ = typed(word).upper()
    for kind, known in places.items():
        if id_ in known:
            return kind, id_
    if word == "township":
        return "township", word
    if id_ in register.classes:
        return "class", id_
    school, slash, _ = id_.partition("/")
    if slash and school in register.schools:
        classes = [class_ for class_ in sorted(register.classes) if class_.startswith(f"{school}/")]
        raise Refusal(_NO_CLASS, school=school, id=shown(word), known=", ".join(classes) or "–")
    ids = sorted(id_ for known in places.values() for id_ in known)
    example = ids[0] if ids else "S03-7K2QX"
    raise Refusal(_NO_SUBJECT, id=shown(word), near=near(word, ids), example=example)


def duties_named(world: World, word: str) -> list[Duty]:
    """Return the duties of an id or a title, one from each plan that has it. Raises Refusal as `duties_among`."""
    return duties_among((duty for plan in world.books.plans for duty in plan.duties), word)


def duties_among(duties: Iterable[Duty], word: str) -> list[Duty]:
    """Return the duties among some that have an id or a title in either language.

    A part of a title will do where it is of one duty alone. Raises Refusal where there is none, or more than one id.
    """
    every = list(duties)
    asked = _plain(word)
    for fits in (
        lambda duty: duty.id == asked,
        lambda duty: asked in {_plain(duty.title.zh), _plain(duty.title.en)},
        lambda duty: asked and (asked in _plain(duty.title.zh) or asked in _plain(duty.title.en)),
    ):
        found = [duty for duty in every if fits(duty)]
        ids = sorted({duty.id for duty in found})
        if len(ids) == 1:
            return found
        if ids:
            raise Refusal(_SEVERAL, known=", ".join(ids))
    known = list(dict.fromkeys(duty.id for duty in every))
    raise Refusal(_NO_DUTY, duty=shown(word), near=near(word, known), known=", ".join(known) or "–")


def _plain(words: str) -> str:
    """Return words without quotation marks, in small letters and with single blanks."""
    return " ".join(words.translate(_QUOTES).lower().split())


_QUOTES: Final = str.maketrans("", "", "“”‘’\"'《》「」")


def periods_named(settlements: list[Settlement], duty: str, word: str) -> list[Settlement]:
    """Return the settlements of a period, or of those that touch a month such as 2026-05. Raises Refusal."""
    exact = [s for s in settlements if s.obligation.period.label.lower() == word.lower()]
    if exact:
        return exact
    touching = [
        s
        for s in settlements
        if _MONTH.fullmatch(word) and f"{s.obligation.period.start:%Y-%m}" <= word <= f"{s.obligation.period.end:%Y-%m}"
    ]
    if touching:
        return touching
    known = sorted({s.obligation.period.label for s in settlements})
    raise Refusal(_NO_PERIOD, duty=duty, period=shown(word), near=near(word, known), known=", ".join(known) or "–")
