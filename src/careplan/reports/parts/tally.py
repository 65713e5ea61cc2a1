"""The children on the register counted by what offices ask of them: every split of them adds up again."""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.figure import Cell, Column, Identity, Row, Table, summed
from careplan.domain.group_facts import age
from careplan.reports.parts.children import GRADE, NOT_PLACED
from careplan.reports.parts.month import Scope
from careplan.reports.parts.schools import SCHOOL, name_of
from careplan.text import Text

_CHILDREN: Final = Column("children", Text("在册儿童", "on register"))


class _Person(NamedTuple):
    """What is asked of a child on the day; None where nobody knows."""

    sex: str | None
    age: int | None
    grade: int | None
    boarder: bool
    away: tuple[bool, bool]
    """Whether the father and the mother are."""
    relation: str | None
    assessment: str | None
    key: bool
    paired: bool
    left_behind: bool


class _Split(NamedTuple):
    """A column split into others: which of them a child is counted in, None for a child outside the column."""

    total: str
    into: tuple[tuple[str, Text], ...]
    which: Callable[[_Person], str | None]

    def columns(self) -> Iterator[Column]:
        """Yield the columns; the first says that they are parts."""
        for at, (id_, title) in enumerate(self.into):
            yield Column(id_, title if at else Text(f"其中：{title.zh}", f"of which {title.en}"))


class _Sheet(NamedTuple):
    """A table: what it is called, and how the children are split in it."""

    id: str
    title: Text
    splits: tuple[_Split, ...]


def _age(one: _Person) -> str:
    if one.age is None:
        return "age_unknown"
    return next((id_ for id_, under in (("under_6", 6), ("under_14", 14)) if one.age < under), "from_14")


def _stage(one: _Person) -> str:
    if one.grade is None:
        return "not_placed"
    return next(
        id_ for id_, last in (("preschool", 0), ("primary", 6), ("junior", 9), ("senior", 12)) if one.grade <= last
    )


def _away(one: _Person) -> str:
    return {(True, True): "both_away", (True, False): "father_away", (False, True): "mother_away"}.get(
        one.away, "none_away"
    )


def _carer(one: _Person) -> str:
    if one.relation in {"father", "mother"}:
        return "by_parent"
    if one.relation in {"sibling", "aunt_uncle", "other_relative"}:
        return "by_relative"
    return {"grandparent": "by_grandparent", None: "no_carer"}.get(one.relation, "by_other")


def _yes_or_no(
    id_: str, yes: Text, no: Text, test: Callable[[_Person], bool | None], total: str = "children"
) -> _Split:
    """Return a split in two: of whom it is true, and of whom it is not."""
    other = f"not_{id_}"

    def which(one: _Person) -> str | None:
        found = test(one)
        return None if found is None else id_ if found else other

    return _Split(total, ((id_, yes), (other, no)), which)


