"""What is asked about a township that begins, in order; the same answers come from options, a file or a terminal."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Final
from unicodedata import normalize

from careplan.domain.calendar.festival import festival
from careplan.records.base import Part
from careplan.records.place import Fault
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township
from careplan.records.words import Words
from careplan.store.beside import bytes_of
from careplan.store.reading.yaml_reader import read_yaml
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.question import Question, choices_of, good, option_of
from careplan.workflow.found.plans import SOURCE, plan_named

SCHOOL: Final = "school-"
"""How the answers about schools are named: school-1, school-2; an empty one ends them."""
YEARS: Final = range(2005, 2100)
_PLACES: Final = {"中心": "central", "边远": "remote", "central": "central", "remote": "remote"}
_GAP: Final = r"[\s,，、]+"
_A_SCHOOL: Final = re.compile(
    rf"(?P<id>\w+){_GAP}(?P<name>\S.*?){_GAP}(?P<position>{'|'.join(_PLACES)}){_GAP}"
    r"(?P<opened>\d{4}(?:[-－]\d\d[-－]\d\d)?)年?"
)
_SCHOOL_EXAMPLE: Final = Text("S01 青石镇中心小学 中心 1985", "S01 青石镇中心小学 central 1985")
_NO_SCHOOL: Final = Text(
    "一所学校写成：编号 校名 中心或边远 开办年份，例如 `{example}`",
    "A school is written as id, name, central or remote, and the year it opened, for example `{example}`",
)
_TWICE: Final = Text("学校 {id} 写了两次", "The school {id} is named twice")
_NOT_YET: Final = Text(
    "{year} 年还没有学校 {id}：写它开办的年份，例如 `{example}`",
    "There is no school {id} in {year} yet: write the year it opened, for example `{example}`",
)
_NOT_A_TERM: Final = Text(
    "学期写成“起..止”，从 {year} 年里的一天起，例如 `{example}`",
    "A term is written as its first and last day and begins in {year}, for example `{example}`",
)
_TERMS_OVERLAP: Final = Text(
    "秋季学期要在春季学期结束（{until}）以后开学，例如 `{example}`",
    "The autumn term begins after the spring term has ended ({until}), for example `{example}`",
)
_MONTH_ENDS: Final = frozenset({"月底", "月末"})
_NO_CLOSING: Final = Text(
    "`--month-closes` 写几号（1 到 31）；月底截止写 `end`，例如 `--month-closes 25`",
    "`--month-closes` is a day from 1 to 31, or `end` for the last of the month, for example `--month-closes 25`",
)
_SPAN: Final = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_UNKNOWN: Final = Text(
    "答案文件里没有 {name} 这一项。{near}有：{known}",
    "There is no {name} in a file of answers. {near}There are: {known}",
)
_FILE: Final = Text(
    "答案文件第 {line} 行读不了；每行写成“名称: 值”，例如 `name: 青石镇`",
    "The file of answers cannot be read in line {line}; each line is `name: value`, for example `name: Qingshi`",
)
_NO_FILE: Final = Text(
    "读不了 `--answers` 所指的文件；例如写 `--answers 青石镇.yaml`",
    "The file of `--answers` cannot be read; write for example `--answers qingshi.yaml`",
)
_NOT_IN_IT: Final = Text(
    "{from_} 不在 {year} 年里；从哪天起算要写在这一年，例如 `--from {year}-03-01`",
    "{from_} is not in {year}; the plan counts from a day of that year, for example `--from {year}-03-01`",
)


def terms(year: int) -> dict[str, tuple[date, date]]:
    """Return the terms of a year as they usually lie around its Spring Festival, by id."""
    spring, next_ = festival("spring-festival", year), festival("spring-festival", year + 1)
    return {
        f"{year - 1}-autumn": (date(year - 1, 9, 1), spring - timedelta(days=25)),
        f"{year}-spring": (spring + timedelta(days=13), date(year, 7, 10)),
        f"{year}-autumn": (date(year, 9, 1), next_ - timedelta(days=25)),
    }


def question(given: Mapping[str, str], year: int) -> Question | None:
    """Return what has still to be known before a township can begin; the schools come one by one."""
    for one in _asked(given, year):
        if one.name not in given:
            return one
    number = 1
    while given.get(f"{SCHOOL}{number}"):
        number += 1
    if f"{SCHOOL}{number}" in given:
        return None
    words = Text(
        f"第 {number} 所学校：编号 校名 中心或边远 开办年份；没有了就回车",
        f"School {number}: id, name, central or remote, year it opened; return when there are no more",
    )
    return Question(f"{SCHOOL}{number}", "--school", words, _SCHOOL_EXAMPLE.en, partial(_school, given, year), "")


def checked(given: Mapping[str, str], year: int) -> dict[str, str]:
    """Return answers that came from options or a file as they are written down. Raises Refusal for one that is bad."""
    known = {one.name: one for one in (*_asked(given, year), *_unasked())}
    found: dict[str, str] = {}
    for name, text in given.items():
        if name.startswith(SCHOOL):
            found[name] = _school(found, year, text) if text else text
        elif text or name not in known or known[name].default is None:
            found[name] = known[name].read(text) if name in known else text
        elif not known[name].default:
            found[name] = text
    if "from" in found and int(found["from"][:4]) != year:
        raise Refusal(_NOT_IN_IT, from_=found["from"], year=str(year))
    return found


def from_file(path: str) -> dict[str, str]:
    """Return the answers in a file by name; those of `schools` as school-1, school-2. Raises Refusal."""
    data = bytes_of(path)
    if isinstance(data, Fault):
        raise Refusal(_NO_FILE)
    tree, faults = read_yaml("", data)
    if tree is None or faults or not isinstance(tree.value, dict):
        raise Refusal(_FILE, line=str(faults[0].place.line if faults else 1))
    known = ["schools", *(one.name for one in (*_asked({}, YEARS[0]), *_unasked()))]
    found: dict[str, str] = {}
    for name, value in tree.value.items():
        if name not in known:
            raise Refusal(_UNKNOWN, name=shown(name), near=near(name, known), known=", ".join(known))
        texts = value if isinstance(value, list) and name == "schools" else [value]
        if not all(isinstance(text, str) for text in texts):
            raise Refusal(_FILE, line=str(tree.place((name,)).line))
        for number, text in enumerate(texts, 1):
            found[f"{SCHOOL}{number}" if name == "schools" else name] = str(text)
    return found


def _asked(given: Mapping[str, str], year: int) -> list[Question]:
    """Return the questions that a person is asked, in order; the usual answers of later ones follow from earlier."""
    name, county = given.get("name", ""), given.get("county")
    usual = {id_: f"{first}..{last}" for id_, (first, last) in terms(year).items()}
    spring, autumn = usual[f"{year}-spring"], usual[f"{year}-autumn"]
    return [
        _of(Words, "zh", "name", Text("乡镇名称", "The township's name"), "青石镇"),
        _of(
            Words,
            "zh",
            "office",
            Text("中心学校名称", "The name of its central school"),
            "青石镇中心学校",
            f"{name}中心学校",
        ),
        _of(Township, "county", "county", Text("县的行政区划代码", "The code of the county"), "990100"),
        _of(Township, "area", "area", Text("乡镇的行政区划代码", "The code of the township"), "990123", county),
        Question(
            "plan",
            "--plan",
            Text("哪份计划（写 ? 看有哪些，也可写自己的文件）", "Which plan (? shows them; or a file of your own)"),
            "p03",
            plan_named,
            SOURCE,
        ),
        _term("spring", Text("春季学期，起..止", "The spring term, first..last day"), spring),
        _term("autumn", Text("秋季学期，起..止", "The autumn term, first..last day"), autumn, given.get("spring", "")),
        _of(Staff, "name", "clerk", Text("由谁管台帐（姓名）", "Who keeps the records"), "王晓梅", ""),
    ]


def _unasked() -> list[Question]:
    """Return what options and files may say besides; a person is not asked."""
    return [
        _of(Words, "en", "name_en", Text("英文名称", "The name in English"), "Qingshi"),
        _of(Words, "en", "office_en", Text("中心学校英文名称", "The central school in English"), "Qingshi office"),
        _of(Township, "language", "language", Text("语言", "The language"), "zh"),
        Question(
            "month_closes", "--month-closes", Text("每月几日截止", "The day a month closes on"), "25", _month_closes
        ),
        _of(Township, "eligibility", "eligibility", Text("认定口径", "The rule of eligibility"), "state-council-2016"),
        _of(School, "opened", "from", Text("从哪天起算", "From which day it counts"), "2026-09-01"),
        Question("user_name", "--user-name", Text("提交署名", "Who commits"), "王晓梅", str),
        Question("user_email", "--user-email", Text("邮箱", "The address"), "office@example.cn", str),
    ]


def _of(model: type[Part], column: str, name: str, words: Text, example: str, default: str | None = None) -> Question:
    def read(text: str) -> str:
        return good(model, column, text, option_of(name))

    return Question(name, option_of(name), words, example, read, default, choices_of(model, column))


def _term(name: str, words: Text, usual: str, before: str = "") -> Question:
    return Question(name, option_of(name), words, usual, partial(_span, usual, before), usual)


def _span(example: str, before: str, text: str) -> str:
    """Return the days of a term of the example's year that begins after the term before it has ended."""
    days, earlier = _SPAN.fullmatch(text), _SPAN.fullmatch(before)
    try:
        good_ = days is not None and date.fromisoformat(days[1]) <= date.fromisoformat(days[2])
    except ValueError:
        good_ = False
    if not good_ or text[:4] != example[:4]:
        raise Refusal(_NOT_A_TERM, year=example[:4], example=example)
    if earlier and text[:10] <= earlier[2]:
        raise Refusal(_TERMS_OVERLAP, until=earlier[2], example=example)
    return text


def _month_closes(text: str) -> str:
    plain = normalize("NFKC", text).strip().removesuffix("日").removesuffix("号")
    try:
        return good(Township, "month_closes", "end" if plain in _MONTH_ENDS else plain)
    except Refusal:
        raise Refusal(_NO_CLOSING) from None


def _school(given: Mapping[str, str], year: int, text: str) -> str:
    """Return a school as it is written down: its id, name, place and the day on which it opened, by that year's end."""
    match = _A_SCHOOL.fullmatch(text.strip())
    if match is None:
        raise Refusal(_NO_SCHOOL, example=_SCHOOL_EXAMPLE)
    id_ = good(School, "id", normalize("NFKC", match["id"]).upper())
    if any(value.split()[:1] == [id_] for name, value in given.items() if name.startswith(SCHOOL)):
        raise Refusal(_TWICE, id=id_)
    opened = normalize("NFKC", match["opened"])
    opened = opened if "-" in opened else f"{opened}-09-01"
    good(School, "opened", opened)
    if int(opened[:4]) > year:
        raise Refusal(_NOT_YET, id=id_, year=str(year), example=_SCHOOL_EXAMPLE)
    return f"{id_} {good(Words, 'zh', match['name'])} {_PLACES[match['position']]} {opened}"
