"""Counts of a trial add up, and coverage names what is missing on either side."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from careplan.domain.obligation import State
from careplan.domain.plan_coverage import coverage
from careplan.domain.plan_trial import count_of
from tests.domain.test_plan_words import plan_with


@given(st.lists(st.sampled_from(list(State))))
def test_what_is_expected_is_the_sum_of_its_parts(states: list[State]) -> None:
    """And every obligation is in exactly one of the parts."""
    count = count_of(Counter(states))
    parts = (count.done, count.late, count.missed, count.pending, count.unjudged)
    assert count.expected == sum(parts)
    assert count.expected + count.waived + count.not_applicable == len(states)
    assert min(parts) >= 0


def test_overdue_is_pending_and_missed_is_missed() -> None:
    """What can still be made up is not lost yet."""
    count = count_of(Counter([State.OVERDUE, State.BLOCKED, State.MISSED, State.LATE, State.NOT_SEEN, State.WAIVED]))
    assert (count.expected, count.pending, count.missed, count.late, count.unjudged) == (5, 2, 1, 1, 1)


def test_coverage_without_a_list_shows_what_duties_cite() -> None:
    """A document without clauses can be neither covered nor uncovered."""
    found = coverage(plan_with({}, {"id": "b", "source": {"clause": "2", "words": "x"}}), "plan.yaml")
    (document,) = found.documents
    assert not document.listed
    assert [(clause.clause, clause.duties) for clause in document.clauses] == [("1", ("talk",)), ("2", ("b",))]
    assert found.is_whole


def test_a_dash_is_no_clause() -> None:
    """Nor is a word that says there is none."""
    duties: list[dict[str, object]] = [
        {"id": f"d{n}", "source": {"clause": clause, "words": "x"}} for n, clause in enumerate(("—", "无", "一"))
    ]
    found = coverage(plan_with(*duties), "plan.yaml")
    assert [cited.duty for cited in found.without_clause] == ["d0", "d1"]
    assert not found.is_whole
