"""A child's page: spells, who cares and who is paired, and the year's bundles of duties month by month."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from careplan.domain.eligibility import is_left_behind, rule_in_use
from careplan.domain.mask import child_label
from careplan.domain.obligation import Settlement, State
from careplan.domain.page import Cell, Grid, Listing, Page, facts, hidden, listing
from careplan.records.child import Child
from careplan.records.plan import Duty
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

FROM: Final = ("from", Text("起", "from"))
UNTIL: Final = ("until", Text("止", "until"))
_PRIVATE: Final = (
    ("sex", Text("性别", "sex")),
    ("birth_date", Text("出生日期", "birth date")),
    ("id_number", Text("身份证号", "ID number")),
    ("student_number", Text("学籍号", "student number")),
    ("ethnic", Text("民族", "ethnic group")),
    ("hukou", Text("户籍地", "household register")),
    ("address", Text("住址", "address")),
    ("health", Text("健康", "health")),
    ("note", Text("备注", "note")),
)


def page_of_child(world: "World", id_: str) -> Page:
    """Return the page of a child on the world's day."""
    child = world.register.children[id_]
    parts: list[Listing | Grid] = [_now(world, child), *_spells(child), *bundles(world, id_), running(world, id_)]
    return Page("child", id_, child_label(world.register, id_), world.on, tuple(parts))


def _now(world: "World", child: Child) -> Listing:
    register, on = world.register, world.on
    place = register.placement(child.id, on)
    proxy, carer, rule = register.proxy(child.id, on), register.carer(child.id, on), rule_in_use(register)
    found: list[tuple[str, Text, Cell]] = [
        ("school", Text("学校", "school"), register.school_of(child.id, on)),
        ("grade", Text("年级", "grade"), place.grade if place else None),
        ("class", Text("班级", "class"), place.class_ if place else None),
        ("boarder", Text("寄宿", "boarder"), place.boarder if place else None),
        (
            "left_behind",
            Text("留守儿童", "left behind"),
            is_left_behind(register, child.id, on, rule) if rule else None,
        ),
        ("rule", Text("认定口径", "rule"), rule.id if rule else None),
        ("key", Text("重点对象", "key child"), register.is_key(child.id, on)),
        ("proxy", Text("代理家长", "proxy parent"), proxy.staff if proxy else None),
        ("guardian", Text("监护人", "guardian"), carer.guardian if carer else None),
    ]
    found += [(name, title, hidden(getattr(child, name))) for name, title in _PRIVATE]
    return facts("now", Text("现在", "now"), found)


def _spells(child: Child) -> Iterator[Listing]:
    """Yield the child's life in lists; clear fields as they are, private ones hidden."""
    yield listing(
        "enrolment",
        Text("在册", "on the register"),
        (("school", Text("学校", "school")), FROM, UNTIL, ("began", Text("因何来", "began")),
         ("ended", Text("因何去", "ended")), ("went_to", Text("去向", "went to"))),
        ((e.school, e.from_, e.until, e.began, e.ended, e.went_to) for e in child.enrolment),
    )  # fmt: skip
    yield listing(
        "placements",
        Text("年级", "grades"),
        (
            FROM,
            ("grade", Text("年级", "grade")),
            ("class", Text("班级", "class")),
            ("boarder", Text("寄宿", "boarder")),
        ),
        ((p.from_, p.grade, p.class_, p.boarder) for p in child.placements),
    )
    yield listing(
        "parents",
        Text("父母", "parents"),
        (("who", Text("谁", "who")), FROM, ("state", Text("状态", "state")), ("place", Text("地点", "place")),
         ("phone", Text("电话", "phone"))),
        ((p.who, p.from_, p.state, hidden(p.place), hidden(p.phone)) for p in child.parents),
    )  # fmt: skip
    yield listing(
        "guardians",
        Text("监护", "guardians"),
        (("guardian", Text("编号", "id")), ("relation", Text("关系", "relation")), FROM, UNTIL,
         ("assessment", Text("评估", "assessment")), ("assessed_on", Text("评估日", "assessed on"))),
        ((c.guardian, c.relation, c.from_, c.until, c.assessment, c.assessed_on) for c in child.guardians),
    )  # fmt: skip
    yield from _pairings(child)


def _pairings(child: Child) -> Iterator[Listing]:
    yield listing(
        "proxy",
        Text("代理家长", "proxy parents"),
        (("staff", Text("编号", "id")), FROM, UNTIL, ("ended", Text("因何止", "ended"))),
        ((p.staff, p.from_, p.until, p.ended) for p in child.proxy),
    )
    why = ("why", Text("原因", "why"))
    yield listing(
        "key", Text("重点对象", "key child"), (FROM, UNTIL, why), ((k.from_, k.until, hidden(k.why)) for k in child.key)
    )
    what = ("what", Text("措施", "what"))
    yield listing(
        "needs",
        Text("针对措施", "needs"),
        (FROM, UNTIL, what),
        ((n.from_, n.until, hidden(n.what)) for n in child.needs),
    )


def bundles(world: "World", child: str) -> Iterator[Grid]:
    """Yield each bundle of the plans in force, such as the six ones: duties by period of the day's year.

    A duty of the bundle that is owed for a school is that of the child's school in the period.
    """
    for plan in world.books.plans:
        if not plan.valid.from_.year <= world.on.year <= plan.valid.until.year:
            continue
        for id_, title in plan.bundles.items():
            duties = [duty for duty in plan.duties if duty.bundle == id_]
            lines = [(duty, _by_period(world, duty, child)) for duty in duties]
            columns = sorted({label for _, found in lines for label in found})
            yield Grid(
                id_,
                title.text,
                tuple(columns),
                tuple((duty.id, duty.title.text, tuple(found.get(c) for c in columns)) for duty, found in lines),
            )


def _by_period(world: "World", duty: Duty, child: str) -> dict[str, State]:
    if duty.for_each == "child":
        return {s.obligation.period.label: s.state for s in _of_year(world, duty.id, child)}
    found = {}
    for school in world.register.schools if duty.for_each == "school" else ():
        for s in _of_year(world, duty.id, school):
            if world.register.school_of(child, _day_of(s, world.on)) == school:
                found[s.obligation.period.label] = s.state
    return found


def _of_year(world: "World", duty: str, subject: str) -> list[Settlement]:
    return [s for s in world.settlements.of(duty, subject) if s.obligation.period.end.year == world.on.year]


def _day_of(settlement: Settlement, on: date) -> date:
    period = settlement.obligation.period
    return min(max(on, period.start), period.end)


def running(world: "World", subject: str) -> Listing:
    """Return the duties towards a subject whose periods hold the day, with their states."""
    duties = dict.fromkeys(duty.id for plan in world.books.plans for duty in plan.duties)
    items = [s for id_ in duties for s in world.settlements.of(id_, subject) if _runs(s, world.on)]
    return listing(
        "running",
        Text("本期各项义务", "duties of now"),
        (("duty", Text("义务", "duty")), ("title", Text("名称", "title")), ("period", Text("周期", "period")),
         ("state", Text("状态", "state")), ("due", Text("到期", "due"))),
        (
            (s.obligation.duty.id, s.obligation.duty.title.text, s.obligation.period.label, s.state, s.obligation.due)
            for s in items
        ),
    )  # fmt: skip


def _runs(settlement: Settlement, on: date) -> bool:
    o = settlement.obligation
    return o.period.start <= on <= max(o.period.end, o.closes if o.trigger else o.period.end)
