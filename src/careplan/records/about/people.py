"""What each key of a child's, a guardian's and an adult's file says."""

from typing import Final

from careplan.records.about.key import About, key
from careplan.text import Text

_FROM: Final = ("从哪天起", "From this day on")
_UNTIL: Final = ("到哪天为止，含当天；还没结束就不写", "The last day; left out while it lasts")
_HEALTH: Final = {"good": Text("健康", "good")}
_SEX: Final = {"man": Text("男", "man"), "woman": Text("女", "woman")}
_PAPERS: Final = key("在册的材料", "Papers on file", "[{kind: contact-card, from: 2026-03-01}]")
_TAGS: Final = key(
    "自己起名的情况，计划用 `tag.名称` 来问",
    "What is so under a name of one's own, for a plan to ask as `tag.NAME`",
    "[{tag: low-income, from: 2025-09-01}]",
)
_NOTE: Final = key("备注，不进任何报表", "A note, never in a report", "要多联系")

PEOPLE: Final[About] = {
    "Child": {
        "id": key("编号，与文件名相同", "The child's id, as the file's name", "S03-7K2QX"),
        "name": key("姓名", "The name", "…"),
        "sex": key("性别", "The sex", "girl"),
        "birth_date": key("出生日期", "The date of birth", "2015-03-04"),
        "id_number": key("18 位身份证号码", "The identity number of 18 signs", "99012320150304002X"),
        "no_id_number": key(
            "没有身份证号码的原因",
            "Why there is no identity number",
            "not_registered",
            values={
                "not_registered": Text("未上户口", "not registered"),
                "lost": Text("遗失", "lost"),
                "unknown": Text("不知道", "not known"),
            },
        ),
        "ethnic": key("民族", "The ethnic group", "汉"),
        "student_number": key("学籍号", "The student number", "…"),
        "hukou": key("户籍地", "Where the household is registered", "…"),
        "address": key("现住址", "The present address", "…"),
        "health": key("健康状况", "The state of health", "good", values=_HEALTH),
        "enrolment": key(
            "在哪些学校的台帐上，一段一条",
            "The spells on schools' registers",
            "[{school: S03, from: 2025-09-01, began: new}]",
        ),
        "placements": key(
            "年级和班，变一次写一条",
            "Grade and class, a new entry at each change",
            "[{from: 2025-09-01, grade: 4, class: 1, boarder: false}]",
        ),
        "parents": key(
            "父母各在哪里，变一次写一条",
            "Where each parent is, a new entry at each change",
            "[{who: father, from: 2026-02-20, state: away, place: 外省}]",
        ),
        "guardians": key(
            "照护人",
            "Who cares for the child",
            "[{guardian: S03-G4M8P, relation: grandparent, from: 2026-02-20, lives_with: true}]",
        ),
        "key": key("作为重点儿童的时间", "Times as key child", "[{from: 2026-03-01, why: [no_carer]}]"),
        "proxy": key("和代理家长结对的时间", "Pairings with a proxy parent", "[{staff: T012, from: 2026-03-01}]"),
        "needs": key(
            "对这个孩子有什么不同",
            "What is done differently for this child",
            "[{from: 2026-03-01, what: 每周听读一次}]",
        ),
        "consent": key(
            "依据或同意", "Legal bases and consents", "[{purpose: register, basis: law, by: law, date: 2026-03-01}]"
        ),
        "papers": _PAPERS,
        "tags": _TAGS,
        "profile": key("其他情况，按名称", "What else is known of the child, by name", "{hobby: 画画}"),
        "note": _NOTE,
    },
    "Enrolment": {
        "school": key("学校编号", "The school", "S03"),
        "from": key(*_FROM, "2025-09-01"),
        "began": key("怎么来的", "How it began", "new"),
        "came_from": key("从哪里来：学校编号，或 `outside`", "From where: a school's id, or `outside`", "outside"),
        "until": key("在这所学校台帐上的最后一天", "The last day on this register", "2026-06-30"),
        "ended": key("怎么离开的", "How it ended", "moved_out"),
        "went_to": key("去了哪里：学校编号，或 `outside`", "Where to: a school's id, or `outside`", "S01"),
    },
    "Placement": {
        "from": key(*_FROM, "2025-09-01"),
        "grade": key("年级，0 是学前", "The grade, 0 for pre-school", "4"),
        "class": key("班", "The class", "1", default=("1", "1")),
        "boarder": key("是否住校", "Whether the child boards", "false"),
    },
    "Parent": {
        "who": key("父亲还是母亲", "Father or mother", "father"),
        "from": key(*_FROM, "2026-02-20"),
        "state": key("情况", "Where the parent is", "away"),
        "place": key("在哪里", "The place", "外省"),
        "county": key("务工地的县级区划代码", "The area code of the county where the parent works", "990100"),
        "work": key("做什么", "The work", "建筑"),
        "phone": key("电话", "The telephone number", '"19900000001"'),
    },
    "Care": {
        "guardian": key("照护人的编号", "The guardian's id", "S03-G4M8P"),
        "relation": key("和孩子的关系", "The relation to the child", "grandparent"),
        "from": key(*_FROM, "2026-02-20"),
        "until": key(*_UNTIL, "2026-06-30"),
        "lives_with": key("是否同住", "Whether they live together", "true"),
        "agreement": key("签委托监护协议的日期", "The day of the written agreement", "2026-02-20"),
        "assessment": key("照护能力评估", "The assessment of the care", "fair"),
        "assessed_on": key("评估日期", "The day of the assessment", "2026-03-01"),
        "assessed_by": key("谁评估的", "Who assessed", "T012"),
    },
    "Key": {
        "from": key(*_FROM, "2026-03-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "why": key(
            "原因，一个或几个",
            "The reasons, one or several",
            "[no_carer]",
            values={
                "both_parents_away": Text("父母都外出", "both parents away"),
                "no_carer": Text("无人照护", "nobody cares for the child"),
                "carer_weak": Text("照护人能力弱", "the carer is weak"),
                "single_parent": Text("单亲", "a single parent"),
                "parent_dead": Text("父或母去世", "a parent is dead"),
                "poor_family": Text("家庭困难", "the family is poor"),
                "study_difficulty": Text("学习困难", "difficulty in learning"),
                "behaviour": Text("行为问题", "behaviour"),
            },
        ),
    },
    "Proxy": {
        "staff": key("代理家长的编号", "The proxy parent's id", "T012"),
        "from": key(*_FROM, "2026-03-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "ended": key("为什么结束", "Why it ended", "changed"),
    },
    "Need": {
        "from": key(*_FROM, "2026-03-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "what": key("有什么不同", "What is done differently", "每周听读一次"),
    },
    "Consent": {
        "purpose": key(
            "用途",
            "What for",
            "register",
            values={
                "register": Text("登记台帐", "the register"),
                "contact": Text("联系家长", "contact with the parents"),
                "counselling": Text("心理辅导", "counselling"),
                "photo": Text("照片", "photos"),
                "county_report": Text("报县里", "the report to the county"),
            },
        ),
        "basis": key(
            "依据", "The basis", "law", values={"law": Text("法律规定", "the law"), "consent": Text("同意", "consent")}
        ),
        "by": key(
            "谁同意的",
            "By whom",
            "law",
            values={"guardian": Text("监护人", "the guardian"), "law": Text("法律规定", "the law")},
        ),
        "date": key("日期", "The day", "2026-03-01"),
        "withdrawn": key("哪天撤回", "The day on which it was withdrawn", "2026-06-30"),
    },
    "Paper": {
        "kind": key(
            "材料种类；事实 `paper.种类` 用它", "The kind of paper, as in the fact `paper.KIND`", "contact-card"
        ),
        "from": key(*_FROM, "2026-03-01"),
        "until": key(*_UNTIL, "2027-02-28"),
    },
    "Tag": {
        "tag": key(
            "名称，小写英文；事实 `tag.名称` 用它", "The name, in lower case, as in the fact `tag.NAME`", "low-income"
        ),
        "from": key(*_FROM, "2025-09-01"),
        "until": key(*_UNTIL, "2026-08-31"),
    },
    "Guardian": {
        "id": key("编号，与文件名相同", "The guardian's id, as the file's name", "S03-G4M8P"),
        "name": key("姓名", "The name", "…"),
        "sex": key("性别", "The sex", "woman", values=_SEX),
        "id_number": key("18 位身份证号码", "The identity number of 18 signs", "99012319550304002X"),
        "phone": key("电话", "The telephone number", '"19900000001"'),
        "address": key("住址", "The address", "…"),
        "health": key("健康状况", "The state of health", "weak", values=_HEALTH),
        "schooling": key("文化程度", "The schooling", "primary"),
        "papers": _PAPERS,
        "tags": _TAGS,
        "far": key("住得远，要学校上门", "Lives so far out that the school must come to the home", "true"),
        "born": key("出生日期", "The date of birth", "1955-03-04"),
        "note": _NOTE,
    },
    "Staff": {
        "id": key(
            "编号，与文件名相同：学校用 T，中心学校用 Z",
            "The id, as the file's name: T at a school, Z at the office",
            "T012",
        ),
        "name": key("姓名", "The name", "…"),
        "sex": key("性别", "The sex", "man", values=_SEX),
        "phone": key("电话", "The telephone number", '"19900000001"'),
        "posts": key(
            "职务，变一次写一条",
            "The posts held, a new entry at each change",
            "[{from: 2024-09-01, post: class_teacher, class: 4-1}]",
        ),
        "proxy_parent": key(
            "作为代理家长的时间，有没有结对都写",
            "Times as proxy parent, whether or not a child is paired",
            "[{from: 2026-03-01}]",
        ),
        "record_queries": key("从业查询", "Queries of the adult's record", "[{date: 2026-02-20, result: clear}]"),
        "papers": _PAPERS,
        "tags": _TAGS,
        "qualifications": key("培训合格", "Trainings with a certificate", "[{date: 2025-11-02, topic: psychology}]"),
    },
    "Post": {
        "from": key(*_FROM, "2024-09-01"),
        "until": key(*_UNTIL, "2026-06-30"),
        "post": key("职务", "The post", "class_teacher"),
        "class": key("班主任带的班：年级-班", "The class of a class teacher, as grade and class", "4-1"),
    },
    "ProxySpell": {"from": key(*_FROM, "2026-03-01"), "until": key(*_UNTIL, "2026-06-30")},
    "RecordQuery": {
        "date": key("查询日期", "The day of the query", "2026-02-20"),
        "result": key(
            "结果",
            "The result",
            "clear",
            values={"clear": Text("无问题", "clear"), "not_clear": Text("有问题", "not clear")},
        ),
    },
    "Qualification": {
        "date": key("日期", "The day", "2025-11-02"),
        "topic": key("内容", "The topic", "psychology"),
    },
}
