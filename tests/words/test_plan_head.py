"""What stands around the duties of a plan, and duties that wait for several others."""

import pytest

from careplan.domain.duty_sentence import sentence
from careplan.domain.plan_head import plan_head
from tests.words.plan import plan_of

AROUND: dict[str, object] = {
    "documents": [
        {"id": "notice", "title": "关爱通知", "issued": "2026-01-15", "clauses": ["一", "二、3"]},
        {"id": "law", "title": "未成年人保护法"},
    ],
    "bundles": {"ones": {"zh": "两个一", "en": "Two ones"}, "none": {"zh": "空的", "en": "Empty"}},
    "kinds": {
        "gift": {"title": {"zh": "送温暖", "en": "Gift"}, "needs": ["children", "topic"], "allows": ["place"]},
        "walk": {"title": {"zh": "散步", "en": "Walk"}},
    },
}


def test_documents_bundles_and_kinds_are_said() -> None:
    """Each with all that the file says of it."""
    parts = list(plan_head(plan_of({"bundle": "ones"}, **AROUND)))
    assert [(part.key, part.words.zh) for part in parts] == [
        ("documents", "关爱通知（notice，2026-01-15 印发），条款：一；二、3"),
        ("documents", "未成年人保护法（law），没有列出条款"),
        ("bundles", "两个一（ones）：谈心"),
        ("bundles", "空的（none）：还没有义务"),
        ("kinds", "送温暖（gift），必填 children（儿童）、topic（事项），还可填 place（地点）"),
        ("kinds", "散步（walk）"),
    ]
    assert [part.words.en for part in parts] == [
        "关爱通知 (notice, issued 2026-01-15), clauses: 一; 二、3",
        "未成年人保护法 (law), its clauses are not listed",
        "Two ones (ones): Talk",
        "Empty (none): no duty yet",
        "Gift (gift), needs children, topic, may have place",
        "Walk (walk)",
    ]


@pytest.mark.parametrize(
    ("after", "zh", "en"),
    [
        (["other"], "要等“家访”做完才开始。", "It waits until “A visit” is done."),
        (
            ["other", "statistics"],
            "要等“家访”、“月统计”都做完才开始。",
            "It waits until all of “A visit” and “Monthly statistics” are done.",
        ),
    ],
)
def test_a_duty_may_wait_for_several(after: list[str], zh: str, en: str) -> None:
    """All of them, by their titles."""
    plan = plan_of({})
    duty = plan.duties[0].model_copy(update={"after": after})
    assert sentence(plan, duty).zh.endswith(zh)
    assert sentence(plan, duty).en.endswith(en)
