"""An act or a census line about a child who is not recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.references import unknown_ids
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP206",
    severity=Severity.ERROR,
    message=Text(zh="没有编号为 {id} 的儿童档案", en="There is no record of a child {id}"),
    remedy=Text(
        zh="改成已有的编号，例如 `{near}`；确是新的，就先建档 `schools/…/children/{id}.yaml`",
        en=("Name one that exists, such as `{near}`; or, for a new one, write `schools/…/children/{id}.yaml` first"),
    ),
    why=Text(
        zh="记在不存在的编号名下，这件事就没有算到任何孩子头上。",
        en="What is written to an id that nobody has counts for no child.",
    ),
)


def unknown_child(world: "World") -> Iterator[Found]:
    """Yield each act and census line about a child without a record."""
    for id_, place, near in unknown_ids(world, "child"):
        yield Found(place, {"id": id_, "near": near})
