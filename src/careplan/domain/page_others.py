"""The pages of an adult, a guardian and a school."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import spells
from careplan.domain.facts import SCHOOL_FACTS
from careplan.domain.mask import child_label, masked, staff_label
from careplan.domain.obligation import State
from careplan.domain.page import Cell, Grid, Listing, Page, facts, hidden, listing
from careplan.domain.page_child import FROM, UNTIL, running
from careplan.records.school import School
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

_ID = ("id", Text("编号", "id"))
_ON = ("on", Text("日期", "on"))


def page_of_staff(world: "World", id_: str) -> Page:
    """Return the page of an adult: posts, checks, and the children paired now with the state of each duty."""
    member = world.register.staff[id_]
    staff, on = member.staff, world.on
    post = spells.on(staff.posts, on)
    parts: list[Listing | Grid] = [
        facts(
            "now",
            Text("现在", "now"),
            (
                ("school", Text("学校", "school"), member.school),
                ("post", Text("职务", "post"), post.post if post else None),
                ("proxy_parent", Text("代理家长", "proxy parent"), spells.on(staff.proxy_parent, on) is not None),
                ("sex", Text("性别", "sex"), hidden(staff.sex)),
                ("phone", Text("电话", "phone"), hidden(staff.phone)),
            ),
        ),
        listing(
            "posts",
            Text("任职", "posts"),
            (FROM, UNTIL, ("post", Text("职务", "post"))),
            ((p.from_, p.until, p.post) for p in staff.posts),
        ),
        listing(
            "record_queries",
            Text("从业查询", "record queries"),
            (_ON, ("result", Text("结果", "result"))),
            ((q.on, hidden(q.result)) for q in staff.record_queries),
        ),
        listing(
            "qualifications",
            Text("培训", "qualifications"),
            (_ON, ("topic", Text("内容", "topic"))),
            ((q.on, q.topic) for q in staff.qualifications),
        ),
        _paired(world, id_),
        running(world, id_),
    ]
    return Page("staff", id_, staff_label(world.register, id_), on, tuple(parts))


def _paired(world: "World", staff: str) -> Grid:
    """Return the children paired on the day: for each the state of each duty of a proxy parent in its period."""
    duties = [
        duty
        for plan in world.books.plans
        for duty in plan.duties
        if duty.for_each == "child"
        and "proxy_parent" in duty.owner
        and plan.valid.from_ <= world.on <= plan.valid.until
    ]
    children = world.register.paired_with(staff, world.on)
    columns = tuple(child_label(world.register, child) for child in children)
    rows = (
        (duty.id, duty.title.text, tuple(_state_now(world, duty.id, child) for child in children)) for duty in duties
    )
    return Grid("paired", Text("结对儿童", "children paired now"), columns, tuple(rows))


def _state_now(world: "World", duty: str, child: str) -> State | None:
    for item in world.settlements.of(duty, child):
        if item.obligation.period.start <= world.on <= item.obligation.period.end:
            return item.state
    return None


def page_of_guardian(world: "World", id_: str) -> Page:
    """Return the page of a guardian: which private facts are on record, and whose children were in this care."""
    guardian, register = world.register.guardians[id_], world.register
    names = {
        "sex": Text("性别", "sex"),
        "id_number": Text("身份证号", "ID number"),
        "phone": Text("电话", "phone"),
        "address": Text("住址", "address"),
        "health": Text("健康", "health"),
        "schooling": Text("文化程度", "schooling"),
        "note": Text("备注", "note"),
    }
    cares = (
        (child_label(register, child), care.relation, care.from_, care.until, care.lives_with, care.assessment)
        for child, record in sorted(register.children.items())
        for care in record.guardians
        if care.guardian == id_
    )
    parts = (
        facts("now", Text("现在", "now"), ((n, title, hidden(getattr(guardian, n))) for n, title in names.items())),
        listing(
            "children",
            Text("照管的儿童", "children in care"),
            (_ID, ("relation", Text("关系", "relation")), FROM, UNTIL, ("lives_with", Text("同住", "lives with")),
             ("assessment", Text("评估", "assessment"))),
            cares,
        ),
    )  # fmt: skip
    is_open = register.township.privacy == "open" and not guardian.name.startswith("cp1:")
    return Page("guardian", id_, f"{id_} {masked(guardian.name)}" if is_open else id_, world.on, parts)


def page_of_school(world: "World", id_: str) -> Page:
    """Return the page of a school: equipment, counts, staff, and what it owes now."""
    school = world.register.schools[id_]
    now: list[tuple[str, Text, Cell]] = [
        ("position", Text("位置", "position"), school.position),
        ("opened", Text("开办", "opened"), school.opened),
        ("closed", Text("停办", "closed"), school.closed),
        ("partner", Text("结对学校", "partner"), school.partner),
    ]
    now += [(name, title, _count(world, id_, name)) for name, title in _COUNTS]
    parts = (
        facts("now", Text("现在", "now"), now),
        listing(
            "equipment", Text("设施", "equipment"), (("what", Text("名称", "what")), FROM, UNTIL), _equipment(school)
        ),
        listing(
            "staff",
            Text("教职工", "staff"),
            (_ID, ("post", Text("职务", "post")), ("children", Text("结对儿童", "children"))),
            _staff(world, id_),
        ),
        running(world, id_),
    )
    name = school.name.text
    return Page("school", id_, f"{id_} {name.zh} {name.en}", world.on, parts)


_COUNTS = (
    ("children", Text("在册儿童", "children")),
    ("key_children", Text("重点对象", "key children")),
    ("proxy_parents", Text("代理家长", "proxy parents")),
    ("staff", Text("教职工", "staff")),
    ("norms", Text("养成教育规范", "norms")),
)


def _count(world: "World", school: str, name: str) -> int:
    return int(SCHOOL_FACTS[name](world.register, school, world.on) or 0)


def _equipment(school: School) -> Iterator[tuple[Cell, ...]]:
    names = {
        "phone": Text("亲情电话", "family phone"),
        "broadband": Text("宽带", "broadband"),
        "mailbox": Text("亲情信箱", "mailbox"),
        "counselling_room": Text("心理咨询室", "counselling room"),
    }
    for name, title in names.items():
        yield from ((title, spell.from_, spell.until) for spell in getattr(school, name))
    for account in school.video_accounts:
        yield Text(f"视频账号 {account.medium}", f"video account {account.medium}"), account.from_, account.until
    for engaged in school.counsellors:
        yield Text(f"心理辅导老师 {engaged.staff}", f"counsellor {engaged.staff}"), engaged.from_, engaged.until


def _staff(world: "World", school: str) -> Iterator[tuple[Cell, ...]]:
    for id_ in world.register.staff_at(school, world.on):
        post = spells.on(world.register.staff[id_].staff.posts, world.on)
        paired = len(world.register.paired_with(id_, world.on))
        yield staff_label(world.register, id_), post.post if post else None, paired
