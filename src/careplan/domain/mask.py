"""The one place that says how a person is named in a report: with the surname and two stars (张**), or in full."""

from typing import Final

from careplan.domain.register import Register

_PAIRS: Final = "欧阳司马上官诸葛东方夏侯皇甫尉迟公孙慕容令狐司徒长孙宇文端木南宫轩辕独孤呼延闻人申屠公冶"
_TWO_SIGNS: Final = frozenset(_PAIRS[i : i + 2] for i in range(0, len(_PAIRS), 2))
_SEALED: Final = "cp1:"


def masked(name: str) -> str:
    """Return a name with nothing but its surname readable; a name of one sign hides that too."""
    name = name.strip()
    if name.isascii():
        first, _, rest = name.partition(" ")
        return f"{first} **" if rest else "**"
    surname = name[:2] if name[:2] in _TWO_SIGNS else name[:1]
    return f"{surname}**" if len(name) > len(surname) else "**"


def child_label(register: Register, child: str, *, full: bool = False) -> str:
    """Return a child's id, and where the township's records are open the masked name after it.

    `full` is for somebody who asked for names: then the whole name follows, where it can be read.
    """
    record = register.children.get(child)
    return _label(register, child, record.name if record else None, full=full)


def staff_label(register: Register, staff: str, *, full: bool = False) -> str:
    """Return an adult's id and name as `child_label` does."""
    member = register.staff.get(staff)
    return _label(register, staff, member.staff.name if member else None, full=full)


def guardian_label(register: Register, guardian: str, *, full: bool = False) -> str:
    """Return a guardian's id and name as `child_label` does."""
    record = register.guardians.get(guardian)
    return _label(register, guardian, record.name if record else None, full=full)


def _label(register: Register, id_: str, name: str | None, *, full: bool) -> str:
    if name is None or name.startswith(_SEALED) or (register.township.privacy != "open" and not full):
        return id_
    return f"{id_} {name if full else masked(name)}"
