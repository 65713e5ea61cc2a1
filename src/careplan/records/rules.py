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
    months: Few = 0
    across: Literal["township", "county", "any"] = "any"
    from_age: Few = 0
    under_age: Few = 16


class EligibilityRules(Record):
    """rules/eligibility.yaml."""

    rules: list[Eligibility] = Field(min_length=1)


class Indicator(Part):
    """One line of the rubric: points for a share of duties done, points that a person gives, or points lost."""

    id: Slug
    title: Words
    points: Decimal
    step: Annotated[Decimal, Field(gt=0)] = 0.5
    by: Literal["completion", "on_time", "hand", "missed"]
    each: Annotated[Decimal, Field(gt=0)] = 1.0
    duties: list[Slug] = []
    also: Truth = False


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


ELIGIBILITY: Final = Kind(
    "eligibility", Text("认定口径", "eligibility rules"), "rules/eligibility.yaml", EligibilityRules
)
RUBRIC: Final = Kind("rubric", Text("考核细则", "rubric"), "rules/rubric.yaml", Rubric)
REASONS: Final = Kind("reasons", Text("事由表", "reasons"), "rules/reasons.yaml", Reasons)
