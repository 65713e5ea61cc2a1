"""What the plan language must be able to say: each feature has a page that shows it done and not done.

A line of FEATURES is `feature: page, section, duty: outcomes`; the outcomes are `met missed` unless it says others.
The section is named by the words with which its title begins; without a duty every line of the section counts.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from careplan.domain.obligation import State
from tests.duties.stands import HERE, found, lines, scenarios
from tests.pages import Scenario, read_page

FOLDERS = (HERE / "features", HERE / "asked", HERE)

FEATURES = """
# periods
each school day: period, 每个学校日
each week, cut by the ends of a plan: period, 每周
two weeks from a date: households, 每两周一次
each half of a month: schools, 暑假每半月, summer: met missed
each third of a month: schools, 每旬, rounds
two weeks as the largest gap: spaced, 隔了十五天: met late
the largest gap, not kept: spaced, 没有人打过: missed
the largest gap after a vacation: spaced, 寒假后重新量起, meeting: met overdue not_applicable
each month: counted, 做了两次
each quarter: period, 每季, of-quarter
each half-year: period, 每季, of-half
each term: period, 每季, of-term
each school year, done: period, 每季, of-school-year: met
each school year, not done: period, 学年里没有做: open missed
each year: period, 每季, of-year
a window of its own, March to December: period, 自定时段, march-december
a year of its own, 1 July to 30 June: period, 自定时段, july-june
one day only: period, 只在某一天, that-day
between two dates: period, 只在某一天, some-days
the first ten days of a month: period, 上旬, early: met late
the middle ten days of a month: period, 上旬, middle
the last days of a month: period, 上旬, late
the nth weekday of a month: period, 每月第一个星期一, first-monday
the last weekday of a month: period, 每月第一个星期一, last-friday: met late
part of a day, until an hour: period, 一天里的一段
part of a day, from an hour: deadlines, 下午五点前, four-to-six

# sets
each child: sets, 每个儿童, everyone
each key child: sets, 每个儿童, key-ones
boarders: sets, 每个儿童, boarders
girls: sets, 每个儿童, girls
a grade: sets, 每个儿童, grade-five
parents not at home: sets, 每个儿童, nobody-home
the state on that day: sets, 按当天的情况: open met
each pair: sets, 每一对结对
each proxy parent: sets, 代理家长, diary
each member of staff: sets, 代理家长, pledge
each class: sets, 代理家长, board
each family: sets, 代理家长, letter-home
each school: sets, 代理家长, review
the township, not done: sets, 代理家长, bulletin: missed
the township, done: sets, 全镇的由中心学校做: met
schools with broadband: sets, 接入宽带, video: met
schools with so many children: sets, 接入宽带, counsellor: missed
schools with fewer children: sets, 接入宽带, small: met

a tag of one's own on a child: own, 低保户, gift
a tag of one's own on a carer, a school, an adult: own, 低保户
a tag that must hold: own, 委托监护协议, still-poor
a field in each entry of a list: own, 委托监护协议, agreed
a field of each parent who is away: own, 委托监护协议, where-they-work

# owners
the proxy parent: owners, 别人做的不算, by-proxy
the class teacher: owners, 别人做的不算, by-class-teacher
the counsellor: owners, 别人做的不算, by-counsellor
the principal: owners, 别人做的不算, by-principal
the school: owners, 学校的, by-school
the central office: owners, 学校的, by-office
any of several: owners, 学校的, by-either
two together: owners, 两人一起
a body outside the schools: owners, 村委会, by-committee
a body or a school: owners, 村委会, by-either
a body and a school together: owners, 村委会, by-both
a parent, seen or not or not known: owners, 家长的, parent-calls: seen not_seen unknown
a child itself: owners, 家长的, child-writes: seen unknown

# counts
exactly: counts, 正好一次, exactly
at least: counts, 正好一次, at-least
at most: counts, 正好一次, at-most
from-to: counts, 正好一次, from-to
more than was asked is no failure: counts, 做多了: met
minutes: counts, 三十分钟
coverage of a set in batches: counts, 每个都要到, all
a share of a set: counts, 每个都要到, half
each teacher of a set: counts, 每个都要到, teachers
each of a set so many times: counts, 每个至少两次, twice
a share of a set so many times: counts, 每个至少两次, most-twice: met
hours: counts, 每个至少两次, hours
on so many different days: counts, 每周两天, on-two-days
at most on so many days: counts, 每周两天, no-more-days
at least so many of a set: counts, 至少两名, three-families
capacity: counts, 每人带二至四个
a share of 100 %: households, 建档率
per head: counts, 每个儿童两次
a share of nobody: counts, 重点儿童的九成: not_applicable missed
a cap on one adult: schools, 教师每人

# proof
one kind of act: proofs, 一种, one-kind
any of several kinds: proofs, 一种, any-kind: met
columns with values: proofs, 一种, with-both: missed
a field that must be filled: proofs, 必填
one act, one duty: proofs, 一次上门, talk
one act for two duties where the plan says so: proofs, 一次上门, contact: met
no double counting: counted, 一次谈心只付一项, two: missed

