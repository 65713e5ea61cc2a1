"""What each figure of the monthly reports counts; printed in their appendix."""

from datetime import date
from typing import Final, NamedTuple

from careplan.domain.figure import Definition
from careplan.text import Text


class Rules(NamedTuple):
    """What definitions depend on: the rule of eligibility, the register's day and the day of looking."""

    eligibility: Text
    asked: bool
    """Whether a duty of the plan asks who is left behind, so that settling depends on the rule."""
    day: date
    on: date


class _Words(NamedTuple):
    """A definition before it has its day: `by` says which day and rule it takes."""

    title: Text
    numerator: Text
    by: str
    denominator: Text | None = None
    exclusions: Text | None = None


_OWED: Final = Text(
    "属于本月的义务：整个时段在本月之内的，其余看计划的到期日在不在本月；以后月份到期的另列“跨月进行中”",
    "obligations of the month: those whose whole period lies in it, and others that the plan has due in it; "
    "what is due in a later month is shown apart as running",
)
_LASTING: Final = Text(
    "时段与本月有共同日子的，跨月的每月都列",
    "those whose period shares a day with the month; long ones stand in each month",
)
_OWED_AND_LASTING: Final = Text(f"{_OWED.zh}；常态要求：{_LASTING.zh}", f"{_OWED.en}; standing duties: {_LASTING.en}")
_NOT_OWED: Final = Text("已免除、不适用的不算应做", "what was waived or does not apply is not owed")
_TRIES: Final = Text(
    "未接通、被拒绝、改期或缺席的不算做成", "no answer, refused, put off or absent does not count as done"
)
_DEFINITIONS: Final[dict[str, _Words]] = {
    "stock": _Words(
        Text("在册儿童", "Children on the register"),
        Text(
            "截至日在本校在籍的儿童，每人计一次", "children with a spell on the school's register on the day, each once"
        ),
        "eligibility",
    ),
    "ledger": _Words(
        Text("登记台帐", "Register ledger"),
        Text("截至日在册的儿童，每人一行", "children on the register on the day, a line for each"),
        "eligibility",
        exclusions=Text(
            "▒▒ 是台帐里有而没有写出来的，— 是台帐里没有的",
            "▒▒ stands for what is on record and not shown, — for what is not on record",
        ),
    ),
    "care": _Words(
        Text("管理台帐", "Care ledger"),
        Text(
            "格中是做的日子，没有写编号的由结对的代理家长做；“待”“欠”后面是到期日；"
            "应做 = 已做 + 免除或不适用 + 待做 + 尚欠",
            "a cell has the days on which it was done, by the proxy parent unless an id stands beside; `by` and `owed` "
            "name the day on which it is due; expected = done + waived or not applicable + to be done + still owed",
        ),
        "settled",
        exclusions=_OWED,
    ),
    "waiting": _Words(
        Text("所欠和待做", "Owed and to be done"),
        Text(
            "尚欠的，和已经开始、还没有到期的义务；常态要求只列不具备的，没有到期日",
            "what is still owed, and what has begun and is not due yet; of standing duties those that are not met, "
            "which have no due day",
        ),
        "settled",
        exclusions=_OWED_AND_LASTING,
    ),
    "flow": _Words(
        Text("本月变动", "Changes in the month"),
        Text(
            "期初为上月末，期末为截至日；按在籍时段的起止和事由",
            "opening is the day before the month, closing the as-of day; by the spells' beginnings, ends and reasons",
        ),
        "register",
    ),
    "corrections": _Words(
        Text("已结月份的更正", "Amendments to closed months"),
        Text(
            "结账时冻结的数字，与同一天、按现在的台帐算出的数字不同的",
            "figures frozen when the month was closed that differ from what the records give now for that same day",
        ),
        "settled",
    ),
    "states": _Words(
        Text("义务完成情况", "States of duties"),
        Text("完成 = 已完成 + 补完成；多做不抵别项", "done = met + met late; more of one never pays for another"),
        "settled",
        Text(
            "应做 − 已免除 − 不适用；没有应做的写“—”",
            "expected − waived − not applicable; a dash where nothing was owed",
        ),
        _OWED,
    ),
    "running": _Words(
        Text("跨月进行中", "Running"),
        Text(
            "到截至日已经开始、计划在以后月份到期的义务，不计入本月完成率",
            "obligations begun by the as-of day that the plan has due in a later month; in no completion of this month",
        ),
        "settled",
        Text("应做 − 已免除 − 不适用", "expected − waived − not applicable"),
    ),
    "standing": _Words(
        Text("常态要求", "Standing duties"),
        Text(
            "保持 = 到截至日为止仍然具备（中途断过又恢复的在内）",
            "held = there on the as-of day (with those that had a gap in between)",
        ),
        "settled",
        Text("应做 − 已免除 − 不适用", "expected − waived − not applicable"),
        _LASTING,
    ),
    "advisory": _Words(
        Text("不评判的事项", "Duties that are not judged"),
        Text("只列出做了多少，不算完成率", "only what was done is shown, never a rate"),
        "settled",
        exclusions=_LASTING,
    ),
    "progress": _Words(
        Text("完成率", "Completion"),
        Text("已完成 + 补完成的义务", "obligations met or met late"),
        "settled",
        Text(
            "应做 − 已免除 − 不适用；没有应做的写“—”",
            "expected − waived − not applicable; a dash where nothing was owed",
        ),
        Text(
            "以后月份到期的、常态要求和不评判的事项另列",
            "what is due in a later month, standing duties and those not judged are shown apart",
        ),
    ),
    "owing": _Words(
        Text("尚欠", "Still owed"),
        Text("逾期可补的和未完成的义务", "obligations that are overdue or missed"),
        "settled",
        exclusions=_OWED_AND_LASTING,
    ),
    "idle": _Words(
        Text("什么都没有做", "Nothing done"),
        Text("本月有应做的义务，而到截至日一项也没有做", "something was owed and nothing of it was done by the day"),
        "settled",
        exclusions=_OWED,
    ),
    "rubric": _Words(
        Text("本月考核数据", "Figures for the appraisal"),
        Text(
            "按考核细则：完成率类算完成的，按时率类只算按时的；由当日负责的人计；人评的分留空",
            "by the rubric: what was done, or done on time; credited to who held the duty; points by hand stay empty",
        ),
        "settled",
        Text(
            "应做 − 已免除 − 不适用；没有应做的写“—”",
            "expected − waived − not applicable; a dash where nothing was owed",
        ),
    ),
    "key-first": _Words(
        Text("重点儿童", "Key children"),
        Text(
            "截至日为重点对象的在册儿童；欠的排在最前",
            "key children on the register on the day; those let down come first",
        ),
        "settled",
    ),
    "acts": _Words(
        Text("本月记录", "Acts of the month"),
        Text("本月内发生的记录，一条计一次", "rows with a day in the month, each once"),
        "acts",
        exclusions=_TRIES,
    ),
    "reached-children": _Words(
        Text("涉及儿童", "Children taking part"),
        Text("本月记录中的儿童，每人计一次", "children named in the month's rows, each once"),
        "acts",
        exclusions=_TRIES,
    ),
    "days-taken": _Words(
        Text("所用天数", "Days taken"),
        Text("从发生到办理完毕的天数，当天办完计 0", "days from the event to its answer; the same day is 0"),
        "settled",
        exclusions=Text("还没有办理的不计天数", "what waits has no days yet"),
    ),
    "coverage": _Words(
        Text("培训覆盖", "Coverage of training"),
        Text("截至日有该项培训记录的在职教职工", "staff in post who hold a record of that training by the day"),
        "register",
        Text("截至日在职教职工", "staff in post on the day"),
    ),
    "rulings": _Words(
        Text("免除与调整日期", "Waivers and moved dates"),
        Text(
            "本月批准的、或为本月所批准的；涉及义务数来自结算",
            "those made in the month or for it; how many obligations they decided comes from the settlements",
        ),
        "settled",
    ),
    "follow-up": _Words(
        Text("跟进", "Follow-up"),
        Text(
            "本月发现的和以前发现至今未结的",
            "what was found in the month, and what was found before and is not settled",
        ),
        "acts",
    ),
    "next": _Words(
        Text("下月应做", "Next month"),
        Text(
            "到期日在下一个月、到本月末还没有完成的义务",
            "obligations that fall due in the month after and were not done by the end of this one",
        ),
        "settled",
        exclusions=Text(
            "由事件引起的义务要等事件发生；常态要求每天都要具备，不列",
            "duties that an event opens are not known yet; standing duties hold on every day and are not listed",
        ),
    ),
    "appraised": _Words(
        Text("考核", "Appraisal"),
        Text("本年已有考核记录的代理家长", "proxy parents with a row of appraisal this year"),
        "acts",
        Text("截至日的代理家长", "proxy parents on the day"),
    ),
}


def definitions(rules: Rules) -> dict[str, Definition]:
    """Return every definition with its rule and its day."""
    settled = Text("计划的义务按结算结果", "the plan's duties as settled")
    rule = Text(f"认定口径：{rules.eligibility.zh}", f"rule of eligibility: {rules.eligibility.en}")
    if rules.asked:
        settled = Text(f"{settled.zh}；{rule.zh}", f"{settled.en}; {rule.en}")
    named = {
        "eligibility": (rule, rules.day),
        "register": (Text("台帐", "the register"), rules.day),
        "settled": (settled, rules.on),
        "acts": (Text("月度记录", "the month's rows"), rules.day),
    }
    return {
        id_: Definition(id_, words.title, words.numerator, *named[words.by], words.denominator, words.exclusions)
        for id_, words in _DEFINITIONS.items()
    }
