"""A plan's phrases and duties in words: what each means, in both languages, and nothing left unsaid."""

import re

import pytest

from careplan.domain.condition_words import conditions_words
from careplan.domain.day_words import day_words
from careplan.domain.phrase_words import amount_words, every_words
from careplan.domain.plan_words import said
from careplan.records.expressions import (
    FESTIVAL_IDS,
    parse_amount,
    parse_day_phrase,
    parse_every,
    parse_expected,
)
from careplan.records.plan import Plan
from careplan.text import Text

HAN = re.compile(r"[\u3400-\u9fff]")
BASE = {
    "id": "talk",
    "title": {"zh": "谈心", "en": "Talk"},
    "source": {"clause": "1", "words": "talk once"},
    "chapter": "care",
    "owner": "proxy_parent",
    "for_each": "child",
    "every": "month",
    "proof": "talk",
}


def plan_with(*duties: dict[str, object]) -> Plan:
    """Return a plan of some duties, each said by what differs from a monthly talk."""
    tree = {
        "year": "2026",
        "title": {"zh": "计划", "en": "Plan"},
        "documents": [{"id": "doc", "title": "Document"}],
        "valid": {"from": "2026-01-01", "until": "2026-12-31"},
        "bundles": {"ones": {"zh": "两个一", "en": "Two ones"}},
        "duties": [{key: value for key, value in (BASE | duty).items() if value is not None} for duty in duties],
    }
    return Plan.model_validate(tree)


def parts(plan: Plan, number: int = 0, make_up: int | None = 10) -> dict[str, Text]:
    """Return the parts of a duty in words, by key."""
    return {part.key: part.words for part in said(plan, plan.duties[number], make_up).parts}


@pytest.mark.parametrize(
    ("phrase", "zh", "en"),
    [
        ("end", "本期最后一天", "the last day of the period"),
        ("25", "当月 25 日", "day 25 of the month"),
        ("31", "当月 31 日（没有这一天的月份算月末）", "day 31 of the month (the month's end where it has none)"),
        ("day -1", "当月最后一天", "the last day of the month"),
        ("day -3", "当月倒数第 3 天", "day 3 from the end of the month"),
        ("06-01", "6 月 1 日", "1 June"),
        ("2026-06-10", "2026-06-10", "2026-06-10"),
        ("late 05", "5 月下旬（21 日至月末）最后一天", "the last day of the late part of May (the 21st to the end)"),
        ("month 06", "6 月最后一天", "the last day of June"),
        ("week 2", "本期第 2 周最后一天", "the last day of week 2 of the period"),
        ("week -1", "本期最后一周最后一天", "the last day of the last week of the period"),
        ("week -2", "本期倒数第 2 周最后一天", "the last day of week 2 from the end of the period"),
        ("mid-autumn", "中秋节", "Mid-Autumn Festival"),
        ("mid-autumn - 7 days", "中秋节前 7 天", "7 days before Mid-Autumn Festival"),
        ("second monday", "当月第二个星期一", "the second Monday of the month"),
        ("last friday 11", "11 月最后一个星期五", "the last Friday of November"),
        ("wednesday", "本期第一个星期三", "the first Wednesday of the period"),
        ("term start + 1 week", "学期第一天后 1 周", "1 week after the first day of the term"),
        ("winter vacation", "寒假最后一天", "the last day of the winter vacation"),
        (
            "trigger + 2 hours",
            "事情发生的时刻后 2 小时（没有记时刻的，只看日子）",
            "2 hours after the hour of the event (by the day where no hour is on record)",
        ),
        (
            "after + 3 workdays",
            "前项做完后 3 个工作日",
            "3 workdays after the duty before it was done",
        ),
        ("25 17:00", "当月 25 日 17:00", "day 25 of the month at 17:00"),
    ],
)
def test_days(phrase: str, zh: str, en: str) -> None:
    """Every anchor, with and without a shift."""
    assert day_words(parse_day_phrase(phrase), "last") == Text(zh, en)


def test_a_part_of_a_month_opens_on_its_first_day() -> None:
    """The same words mean another day where they open."""
    assert day_words(parse_day_phrase("early 06"), "first").zh == "6 月上旬（1 至 10 日）第一天"


def test_a_festival_s_period_is_its_day() -> None:
    """`start + 7 days` of a festival counts from the festival."""
    assert day_words(parse_day_phrase("start + 7 days"), "last", "festival").en == "7 days after the festival"