# deadlines
a day of the month inside the period: deadlines, 每月五日, fifth: met late
a day of the month after the period: deadlines, 每月五日, next-fifth: met late
the end of the period, not to be made up: deadlines, 每月五日, month-end
a term's start: deadlines, 学期初, of-start: met late
a term's middle: deadlines, 学期初, of-middle: met late
a term's end: deadlines, 学期初, of-end
the nth week of a term: deadlines, 学期第二周, second-week: met overdue
the last week of a term: deadlines, 学期第二周, last-week
before a term's start: deadlines, 开学前一周, before-term: met late
a date: deadlines, 某一天, by-date: met late
a window between festivals: deadlines, 某一天, between
days around a festival: deadlines, 某一天, around
before a holiday: deadlines, 某一天, before-holiday: met late
hours after an event: deadlines, 事后, in-hours: met late
days after an event: deadlines, 事后, in-days: met late
workdays after an event: deadlines, 事后, in-workdays: met late
hours after another duty: deadlines, 前项做完十二小时内: met late blocked
days before an event: deadlines, 事后, before: met late
days after another duty: applies, 前一项做完才轮到, feedback: open overdue missed
a clock time: deadlines, 下午五点前, by-five: met late
a day off as stated: deadlines, 25 日是休息日, as-stated: met late
a day off moved before: deadlines, 25 日是休息日, earlier: met late
a day off moved after: deadlines, 25 日是休息日, later: met late
the last day is in time: deadlines, 七天以内, within-seven: met late
less than excludes: deadlines, 七天以内, under-eleven

# when it applies
in session: applies, 只在学期里, in-term: met not_applicable
in session, not done: applies, 学期里没有做: missed not_applicable
in the vacation: applies, 只在学期里, in-vacation: met missed not_applicable
all the year: applies, 只在学期里, always
a minimum presence: applies, 在册不足一半, half: not_applicable
any presence: applies, 在册不足一半, any-day: missed
presence on the due day: applies, 在册不足一半, on-due-day: not_applicable
from-until validity: applies, 有效期
thresholds on numbers: sets, 接入宽带, counsellor: missed
only if a state holds: sets, 按当天的情况: met
after another duty, not done: applies, 前一项做完才轮到, feedback: blocked missed
after another duty, done: applies, 前一项做完，按时反馈, feedback: met
only an event opens it: applies, 没有事
a change of the register opens it: becoming, 成为重点儿童, key
a parent's coming back opens it: becoming, 成为重点儿童, back: late
a change of carer opens it: becoming, 换了照护人, agreement: met
a change of a parent's whereabouts opens it: becoming, 换了照护人, update: late missed
joining a school opens it: becoming, 成为重点儿童, joined: missed
an age opens it: becoming, 成为重点儿童, eleven: late
the third time in a term opens it: triggered, 同一学期, third: missed
the second time in all opens it: triggered, 同一学期, second

# standing, advisory, bundles
a state on every day: states, 每天都要成立
a share of a set in a state: states, 六成的孩子, filed: late missed
a state of each of a set: states, 六成的孩子, day-pupils: met not_applicable
advisory, never red: states, 经常, often: advisory
an act of an advisory duty pays another: states, 经常, monthly
a bundle is a label: states, 两个一

# records of decisions, hand-ins
a waiver: rulings, 免除: waived missed
a moved date: rulings, 改期: moved met overdue
several addressees: rulings, 报送, to-two
several media: rulings, 报送, two-media
sent back and mended: rulings, 报送, mended: met late

# hard cases
the 25th on Mid-Autumn itself: deadlines, 25 日是休息日: met late
Spring Festival in the vacation: hard, 春节总在假期里: not_applicable met missed
from Mid-Autumn to Double Ninth: deadlines, 某一天, between
within a week of 1 September: deadlines, 学期初, of-start: met late
weeks cut by month ends: period, 每周
months cut by term starts: hard, 被开学切断的月: met missed not_applicable
a child moved on the 16th: counted, 16 日转走: missed
a child moved on the 15th: counted, 15 日转走: not_applicable
a proxy parent changed in the middle of a month: counted, 月中换代理家长
a deputy: counted, 代别人做: met
one dinner with three children: hard, 一次晚餐
29 February: hard, 二月二十九日
29 February as a birthday: households, 不满十周岁
done twice and then not: counted, 做了两次
a visit that is also a talk: proofs, 一次上门
a share of key children where there are none: counts, 重点儿童的九成: not_applicable
one training before another: hard, 先有一级: blocked met missed
a report at once: hard, 发现伤害: met late missed
"""


class Feature(NamedTuple):
    """One thing that a plan must be able to say, and where a page shows it."""

    words: str
    page: str
    section: str
    duty: str
    outcomes: frozenset[str]


def features() -> list[Feature]:
    """Return the lines of FEATURES."""
    kept = (line for line in FEATURES.splitlines() if line and not line.startswith("#"))
    return [_feature(*(part.strip() for part in line.split(":"))) for line in kept]


def _feature(words: str, where: str, outcomes: str = "met missed") -> Feature:
    page, section, duty = [*(part.strip() for part in where.split(",")), ""][:3]
    return Feature(words, page, section, duty, frozenset(outcomes.split()))


def _page(name: str) -> Path:
    return next(path for folder in FOLDERS if (path := folder / f"{name}.md").is_file())


@pytest.mark.parametrize("feature", features(), ids=lambda feature: feature.words)
def test_feature_has_an_example_of_each_outcome(feature: Feature) -> None:
    """The section is there, and its lines reach each outcome of the feature."""
    sections = [one for one in read_page(_page(feature.page)).scenarios if one.title.startswith(feature.section)]
    assert len(sections) == 1, [one.title for one in sections]
    own = [state for _, name, state in lines(sections[0]) if feature.duty in {"", name.split("/")[0]}]
    assert feature.outcomes <= set(own)


def test_outcomes_are_states() -> None:
    """No feature waits for an outcome that there is not, and none stands twice."""
    assert set().union(*(feature.outcomes for feature in features())) <= {state.value for state in State}
    words = [feature.words for feature in features()]
    assert len(set(words)) == len(words)


@pytest.mark.parametrize("scenario", [one for folder in FOLDERS[:2] for one in scenarios(folder)])
def test_page(scenario: Scenario, tmp_path: Path) -> None:
    """Each obligation stands where the page says on each day."""
    assert sorted(found(scenario, tmp_path)) == sorted(lines(scenario))
