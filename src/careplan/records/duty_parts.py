"""The parts of a duty that are maps of their own: what proves it, what opens it, whom it must reach."""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator

from careplan.records.base import Part
from careplan.records.expressions import EveryField, ExpectedField, ShareField, listed, written
from careplan.records.types import Line, Number, Slug, fault

Subject = Literal["child", "family", "class", "staff", "school", "township"]
Member = Literal["child", "family", "class", "staff", "proxy_parent", "school"]

Condition = Annotated[dict[Slug | Line, ExpectedField], Field(min_length=1)]
Conditions = Annotated[list[Condition], listed(Condition)]

ProofKind = Annotated[Slug | Line, written("[a-z]+(?:_[a-z]+)*", "unknown-proof-kind", "home_visit", "submission")]
"""A built-in kind of act, or one of the plan's own: which there are only the whole plan tells."""


class Proof(Part):
    """An act that counts: its kind, and values that its columns must have."""

    kind: ProofKind
    where: dict[Line, ExpectedField] = {}
    if_: Conditions = Field(default=[], alias="if")


class Trigger(Part):
    """What opens a duty: an act, or the so manieth of one subject; or what becomes so of the subject, or changes."""

    kind: ProofKind | None = None
    where: dict[Line, ExpectedField] = {}
    times: Annotated[Number, Field(ge=1, le=999)] = 1
    every: EveryField | None = None
    becomes: Conditions = []
    changes: Annotated[list[Line], listed(Line)] = []

    @model_validator(mode="after")
    def _names_something(self) -> Self:
        if self.kind is None and not (self.becomes or self.changes):
            raise fault("missing-field")
        return self

    @property
    def proof(self) -> Proof | None:
        """The act that opens it, None where the register does."""
        return Proof(kind=self.kind, where=self.where) if self.kind else None


def _proof(value: object) -> object:
    return {"kind": value} if isinstance(value, str) else value


def _proofs(value: object) -> object:
    items = value if isinstance(value, list) else [value]
    return [_proof(item) for item in items]


class Cover(Part):
    """A set of which each member must be reached: members of the subject, or values of a column."""

    model_config = ConfigDict(
        json_schema_extra={
            "additionalProperties": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
        }
    )

    each: Member | None = None
    where: Conditions = []
    share: ShareField = 1.0
    least: Annotated[Number, Field(ge=1, le=9999)] | None = None
    times: Annotated[Number, Field(ge=1, le=999)] = 1
    values: dict[Line, list[Line]] = {}

    @property
    def part(self) -> float:
        """The share of its members that must be reached: all of them, where it says neither which nor how many."""
        return 0.0 if self.least is not None and "share" not in self.model_fields_set else self.share

    @property
    def kind(self) -> Subject | None:
        """The kind of subject that its members are, None where values of a column are covered."""
        return "staff" if self.each == "proxy_parent" else self.each


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _cover(value: object) -> object:
    """Return the map that a cover stands for: `child`, `{each: child, share: 95%}`, `{topic: [a, b]}`."""
    if isinstance(value, str):
        return {"each": value}
    if not isinstance(value, dict) or "each" in value:
        return value
    known = {"where", "share", "least", "times", "values"}
    columns = {key: _one_or_many(item) for key, item in value.items() if key not in known}
    return {key: item for key, item in value.items() if key not in columns} | ({"values": columns} if columns else {})


ProofsField = Annotated[
    list[Proof],
    BeforeValidator(_proofs, json_schema_input_type=ProofKind | Proof | list[ProofKind | Proof]),
    Field(min_length=1),
]
TriggerField = Annotated[Trigger, BeforeValidator(_proof, json_schema_input_type=ProofKind | Trigger)]
CoverField = Annotated[Cover, BeforeValidator(_cover, json_schema_input_type=Member | Cover)]
