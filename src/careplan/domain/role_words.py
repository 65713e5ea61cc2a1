"""Who may owe a duty, in words."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from careplan.text import Text

if TYPE_CHECKING:
    from careplan.records.plan import Duty

ROLES: Final[Mapping[str, Text]] = {
    "proxy_parent": Text("代理家长", "the proxy parent"),
    "class_teacher": Text("班主任", "the class teacher"),
    "staff": Text("教职工", "the member of staff"),
    "counsellor": Text("心理辅导老师", "the counsellor"),
    "principal": Text("校长", "the principal"),
    "school": Text("学校", "the school"),
    "central_office": Text("中心学校", "the central office"),
    "guardian": Text("监护人", "the guardian"),
    "parent": Text("家长", "a parent"),
    "child": Text("儿童", "the child"),
}
"""Who may owe a duty, in words."""


def role_words(owner: str, duty: "Duty") -> Text:
    """Return the words for an owner of a duty: a role or a body, or several together."""
    roles = [duty.bodies.get(role) or ROLES.get(role, Text(role, role)) for role in owner.split(" + ")]
    words = Text("和".join(role.zh for role in roles), " and ".join(role.en for role in roles))
    return Text(f"{words.zh}一道", f"{words.en} together") if len(roles) > 1 else words


def owners_words(duty: "Duty") -> Text:
    """Return the words for all owners of a duty, any of whom may do it."""
    roles = [role_words(owner, duty) for owner in duty.owner]
    return Text("或".join(role.zh for role in roles), " or ".join(role.en for role in roles))
