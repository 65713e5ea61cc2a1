"""What may be shown: the one allow-list. A field that is not named here is private, today and when it is new.

A tag of a person may say what nobody else should read (`low-income`): its days are clear, its name is not.
"""

from typing import Final

_ACTS: Final = (
    "row_id date kind school class children guardians by with deputy_for body time to returned_on "
    "corrected_on minutes medium reached direction topic score done_on "
    "outcome counts_for ref reason"
)
CLEAR: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(fields.split())
    for kind, fields in {
        "child": (
            "id enrolment.school enrolment.from enrolment.began enrolment.came_from enrolment.until enrolment.ended "
            "enrolment.went_to placements.from placements.grade placements.class placements.boarder parents.who "
            "parents.from parents.state guardians.guardian guardians.relation guardians.from guardians.until "
            "guardians.lives_with guardians.agreement guardians.assessment guardians.assessed_on "
            "guardians.assessed_by key.from key.until proxy.staff proxy.from proxy.until proxy.ended needs.from "
            "needs.until consent.purpose consent.basis consent.by consent.date consent.withdrawn no_id_number "
            "papers.kind papers.from papers.until tags.from tags.until"
        ),
        "guardian": "id far papers.kind papers.from papers.until tags.from tags.until",
        "staff": (
            "id posts.from posts.until posts.post posts.class "
            "papers.kind papers.from papers.until tags.from tags.until proxy_parent.from proxy_parent.until "
            "record_queries.date qualifications.date qualifications.topic"
        ),
        "acts": _ACTS,
        "census": "child date by result grade boarder father mother guardian key",
        "article": "date by counts_for",
        "tombstone": "id erased.date erased.by erased.basis",
    }.items()
}
CLEAR["office-staff"] = CLEAR["staff"]
CLEAR["office-acts"] = CLEAR["acts"]
PUBLIC: Final = frozenset(
    {
        "township",
        "school",
        "plan",
        "calendar",
        "eligibility",
        "rubric",
        "quotas",
        "reasons",
        "closed-census",
        "closed-month",
    }
)
"""Kinds of record about no person: every field is clear but the numbers of a school's accounts."""
_PRIVATE_IN_PUBLIC: Final = frozenset({"video_accounts.number"})


def is_clear(kind: str, path: tuple[str | int, ...]) -> bool:
    """Return whether the value at a path of a record of some kind may be shown to anybody who holds the repo."""
    field = ".".join(part for part in path if isinstance(part, str))
    if kind in PUBLIC:
        return field not in _PRIVATE_IN_PUBLIC
    return field in CLEAR.get(kind, frozenset())
