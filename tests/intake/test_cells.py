"""What a teacher writes into a cell, and what the record gets."""

from datetime import date

import pytest

from careplan.domain.form import YES_NO, Field
from careplan.domain.form_catalog import FORMS, REACH, TOPIC
from careplan.domain.form_topics import codes_of, topic_said, topics_of
from careplan.store.office.book import Cell, CellKind
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.intake.cells import BadCellError, Reading, record_text
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP

NAMES = {"S03-7K2QX": "张小明", "S03-G4M8P": "李小红", "T012": "王老师"}
DAY = Field("date", Text("日期", "date"), "day")
NUMBER = Field("minutes", Text("时长", "minutes"), "number")
TRUTH = Field("boarder", Text("寄宿", "boarder"), "truth", YES_NO)
CHILD = Field("children", Text("儿童", "children"), "child")


KINDS: tuple[CellKind, ...] = ("s", "n")


def person(kind: str, word: str) -> str:
    """Return whom a word means among the few people here."""
    found = [id_ for id_, name in NAMES.items() if word in {id_, name} and ("-" in id_) == (kind == "child")]
    if len(found) != 1:
        raise Refusal(Text("没有找到 {word}", "nobody is called {word}"), word=word)
    return found[0]


READING = Reading(date(2026, 5, 1), person, NAMES)


@pytest.mark.parametrize(
    ("written", "kind", "meant"),
    [
        ("2026-05-09", "d", "2026-05-09"),
        ("2026-05-09", "s", "2026-05-09"),
        ("2026.5.9", "s", "2026-05-09"),
        ("2012.3.15", "s", "2012-03-15"),
        ("2026/05/09", "s", "2026-05-09"),
        ("2026年5月9日", "s", "2026-05-09"),
        ("２０２６．５．９", "s", "2026-05-09"),
        ("20260509", "s", "2026-05-09"),
        ("20260509", "n", "2026-05-09"),
        ("2026-05-09 00:00:00", "s", "2026-05-09"),
        ("46151", "n", "2026-05-09"),
        ("46151.5", "n", "2026-05-09"),
        ("5月9日", "s", "2026-05-09"),
        ("5.9", "s", "2026-05-09"),
        ("9日", "s", "2026-05-09"),
        ("9号", "s", "2026-05-09"),
        ("'2026-05-09", "s", "2026-05-09"),
        ("　", "s", ""),
    ],
)
def test_days(written: str, kind: CellKind, meant: str) -> None:
    """Any usual way to write a day; where the year or month is left out it is the form's."""
    assert record_text(DAY, Cell(written, kind), READING) == meant


@pytest.mark.parametrize("written", ["2026-02-30", "2026-13-01", "上周", "5", "9.9.9.9", "0", "99999999", "31.2"])
def test_what_is_no_day(written: str) -> None:
    """A day that does not exist is told, never guessed."""
    for kind in KINDS:
        with pytest.raises(BadCellError):
            record_text(DAY, Cell(written, kind), READING)


@pytest.mark.parametrize(
    ("field", "written", "meant"),
    [
        (NUMBER, "30", "30"),
        (NUMBER, "３０", "30"),
        (NUMBER, "30分钟", "30"),
        (NUMBER, "30.0", "30"),
        (NUMBER, "三年级", "3"),
        (TRUTH, "是", "true"),
        (TRUTH, "√", "true"),
        (TRUTH, "否", "false"),
        (TRUTH, "走读", "false"),
        (REACH, "母亲", "mother"),
        (REACH, "Mother", "mother"),
        (REACH, "mother", "mother"),
        (CHILD, "S03-7K2QX", "S03-7K2QX"),
        (CHILD, "S03-7K2QX 张小明", "S03-7K2QX"),
        (CHILD, "张小明", "S03-7K2QX"),
        (CHILD, "张小明、李小红", "S03-7K2QX S03-G4M8P"),
        (CHILD, "S03-7K2QX 张小明、S03-G4M8P 李小红", "S03-7K2QX S03-G4M8P"),
        (CHILD, "Ｓ０３－７Ｋ２ＱＸ", "S03-7K2QX"),
        (Field("note", Text("记录", "note")), "  谈了学习\n和生活 ", "谈了学习 和生活"),
    ],
)
def test_words(field: Field, written: str, meant: str) -> None:
    """Words of lists in either language, numbers with their unit, people by id or name."""
    assert record_text(field, Cell(written), READING) == meant


@pytest.mark.parametrize(
    ("field", "cell", "said"),
    [
        (NUMBER, Cell("半小时"), "整数"),
        (NUMBER, Cell("1.5", "n"), "整数"),
        (TRUTH, Cell("可能"), "是"),
        (REACH, Cell("爸爸"), "父亲"),
        (CHILD, Cell("王五"), "没有找到"),
        (CHILD, Cell("S03-7K2QX 李小红"), "S03-7K2QX 不是这个姓名"),
        (CHILD, Cell("5.2212", "n"), "成了数字"),
        (CHILD, Cell("error", "!"), "错误值"),
        (NUMBER, Cell("formula", "!"), "公式"),
    ],
)
def test_what_cannot_be_taken(field: Field, cell: Cell, said: str) -> None:
    """Each with a reason that says what to write."""
    with pytest.raises(BadCellError) as told:
        record_text(field, cell, READING)
    assert said in told.value.why.zh
    assert told.value.why.en


def test_every_word_that_a_form_offers_is_taken_back() -> None:
    """What a drop-down offers, in either language, is the word of the record."""
    for form in FORMS:
        for field in form.fields:
            for word, words in field.choices:
                for said in (words.zh, words.en, word):
                    assert record_text(field, Cell(said), READING) == word, (form.id, field.name, said)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_topic_in_words_is_its_code_again(lang: Lang) -> None:
    """As the form shows it, also with half-width brackets; what no plan asks for stays as it is written."""
    plans = load_world(str(TOWNSHIP), date(2026, 5, 31)).books.plans
    topics, reading = topics_of(plans), Reading(date(2026, 5, 1), person, NAMES, codes_of(plans))
    assert "statistics" in topics
    for code, words in topics.items():
        said = topic_said(topics, code, lang)
        assert words.say(lang) in said
        for text in (said, said.replace("（", "(").replace("）", ")"), code):
            assert record_text(TOPIC, Cell(text), reading) == code
    for text in ("语文", "食堂（二楼）", "statistics and more"):
        assert record_text(TOPIC, Cell(text), reading) == text
