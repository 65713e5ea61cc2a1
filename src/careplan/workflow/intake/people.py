"""Whom a word in a form means: an id, a whole name, or what `find` makes of it; each word is looked up once."""

from datetime import date

from careplan.domain.world import World
from careplan.workflow.who import child_named, guardian_named, staff_named


class People:
    """Everybody in the records, by name."""

    def __init__(self, world: World, day: date) -> None:
        """Go through the register once; `day` tells apart two of the same name: who is there on it is meant."""
        self._world, self._day = world, day
        register = world.register
        self.names = {id_: child.name or "" for id_, child in register.children.items()}
        self.names |= {id_: member.staff.name or "" for id_, member in register.staff.items()}
        self.names |= {id_: guardian.name or "" for id_, guardian in register.guardians.items()}
        self._kinds = {"child": register.children, "staff": register.staff, "guardian": register.guardians}
        self._by_name: dict[tuple[str, str], list[str]] = {}
        if register.township.privacy == "open":
            for kind, known in self._kinds.items():
                for id_ in known:
                    self._by_name.setdefault((kind, self.names[id_]), []).append(id_)
        self._found: dict[tuple[str, str], str] = {}

    def person(self, kind: str, word: str) -> str:
        """Return the id of the child, adult (`staff`) or guardian whom a word means. Raises Refusal."""
        if word in self._kinds[kind]:
            return word
        if (kind, word) not in self._found:
            same = [id_ for id_ in self._by_name.get((kind, word), ()) if self._there(kind, id_)]
            self._found[kind, word] = same[0] if len(same) == 1 else self._looked_for(kind, word)
        return self._found[kind, word]

    def _there(self, kind: str, id_: str) -> bool:
        register = self._world.register
        if kind == "child":
            return register.enrolment(id_, self._day) is not None
        return kind == "guardian" or register.staff[id_].serves(self._day)

    def _looked_for(self, kind: str, word: str) -> str:
        if kind == "guardian":
            return guardian_named(self._world, word)
        return (child_named if kind == "child" else staff_named)(self._world, word, self._day)
