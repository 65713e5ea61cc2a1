"""A school that is named but not recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.references import unknown_ids
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP205",
    severity=Severity.ERROR,
    message=Text(zh="没有编号为 {id} 的学校档案", en="There is no record of a school {id}"),
    remedy=Text(
        zh="改成已有的编号，例如 `{near}`；确是新的，就先建档 `schools/{id}/school.yaml`",
        en="Name one that exists, such as `{near}`; or, for a new one, write `schools/{id}/school.yaml` first",
    ),
    why=Text(
        zh="学校没有档案，这里的儿童和义务就无处可归。",
        en="Without the school's record its children and duties belong nowhere.",
    ),
)


def unknown_school(world: "World") -> Iterator[Found]:
    """Yield each place that names a school without a record, and each school's folder without one."""
    for id_, place, near in unknown_ids(world, "school"):
        yield Found(place, {"id": id_, "near": near})
