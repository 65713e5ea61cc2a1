"""What was done in the month: acts by kind, meetings, activities, articles, trainings."""

from collections.abc import Sequence
from typing import Final

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.figure import Cell, Column, Figure, Identity, Rate, Row, Table, summed
from careplan.records.acts import ACT_KINDS, ARTICLE, CENSUS_VISIT
from careplan.reports.parts.month import Scope, came_off, children_in
from careplan.text import Text

CARE: Final = ("talk", "homework_check", "tutoring", "home_visit", "dinner", "care_form", "proxy_meeting")
CONTACT: Final = ("phone_call", "video_session", "letter", "suggestion")
ACTIVITY: Final = (
    "counselling",
    "norm_session",
    "pairing_activity",
    "theme_activity",
    "contest_entry",
    "training",
)
OFFICIAL: Final = (
    ARTICLE,
    "submission",
    "feedback",
    "inspection",
    CENSUS_VISIT,
    "appraisal",
    "award",
    "nomination",
    "flag",
    "flag_resolved",
)
RULINGS: Final = ("waiver", "amendment")
_TITLES: Final = {ARTICLE: Text("工作信息", "article"), CENSUS_VISIT: Text("核查", "census visit")}
_TOPICS: Final = {
    "family-education": Text("家庭教育", "family education"),
    "psychology": Text("心理学", "psychology"),
    "child-protection": Text("儿童保护", "child protection"),
}
DAY: Final = Text("日期", "Day")
_COLUMNS: Final = (
    Column("rows", Text("记录", "rows")),
    Column("done", Text("做成", "done")),
    Column("nothing", Text("未做成", "nothing came of it")),
    Column("children", Text("涉及儿童", "children")),
    Column("minutes", Text("分钟", "minutes")),
)


def title_of(kind: str) -> Text:
    """Return the words for a kind of act."""
    found = ACT_KINDS.get(kind)
    return found.title if found else _TITLES.get(kind, Text(kind, kind))


def topic_of(scope: Scope, act: Act) -> Cell:
    """Return what an act was about: the title of the duty that it may pay, else the topic as written."""
    topic = act.values.get("topic")
    if topic is None:
        return None
    for plan in scope.month.world.books.plans:
        for duty in plan.duties:
            named = any(p.kind == act.kind and p.where and act.has(p.where) for p in duty.proof or ())
            if named or (act.kind in RULINGS and duty.id == topic):
                return duty.title.text
    return _TOPICS.get(str(topic), str(topic))


def acts_table(scope: Scope, id_: str, title: Text, kinds: Sequence[str]) -> Table:
    """Return how often each kind of thing was done, with how many children and for how long."""
    rows = []
    for kind in kinds:
        acts = scope.tried(kind)
        done = [act for act in acts if came_off(act)]
        minutes = sum(act.minutes or 0 for act in done)
        cells = (len(acts), len(done), len(acts) - len(done), len(children_in(done)), minutes)
        rows.append(Row(kind, title_of(kind), cells, tuple(act.row_id for act in acts)))
    agrees = (Identity("rows", ("done", "nothing")),)
    return Table(id_, title, scope.define("acts"), Text("事项", "What"), _COLUMNS, tuple(rows), None, agrees)


def acts_by_school(scope: Scope, schools: Sequence[str]) -> Table:
    """Return how often each kind of thing was done at each school."""
    kinds = (*CARE, *CONTACT, *ACTIVITY, *OFFICIAL)
    columns = (
        Column("rows", Text("记录", "rows")),
        *(Column(kind, title_of(kind)) for kind in kinds),
        Column("nothing", Text("未做成", "nothing came of it")),
    )
    rows = []
    for school in schools:
        acts = scope.month.of(school).tried(*kinds)
        done = [act.kind for act in acts if came_off(act)]
        cells = (len(acts), *(done.count(kind) for kind in kinds), len(acts) - len(done))
        rows.append(Row(school, school, cells, tuple(act.row_id for act in acts)))
    title = Text("各校做了什么", "What each school did")
    agrees = (Identity("rows", (*kinds, "nothing")),)
    head = Text("学校", "School")
    return Table(
        "acts_by_school",
        title,
        scope.define("acts"),
        head,
        columns,
        tuple(rows),
        summed(rows, len(columns)),
        agrees,
    )


def meetings(scope: Scope) -> Table:
    """Return the proxy parents' meetings of the month."""
    columns = (
        Column("school", Text("学校", "school")),
        Column("adults", Text("人数", "adults")),
        Column("minutes", Text("分钟", "minutes")),
    )
    rows = tuple(
        Row(act.row_id, act.day, (act.school, len({act.by, *act.staff}), act.minutes or 0), (act.row_id,))
        for act in scope.done("proxy_meeting")
    )
    title = Text("代理家长座谈会", "Proxy parents' meetings")
    totals = summed(rows, len(columns)) if rows else None
    return Table("meetings", title, scope.define("acts"), DAY, columns, rows, totals)


