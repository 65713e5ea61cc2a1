"""A small township made of values, for tests of settling."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.calendar import Calendar
from careplan.domain.evidence import Evidence
from careplan.domain.register import Member, Register
from careplan.records.child import Child
from careplan.records.plan import Plan
from careplan.records.rules import Eligibility, Reasons
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.records.township import Township

WORDS = {"zh": "名", "en": "name"}
RULE = {"id": "either-parent", "title": WORDS, "source": "本镇", "parents": "either"}
POSTS = {"T01": "teacher", "T02": "teacher", "T09": "principal"}
REASONS = {"waiver": {"child-ill": WORDS}, "amendment": {"holiday": WORDS}, "waived_by": ["principal"]}


def child(id_: str, **facts: Any) -> Child:  # noqa: ANN401 any field of a child
    """Return a child of school S01 whose father is away and whose proxy parent is T01."""
    plain: dict[str, Any] = {
        "id": id_,
        "name": "名",
        "sex": "girl",
        "birth_date": "2016-03-01",
        "enrolment": [{"school": "S01", "from": "2025-09-01", "began": "new"}],
        "placements": [{"from": "2025-09-01", "grade": "4", "boarder": "false"}],
        "parents": [
            {"who": "father", "from": "2025-01-01", "state": "away"},
            {"who": "mother", "from": "2025-01-01", "state": "home"},
        ],
        "proxy": [{"staff": "T01", "from": "2026-01-01"}],
    }
    return Child.model_validate(plain | facts)


def staff(id_: str, post: str = "teacher", **facts: Any) -> Staff:  # noqa: ANN401 any field of an adult
    """Return an adult in post since 2020."""
    plain = {"id": id_, "name": "名", "posts": [{"from": "2020-09-01", "post": post}]}
    return Staff.model_validate(plain | {"proxy_parent": [{"from": "2020-09-01"}]} | facts)


def duty(id_: str = "talk", **words: Any) -> dict[str, Any]:  # noqa: ANN401 any key of a duty
    """Return a duty as its file would have it: a talk a month with each child, unless said otherwise."""
    plain = {
        "id": id_,
        "title": WORDS,
        "source": {"clause": "一", "words": "原话"},
        "chapter": "care",
        "owner": "proxy_parent",
        "for_each": "child",
        "every": "month",
        "proof": "talk",
    }
    return {key: value for key, value in (plain | words).items() if value is not None}


def plan(*duties: dict[str, Any], first: str = "2026-01-01", last: str = "2026-12-31") -> Plan:
    """Return a plan of some duties."""
    return Plan.model_validate(
        {
            "year": first[:4],
            "title": WORDS,
            "documents": [{"id": "plan", "title": "计划"}],
            "valid": {"from": first, "until": last},
            "duties": list(duties),
        }
    )


def act(day: str, kind: str = "talk", row_id: str = "", **facts: Any) -> Act:  # noqa: ANN401 any field of an act
    """Return an act by T01 with child S01-AAAAA."""
    plain: dict[str, Any] = {"school": "S01", "by": "T01", "children": ("S01-AAAAA",), "staff": ()}
    values = facts.pop("values", {})
    return Act(
        kind=kind,
        day=date.fromisoformat(day),
        row_id=row_id or f"{kind}{day}",
        file="f.csv",
        line=2,
        values=values,
        **(plain | facts),
    )


def books(
    the_plan: Plan,
    acts: Sequence[Act] = (),
    children: Sequence[Child] = (),
    calendar: Calendar | None = None,
    **township: Any,  # noqa: ANN401 any field of the township
) -> Books:
    """Return the books of one school with one child, T01, T02 and the principal T09, unless said otherwise."""
    settings = {"name": WORDS, "office": WORDS, "area": "990123", "county": "990100", "eligibility": "either-parent"}
    register = Register(
        township=Township.model_validate(settings | township),
        schools={
            "S01": School.model_validate({"id": "S01", "name": WORDS, "position": "central", "opened": "2000-09-01"})
        },
        children={c.id: c for c in children or [child("S01-AAAAA")]},
        staff={id_: Member(staff(id_, post), "S01") for id_, post in POSTS.items()},
        rules={"either-parent": Eligibility.model_validate(RULE)},
        reasons=Reasons.model_validate(REASONS),
    )
    return Books(register, (the_plan,), calendar or Calendar(), Evidence(acts))
