"""A child's file in a folder of a school where the child was not first recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import ids
from careplan.domain.finding import Check, Found, Severity
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP204",
    severity=Severity.ERROR,
    message=Text(
        zh="{child} 的档案不在 {school} 的文件夹里", en="The file of {child} is not in the folder of {school}"
    ),
    remedy=Text(
        zh="档案放回 `schools/{school}/children/{child}.yaml`；转学不移动档案，只在 `enrolment` 下加一段",
        en=(
            "Put it back to `schools/{school}/children/{child}.yaml`; a transfer moves no file, it adds a "
            "spell under `enrolment`"
        ),
    ),
    why=Text(
        zh="编号开头是最早建档的学校，档案一直留在那里，才不会在转学时丢失或变成两份。",
        en=(
            "An id begins with the school of first record, and the file stays there, so that no transfer "
            "loses or doubles it."
        ),
    ),
)


def child_in_other_schools_folder(world: "World") -> Iterator[Found]:
    """Yield each child whose file lies in another school's folder than its id says."""
    for filed in world.of_kind("child"):
        child = filed.record
        if isinstance(child, Child) and ids.school_of(child.id) != filed.path["school"]:
            facts = {"child": child.id, "school": ids.school_of(child.id)}
            yield Found(child.place("id"), facts)
