"""Row ids in little room are what was put into it."""

import pytest

from careplan.domain.row_ids import in_little_room


@pytest.mark.parametrize(
    "ids", [["K14QY2M", "9D0W5B7", "K14QY2M"], ["a1", "a10", "a2"], ["", ""], [], ["记录一", "记录二"]]
)
def test_they_are_cut_where_they_were_joined(ids: list[str]) -> None:
    """Those that a program gave have one length; those that a hand wrote may have any."""
    kept = in_little_room(ids)
    assert [*kept] == [kept[row] for row in range(len(kept))] == ids
    assert [*kept[1:]] == ids[1:]


def test_there_is_no_row_after_the_last() -> None:
    """As of any list."""
    with pytest.raises(IndexError):
        in_little_room(["K14QY2M"])[1]
