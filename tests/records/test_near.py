"""A phrase that is none is refused with the nearest one that is; and that one can be pasted."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from careplan.records.expressions import (
    near,
    parse_amount,
    parse_day_phrase,
    parse_every,
    parse_gap,
    parse_share,
    parse_span,
)

Parse = Callable[[object], object]
PARSERS = (parse_amount, parse_gap, parse_share, parse_every, parse_day_phrase, parse_span)


def hint(parse: Parse, text: str) -> str:
    """Return what is offered instead of a phrase."""
    with pytest.raises(PydanticCustomError) as error:
        parse(text)
    assert error.value.context
    return str(error.value.context["hint"])


@pytest.mark.parametrize(
    ("parse", "text", "nearest"),
    [
        (parse_amount, "两次", "2"),
        (parse_amount, "2-3", "2..3"),
        (parse_amount, "3 到 2 次", "2..3"),
        (parse_amount, "at least three", ">= 3"),
        (parse_amount, "不超过 2 次", "<= 2"),
        (parse_amount, "1 an hour", "60 minutes"),
        (parse_amount, "30 min", "30 minutes"),
        (parse_amount, "2 classes", "2"),
        (parse_amount, "0", "1"),
        (parse_gap, "half a month", "15 days"),
        (parse_gap, "两周", "2 weeks"),
        (parse_gap, "2 months", "60 days"),
        (parse_gap, "10", "10 days"),
        (parse_share, "120%", "100%"),
        (parse_share, "0.95", "95%"),
        (parse_share, "half", "50%"),
        (parse_share, "95 percent", "95%"),
        (parse_share, "全部", "100%"),
        (parse_amount, "> 6", ">= 7"),
        (parse_amount, "< 3", "<= 2"),
        (parse_amount, "< 1", "<= 1"),
        (parse_every, "half a month", "half-month"),
        (parse_every, "每旬", "third-month"),
        (parse_every, "双周", "2 weeks from 2026-03-02"),
        (parse_every, "monday", "week"),
        (parse_day_phrase, "五月下旬", "late 05"),
        (parse_day_phrase, "最后一个工作日", "end"),
        (parse_day_phrase, "last workday", "end"),
        (parse_day_phrase, "24 hours", "trigger + 24 hours"),
        (parse_day_phrase, "两小时内", "trigger + 2 hours"),
        (parse_day_phrase, "第二周", "week 2"),
        (parse_day_phrase, "第 10 教学周", "week 10"),
        (parse_every, "每周两次", "week"),
        (parse_day_phrase, "25 5pm", "25 17:00"),
        (parse_day_phrase, "end 下午3点", "end 15:00"),
        (parse_day_phrase, "3 days after trigger", "trigger + 3 days"),
        (parse_day_phrase, "次月10日前", "end + 10 days"),
        (parse_amount, "两天", "2 days"),
        (parse_every, "second half", "half-year"),
        (parse_every, "每月", "month"),
        (parse_every, "monthly", "month"),
        (parse_every, "3 weeks", "3 weeks from 2026-03-02"),
        (parse_every, "semester", "term"),
        (parse_every, "学期", "term"),
        (parse_every, "annual", "year"),
        (parse_day_phrase, "5月20日", "05-20"),
        (parse_day_phrase, "6/1", "06-01"),
        (parse_day_phrase, "25日", "25"),
        (parse_day_phrase, "25th", "25"),
        (parse_day_phrase, "月底", "end"),
        (parse_day_phrase, "5月下旬", "late 05"),
        (parse_day_phrase, "3 days before 中秋", "mid-autumn - 3 days"),
        (parse_day_phrase, "within 7 days", "start + 7 days"),
        (parse_day_phrase, "开学后 5 个工作日", "term start + 5 workdays"),
        (parse_day_phrase, "周五", "friday"),
        (parse_span, "second half", "07-01 .. 12-31"),
        (parse_span, "上半年", "01-01 .. 06-30"),
        (parse_span, "中秋至重阳", "mid-autumn .. double-ninth"),
        (parse_span, "3月10日~6月20日", "03-10 .. 06-20"),
    ],
)
def test_the_nearest_is_offered(parse: Parse, text: str, nearest: str) -> None:
    """In Chinese or English, as people write it."""
    assert hint(parse, text) == nearest
    parse(nearest)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(
    text=st.one_of(
        st.text("0123456789.%-+ 月日周半年前后一二十half day week end of mid", max_size=20), st.text(max_size=8)
    )
)
def test_what_is_offered_can_be_read(parse: Parse, text: str) -> None:
    """Whatever was written."""
    try:
        parse(text)
    except PydanticCustomError as error:
        if error.type.startswith("bad-") and error.type != "bad-date":
            parse(str((error.context or {})["hint"]))


def test_every_form_that_is_listed_can_be_read() -> None:
    """A message never lists what would be refused."""
    for forms, parse in zip(
        (near.AMOUNTS, near.GAPS, near.SHARES, near.PERIODS, near.DAYS, near.SPANS), PARSERS, strict=True
    ):
        for form in forms.split(", "):
            parse(form)
