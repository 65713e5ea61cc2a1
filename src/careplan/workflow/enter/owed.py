"""What is owed, once something was entered, by or for those whom it is about."""

from typing import Final

from careplan.domain.agenda import By, Group, Wanted, agenda
from careplan.workflow.due import Due
from careplan.workflow.enter.draft import Entered

_DAYS: Final = 14
"""As many days ahead as `careplan due` looks."""
_LISTS: Final[dict[str, By]] = {"child": "child", "school": "school", "staff": "adult"}


def owed_now(entered: Entered) -> Due | None:
    """Return what `careplan due` lists for those whom it is about, None where nobody owes anybody by it."""
    if not entered.draft.about:
        return None
    groups: list[Group] = []
    for kind, id_ in entered.draft.about:
        wanted = Wanted(
            adult=id_ if kind == "staff" else None,
            school=id_ if kind == "school" else None,
            child=id_ if kind == "child" else None,
        )
        found = agenda(entered.world, wanted, _LISTS[kind], _DAYS)
        groups += [group for group in found if kind != "school" or group.id == id_]
    return Due(entered.world.on, _DAYS, "child", tuple(groups))
