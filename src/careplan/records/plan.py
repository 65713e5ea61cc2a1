"""plan/2026.yaml: what is owed in a year; each duty a few lines that cite their clause."""

from typing import Annotated, Final, Literal

from pydantic import BeforeValidator, Field

from careplan.records.base import Kind, Part, Record
from careplan.records.expressions import (
    AmountField,
    DayField,
    EveryField,
    ExpectedField,
    Listed,
    SpanField,
    parse_amount,
)
from careplan.records.types import Day, Line, Number, Share, Slug
from careplan.records.words import Words
from careplan.text import Text

Owner = Literal[
    "proxy_parent",
    "class_teacher",
    "staff",
    "counsellor",
    "principal",
    "school",
    "central_office",
    "guardian",
    "parent",
    "child",
]
Subject = Literal["child", "staff", "school", "township"]
Chapter = Literal["register", "care", "contact", "hand-in", "census", "appraisal", "activity"]
Condition = Annotated[dict[Slug | Line, ExpectedField], Field(min_length=1)]
Conditions = Annotated[list[Condition], Listed]


class Proof(Part):
    """An act that counts: its kind, and values that its columns must have."""

    kind: Slug | Line
    where: dict[Line, ExpectedField] = {}


def _proof(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


def _proofs(value: object) -> object:
    items = value if isinstance(value, list) else [value]
    return [_proof(item) for item in items]


class Source(Part):
    """Where the plan says it: the clause and its words."""

    document: Slug | None = None
    clause: Line
    words: Line


class Valid(Part):
    """The days between which a duty or plan is in force."""

    from_: Day = Field(alias="from")
    until: Day


class Duty(Part):
    """Who owes what to whom, how often, until when, and what proves it."""

    id: Slug
    title: Words
    source: Source
    chapter: Chapter
    system: Line | None = None
    owner: Annotated[list[Owner], Listed] = Field(min_length=1)
    for_each: Subject
    where: Conditions = []
    every: EveryField
    during: Literal["any", "term", "vacation"] = "any"
    within: SpanField | None = None
    opens: DayField | None = None
    due: DayField | None = None
    closes: DayField | None = None
    day_off: Literal["as-stated", "before", "after"] = "as-stated"
    count: AmountField = parse_amount("1")
    proof: Annotated[list[Proof], BeforeValidator(_proofs), Field(min_length=1)] | None = None
    holds: Annotated[Conditions, Field(min_length=1)] | None = None
    trigger: Annotated[Proof, BeforeValidator(_proof)] | None = None
    after: Slug | None = None
    presence: Share | Literal["any", "due"] | None = None
    judge: Literal["duty", "advisory", "observed"] = "duty"
    shares: list[Slug] = []
    """Duties whose proof may count for this one too; otherwise one act pays one duty."""
    bundle: Slug | None = None
    valid: Valid | None = None


class Document(Part):
    """A document that the plan puts into practice."""

    id: Slug
    title: Line
    issued: Day | None = None
    clauses: list[Line] = []


class Plan(Record):
    """The year's plan."""

    year: Number
    title: Words
    documents: list[Document] = Field(min_length=1)
    valid: Valid
    bundles: dict[Slug, Words] = {}
    duties: list[Duty] = Field(min_length=1)


KIND: Final = Kind("plan", Text("年度计划", "year's plan"), "plan/{id}.yaml", Plan)
