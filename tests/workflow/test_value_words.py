"""Every word of a closed list that a page shows has its words in both languages."""

from typing import Any, get_args

import pytest

from careplan.domain.value_words import VALUES
from careplan.records.child import Care, Enrolment, Parent, Proxy
from careplan.records.school import School
from careplan.records.staff import Post, Topic


def listed(annotation: Any) -> set[str]:  # noqa: ANN401 any annotation
    """Return the words of an annotation's literals."""
    args = get_args(annotation)
    return {word for arg in args for word in ({arg} if isinstance(arg, str) else listed(arg)) if word[0].islower()}


@pytest.mark.parametrize(
    "annotation",
    [
        Enrolment.model_fields["began"].annotation,
        Enrolment.model_fields["ended"].annotation,
        Parent.model_fields["who"].annotation,
        Parent.model_fields["state"].annotation,
        Care.model_fields["relation"].annotation,
        Care.model_fields["assessment"].annotation,
        Proxy.model_fields["ended"].annotation,
        Post.model_fields["post"].annotation,
        School.model_fields["position"].annotation,
        Topic,
    ],
)
def test_has_words(annotation: object) -> None:
    """None is printed as the file spells it."""
    words = listed(annotation)
    assert words
    assert words - VALUES.keys() == set()
