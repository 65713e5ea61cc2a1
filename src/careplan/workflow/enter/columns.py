"""The columns of an act in words, as options explain them and prompts ask for them, each with an example."""

from typing import Final, NamedTuple

from careplan.text import Text


class Column(NamedTuple):
    """What a column holds, and an example of it."""

    words: Text
    example: str


COLUMNS: Final[dict[str, Column]] = {
    "by": Column(Text("谁做的（教职工编号、姓名或拼音）", "Who did it: an id, a name or its pinyin"), "T012"),
    "with": Column(
        Text("还有哪些教职工参加，空格隔开", "Other adults who took part, with spaces between"), "T013 T014"
    ),
    "deputy_for": Column(Text("代哪位代理家长做", "The proxy parent for whom somebody stood in"), "T013"),
    "body": Column(
        Text("校外哪个单位做的（计划的 owners）", "Which body outside the schools did it"), "village-committee"
    ),
    "school": Column(Text("关于哪所学校（中心学校记）", "The school it is about (in the office's records)"), "S03"),
    "guardians": Column(Text("参加的监护人", "Guardians who took part"), "S03-G4M8P"),
    "class": Column(Text("哪个班，年级-班", "Which class, as grade and class"), "4-1"),
    "time": Column(Text("几点", "At what time"), "17:00"),
    "to": Column(Text("交给谁", "To whom it was handed in"), "central-office"),
    "minutes": Column(Text("多少分钟", "How many minutes"), "30"),
    "place": Column(Text("在哪里", "Where"), "家中"),
    "medium": Column(Text("用什么方式", "By what means"), "phone"),
    "reached": Column(Text("联系到谁", "Who was reached"), "mother"),
    "direction": Column(Text("寄来 in 还是寄出 out", "The letter's way, in or out"), "out"),
    "topic": Column(Text("主题；免除和改期写义务的编号", "What about; of a waiver the duty's id"), "语文"),
    "score": Column(Text("得分", "The score"), "92.5"),
    "done_on": Column(Text("哪天办好、转交或答复", "The day on which it was done or answered"), "2026-05-31"),
    "returned_on": Column(Text("哪天退回", "The day on which it came back"), "2026-05-26"),
    "corrected_on": Column(Text("哪天重交", "The day on which it was handed in again"), "2026-05-28"),
    "outcome": Column(Text("结果", "What came of it"), "done"),
    "counts_for": Column(Text("补哪一期，例如上个月", "The period it makes up for"), "2026-04"),
    "ref": Column(Text("回应哪条记录（row_id）", "The row_id that it answers"), "R80BMCF"),
    "reason": Column(Text("事由，见 rules/reasons.yaml", "The reason, from rules/reasons.yaml"), "child-away"),
    "note": Column(Text("备注，不写私密的话", "A note; nothing told in confidence"), "…"),
}
"""Every column but the row's own id, its day, its kind and its children."""
KIND: Final = Text("做了什么", "What was done")
CHILDREN: Final = Text("哪些儿童（编号、姓名或拼音，空格隔开）", "Which children: ids, names or pinyin, spaces between")
DAY: Final = Text("哪一天", "On which day")
