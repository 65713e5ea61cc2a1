"""The forms of the plan: the month's care record, the logs of each kind of contact, and the sheets of a school."""

from typing import Final

from careplan.domain.form import YES_NO, Choices, Field, Form
from careplan.domain.form_registration import REGISTRATION
from careplan.domain.value_words import VALUES
from careplan.records.acts import ACT_KINDS
from careplan.text import Text


def _choices(*words: str) -> Choices:
    return tuple((word, VALUES[word]) for word in words)


MEDIA: Final = _choices("phone", "video", "qq", "wechat", "letter", "paper", "file", "in_person")
REACHED: Final = _choices("father", "mother", "both", "guardian", "nobody")
OUTCOMES: Final = _choices("done", "no_answer", "number_dead", "refused", "postponed", "problem", "absent")
PARENT_STATES: Final = _choices("home", "away", "dead", "lost", "unable")

ROW: Final = Field("row_id", Text("行号", "row"), "id", locked=True, wide=10)
DAY: Final = Field("date", Text("日期", "date"), "day", wide=13, also=("时间", "活动日期", "家访日期", "谈话时间"))
CHILDREN: Final = Field(
    "children", Text("儿童", "children"), "child", locked=True, wide=24, also=("姓名", "儿童姓名", "学生"), several=True
)
MINUTES: Final = Field("minutes", Text("时长（分钟）", "minutes"), "number", wide=10, also=("时长", "分钟"))
PLACE: Final = Field("place", Text("地点", "place"), wide=14, also=("谈话地点", "家访地点"))
REACH: Final = Field(
    "reached", Text("与谁联系", "reached"), "choice", REACHED, wide=12, also=("联系人", "接听人", "受访人")
)
MEDIUM: Final = Field("medium", Text("方式", "medium"), "choice", MEDIA, also=("联系方式", "形式"))
TOPIC: Final = Field("topic", Text("主题", "topic"), "topic", wide=16, also=("题目", "科目", "内容摘要"))
OUTCOME: Final = Field("outcome", Text("结果", "outcome"), "choice", OUTCOMES, also=("效果",))
NOTE: Final = Field("note", Text("记录", "note"), wide=36, also=("备注", "谈话内容", "家访记录", "情况记录", "说明"))
DONE_ON: Final = Field("done_on", Text("办结日期", "done on"), "day", wide=13, also=("答复日期", "转交日期"))
BY: Final = Field("by", Text("记录人", "by"), "staff", wide=18, also=("教师", "负责人", "代理家长", "填表人"))
WITH: Final = Field("with", Text("参加人", "with"), "staff", wide=30, also=("参会人员", "参训人员"), several=True)
DIRECTION: Final = Field("direction", Text("收寄", "direction"), "choice", _choices("in", "out"), also=("来往",))
COUNTS_FOR: Final = Field("counts_for", Text("补做的月份", "made up for"), wide=12)


def kind_of(*kinds: str) -> Field:
    """Return the column that says what was done, for some kinds of act."""
    choices = tuple((kind, ACT_KINDS[kind].title) for kind in kinds)
    return Field("kind", Text("事项", "kind"), "choice", choices, locked=True, wide=14, also=("项目", "活动"))


_CARE: Final = (
    "talk",
    "homework_check",
    "tutoring",
    "home_visit",
    "dinner",
    "care_form",
    "phone_call",
    "video_session",
    "letter",
)
_SCHOOL: Final = (
    *("proxy_meeting", "training", "theme_activity", "pairing_activity", "norm_session", "counselling"),
    *("video_session", "suggestion", "contest_entry", "award", "appraisal", "flag", "submission"),
)


def _log(id_: str, title: Text, kind: str, *fields: Field) -> Form:
    return Form(
        id_,
        title,
        fields=(ROW, DAY, CHILDREN, *fields, OUTCOME, COUNTS_FOR, NOTE),
        kinds=(kind,),
        each="adult",
        note=Text("一行一次，没有做的不填日期。", "One line each time; leave the date empty where nothing was done."),
    )


