"""An adult who is named but not recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.references import unknown_ids
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP208",
    severity=Severity.ERROR,
    message=Text(zh="没有编号为 {id} 的教职工档案", en="There is no record of an adult {id}"),
    remedy=Text(
        zh="改成已有的编号，例如 `{near}`；确是新的，就先建档 `schools/…/staff/{id}.yaml`",
        en="Name one that exists, such as `{near}`; or, for a new one, write `schools/…/staff/{id}.yaml` first",
    ),
    why=Text(
        zh="做事的人没有档案，就看不出他能不能、该不该做这件事。",
        en="Without a record of the adult nobody can tell whether he or she may do this.",
    ),
)


def unknown_staff(world: "World") -> Iterator[Found]:
    """Yield each place that names an adult without a record."""
    for id_, place, near in unknown_ids(world, "staff"):
        yield Found(place, {"id": id_, "near": near})
