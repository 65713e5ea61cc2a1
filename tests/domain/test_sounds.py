"""Names by their sound."""

import pytest

from careplan.domain.sounds import are_letters, sounds_like


@pytest.mark.parametrize(
    ("name", "letters", "found"),
    [
        ("张三", "zhangsan", True),
        ("张三", "zs", True),
        ("张三", "zhang", True),
        ("张三", "san", True),
        ("张三", "zhangsanfeng", False),
        ("张三", "hang", False),
        ("张三", "an", False),
        ("单于", "chanyu", True),
        ("单于", "danyu", True),
        ("曾小贤", "zengxiaoxian", True),
        ("吕布", "lvbu", True),
        ("欧阳锋", "oyf", True),
        ("Anna", "anna", False),
        ("", "zs", False),
    ],
)
def test_whole_sounds_or_first_letters_from_any_sign_on(name: str, letters: str, found: object) -> None:
    """From the beginning of a sign, in any of its readings; a sound is not cut in the middle of its beginning."""
    assert sounds_like(name, letters) is found


def test_what_may_be_pinyin() -> None:
    """Two small letters or more, and nothing else."""
    assert [word for word in ("zs", "z", "S01", "z s", "张", "home-visit", "zhangsan") if are_letters(word)] == [
        "zs",
        "zhangsan",
    ]
