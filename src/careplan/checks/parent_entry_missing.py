"""A child on the register whose father or mother was never recorded."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.place import Fact

CHECK = Check(
    code="CP235",
    severity=Severity.WARNING,
    message=Text(zh="{child} 的{parent}没有登记", en="The {parent} of {child} was never recorded"),
    remedy=Text(
        zh=(
            "写明：`careplan set {child} parents who={who} state=away --from {on}`；state 也可以是 `home`、"
            "`dead`、`lost`、`unable`"
        ),
        en=(
            "Say so: `careplan set {child} parents who={who} state=away --from {on}`; the state may also be "
            "`home`, `dead`, `lost`, `unable`"
        ),
    ),
    why=Text(
        zh="父母两人的情况都清楚，才能认定是不是留守儿童；一人去世或失联也要写明。",
        en=(
            "Only with both parents known can one say whether the child is left behind; death or absence "
            "is written down too."
        ),
    ),
)

_PARENTS: Final = (("father", Text("父亲", "father")), ("mother", Text("母亲", "mother")))


def parent_entry_missing(world: "World") -> Iterator[Found]:
    """Yield each child on the register with no entry at all for one parent."""
    for id_ in world.register.on_register(world.on):
        child = world.register.children[id_]
        known = {parent.who for parent in child.parents}
        for who, words in _PARENTS:
            if who not in known:
                facts: dict[str, Fact] = {
                    "child": id_,
                    "parent": words,
                    "who": who,
                    "on": world.on.isoformat(),
                }
                yield Found(child.place("parents"), facts)