FORMS: Final = (
    Form(
        "care-record",
        Text("关爱留守儿童记录表", "Care record"),
        fields=(
            ROW,
            CHILDREN,
            kind_of(*_CARE),
            DAY,
            MINUTES,
            PLACE,
            REACH,
            DIRECTION,
            MEDIUM,
            TOPIC,
            OUTCOME,
            COUNTS_FOR,
            NOTE,
        ),
        kinds=_CARE,
        each="adult",
        note=Text(
            "每行一件事：做了就填日期；没有做的不填。多做的写在空行里。",
            "One line each: fill in the date when it was done, else leave it. Further things go into the empty lines.",
        ),
    ),
    _log("home-visit", Text("家访记录表", "Home visits"), "home_visit", PLACE, MINUTES, REACH),
    _log("talk", Text("谈心记录表", "Talks"), "talk", PLACE, MINUTES),
    _log("phone", Text("亲情电话登记表", "Family phone calls"), "phone_call", REACH, MINUTES, MEDIUM),
    _log("letter", Text("亲情信箱登记表", "Letters"), "letter", DIRECTION, DONE_ON),
    Form(
        "meeting",
        Text("代理家长座谈会记录表", "Proxy parents' meeting"),
        fields=(ROW, DAY, BY, WITH, MINUTES, PLACE, TOPIC, OUTCOME, COUNTS_FOR, NOTE),
        kinds=("proxy_meeting",),
        note=Text("参加人写编号或姓名，用顿号分开。", "Those who took part by id or name, with commas between them."),
    ),
    Form(
        "school-month",
        Text("学校月度工作记录表", "The school's month"),
        fields=(
            ROW,
            kind_of(*_SCHOOL),
            DAY,
            BY,
            CHILDREN,
            WITH,
            MINUTES,
            PLACE,
            REACH,
            MEDIUM,
            TOPIC,
            DONE_ON,
            OUTCOME,
            COUNTS_FOR,
            NOTE,
        ),
        kinds=_SCHOOL,
        note=Text(
            "上报、培训、活动、辅导等，一行一次。", "Hand-ins, trainings, activities, counselling: one line each time."
        ),
    ),
    Form(
        "census",
        Text("留守儿童变动情况核查表", "Census sheet"),
        fields=(
            Field("child", Text("儿童", "child"), "child", locked=True, wide=24, also=("姓名", "儿童姓名", "学生")),
            Field("date", Text("核查日期", "date"), "day", wide=13, also=("日期",)),
            Field("by", Text("核查人", "by"), "staff", wide=18, also=("填表人",)),
            Field(
                "result", Text("结果", "result"), "choice", _choices("present", "left", "not_found"), also=("核查结果",)
            ),
            Field("grade", Text("年级", "grade"), "number", wide=8),
            Field("boarder", Text("寄宿", "boarder"), "truth", YES_NO, wide=8, also=("是否寄宿",)),
            Field("father", Text("父亲", "father"), "choice", PARENT_STATES, also=("父亲状况",)),
            Field("mother", Text("母亲", "mother"), "choice", PARENT_STATES, also=("母亲状况",)),
            Field("guardian", Text("监护人", "guardian"), "guardian", wide=24, also=("监护人姓名", "实际监护人")),
            Field("key", Text("重点", "key"), "truth", YES_NO, wide=8, also=("重点儿童", "是否重点")),
            NOTE,
        ),
        record="census",
        note=Text("逐个儿童核查，有变动的照实改。", "Check child by child, and write what has changed."),
    ),
    REGISTRATION,
)
"""Every form whose rows are records; found by its id."""


def form_named(word: str) -> Form | None:
    """Return a form by its id or by what it is called, None where there is none."""
    return next((form for form in FORMS if word in {form.id, form.title.zh, form.title.en}), None)
