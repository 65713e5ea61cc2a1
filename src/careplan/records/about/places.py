"""What each key of a school's file, of the township's settings and of the calendar says."""

from typing import Final

from careplan.records.about.key import About, key
from careplan.text import Text

_FROM: Final = ("从哪天起", "From this day on")
_UNTIL: Final = ("到哪天为止，含当天；还没结束就不写", "The last day; left out while it lasts")
_HAS: Final = "[{from: 2024-09-01}]"

PLACES: Final[About] = {
    "School": {
        "id": key("编号，与文件夹名相同", "The school's id, as its folder's name", "S03"),
        "name": key("校名，中英文", "What it is called", "{zh: 第三小学, en: Third Primary School}"),
        "position": key("在中心地方还是边远地方", "Whether it lies at the township's centre or far out", "remote"),
        "opened": key("哪天开办", "The day on which it opened", "1998-09-01"),
        "closed": key("哪天撤并", "The day on which it closed", "2027-07-10"),
        "phone": key("什么时候有亲情电话", "When there is a family phone", _HAS),
        "broadband": key("什么时候有宽带", "When there is broadband", _HAS),
        "mailbox": key("什么时候有亲情信箱", "When there is a family mailbox", _HAS),
        "counselling_room": key("什么时候有心理咨询室", "When there is a counselling room", _HAS),
        "video_accounts": key("亲情视频帐号", "The free video accounts", "[{from: 2024-09-01, medium: qq}]"),
        "counsellors": key("聘请的心理辅导老师", "The counsellors engaged", "[{from: 2024-09-01, staff: T012}]"),
        "norms": key(
            "养成教育规范",
            "Documents of norms for study and life",
            "[{title: {zh: 一日常规, en: Daily norms}, approved: 2025-09-01}]",
        ),
        "papers": key("在册的材料", "Papers on file", "[{kind: work-plan, from: 2026-03-01}]"),
        "tags": key(
            "自己起名的情况，计划用 `tag.名称` 来问",
            "What is so under a name of one's own, for a plan to ask as `tag.NAME`",
            "[{tag: boarding, from: 2025-09-01}]",
        ),
        "partner": key("结对帮扶的学校", "The school that it is paired with", "S01"),
    },
    "Spell": {"from": key(*_FROM, "2024-09-01"), "until": key(*_UNTIL, "2026-06-30")},
    "Account": {
        "from": key(*_FROM, "2024-09-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "medium": key("哪一种", "Which one", "qq", values={"qq": Text("QQ", "QQ"), "wechat": Text("微信", "WeChat")}),
        "number": key("帐号", "The account's number", "…"),
    },
    "Counsellor": {
        "from": key(*_FROM, "2024-09-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "staff": key("教职工编号", "The adult's id", "T012"),
    },
    "Norm": {
        "title": key("名称，中英文", "What it is called", "{zh: 一日常规, en: Daily norms}"),
        "approved": key("哪天通过", "The day on which it was approved", "2025-09-01"),
        "reviewed": key("每次修订的日期", "The days on which it was reviewed", "[2026-09-01]"),
    },
    "Township": {
        "name": key("乡镇名称，中英文", "What the township is called", "{zh: 示范镇, en: Model Township}"),
        "office": key(
            "学校上交材料的地方",
            "The office that schools hand in to",
            "{zh: 中心学校办公室, en: Central School Office}",
        ),
        "area": key("乡镇区划代码，登记表上用", "The township's area code, as printed in the registers", '"990123"'),
        "county": key(
            "县区划代码；出县按它算", "The county's area code; leaving it is crossing the county line", '"990100"'
        ),
        "language": key(
            "平时用哪种语言",
            "The language used",
            "zh",
            default=("zh", "zh"),
            values={"zh": Text("中文", "Chinese"), "en": Text("英文", "English")},
        ),
        "month_closes": key(
            "哪天截止一个月：`end` 或几号",
            "The day on which months close: `end`, or a day of the month",
            "end",
            default=("`end`", "`end`"),
            values={"end": Text("月末", "the month's end")},
        ),
        "privacy": key(
            "隐私内容怎么存",
            "How private values are kept",
            "sealed",
            default=("`sealed`", "`sealed`"),
            values={"open": Text("明文", "in the open"), "sealed": Text("加密", "sealed")},
        ),
        "eligibility": key(
            "用 rules/eligibility.yaml 里的哪个口径",
            "Which rule of rules/eligibility.yaml counts",
            "state-council-2016",
            default=("`state-council-2016`", "`state-council-2016`"),
        ),
        "begins": key(
            "台帐从哪天起用：以前到期的义务不追",
            "From which day records are kept: nothing is owed of the days before",
            "2026-09-01",
            default=("从计划的第一天起", "the plan's first day"),
        ),
        "readings": key(
            "计划没有说死的地方怎么读",
            "How what the plan leaves open is read",
            "{make_up_days: 10}",
            default=("下列各项的默认值", "the defaults below"),
        ),
    },
    "Readings": {
        "presence": key(
            "在册多少才欠、才算",
            "The share of a period's days on the register from which a duty is owed",
            "0.5",
            default=("0.5", "0.5"),
        ),
        "deputies": key(
            "代理家长的事谁可以代做",
            "Who may do a proxy parent's duty besides the holder of that day",
            "named",
            default=("`named`", "`named`"),
            values={
                "named": Text("写明代谁的人", "who names the one stood in for"),
                "any": Text("谁都可以", "anybody"),
                "none": Text("谁都不行", "nobody"),
            },
        ),
        "arrival_days": key(
            "转出后几天内要到新学校", "Days within which a child who moved out must arrive", "30", default=("30", "30")
        ),
        "record_query_days": key(
            "从业查询多少天内有效", "Days for which a record query is good", "365", default=("365", "365")
        ),
        "make_up_days": key(
            "到期后几天内可以补做", "Days after the due day in which a duty can be made up", "10", default=("10", "10")
        ),
        "home_visits_a_day": key(
            "一人一天家访超过几次要提示",
            "More home visits than this by one adult in a day are noted",
            "6",
            default=("6", "6"),
        ),
        "assessment_months": key(
            "照护评估多少个月内有效", "Months after which an assessment is too old", "12", default=("12", "12")
        ),
    },
    "CalendarYear": {
        "year": key("哪一年", "The year", "2026"),
        "notice": key("照抄了全年放假安排的通知", "The notice that stands here in full", "…"),
        "terms": key("学期", "The terms", "[{id: 2026-spring, name: 春季学期, from: 2026-02-24, until: 2026-07-03}]"),
        "days_off": key(
            "本镇放假的日子，比通知管用",
            "Days off in this township, stronger than any notice",
            "[{date: 2026-04-17, name: 运动会, why: 中心学校通知}]",
        ),
        "workdays": key(
            "调休上班的日子", "Days worked although off", "[{date: 2026-10-10, name: 补课, why: 中心学校通知}]"
        ),
        "festivals": key(
            "节日的日子和推算不同时写",
            "Days of festivals that differ from what is reckoned",
            "{mid-autumn: 2026-09-25}",
        ),
    },
    "Term": {
        "id": key("学期的短名", "The term's short name", "2026-spring"),
        "name": key("学期名称", "What it is called", "春季学期"),
        "from": key("第一天", "The first day", "2026-02-24"),
        "until": key("最后一天", "The last day", "2026-07-03"),
    },
    "DayOff": {
        "date": key(
            "哪天；连着几天就写 `from` 和 `until`", "The day; for several write `from` and `until`", "2026-04-17"
        ),
        "from": key("第一天", "The first day", "2026-04-17"),
        "until": key("最后一天", "The last day", "2026-04-19"),
        "name": key("叫什么", "What it is called", "运动会"),
        "why": key("根据什么", "On what ground", "中心学校通知"),
    },
    "Workday": {
        "date": key("哪天", "The day", "2026-10-10"),
        "name": key("叫什么", "What it is called", "补课"),
        "why": key("根据什么", "On what ground", "中心学校通知"),
    },
}
