"""A number that may be a real person's in records that anybody can read."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain import id_number
from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sheets import rows_with
from careplan.records.base import Record
from careplan.records.child import Child
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP249",
    severity=Severity.ERROR,
    message=Text(
        zh="这里有一个像是真的{what}，而本镇的记录写明是公开的样例",
        en="This looks like a real {what}, and these records are declared open",
    ),
    remedy=Text(
        zh=(
            "真实的记录先在 `careplan.yaml` 写 `privacy: sealed`；样例用编造的号码：身份证以 99 开头，"
            "手机如 `19900001234`"
        ),
        en=(
            "For real records write `privacy: sealed` in `careplan.yaml` first; in samples use made-up "
            "numbers: ID numbers that begin with 99, phones such as `19900001234`"
        ),
    ),
    why=Text(
        zh="公开的记录谁都能看到，孩子和家人的真实号码一旦放上去就收不回来。",
        en="Anybody can read open records, and a child's or a family's real number cannot be taken back.",
    ),
)

_SHORTEST: Final = 11
_MAYBE: Final = re.compile(r"(?:[0-9][ -]?){11}")
"""What either number has: looked for first, since most texts have none."""
_MADE_UP: Final = "1990000"
_BETWEEN: Final = re.compile(r"(?<=[0-9])[ -](?=[0-9])")
_ID: Final = re.compile(r"(?<![0-9])([0-9]{17}[0-9X])(?![0-9X])")
_MOBILE: Final = re.compile(r"(?<![0-9])(?:86)?(1[3-9][0-9]{9})(?![0-9])")
_ID_WORDS: Final = Text("身份证号码", "ID number")
_MOBILE_WORDS: Final = Text("手机号码", "mobile number")


def real_looking_value_in_open_records(world: "World") -> Iterator[Found]:
    """Yield each place in open records with a mobile number or a right ID number that was not made up."""
    if world.register.township.privacy != "open":
        return
    for record, path, text in _written(world):
        what = _real(text)
        if what:
            yield Found(record.place(*path), {"what": what})
    for sheet in world.books.evidence.sheets:
        for name in ("place", "note"):
            real = {text: what for text in set(sheet.column(name)) if (what := _real(text))} if sheet.has(name) else {}
            yield from (Found(act.place, {"what": real[act.values[name]]}) for act in rows_with([sheet], name, real))


def _real(text: str | None) -> Text | None:
    """Return what in a text looks like a real person's number, None if nothing does."""
    if not text or len(text) < _SHORTEST or not _MAYBE.search(text):
        return None
    joined = _BETWEEN.sub("", text)
    for number in _ID.findall(joined):
        if not id_number.is_made_up(number) and id_number.has_right_checksum(number):
            return _ID_WORDS
    mobiles = _MOBILE.findall(joined)
    return _MOBILE_WORDS if any(not number.startswith(_MADE_UP) for number in mobiles) else None


def _written(world: "World") -> Iterator[tuple[Record, tuple[str | int, ...], str | None]]:
    """Yield every text about a person that may hold a number, with its record and path."""
    register = world.register
    for child in register.children.values():
        yield from ((child, path, text) for path, text in _of_child(child))
    for guardian in register.guardians.values():
        for name in ("id_number", "phone", "address", "note"):
            yield guardian, (name,), getattr(guardian, name)
    for member in register.staff.values():
        yield member.staff, ("phone",), member.staff.phone
    for article, _ in world.articles():
        yield article, ("title",), article.title
        yield article, ("text",), article.text


def _of_child(child: Child) -> Iterator[tuple[tuple[str | int, ...], str | None]]:
    for name in ("id_number", "student_number", "hukou", "address", "note"):
        yield (name,), getattr(child, name)
    for at, parent in enumerate(child.parents):
        for name in ("place", "work", "phone"):
            yield ("parents", at, name), getattr(parent, name)
    for at, need in enumerate(child.needs):
        yield ("needs", at, "what"), need.what
