"""The children on the register, one to a line, in the columns of the registration form; private values are hidden."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from careplan.domain import spells
from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.figure import Cell, Column, Row, Table
from careplan.domain.form import Field
from careplan.domain.form_registration import OWN, REGISTRATION, registered
from careplan.domain.mask import guardian_label
from careplan.domain.page import HIDDEN
from careplan.domain.value_words import VALUES
from careplan.records.about.people import PEOPLE
from careplan.records.privacy import is_clear
from careplan.reports.parts.month import Scope
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.records.child import Care, Proxy

_SEALED: Final = Text("未解封", "sealed")
_YES: Final = Text("是", "yes")
_CHILD: Final = Text("儿童", "Child")
_SCHOOL: Final = Column("school", Text("学校", "school"))
_PATHS: Final = {
    "grade": "placements.grade",
    "class": "placements.class",
    "boarder": "placements.boarder",
    "guardian": "guardians.guardian",
    "relation": "guardians.relation",
    **dict.fromkeys(("father", "mother"), "parents.state"),
    **{f"{who}_{what}": f"parents.{what}" for who in ("father", "mother") for what in ("place", "phone")},
}
"""Where in a child's record a column of the form stands, for those that stand in a list."""
_ELSEWHERE: Final = frozenset({"id", "name", "key", "key_why", "since"})
"""Columns of the form that the ledger has in its first column or in words of its own, or that ask for a day."""
_AT_SCHOOL_AND_HOME: Final = ("grade", "class", "boarder", "father", "mother")
"""How the names of the columns of the second table begin."""
_REASONS: Final = dict(REGISTRATION.field("key_why").choices)
_NO_NUMBER: Final = PEOPLE["Child"]["no_id_number"].values


class _Line(NamedTuple):
    """What is known of a child on the day: the form's columns, the carer and the proxy parent."""

    child: str
    said: dict[str, str]
    care: "Care | None"
    proxy: "Proxy | None"


class _More(NamedTuple):
    """A column that the form does not have: its title, and how it is read."""

    column: Column
    read: Callable[["_Roster", _Line], Cell]


def tables(scope: Scope) -> list[Table]:
    """Return the ledger in three tables, each with a line for every child; what is private only where asked for."""
    return _Roster(scope).tables()


class _Roster:
    """The register of a school or the township on the month's day, as it may be shown to somebody."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        world, day = scope.month.world, scope.month.day
        register = scope.register
        self.shut = {(found.place.file, str(found.facts["field"])) for found in world.faults_of("sealed-without-key")}
        self.rule = rule_in_use(register)
        self.lines = [
            _Line(child, registered(world, child, day), register.carer(child, day), register.proxy(child, day))
            for child in scope.children
        ]

    def tables(self) -> list[Table]:
        """Return the three tables."""
        fields = [field for field in REGISTRATION.fields if field.name not in _ELSEWHERE]
        own = [field for field in fields if field.name in OWN]
        second = [field for field in fields if field.name.startswith(_AT_SCHOOL_AND_HOME)]
        third = [field for field in fields if field not in own and field not in second]
        return [
            self._table("identity", Text("基本情况", "Identity"), own),
            self._table("school_and_home", Text("就学和父母情况", "School and parents"), second),
            self._table("care_at_home", Text("监护和帮扶情况", "Guardian and proxy parent"), third, _MORE),
        ]

    def _table(self, id_: str, title: Text, fields: list[Field], more: tuple[_More, ...] = ()) -> Table:
        whose = (_SCHOOL,) if self.scope.school is None else ()
        columns = (*whose, *(Column(field.name, field.title) for field in fields), *(one.column for one in more))
        rows = []
        for line in self.lines:
            at = (self.scope.register.school_of(line.child, self.scope.month.day),) if whose else ()
            cells = (*at, *(self._cell(field, line) for field in fields), *(one.read(self, line) for one in more))
            rows.append(Row(line.child, self.scope.child(line.child), cells, (line.child,)))
        return Table(id_, title, self.scope.define("ledger"), _CHILD, columns, tuple(rows))

    def _cell(self, field: Field, line: _Line) -> Cell:
        value = line.said.get(field.name)
        kind = "guardian" if field.name == "guardian_phone" else "child"
        path = "phone" if kind == "guardian" else _PATHS.get(field.name, field.name)
        if value is None:
            return (self._no_number(line) if field.name == "id_number" else None) or self._shut(line, kind, path, field)
        if not self.scope.full and not is_clear(kind, tuple(path.split("."))):
            return HIDDEN
        if field.kind == "guardian":
            return guardian_label(self.scope.register, value, full=self.scope.full)
        return next((words for word, words in field.choices if word == value), value)

    def _no_number(self, line: _Line) -> Text | None:
        """Return why a child has no ID number, where that is on record."""
        why = self.scope.register.children[line.child].no_id_number
        return Text(f"无（{_NO_NUMBER[why].zh}）", f"none ({_NO_NUMBER[why].en})") if why else None

    def _shut(self, line: _Line, kind: str, path: str, field: Field) -> Cell:
        """Return what stands where nothing can be read: a value that is sealed is on record all the same."""
        register = self.scope.register
        child, guardian = (
            register.children[line.child],
            register.guardians.get(line.care.guardian) if line.care else None,
        )
        entry = register.parent(line.child, field.name.partition("_")[0], self.scope.month.day)
        if entry:
            path = path.replace("parents.", f"parents.{child.parents.index(entry) + 1}.")
        record = child if kind == "child" else guardian
        sealed = record is not None and (record.file, path) in self.shut
        return (_SEALED if self.scope.full else HIDDEN) if sealed else None

    def why(self, line: _Line) -> Cell:
        """Return why a child is a key child; only that it is where reasons are hidden."""
        key = spells.on(self.scope.register.children[line.child].key, self.scope.month.day)
        if key is None:
            return None
        words = [_REASONS[reason] for reason in key.why] if self.scope.full else [_YES]
        return Text("、".join(word.zh for word in words), ", ".join(word.en for word in words))

    def left_behind(self, line: _Line) -> Cell:
        """Return whether the rule in use calls the child left behind."""
        day = self.scope.month.day
        return _YES if self.rule and is_left_behind(self.scope.register, line.child, day, self.rule) else None

    def since(self, line: _Line) -> Cell:
        """Return since when the child is on the register."""
        spell = self.scope.register.enrolment(line.child, self.scope.month.day)
        return spell.from_ if spell else None


def _assessed(_: _Roster, line: _Line) -> Cell:
    return VALUES[line.care.assessment] if line.care and line.care.assessment else None


_MORE: Final = (
    _More(
        Column("agreement", Text("委托协议", "agreement")), lambda _, line: line.care.agreement if line.care else None
    ),
    _More(Column("assessment", Text("监护评估", "assessment")), _assessed),
    _More(Column("key", Text("重点儿童", "key child")), _Roster.why),
    _More(
        Column("proxy", Text("代理家长", "proxy parent")),
        lambda roster, line: roster.scope.staff(line.proxy.staff) if line.proxy else None,
    ),
    _More(Column("paired_on", Text("结对日期", "paired on")), lambda _, line: line.proxy.from_ if line.proxy else None),
    _More(Column("left_behind", Text("符合认定口径", "left behind by the rule")), _Roster.left_behind),
    _More(Column("since", Text("入册日期", "on the register since")), _Roster.since),
)