_SHEETS: Final = (
    _Sheet(
        "people",
        Text("留守儿童基本情况统计表", "The children"),
        (
            _Split(
                "children",
                (
                    ("boys", Text("男", "boys")),
                    ("girls", Text("女", "girls")),
                    ("sex_unknown", Text("性别不详", "sex not known")),
                ),
                lambda one: {"boy": "boys", "girl": "girls"}.get(one.sex or "", "sex_unknown"),
            ),
            _Split(
                "children",
                (
                    ("under_6", Text("不满6周岁", "under 6")),
                    ("under_14", Text("6至13周岁", "6 to 13")),
                    ("from_14", Text("满14周岁", "14 and over")),
                    ("age_unknown", Text("年龄不详", "age not known")),
                ),
                _age,
            ),
            _Split(
                "children",
                (
                    ("preschool", Text("学前", "preschool")),
                    ("primary", Text("小学", "primary")),
                    ("junior", Text("初中", "junior middle")),
                    ("senior", Text("高中", "senior middle")),
                    ("not_placed", NOT_PLACED),
                ),
                _stage,
            ),
            _yes_or_no("boarders", Text("寄宿", "boarders"), Text("走读", "day pupils"), lambda one: one.boarder),
        ),
    ),
    _Sheet(
        "guardians",
        Text("留守儿童监护情况统计表", "Who has them in care"),
        (
            _Split(
                "children",
                (
                    ("both_away", Text("父母双方外出", "both parents away")),
                    ("father_away", Text("父亲外出", "father away")),
                    ("mother_away", Text("母亲外出", "mother away")),
                    ("none_away", Text("均未外出", "none away")),
                ),
                _away,
            ),
            _Split(
                "children",
                (
                    ("by_grandparent", Text("祖辈监护", "with grandparents")),
                    ("by_parent", Text("父或母监护", "with a parent")),
                    ("by_relative", Text("其他亲属监护", "with other relatives")),
                    ("by_other", Text("其他人监护", "with others")),
                    ("no_carer", Text("无人监护", "nobody")),
                ),
                _carer,
            ),
            _Split(
                "children",
                (
                    ("good", Text("监护较好", "care good")),
                    ("fair", Text("一般", "fair")),
                    ("poor", Text("差", "poor")),
                    ("not_assessed", Text("未评估", "not assessed")),
                ),
                lambda one: one.assessment or "not_assessed",
            ),
        ),
    ),
    _Sheet(
        "help",
        Text("重点对象和代理家长落实情况统计表", "Key children and proxy parents"),
        (
            _yes_or_no(
                "left_behind",
                Text("符合认定口径", "left behind by the rule"),
                Text("不符合", "not by the rule"),
                lambda one: one.left_behind,
            ),
            _yes_or_no(
                "paired", Text("有代理家长", "with a proxy parent"), Text("没有", "without"), lambda one: one.paired
            ),
            _yes_or_no("key", Text("重点儿童", "key children"), Text("非重点", "not key"), lambda one: one.key),
            _yes_or_no(
                "key_paired",
                Text("重点儿童有代理家长", "key children with a proxy parent"),
                Text("重点儿童没有代理家长", "key children without"),
                lambda one: one.paired if one.key else None,
                "key",
            ),
        ),
    ),
)


def tables(scope: Scope) -> list[Table]:
    """Return the tables of the children: a line for each school, or for each grade of the one school."""
    groups = _by_school(scope) if scope.school is None else _by_grade(scope)
    head = SCHOOL if scope.school is None else GRADE
    people = {child: _person(scope, child) for child in scope.children}
    return [_table(scope, sheet, head, groups, people) for sheet in _SHEETS]


def _by_school(scope: Scope) -> list[tuple[str, Cell, list[str]]]:
    return [(id_, name_of(scope, id_), scope.month.of(id_).children) for id_ in scope.month.schools]


def _by_grade(scope: Scope) -> list[tuple[str, Cell, list[str]]]:
    found: dict[int, list[str]] = {}
    for child in scope.children:
        place = scope.register.placement(child, scope.month.day)
        found.setdefault(place.grade if place else -1, []).append(child)
    return [(str(grade), NOT_PLACED if grade < 0 else grade, ids) for grade, ids in sorted(found.items())]


def _table(
    scope: Scope,
    sheet: _Sheet,
    head: Text,
    groups: list[tuple[str, Cell, list[str]]],
    people: dict[str, _Person],
) -> Table:
    columns = (_CHILDREN, *(column for split in sheet.splits for column in split.columns()))
    rows = []
    for id_, label, ids in groups:
        cells: list[Cell] = [len(ids)]
        for split in sheet.splits:
            found = [split.which(people[child]) for child in ids]
            cells += [found.count(name) for name, _ in split.into]
        rows.append(Row(id_, label, tuple(cells), tuple(ids)))
    agrees = tuple(Identity(split.total, tuple(name for name, _ in split.into)) for split in sheet.splits)
    totals = summed(rows, len(columns))
    return Table(sheet.id, sheet.title, scope.define("stock"), head, columns, tuple(rows), totals, agrees)


def _person(scope: Scope, child: str) -> _Person:
    register, day = scope.register, scope.month.day
    record, place, care = register.children[child], register.placement(child, day), register.carer(child, day)
    parents = [register.parent(child, who, day) for who in ("father", "mother")]
    father, mother = (parent is not None and parent.state == "away" for parent in parents)
    rule = rule_in_use(register)
    return _Person(
        sex=record.sex,
        age=age(record.birth_date, day) if record.birth_date else None,
        grade=place.grade if place else None,
        boarder=place is not None and place.boarder,
        away=(father, mother),
        relation=care.relation if care else None,
        assessment=care.assessment if care else None,
        key=register.is_key(child, day),
        paired=register.proxy(child, day) is not None,
        left_behind=rule is not None and is_left_behind(register, child, day, rule),
    )
