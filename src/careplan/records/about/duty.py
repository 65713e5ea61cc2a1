"""What each key of a duty says."""

from typing import Final

from careplan.records.about.key import About, key
from careplan.text import Text

_NONE: Final = ("无", "none")

DUTY: Final[About] = {
    "Duty": {
        "id": key("名称，一直不变，小写英文", "Its name for ever, in lower case", "home-visit", wrong="bad-id"),
        "title": key(
            "报表里叫什么，中英文",
            "What a report calls it, in both languages",
            "{zh: 家访, en: Home visit}",
            wrong="missing-field",
        ),
        "source": key(
            "出处：哪一条、原文怎么说",
            "Where it comes from: the clause and its words",
            "{clause: 二、6, words: 进行一次家访}",
            wrong="missing-field",
        ),
        "chapter": key(
            "归在报表和检查的哪一章",
            "Where findings and the report put it",
            "care",
            wrong="not-in-list",
        ),
        "system": key(
            "属于哪一套制度，只是标签",
            "The system that it belongs to, a mere label",
            "S5",
            default=_NONE,
            wrong="wrong-shape",
        ),
        "owner": key(
            "谁来做：下表的词或计划的 `owners`；写成列表是其中任一，`a + b` 是两方一起",
            "Who owes it: a word below or one of the plan's `owners`; a list means any of them, `a + b` both together",
            "[school, central_office]",
            wrong="unknown-owner",
            beside=(
                "`guardian`、`parent`、`child` 要配 `judge: observed`",
                "`guardian`, `parent` and `child` need `judge: observed`",
            ),
        ),
        "for_each": key(
            "对谁：每个……",
            "To whom: for each …",
            "child",
            wrong="not-in-list",
            beside=("决定 `where`、`holds` 里能写哪些事实", "says which facts `where` and `holds` may name"),
        ),
        "where": key(
            "只对当时符合这些事实的人；写成列表是符合其中任一组",
            "Only those for whom these facts hold on the last of their days; a list of maps means any of them",
            "{key: true}",
            default=("全部", "everyone"),
            wrong="unknown-fact",
        ),
        "every": key(
            "多久一次：周期",
            "The period in which it is owed",
            "month",
            wrong="bad-period",
            beside=("`event` 要配 `trigger`", "`event` needs `trigger`"),
        ),
        "during": key(
            "只在学期内，或只在假期内",
            "Owed only in periods that mostly lie in term, or in vacation",
            "term",
            default=("`any`：都算", "`any`: both"),
            wrong="not-in-list",
            values={
                "any": Text("学期和假期都要做", "in term and vacation alike"),
                "term": Text("只在大半落在学期里的周期", "only in periods that mostly lie in a term"),
                "vacation": Text("只在大半落在假期里的周期", "only in periods that mostly lie in a vacation"),
            },
        ),
        "within": key(
            "周期里的一段：第一天开始，最后一天到期；不在这段里的周期不欠",
            "A part of the period: opens on its first day, "
            "due on its last; where it lies outside of a period nothing is owed",
            "mid-autumn .. double-ninth",
            default=("整个周期", "the whole period"),
            wrong="bad-day-phrase",
            beside=("不和 `opens`、`due` 同时写", "not beside `opens` or `due`"),
        ),
        "opens": key(
            "从哪天起可以做",
            "The first day on which it can be done",
            "20",
            default=("`start`，周期第一天", "`start`, the period's first day"),
            wrong="due-before-opens",
            beside=("不和 `within` 同时写", "not beside `within`"),
        ),
        "due": key(
            "最迟哪天，当天做也算按时",
            "The last day in time, that day included",
            "25",
            default=("`end`，周期最后一天", "`end`, the period's last day"),
            wrong="bad-day-phrase",
            beside=("不和 `within` 同时写", "not beside `within`"),
        ),
        "closes": key(
            "补做最迟到哪天",
            "The last day on which it can be made up",
            "end + 30 days",
            default=("到期后再加本镇的 `make_up_days`", "due + the township's `make_up_days`"),
            wrong="closes-before-due",
            beside=("和 `holds`、`gap` 一起写没有作用", "has no effect beside `holds` or `gap`"),
        ),
        "day_off": key(
            "到期那天放假时怎么办",
            "What a due day off does",
            "before",
            default=("`as-stated`：不变", "`as-stated`"),
            wrong="not-in-list",
            values={
                "as-stated": Text("还是那一天", "the day stays as it is"),
                "before": Text("提前到前一个工作日", "the workday before"),
                "after": Text("顺延到后一个工作日", "the workday after"),
            },
            beside=("不和 `holds` 同时写", "not beside `holds`"),
        ),
        "count": key(
            "要多少：几次、几分钟、几小时，或不同的几天；`<= 2` 是上限",
            "How much: acts, minutes, hours, or different days; `<= 2` is a limit and takes no act from another duty",
            "2..3",
            default=("`1`", "`1`"),
            wrong="bad-amount",
            beside=(
                "不和 `cover`、`gap` 同时写；和 `holds` 一起写没有作用",
                "not beside `cover` or `gap`; has no effect beside `holds`",
            ),
        ),
        "per": key(
            "次数再乘以对象名下的儿童数",
            "As many times the count as the subject has children",
            "child",
            default=("不乘", "once"),
            wrong="not-in-list",
            values={"child": Text("每个儿童", "each child of the subject")},
            beside=(
                "不和 `cover` 同时写；对 `for_each: child` 没有作用",
                "not beside `cover`; has no effect on `for_each: child`",
            ),
        ),
        "cover": key(
            "一批里的每一个都要轮到：`child` 等，或某列的每个值；可以只要一部分；和 `holds` 一起写，是其中每一个的状态",
            "Each of a set at least once: members of the subject or values of a column; or a share of it; beside "
            "`holds` the state is that of each member",
            "{each: child, share: 95%}",
            default=("不要求轮到", "nobody in particular"),
            wrong="not-in-list",
            beside=("不和 `count`、`per` 同时写", "not beside `count` or `per`"),
        ),
        "gap": key(
            "两次之间最多隔多久",
            "Never longer than this between two acts",
            "14 days",
            default=("不限", "no limit"),
            wrong="bad-amount",
            beside=(
                "要有 `proof`；不和 `count`、`holds`、`every: event` 同时写；不长于周期",
                "with `proof`; not beside `count`, `holds` or `every: event`; not longer than the period",
            ),
        ),
        "tentative": key(
            "计划自己说日期是拟、暂定",
            "The plan itself calls the day tentative",
            "true",
            default=("`false`", "`false`"),
            wrong="bad-truth-value",
        ),
        "proof": key(
            "凭哪种记录算做了；几种都行就写成列表",
            "The kinds of act that count, any of them",
            "{kind: submission, where: {topic: statistics}}",
            default=("要写 `holds`", "`holds` then"),
            wrong="unknown-proof-kind",
            beside=("不和 `holds` 同时写", "not beside `holds`"),
        ),
        "holds": key(
            "每一天都要成立的状态；写了 `within` 等就只看那一段；写了 `cover` 就看其中每一个",
            "A state that must hold on every day of the period, or of the part that `within`, `opens` and `due` name; "
            "with `cover`, that of each member or of a share",
            "{phone: true}",
            default=("要写 `proof`", "`proof` then"),
            wrong="unknown-fact",
            beside=("不和 `proof`、`gap`、`day_off` 同时写", "not beside `proof`, `gap` or `day_off`"),
        ),
        "trigger": key(
            "哪种记录引起这项义务，或台帐里什么变成这样；不写 `proof` 时由那行自己的 `done_on` 办结",
            "The act that opens it, or what becomes so; without `proof` the act's own `done_on` answers it",
            "letter",
            default=_NONE,
            wrong="trigger-without-event",
            beside=("只和 `every: event` 一起", "only with `every: event`"),
        ),
        "after": key(
            "先等哪一项或哪几项都做完；等的时候是受阻，不是迟",
            "Waits for a duty, or for all of several: the same subject's, its school's, the township's or all below it",
            "monthly-statistics",
            default=_NONE,
            wrong="unknown-duty-before",
        ),
        "presence": key(
            "在册多少才欠：份额；`any` 有一天就算；`due` 看到期那天",
            "The share of the days on the register from which it is owed; `any` day; `due`: on the due day",
            "due",
            default=("本镇的 `presence`", "the township's `presence`"),
            wrong="out-of-range",
            values={
                "any": Text("在册一天就算", "any day on the register"),
                "due": Text("到期那天在册", "on the register on the due day"),
            },
            beside=("和 `every: event` 一起写没有作用", "has no effect beside `every: event`"),
        ),
        "judge": key(
            "怎么看待没做",
            "How what is not done is judged",
            "advisory",
            default=("`duty`", "`duty`"),
            wrong="family-duty-judged",
            values={
                "duty": Text("义务：会逾期、会未完成", "a duty: overdue, then missed"),
                "advisory": Text("经常、定期、适时：只显示做了什么，从不标红", "shown with what was done, never red"),
                "observed": Text("家里的事：看到、没看到、不知道", "a family's own: seen, not seen, not known"),
            },
        ),
        "shares": key(
            "这些义务的记录也可以算作这一项；不写则一条记录只算一项",
            "Duties whose act may count for this one too; otherwise one act pays one duty",
            "[video-sessions]",
            default=_NONE,
            wrong="unknown-duty-shared",
            beside=("和 `holds`、`gap` 一起写没有作用", "has no effect beside `holds` or `gap`"),
        ),
        "bundle": key(
            "归在哪个合称下，只是标签",
            "A label over duties, with no cadence of its own",
            "six-ones",
            default=_NONE,
            wrong="unknown-bundle",
            beside=("计划的 `bundles`", "the plan's `bundles`"),
        ),
        "valid": key(
            "只在这些日子里有效",
            "From and until, where not the plan's",
            "{from: 2026-03-01, until: 2026-12-31}",
            default=("和计划一样", "the plan's"),
            wrong="bad-date",
            beside=("在计划的 `valid` 之内", "within the plan's `valid`"),
        ),
    },
}
