"""What each key of the rules says: eligibility, rubric, reasons and quotas."""

from typing import Final

from careplan.records.about.key import About, key
from careplan.text import Text

_TITLE: Final = ("名称，中英文", "What it is called")
_POSITION: Final = key("只对这样的学校", "Only for schools that lie so", "remote")

RULES: Final[About] = {
    "EligibilityRules": {"rules": key("口径，一个一条", "The rules, one an entry")},
    "Eligibility": {
        "id": key(
            "短名，careplan.yaml 的 `eligibility` 用它",
            "Its short name, for `eligibility` in careplan.yaml",
            "state-council-2016",
        ),
        "title": key(*_TITLE, "{zh: 国务院 2016, en: State Council 2016}"),
        "source": key("出自哪份文件", "The document that it comes from", "国发〔2016〕13号"),
        "parents": key(
            "父母几方外出才算",
            "Which parents must be away",
            "both",
            values={
                "both": Text("双方外出，或一方外出另一方无监护能力", "both, or one and the other unable to guard"),
                "either": Text("一方外出就算", "one is enough"),
            },
        ),
        "months": key(
            "要连续外出几个月", "Months without a break that a parent must have been away", "6", default=("0", "0")
        ),
        "across": key(
            "要出到哪里",
            "What the parent must have left",
            "county",
            default=("`any`", "`any`"),
            values={
                "township": Text("出乡镇", "the township"),
                "county": Text("出县", "the county"),
                "any": Text("不限", "nothing in particular"),
            },
        ),
        "from_age": key("从几周岁起", "The full years from which a child counts", "0", default=("0", "0")),
        "under_age": key("不满几周岁", "The full years below which a child counts", "16", default=("16", "16")),
    },
    "Rubric": {
        "id": key("短名", "Its short name", "proxy-parents"),
        "title": key(*_TITLE, "{zh: 代理家长考核, en: Appraisal of proxy parents}"),
        "indicators": key("指标，一项一条", "The indicators, one an entry"),
    },
    "Indicator": {
        "id": key("短名", "Its short name", "visits"),
        "title": key(*_TITLE, "{zh: 家访, en: Home visits}"),
        "points": key(
            "满分；`by: missed` 时写负数，是最多扣多少",
            "The most that can be got; with `by: missed` the most that can be lost, below nought",
            "20",
        ),
        "step": key("计到多少分", "The step to which points are rounded", "0.5", default=("0.5", "0.5")),
        "by": key(
            "怎么计分",
            "How points are got",
            "completion",
            values={
                "completion": Text("按完成率", "by the share done"),
                "on_time": Text("按及时率", "by the share done in time"),
                "hand": Text("由人打分", "given by a person"),
                "missed": Text("每缺一次扣分", "lost for each one missed"),
            },
        ),
        "each": key(
            "`by: missed` 时每缺一次扣多少",
            "With `by: missed`, the points that each missed obligation costs",
            "1",
            default=("1", "1"),
        ),
        "duties": key("看哪些义务", "The duties that count", "[home-visit]", default=("无", "none")),
        "also": key(
            "别的指标已经算过的义务这里也算",
            "Whether its duties count here though another indicator counts them too",
            "true",
            default=("`false`", "`false`"),
        ),
    },
    "Reasons": {
        "waiver": key("可以免除的事由", "The reasons for a waiver", "{ill: {zh: 生病, en: ill}}"),
        "amendment": key("可以改日期的事由", "The reasons for a moved date", "{flood: {zh: 汛期, en: flood}}"),
        "waived_by": key("什么职务的人可以免除、改日期", "Posts whose holders may waive or move a duty", "[principal]"),
    },
    "Quotas": {"quotas": key("名额，一项一条", "The quotas, one an entry")},
    "Quota": {
        "id": key("短名", "Its short name", "commended"),
        "title": key(*_TITLE, "{zh: 优秀代理家长, en: Commended proxy parents}"),
        "source": key("出自哪份文件", "The document that it comes from", "关于评选优秀代理家长的通知"),
        "of": key(
            "是谁的名额",
            "Whose places they are",
            "proxy_parent",
            default=("`proxy_parent`", "`proxy_parent`"),
            values={"proxy_parent": Text("代理家长", "proxy parents"), "child": Text("儿童", "children")},
        ),
        "act": key(
            "是表彰还是推选",
            "Commended, or named as a candidate",
            "award",
            values={"award": Text("表彰", "commended"), "nomination": Text("推选", "named as a candidate")},
        ),
        "topic": key("这类记录行的 `topic`", "The topic that rows of this kind carry", "commendation"),
        "each": key(
            "按学校还是按全镇分配",
            "Whether each school or the township has places",
            "school",
            values={"school": Text("每所学校", "each school"), "township": Text("全镇", "the township")},
        ),
        "places": key(
            "有几个名额；第一条符合的算数", "How many places; the first entry that fits counts", "[{number: 2}]"
        ),
        "of_which": key(
            "其中",
            "Of which",
            "[{title: {zh: 班主任, en: Class teachers}, post: class_teacher, least: 1}]",
            default=("无", "none"),
        ),
        "none_missed": key(
            "候选人一次都没缺过的义务",
            "Duties of which a candidate has missed none",
            "[home-visit]",
            default=("无", "none"),
        ),
    },
    "Places": {
        "position": _POSITION,
        "children": key("只对在册这么多儿童的", "Only where so many children are on the register", "{least: 50}"),
        "number": key("几个名额", "How many places", "2", default=("0", "0")),
        "share": key(
            "再加代理家长（或在册儿童）的这一部分",
            "Besides, this share of the proxy parents (or of the children)",
            "0.1",
            default=("0", "0"),
        ),
        "round": key(
            "不是整数时",
            "Where that is no whole number",
            "down",
            default=("`down`", "`down`"),
            values={"down": Text("舍去", "rounded down"), "up": Text("进一", "rounded up")},
        ),
    },
    "Size": {
        "least": key("至少", "At least", "50", default=("0", "0")),
        "most": key("至多", "At most", "99", default=("不限", "no limit")),
    },
    "OfWhich": {
        "title": key(*_TITLE, "{zh: 班主任, en: Class teachers}"),
        "post": key("什么职务的人", "Those with this post", "class_teacher"),
        "position": _POSITION,
        "where": key(
            "这些事实成立的人", "Those for whom these facts hold", "{girl: true}", default=("不限", "anybody")
        ),
        "least": key("至少", "At least", "1", default=("0", "0")),
        "most": key("至多", "At most", "2", default=("不限", "no limit")),
    },
}
