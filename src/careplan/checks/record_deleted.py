"""A record that was there before this change and is gone."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.records.kinds import kind_of, person_of
from careplan.records.place import Place
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP181",
    severity=Severity.ERROR,
    message=Text(
        zh="这份记录被删除了，而记录从不删除",
        en="this record was deleted, and records are never deleted",
    ),
    remedy=Text(
        zh="找回来：`git restore --source=HEAD {file}`；孩子离开时，在 enrolment 里写 `until`",
        en="Get it back: `git restore --source=HEAD {file}`; when a child leaves, write `until` in enrolment",
    ),
    why=Text(
        zh="记录一删，这个孩子应得的关爱就从统计里消失，没有人会再发现。",
        en="With the record everything owed to the child vanishes from the figures, and nobody would notice.",
    ),
)


def record_deleted(world: "World") -> Iterator[Found]:
    """Yield each record that git misses, unless the same person's record now stands in another school."""
    here = {identity for file in world.files if (identity := person_of(file)) is not None}
    for path in world.history.get("deleted", ()):
        if kind_of(path) is not None and person_of(path) not in here:
            yield Found(Place(path, 1, 1), {"file": path})
