"""What a shell may offer when a word is begun: ids and names, from the names of folders and files alone."""

import os
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from careplan.store.home import calendar_years, find_records, folders, record_ids

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.base import Part

_ONE_OF: Final = re.compile(r"\[?([a-z_\d-]+(?:\|[a-z_\d-]+)+)(?: .*|\]?)")
"""How a choice is described: `open|close`, perhaps with something else behind it."""


class _Meant(str):
    """An id that is offered for a name: typer would drop what does not begin as the word that was typed."""

    __slots__ = ()

    def startswith(self, *_: object) -> bool:
        """Say yes: it begins as it sounds."""
        return True


def schools(incomplete: str) -> list[str]:
    """Return the schools of the records of the working folder whose ids begin so; where none does, whose names do."""
    root = _root()
    if root is None:
        return []
    found = _begun(folders(root, "schools"), incomplete.upper())
    if found or not incomplete:
        return found
    from careplan.workflow.look import schools_alone

    return _called(schools_alone(root), "school", incomplete)


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


def offered(metavar: str) -> Callable[[str], list[str]] | None:
    """Return what a word may be by its own description: one of several, a month; None where that says nothing."""
    if metavar == "YYYY-MM":
        return months
    words = _ONE_OF.fullmatch(metavar)
    return partial(_begun, words[1].split("|")) if words else None


def months(incomplete: str) -> list[str]:
    """Return the months of which a school has records."""
    root = _root()
    found = (
        [month for school in folders(root, "schools") for month in folders(root, f"schools/{school}/months")]
        if root
        else []
    )
    return _begun(sorted(set(found)), incomplete)


def periods(incomplete: str) -> list[str]:
    """Return months, and the half years in which they lie."""
    known = months("")
    halves = {f"{month[:4]}H{1 + (month[5:] > '06')}" for month in known}
    return _begun([*known, *halves], incomplete)


def forms(incomplete: str) -> list[str]:
    """Return the ids of forms."""
    from careplan.domain.form_catalog import FORMS

    return _begun((form.id for form in FORMS), incomplete)


def rules(incomplete: str) -> list[str]:
    """Return the township's rules of eligibility."""
    from careplan.workflow.look import look

    root = _root()
    return _begun(look(root, date.max).register.rules if root else [], incomplete)


def reasons(incomplete: str) -> list[str]:
    """Return the reasons for which a duty may be waived."""
    from careplan.domain.ruling import listed_reasons
    from careplan.workflow.look import look

    root = _root()
    return _begun(listed_reasons(look(root, date.max).register, "waiver") if root else [], incomplete)


def records(incomplete: str) -> list[str]:
    """Return whatever names a record of which a fact can be set."""
    from careplan.workflow.enter.target import SETTINGS

    root = _root()
    return [*anybody(incomplete), *_begun([SETTINGS, *(calendar_years(root) if root else ())], incomplete)]


def record_keys(ctx: Any, incomplete: str) -> list[str]:  # noqa: ANN401 typer reads it
    """Return the keys of the record whose id was typed before."""
    model = _model_of(str(ctx.params.get("id_") or ""))
    if model is None:
        return []
    from careplan.workflow.enter.target import settable

    return _begun([key.name for key in settable(model)], incomplete)


def facts(ctx: Any, incomplete: str) -> list[str]:  # noqa: ANN401 typer reads it
    """Return the names of what can be said of the key that was typed before, or the words that may stand there."""
    model = _model_of(str(ctx.params.get("id_") or ""))
    if model is None:
        return []
    from careplan.text.refusal import Refusal
    from careplan.workflow.enter.keys import key_named, values_offered

    try:
        return _begun(values_offered(key_named(model, str(ctx.params.get("key") or "")), incomplete), incomplete)
    except Refusal:
        return []


def columns(incomplete: str) -> list[str]:
    """Return the columns of an act, or, once one is named, the words that may stand there."""
    from careplan.records.acts import ActRow
    from careplan.workflow.enter.keys import named_values_offered

    return _begun(named_values_offered(ActRow, incomplete), incomplete)


def _model_of(id_: str) -> "type[Part] | None":
    """Return the model of the record that an id names, by the look of it and by where its file lies."""
    root = _root()
    if root is None or not id_:
        return None
    from careplan.workflow.enter.target import KINDS, SETTINGS

    known = {"school": folders(root, "schools")}
    known |= {kind: record_ids(root, folder) for kind, folder in _FOLDERS.items()}
    if id_ == SETTINGS or id_.isdecimal():
        return KINDS["township" if id_ == SETTINGS else "calendar"].model
    return next((KINDS[kind].model for kind, ids in known.items() if id_.upper() in ids), None)


_FOLDERS: Final = {"staff": "staff", "child": "children", "guardian": "guardians"}


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
    from careplan.workflow.look import look

    kind = {"children": "child", "guardians": "guardian"}.get(folder, folder)
    return _called(look(root, date.max), kind, incomplete)  # on whatever day


def _called(world: "World", kind: str, incomplete: str) -> list[str]:
    from careplan.workflow.find import find

    return [_Meant(hit.id) for hit in find(world, incomplete) if hit.kind == kind]


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
