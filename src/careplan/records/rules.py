"""rules/*.yaml: rules that a township chooses among, as data."""

from typing import Annotated, Final, Literal

from pydantic import Field

from careplan.records.base import Kind, Part, Record
from careplan.records.types import Decimal, Few, Line, Slug, Truth
from careplan.records.words import Words
from careplan.text import Text


class Eligibility(Part):
    """A definition of the left-behind child (留守儿童) in use somewhere."""

    id: Slug
    title: Words
    source: Line
    parents: Literal["both", "either"]
    """`both`: both away, or one away and the other unable to guard. `either`: one away is enough."""
    months: Few = 0
    """Months without a break that a parent must have been away."""
    across: Literal["township", "county", "any"] = "any"
    from_age: Few = 0
    """Full years from which a child counts."""
    under_age: Few = 16
    """Full years below which a child counts."""


class EligibilityRules(Record):
    """rules/eligibility.yaml."""

    rules: list[Eligibility] = Field(min_length=1)


class Indicator(Part):
    """One line of the rubric: points for a share of duties done, points that a person gives, or points lost."""

    id: Slug
    title: Words
    points: Decimal
    """The most that can be got; with `by: missed` the most that can be lost, below nought."""
    step: Annotated[Decimal, Field(gt=0)] = 0.5
    by: Literal["completion", "on_time", "hand", "missed"]
    each: Annotated[Decimal, Field(gt=0)] = 1.0
    """With `by: missed`, the points that each missed obligation costs."""
    duties: list[Slug] = []
    also: Truth = False
    """Whether its duties may count here though another indicator counts them too."""


class Rubric(Record):
    """rules/rubric.yaml: how proxy parents are appraised (代理家长考核)."""

    id: Slug
    title: Words
    indicators: list[Indicator] = Field(min_length=1)


class Reasons(Record):
    """rules/reasons.yaml: the closed lists of reasons for waivers and amendments."""

    waiver: dict[Slug, Words]
    amendment: dict[Slug, Words]
    waived_by: list[Literal["principal", "clerk", "officer"]] = Field(min_length=1)
    """Posts whose holders may waive or move a duty."""


ELIGIBILITY: Final = Kind(
    "eligibility", Text("认定口径", "eligibility rules"), "rules/eligibility.yaml", EligibilityRules
)
RUBRIC: Final = Kind("rubric", Text("考核细则", "rubric"), "rules/rubric.yaml", Rubric)
REASONS: Final = Kind("reasons", Text("事由表", "reasons"), "rules/reasons.yaml", Reasons)
