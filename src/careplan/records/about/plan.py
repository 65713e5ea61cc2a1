"""What each key of a plan file says, but for its duties."""

from typing import Final

from careplan.records.about.key import About, key

_NONE: Final = ("无", "none")
_EVERYONE: Final = ("全部", "everyone")

PLAN: Final[About] = {
    "Plan": {
        "year": key("计划的年份", "The plan's year", "2026", wrong="bad-number"),
        "title": key(
            "计划的名称，中英文",
            "What the plan is called",
            "{zh: 2026 年工作计划, en: Work plan 2026}",
            wrong="missing-field",
        ),
        "documents": key(
            "计划所落实的文件；写上 `clauses` 就能查哪条没有义务",
            "The documents that the plan puts into practice; with `clauses`, those with no duty are found",
            "[{id: plan, title: 关爱留守儿童工作计划, clauses: [二、6]}]",
            wrong="missing-field",
        ),
        "valid": key(
            "计划从哪天起、到哪天止有效",
            "The days between which the plan is in force",
            "{from: 2026-01-01, until: 2026-12-31}",
            wrong="bad-date",
        ),
        "bundles": key(
            "几项义务合起来的叫法，如“六个一”",
            "What several duties together are called",
            "{six-ones: {zh: 六个一, en: Six ones}}",
            default=_NONE,
            wrong="missing-field",
            beside=("义务里写 `bundle`", "`bundle` in the duties"),
        ),
        "kinds": key(
            "本计划自己的记录种类，内置的不用写",
            "Kinds of act of the plan's own; built-in ones need no line",
            "{gift: {title: {zh: 送温暖, en: Gift}, needs: [children]}}",
            default=_NONE,
            wrong="bad-form",
            beside=("义务里写 `proof: gift`", "`proof: gift` in a duty"),
        ),
        "owners": key(
            "学校以外也有义务的单位，如村委会、卫生院",
            "Bodies outside the schools that owe something, such as the village committee",
            "{village-committee: {zh: 村委会, en: village committee}}",
            default=_NONE,
            wrong="missing-field",
            beside=(
                "义务里写 `owner: village-committee`，做了的行在 `body` 列写它",
                "`owner: village-committee` in a duty; rows of what it did name it in the column `body`",
            ),
        ),
        "duties": key("义务，一项几行", "The duties, a few lines each", wrong="missing-field"),
    },
    "Document": {
        "id": key(
            "文件的短名，义务的 `source.document` 用它",
            "Its short name, for a duty's `source.document`",
            "plan",
            wrong="bad-id",
        ),
        "title": key("文件名", "Its title", "关爱留守儿童工作计划", wrong="missing-field"),
        "issued": key("发文日期", "The day on which it was issued", "2026-01-04", default=_NONE, wrong="bad-date"),
        "clauses": key(
            "文件的全部条款，用来对照",
            "All its clauses, to hold the duties against",
            "[一、1, 二、6]",
            default=("不对照", "not compared"),
            wrong="clause-not-listed",
        ),
    },
    "OwnKind": {
        "title": key("叫什么", "What it is called", "{zh: 送温暖, en: Gift}", wrong="wrong-shape"),
        "needs": key(
            "每行必填的列", "The columns that each row must have", "[children]", default=_NONE, wrong="wrong-shape"
        ),
        "allows": key("可填的列", "Further columns that a row may have", "[place]", default=_NONE, wrong="wrong-shape"),
    },
    "Words": {
        "zh": key("中文", "Chinese", "家访", wrong="missing-field"),
        "en": key("英文", "English", "Home visit", wrong="missing-field"),
    },
    "Valid": {
        "from": key("第一天", "The first day", "2026-03-01", wrong="bad-date"),
        "until": key("最后一天", "The last day", "2026-12-31", wrong="bad-date"),
    },
    "Source": {
        "document": key(
            "哪份文件；计划只落实一份时不用写",
            "Which document; needed only where there are several",
            "plan",
            default=("计划的文件", "the plan's document"),
            wrong="unknown-document",
        ),
        "clause": key("第几条", "The clause", "二、6", wrong="missing-field"),
        "words": key("原文怎么说", "Its words", "进行一次家访", wrong="missing-field"),
    },
    "Proof": {
        "kind": key(
            "记录的种类，见 act-kinds.md 或 `kinds`",
            "The kind of act: a built-in one or one of `kinds`",
            "submission",
            wrong="unknown-proof-kind",
        ),
        "where": key(
            "那一行的列要是什么",
            "Values that the row's columns must have",
            "{topic: statistics}",
            default=("都算", "any"),
            wrong="unknown-proof-column",
        ),
        "if": key(
            "只在记录当天符合这些事实时才算，用来写替代的做法",
            "Facts that must hold for the subject on the act's day, for a kind that stands in for another",
            "{carer_far: true}",
            default=("总算", "always"),
            wrong="unknown-fact",
        ),
    },
    "Trigger": {
        "kind": key(
            "哪种记录引起它", "The kind of act that opens it", "truancy", default=_NONE, wrong="unknown-proof-kind"
        ),
        "where": key(
            "那一行的列要是什么",
            "Values that the row's columns must have",
            "{topic: harm}",
            default=("都算", "any"),
            wrong="unknown-proof-column",
        ),
        "times": key(
            "同一对象的第几次才引起",
            "Which time of the same subject opens it",
            "3",
            default=("`1`：每一次", "`1`: each"),
            wrong="bad-number",
        ),
        "every": key(
            "在多长的周期里数到第几次；每期至多引起一次",
            "The period in which the times are counted; it is opened once in each at most",
            "term",
            default=("整个有效期", "the whole time in force"),
            wrong="bad-period",
            beside=("和 `times` 一起", "with `times`"),
        ),
        "becomes": key(
            "台帐里哪些事实变成这样就引起；要写 `proof`",
            "The facts of the subject that open it on the day on which they become so; with `proof`",
            "{key: true}",
            default=_NONE,
            wrong="unknown-fact",
            beside=("代替 `kind`", "instead of `kind`"),
        ),
        "changes": key(
            "台帐里哪些事实一有变化就引起，如换了照护人；要写 `proof`",
            "The facts of the subject that open it on each day on which one of them is another than on the last day "
            "before, such as a new carer; with `proof`",
            "[carer, father, mother]",
            default=_NONE,
            wrong="unknown-fact",
            beside=("代替 `kind`、`becomes`", "instead of `kind` and `becomes`"),
        ),
    },
    "Cover": {
        "each": key("谁的每一个", "Each of whom", "child", default=_NONE, wrong="not-in-list"),
        "where": key(
            "只算符合这些事实的",
            "Only those for whom these facts hold",
            "{key: true}",
            default=_EVERYONE,
            wrong="unknown-fact",
        ),
        "share": key(
            "要轮到多大一部分",
            "The share that must be reached",
            "95%",
            default=("`100%`", "`100%`"),
            wrong="bad-amount",
        ),
        "least": key(
            "至少要轮到几个；不够这么多的，全部轮到；写了它就不必是全部，除非也写 `share`",
            "How many of them must be reached at least, all where there are fewer; it need not be everyone then unless "
            "`share` says so too",
            "10",
            default=_NONE,
            wrong="bad-number",
        ),
        "times": key(
            "每一个至少几次",
            "How often each of them at least",
            "2",
            default=("`1`", "`1`"),
            wrong="bad-number",
        ),
        "values": key(
            "某列的哪些值都要有；可以直接写 `列: [值]`",
            "Values of a column that must all be there; `COLUMN: [VALUE]` says the same",
            "{topic: [letter, drawing]}",
            default=_NONE,
            wrong="wrong-shape",
        ),
    },
}