def activities(scope: Scope) -> Table:
    """Return the month's activities, contest entries, norms sessions and trainings, by day."""
    columns = (
        Column("kind", Text("事项", "what")),
        Column("topic", Text("主题", "topic")),
        Column("school", Text("学校", "school")),
        Column("children", Text("儿童人次", "children's turns")),
        Column("adults", Text("成人人次", "adults' turns")),
    )
    kinds = [kind for kind in ACTIVITY if kind != "counselling"]
    rows = tuple(
        Row(
            act.row_id,
            act.day,
            (
                title_of(act.kind),
                topic_of(scope, act),
                act.school,
                len(set(act.children)),
                len({act.by, *act.staff}),
            ),
            (act.row_id,),
        )
        for act in scope.done(*kinds)
    )
    title = Text("养成教育、活动、征文和培训", "Norms, activities, contest and trainings")
    totals = summed(rows, len(columns)) if rows else None
    return Table("activities", title, scope.define("acts"), DAY, columns, rows, totals)


def articles(scope: Scope) -> Table:
    """Return the month's articles; their titles only where the township's records are open."""
    columns = (
        Column("school", Text("学校", "school")),
        Column("by", Text("作者", "by")),
        Column("title", Text("题目", "title")),
    )
    month, world = scope.month, scope.month.world
    is_open = scope.register.township.privacy == "open"
    rows = tuple(
        Row(
            article.file,
            article.date,
            (school, scope.staff(article.by), article.title if is_open else None),
            (article.file,),
        )
        for article, school in sorted(world.articles(), key=lambda pair: (pair[0].date, pair[0].file))
        if scope.school in {None, school} and month.holds(article.date)
    )
    title = Text("工作信息", "Articles")
    return Table("articles", title, scope.define("acts"), DAY, columns, rows)


def trained(scope: Scope, schools: Sequence[str]) -> Table:
    """Return how many of each school's staff hold a record of each training."""
    columns = (
        Column("staff", Text("在职教职工", "staff")),
        *(Column(topic, title) for topic, title in _TOPICS.items()),
    )
    rows = []
    for school in schools:
        staff = scope.register.staff_at(school, scope.month.day)
        shares = (Rate(sum(_holds(scope, id_, topic) for id_ in staff), len(staff)) for topic in _TOPICS)
        rows.append(Row(school, school, (len(staff), *shares), tuple(staff)))
    title = Text("培训覆盖", "Coverage of training")
    totals = summed(rows, len(columns))
    head = Text("学校", "School")
    return Table("trained", title, scope.define("coverage"), head, columns, tuple(rows), totals)


def _holds(scope: Scope, staff: str, topic: str) -> bool:
    records = scope.register.staff[staff].staff.qualifications
    return any(q.topic == topic and q.on <= scope.month.day for q in records)


def _children(scope: Scope, id_: str, title: Text, *kinds: str) -> Figure:
    found = children_in(scope.done(*kinds))
    return Figure(id_, title, len(found), scope.define("reached-children"), tuple(found))


def contact_figures(scope: Scope) -> list[Figure]:
    """Return how many children spoke with, saw or wrote to their parents."""
    return [
        _children(scope, "children_called", Text("通话儿童", "Children who called"), "phone_call"),
        _children(scope, "children_seen", Text("视频儿童", "Children in video sessions"), "video_session"),
        _children(scope, "children_wrote", Text("通信儿童", "Children with letters"), "letter"),
    ]


def counselling_figures(scope: Scope) -> list[Figure]:
    """Return the counselling in counts only: how many talks, children and minutes, never who or what."""
    acts = scope.done("counselling")
    define = scope.define
    return [
        Figure("counselling", Text("心理辅导次数", "Counselling talks"), len(acts), define("acts")),
        Figure(
            "counselled",
            Text("心理辅导儿童", "Children counselled"),
            len(children_in(acts)),
            define("reached-children"),
        ),
    ]


def appraised(scope: Scope) -> Figure:
    """Return how many proxy parents have been appraised this year."""
    day = scope.month.day
    members = scope.register.staff
    proxies = {
        id_
        for id_, member in members.items()
        if scope.school in {None, member.school} and spells.on(member.staff.proxy_parent, day)
    }
    rows = [
        act
        for act in scope.month.world.books.evidence.of_kind("appraisal")
        if act.day.year == day.year and act.day <= day
    ]
    done = proxies & {id_ for act in rows for id_ in act.staff}
    title = Text("已考核代理家长", "Proxy parents appraised")
    return Figure("appraised", title, Rate(len(done), len(proxies)), scope.define("appraised"), tuple(sorted(done)))
