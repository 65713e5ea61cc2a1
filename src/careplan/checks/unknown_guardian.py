"""A guardian who is named but not recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.references import unknown_ids
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP207",
    severity=Severity.ERROR,
    message=Text(zh="没有编号为 {id} 的监护人档案", en="There is no record of a guardian {id}"),
    remedy=Text(
        zh="改成已有的编号，例如 `{near}`；确是新的，就先建档 `schools/…/guardians/{id}.yaml`",
        en=("Name one that exists, such as `{near}`; or, for a new one, write `schools/…/guardians/{id}.yaml` first"),
    ),
    why=Text(
        zh="没有监护人的档案，出了事就找不到人。",
        en="Without the guardian's record there is nobody to turn to when something happens.",
    ),
)


def unknown_guardian(world: "World") -> Iterator[Found]:
    """Yield each place that names a guardian without a record."""
    for id_, place, near in unknown_ids(world, "guardian"):
        yield Found(place, {"id": id_, "near": near})
