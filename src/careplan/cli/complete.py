"""What a shell may offer when a word is begun: ids and names, from the names of folders and files alone."""

import os
from collections.abc import Iterable
from datetime import date

from careplan.store.home import find_records, folders, record_ids


class _Meant(str):
    """An id that is offered for a name: typer would drop what does not begin as the word that was typed."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Say yes: it begins as it sounds."""
        return True


def schools(incomplete: str) -> list[str]:
    """Return the schools of the records of the working folder."""
    root = _root()
    return _begun(folders(root, "schools") if root else [], incomplete)


def children(incomplete: str) -> list[str]:
    """Return the ids of the children of the records of the working folder."""
    return _people("children", incomplete)


def guardians(incomplete: str) -> list[str]:
    """Return the ids of the guardians of the records of the working folder."""
    return _people("guardians", incomplete)


def staff(incomplete: str) -> list[str]:
    """Return the ids of the adults of the records of the working folder."""
    return _people("staff", incomplete)


def anybody(incomplete: str) -> list[str]:
    """Return the ids of schools and of everybody who has a record."""
    return [*schools(incomplete), *children(incomplete), *staff(incomplete), *guardians(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of act."""
    from careplan.records.acts import ACT_KINDS

    return _begun(ACT_KINDS, incomplete)


def duties(incomplete: str) -> list[str]:
    """Return the ids of the plans' duties."""
    from careplan.store.home import duty_ids

    root = _root()
    return _begun(duty_ids(root) if root else [], incomplete)


def _people(folder: str, incomplete: str) -> list[str]:
    """Return ids that begin so; where none does, those whose names do, if the records are open."""
    root = _root()
    if root is None:
        return []
    found = _begun(record_ids(root, folder), incomplete.upper())
    if found or not incomplete:
        return found
    from careplan.workflow.find import find
    from careplan.workflow.look import look

    kind = {"children": "child", "guardians": "guardian"}.get(folder, folder)
    return [_Meant(hit.id) for hit in find(look(root, date.max), incomplete) if hit.kind == kind]  # on whatever day


def _root() -> str | None:
    return find_records(os.getcwd())  # noqa: PTH109 text all the way


def _begun(names: Iterable[str], incomplete: str) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))


def codes(incomplete: str) -> list[str]:
    """Return the codes and names of checks."""
    from careplan.checks import load_checks

    known = [name for loaded in load_checks() for name in (loaded.check.code, loaded.slug)]
    return [name for name in known if name.lower().startswith(incomplete.lower())]


def schemas(incomplete: str) -> list[str]:
    """Return the names of schemas."""
    from careplan.workflow.schema import names

    return [name for name, _, _ in names("en") if name.startswith(incomplete)]
