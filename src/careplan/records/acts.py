"""schools/S03/months/2026-05/T012.csv and their like: what happened, one row an act."""

from typing import Annotated, Final, Literal, NamedTuple

from pydantic import Field

from careplan.records.base import Kind, Part
from careplan.records.types import (
    ClassName,
    Clock,
    Day,
    Decimal,
    Line,
    Number,
    PersonIds,
    Prose,
    SchoolId,
    StaffId,
    StaffIds,
    Tokens,
)
from careplan.text import Text

Medium = Literal["phone", "video", "qq", "wechat", "letter", "paper", "file", "in_person"]
Reached = Literal["father", "mother", "both", "guardian", "nobody"]
Outcome = Literal["done", "no_answer", "number_dead", "refused", "postponed", "good", "problem", "absent"]


class ActRow(Part):
    """The columns that a row may have; a kind says which of them it needs."""

    row_id: Line
    date: Day
    kind: Line
    school: SchoolId | None = None
    """The school it is about, in the central office's files."""
    children: PersonIds = ()
    by: StaffId
    with_: StaffIds = Field(default=(), alias="with")
    """Other adults: who did it together, who took part in a meeting or training, staff appraised or commended."""
    deputy_for: StaffId | None = None
    body: Tokens = ()
    """The bodies outside the schools that did it, as the plan's `owners` name them; `by` then only wrote it down."""
    guardians: PersonIds = ()
    """Guardians who took part or whom it is about, where no child is named."""
    class_: ClassName | None = Field(default=None, alias="class")
    """The class it is about, as grade and class: `4-1`."""
    time: Clock | None = None
    """When on that day, where the plan names an hour."""
    to: Tokens = ()
    """To whom something was handed in."""
    minutes: Annotated[Number, Field(ge=1, le=10_000)] | None = None
    place: Line | None = None
    medium: Medium | None = None
    reached: Reached | None = None
    direction: Literal["in", "out"] | None = None
    topic: Line | None = None
    """What exactly, as the plan's duties name it: `statistics`, `childrens-day`, a duty's id for a waiver."""
    score: Decimal | None = None
    done_on: Day | None = None
    """The day on which what this row opened was done: a letter handed on, a suggestion answered, a flag resolved."""
    returned_on: Day | None = None
    """The day on which a hand-in came back to be mended."""
    corrected_on: Day | None = None
    """The day on which it was handed in again."""
    outcome: Outcome | None = None
    counts_for: Line | None = None
    """The period this act makes up for, such as 2026-04, when it was done later."""
    ref: Line | None = None
    """The row_id of the act that this one answers."""
    reason: Line | None = None
    note: Prose | None = None


class ActKind(NamedTuple):
    """A kind of act: its title, the columns it must have and may have beyond those that every row may have."""

    title: Text
    needs: frozenset[str] = frozenset()
    allows: frozenset[str] = frozenset()


COMMON: Final = frozenset(
    {"row_id", "date", "kind", "by", "with", "body", "class", "children", "guardians", "time"}
    | {"outcome", "counts_for", "ref", "note"}
)


def _kind(zh: str, en: str, needs: str, allows: str = "") -> ActKind:
    return ActKind(Text(zh, en), frozenset(needs.split()), frozenset(allows.split()))


ACT_KINDS: Final[dict[str, ActKind]] = {
    "talk": _kind("谈心", "talk", "children", "minutes place deputy_for"),
    "homework_check": _kind("检查作业", "homework check", "children", "topic deputy_for"),
    "tutoring": _kind("作业辅导", "tutoring", "children", "minutes topic deputy_for"),
    "home_visit": _kind("家访", "home visit", "children", "minutes place reached deputy_for"),
    "dinner": _kind("亲情晚餐", "shared dinner", "children", "place deputy_for"),
    "care_form": _kind("关爱记录表", "care form", "children", "deputy_for"),
    "proxy_meeting": _kind("代理家长座谈会", "proxy parents' meeting", "", "with minutes place topic"),
    "phone_call": _kind("亲情电话", "family phone call", "children reached", "minutes medium deputy_for"),
    "video_session": _kind("亲情视频", "family video session", "children", "minutes medium reached topic deputy_for"),
    "letter": _kind("亲情信件", "letter", "children direction", "done_on deputy_for"),
    "suggestion": _kind("家长建议", "parent's suggestion", "", "children done_on reached topic medium"),
    "counselling": _kind("心理辅导", "counselling", "children", "minutes place"),
    "pairing_activity": _kind("结对帮扶活动", "pairing activity", "", "children with place topic school"),
    "theme_activity": _kind("主题活动", "themed activity", "topic", "children with place minutes school"),
    "training": _kind("培训", "training", "topic with", "minutes place school"),
    "inspection": _kind("检查", "inspection", "school topic", "done_on with"),
    "contest_entry": _kind("征文参赛", "contest entry", "children topic", "school"),
    "award": _kind("表彰", "award", "topic", "children with school"),
    "nomination": _kind("推选", "nomination", "with topic", "school"),
    "submission": _kind("上报", "hand-in", "topic", "to done_on returned_on corrected_on medium school"),
    "feedback": _kind("反馈", "feedback", "school", "topic medium"),
    "norm_session": _kind("养成教育活动", "norms session", "", "topic minutes place"),
    "appraisal": _kind("代理家长考核", "appraisal", "with", "score topic school"),
    "waiver": _kind("免除", "waiver", "topic counts_for reason", "children with guardians class school"),
    "amendment": _kind(
        "调整日期", "moved date", "topic counts_for reason done_on", "children with guardians class school"
    ),
    "flag": _kind("问题标记", "flag", "topic", "children done_on school"),
    "flag_resolved": _kind("问题解决", "flag resolved", "ref", "children topic school"),
}
"""Every kind of act that a row may record, by the word in its `kind` column."""

ARTICLE: Final = "article"
"""The kind of act that an article file stands for."""
CENSUS_VISIT: Final = "census_visit"
"""The kind of act that a row of a census sheet stands for."""
PROOFS: Final = frozenset(ACT_KINDS) | {ARTICLE, CENSUS_VISIT}

KIND: Final = Kind("acts", Text("月度记录", "month's acts"), "schools/{school}/months/{month}/{writer}.csv", ActRow)
OFFICE: Final = Kind("office-acts", Text("中心学校月度记录", "office's acts"), "township/months/{month}.csv", ActRow)
