"""What may be answered: the closed lists of the models, and nothing where a list is not closed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.records.acts import ActRow
from careplan.records.base import Part
from careplan.records.child import Child, Enrolment, Key, Placement
from careplan.records.guardian import Guardian
from careplan.text.refusal import Refusal
from careplan.workflow.enter.columns import COLUMNS
from careplan.workflow.enter.fields import FIELDS
from careplan.workflow.enter.question import choices_of, good


@pytest.mark.parametrize(
    ("model", "column", "first"),
    [
        (ActRow, "direction", "in"),
        (ActRow, "medium", "phone"),
        (Child, "sex", "boy"),
        (Key, "why", "both_parents_away"),
        (Enrolment, "came_from", None),
        (ActRow, "children", None),
        (ActRow, "note", None),
        (ActRow, "no such column", None),
    ],
)
def test_the_words_that_a_field_may_have(model: type[Part], column: str, first: str | None) -> None:
    """A school or `outside` is no closed list; a list of words is."""
    assert next(iter(choices_of(model, column)), None) == first


@pytest.mark.parametrize(
    ("model", "column", "text"),
    [(ActRow, "date", "5月3日张三"), (ActRow, "minutes", "0"), (ActRow, "medium", "张三"), (Child, "name", " ")],
)
def test_what_will_not_do_is_said_without_what_it_was(model: type[Part], column: str, text: str) -> None:
    """In both languages, with an example; the text itself may be private."""
    with pytest.raises(Refusal) as caught:
        good(model, column, text)
    zh, en = caught.value.say("zh"), caught.value.say("en")
    assert zh != en
    assert "张三" not in zh + en
    assert good(ActRow, "minutes", "30") == "30"


@pytest.mark.parametrize(
    ("model", "column", "text", "word"),
    [
        (Child, "sex", "女", "girl"),
        (Guardian, "sex", "男", "man"),
        (Child, "health", "健康", "good"),
        (Child, "health", "较好", "good"),
        (Placement, "boarder", "否", "false"),
        (ActRow, "reached", "母亲", "mother"),
        (Enrolment, "began", "转入", "moved_in"),
    ],
)
def test_a_word_of_a_list_may_be_said_in_chinese(model: type[Part], column: str, text: str, word: str) -> None:
    """As forms have it; it is written down as records have it."""
    assert good(model, column, text) == word
    with pytest.raises(Refusal):
        good(model, column, f"{text}{text}")


ASKED = sorted(
    {(field.model, field.column) for fields in FIELDS.values() for field in fields.values()}
    | {(ActRow, name) for name in COLUMNS},
    key=str,
)


@settings(deadline=None)
@given(st.sampled_from(ASKED), st.text(alphabet="aT0129-:. 张三\u3000\uff10", max_size=20))
def test_any_answer_is_taken_or_refused_in_words(asked: tuple[type[Part], str], text: str) -> None:
    """No answer to any question is a fault of the tool."""
    said = ""
    try:
        said = good(*asked, text)
    except Refusal as refusal:
        said = refusal.say("zh") + refusal.say("en")
    assert said == text or "张" not in said
