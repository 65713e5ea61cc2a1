"""plan/2026.yaml: what is owed in a year; each duty a few lines that cite their clause."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    Field,
    PlainValidator,
    PrivateAttr,
    model_validator,
)

from careplan.records.acts import ACT_KINDS, ActKind
from careplan.records.base import Kind, Part, Record
from careplan.records.duty_parts import Conditions, CoverField, ProofsField, Subject, TriggerField
from careplan.records.expressions import (
    AmountField,
    ClosingField,
    DayField,
    EveryField,
    GapField,
    SpanField,
    listed,
    parse_amount,
    written,
)
from careplan.records.types import ActKindName, Day, Line, Number, Share, Slug, Truth, fault
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
OWNERS: Final[tuple[str, ...]] = get_args(Owner)
FAMILY: Final = frozenset({"guardian", "parent", "child"})
"""Owners whose duties are seen or not seen, and never judged."""
Chapter = Literal["register", "care", "contact", "hand-in", "census", "appraisal", "activity"]


def _owner(value: object) -> str:
    """Return one who may owe a duty: a role or a body, or several together as `class_teacher + proxy_parent`.

    Which bodies there are only the whole plan tells.
    """
    roles = [role.strip() for role in value.split("+")] if isinstance(value, str) else [""]
    wrong = [role for role in roles if not _OWNER_NAME.fullmatch(role)]
    if wrong:
        near = get_close_matches(wrong[0].lower(), OWNERS, n=1)
        raise fault("not-in-list", allowed=", ".join(OWNERS), example=near[0] if near else "school")
    return " + ".join(dict.fromkeys(roles))


_OWNER_NAME: Final = re.compile("[a-z][a-z0-9_-]*")
_ROLE: Final = _OWNER_NAME.pattern
OwnerField = Annotated[
    str, PlainValidator(_owner), written(rf"{_ROLE}(?: ?\+ ?{_ROLE})*", "unknown-owner", "proxy_parent", "school")
]


def _no_role(name: str) -> str:
    if name in OWNERS:
        raise fault("owner-named-as-role", example="village-committee")
    return name


Body = Annotated[Slug, AfterValidator(_no_role)]
"""A body outside the schools that owes something, by a name that no role has."""


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
    owner: Annotated[list[OwnerField], listed(OwnerField)] = Field(min_length=1)
    for_each: Subject
    where: Conditions = []
    every: EveryField
    during: Literal["any", "term", "vacation"] = "any"
    within: SpanField | None = None
    opens: DayField | None = None
    due: DayField | None = None
    closes: ClosingField | None = None
    day_off: Literal["as-stated", "before", "after"] = "as-stated"
    count: AmountField = parse_amount("1")
    per: Literal["child"] | None = None
    cover: CoverField | None = None
    gap: GapField | None = None
    tentative: Truth = False
    proof: ProofsField | None = None
    holds: Annotated[Conditions, Field(min_length=1)] | None = None
    trigger: TriggerField | None = None
    after: Annotated[list[Slug], listed(Slug)] = []
    presence: Share | Literal["any", "due"] | None = None
    judge: Literal["duty", "advisory", "observed"] = "duty"
    shares: list[Slug] = []
    bundle: Slug | None = None
    valid: Valid | None = None
    _bodies: Mapping[str, Text] = PrivateAttr(default_factory=dict)

    @property
    def bodies(self) -> Mapping[str, Text]:
        """The bodies outside the schools that the plan names, in words."""
        return self._bodies

    @property
    def of_register(self) -> bool:
        """Whether a change of the register opens it, and not an act."""
        return self.trigger is not None and bool(self.trigger.becomes or self.trigger.changes)

    @property
    def held_by(self) -> Subject:
        """The kind of those whose facts `holds` names: the subject itself, or each of those that it covers."""
        return (self.cover and self.cover.kind) or self.for_each

    @property
    def of_bodies(self) -> bool:
        """Whether it is owed by such bodies alone, so that no school answers for it."""
        return all(name in self._bodies for owner in self.owner for name in owner.split(" + "))


class OwnKind(Part):
    """A kind of act that this plan needs and that is not built in."""

    title: Words
    needs: list[Line] = []
    allows: list[Line] = []


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
    kinds: dict[ActKindName, OwnKind] = {}
    owners: dict[Body, Words] = {}
    duties: list[Duty] = Field(min_length=1)

    @model_validator(mode="after")
    def _tell_duties(self) -> Self:
        """Let each duty know the bodies that may owe it."""
        bodies = {name: words.text for name, words in self.owners.items()}
        for duty in self.duties:
            duty._bodies = bodies  # noqa: SLF001 set once, here, by the plan that holds it
        return self


def act_kinds(plans: Iterable[Plan]) -> dict[str, ActKind]:
    """Return every kind of act by its word: the built-in ones and those that plans declare."""
    own = {
        name: ActKind(kind.title.text, frozenset(kind.needs), frozenset(kind.allows) | _ANYWHERE)
        for plan in plans
        for name, kind in plan.kinds.items()
    }
    return own | ACT_KINDS


_ANYWHERE: Final = frozenset(
    {"children", "with", "minutes", "place", "topic", "deputy_for", "done_on", "reached", "medium"}
)
"""Columns that a row of a plan's own kind may have, whatever the plan says."""

KIND: Final = Kind("plan", Text("年度计划", "year's plan"), "plan/{id}.yaml", Plan)