@pytest.mark.parametrize(
    ("phrase", "zh", "en"),
    [
        ("month", "每月", "every month"),
        ("school day", "每个上课日", "every school day"),
        ("2 weeks from 2026-03-02", "每 2 周（从 2026-03-02 算起）", "every 2 weeks (counted from 2026-03-02)"),
        ("year from 07-01", "每年（从 7 月 1 日算起）", "every year (counted from 1 July)"),
        ("festival mid-autumn, double-ninth", "逢中秋节、重阳节", "at Mid-Autumn Festival and Double Ninth Festival"),
        ("once", "有效期内", "while it is in force"),
        ("event", "每次发生时", "each time it happens"),
    ],
)
def test_periods(phrase: str, zh: str, en: str) -> None:
    """How often, counted from where."""
    assert every_words(parse_every(phrase)) == Text(zh, en)


@pytest.mark.parametrize(
    ("phrase", "zh", "en"),
    [
        ("1", "1 次", "once"),
        ("2", "2 次", "twice"),
        ("= 2", "正好 2 次", "exactly twice"),
        (">= 3", "至少 3 次", "at least 3 times"),
        ("<= 2", "最多 2 次", "at most twice"),
        ("2..3", "2 至 3 次", "2 to 3 times"),
        (">= 30 minutes", "至少 30 分钟", "at least 30 minutes"),
    ],
)
def test_amounts(phrase: str, zh: str, en: str) -> None:
    """Exactly, at least, at most, from-to, minutes."""
    assert amount_words(parse_amount(phrase)) == Text(zh, en)


def test_conditions() -> None:
    """True, not true, a word among several, ranges; sets are joined by or."""
    first = {"key": parse_expected("true"), "boarder": parse_expected("false"), "grade": parse_expected("<= 6")}
    second = {"father": parse_expected(["away", "dead"])}
    found = conditions_words([first, second], "child")
    assert found.zh == "是重点儿童，并非“住校”，年级：最多 6；或者父亲：外出或去世"
    assert found.en == "is a key child, not so: boards at school, the grade: at most 6; or the father: away or dead"


def test_a_counted_duty() -> None:
    """Who, to whom, how often, how much, from when to when, what proves it, by how it is judged."""
    plan = plan_with({"count": "2", "due": "25", "day_off": "after", "where": {"key": "true"}, "bundle": "ones"})
    found = said(plan, plan.duties[0], 10)
    assert found.sentence.zh == (
        "对每个儿童（限：是重点儿童），每月，代理家长要做：谈心，2 次，最迟当月 25 日。"
        "期限逢休息日，顺延到下一个工作日。"
    )
    words = parts(plan)
    assert words["due"].zh == "当月 25 日（25）；期限逢休息日，顺延到下一个工作日"
    assert words["closes"].en == "10 days after the due day, by the township's reading"
    assert words["bundle"].en == "Two ones"
    assert words["where"].en == "is a key child"
    assert words["valid"].en == "2026-01-01 to 2026-12-31"
    assert "holds" not in words


def test_without_a_township_no_days_of_making_up_are_named() -> None:
    """The reading is the township's; a plan alone does not have it."""
    assert parts(plan_with({}), make_up=None)["closes"].en == "after the due day, by the township's reading"


def test_a_state_an_event_and_a_chain() -> None:
    """Each shape has its own sentence."""
    plan = plan_with(
        {"id": "phone", "for_each": "school", "owner": "school", "proof": None, "holds": {"phone": "true"}},
        {"id": "letter", "every": "event", "trigger": "letter", "proof": None, "due": "trigger + 5 days"},
        {"id": "feedback", "after": "letter", "owner": ["school", "central_office"], "judge": "advisory"},
    )
    phone, letter, feedback = (said(plan, duty, 10).sentence.en for duty in plan.duties)
    assert (
        phone
        == "For each school, every month, this must be so on every day: has a family phone; the school answers for it."
    )
    assert letter.endswith("owes: its answer (done_on), no later than 5 days after the event.")
    assert "the school or the central office owes" in feedback
    assert "(advisory: never counted as missed)." in feedback
    assert parts(plan, 2)["after"].en == "“Talk”"
    assert "count" not in parts(plan, 1)


def test_every_key_that_a_duty_gives_is_said() -> None:
    """A key that has no words of its own is repeated as it stands; none is passed over."""
    plan = plan_with({"tentative": "true", "shares": ["talk"], "presence": "due", "during": "term", "closes": "end"})
    unsaid = plan.duties[0].model_fields_set - parts(plan).keys()
    assert unsaid == {"id", "title"}


@pytest.mark.parametrize("name", FESTIVAL_IDS)
def test_festivals_have_english_names(name: str) -> None:
    """No Chinese sign in an English sentence."""
    assert not HAN.search(day_words(parse_day_phrase(name), "last").en)
