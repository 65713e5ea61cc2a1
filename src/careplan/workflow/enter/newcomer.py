"""Add somebody new, a school or an article: a file with everything that a record needs, in its order."""

import secrets
from collections.abc import Callable, Mapping
from functools import partial
from random import SystemRandom
from typing import Final

from careplan.domain.ids import SIGNS, new_id
from careplan.domain.world import World
from careplan.records.child import Key
from careplan.records.words import Words
from careplan.store.tree import Tree
from careplan.store.yaml_edit import new_record
from careplan.store.yaml_lines import New
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.article import article, prose_in
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.fields import FIELDS, TODAY, Field
from careplan.workflow.enter.question import Question, choices_of, good, lacking, meant_by, option_of, past_day
from careplan.workflow.enter.words import filled
from careplan.workflow.who import guardian_named, ids_of, school_named, staff_named

OFFICE: Final = "office"
_NO_WHAT: Final = Text("没有 {word}。{near}可选：{known}", "There is no {word}. {near}It is one of: {known}")
_WHAT: Final = Text("添加什么", "What is added")
_NOT_ITS: Final = Text(
    "`{option}` 不用于 `careplan add {what}`；可用：{known}",
    "`{option}` does not go with `careplan add {what}`; there are: {known}",
)
_ADDED: Final = Text("新增{title} {id}", "New {title}: {id}")
_THERE: Final = Text(
    "已有这样的{title}：{id}，没有再写；确实是另一个的，加上 `--again`",
    "Such a {title} is there already: {id}; nothing was written. Is it another one? Add `--again`",
)
_SCHOOL_THERE: Final = Text("学校 {id} 已经有了，没有改动", "The school {id} is there already; nothing was changed")
TITLES: Final = {
    "child": Text("儿童", "child"),
    "guardian": Text("监护人", "guardian"),
    "staff": Text("教职工", "adult"),
    "school": Text("学校", "school"),
    "article": Text("工作信息", "article"),
}
_ON_TOP: Final = {
    "child": Text(
        "儿童档案：每项写明起止日期；离开写原因，档案不删除。",
        "A child's record: each thing with its days; who leaves has a reason, and the file stays.",
    ),
    "guardian": Text("监护人档案：兄弟姐妹共用一份。", "A guardian's record; siblings share one."),
    "staff": Text(
        "教职工档案：职务、代理家长、从业查询和培训。",
        "An adult's record: posts, proxy parent, record queries, trainings.",
    ),
    "school": Text(
        "学校档案：设施从哪天起有，停用时补写 until。", "A school's record: what it has from which day, until when."
    ),
}


def what_named(word: str) -> str:
    """Return the kind of record that a word means, in either language. Raises Refusal."""
    wanted = word.casefold()
    for name, title in TITLES.items():
        if wanted in {name, title.zh, title.en}:
            return name
    raise Refusal(_NO_WHAT, word=shown(word), near=near(wanted, list(FIELDS)), known=", ".join(FIELDS))


def question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of somebody new. Raises Refusal for an option that is another kind's."""
    if "what" not in given:
        return Question("what", "|".join(FIELDS), _WHAT, "child", what_named, choices=tuple(FIELDS))
    what = what_named(given["what"])
    fields = FIELDS[what]
    for name in given:
        if name not in fields and name not in {"what", "again"}:
            known = ", ".join(option_of(one) for one in fields)
            raise Refusal(_NOT_ITS, option=option_of(name), what=what, known=known)
    asked = {name: _asked(world, what, name, field) for name, field in fields.items() if _is_open(name, field, given)}
    return lacking(asked, given)


def _is_open(name: str, field: Field, given: Mapping[str, str]) -> bool:
    """Return whether a field is to be asked for: what another answer makes needless is not."""
    if name == "no_id_number":
        return given.get("id_number") == ""
    if name == "relation":
        return bool(given.get("guardian"))
    return field.asked or field.unsaid is None


def _asked(world: World, what: str, name: str, field: Field) -> Question:
    default = world.on.isoformat() if field.unsaid == TODAY else field.unsaid
    if name == "relation":
        default = None
    choices = choices_of(field.model, field.column)
    return Question(
        name, option_of(name), field.words, field.example, partial(_read, world, what, name), default, choices
    )


def _read(world: World, what: str, name: str, text: str) -> str:
    """Return a value as it is written down. Raises Refusal; the value is never said again."""
    if name == "school":
        return OFFICE if what == "staff" and text.casefold() == OFFICE else school_named(world, text)
    if name == "guardian":
        return guardian_named(world, text)
    if name in {"proxy", "by"}:
        return staff_named(world, text, world.on)
    if name == "file":
        return prose_in(text)
    if name == "key":
        known = choices_of(Key, "why")
        words = [meant_by(Key, "why", word) or word for word in text.split()]
        wrong = next((word for word in words if word not in known), None)
        if wrong is not None:
            raise Refusal(_NO_WHAT, word=shown(wrong), near=near(wrong, list(known)), known=", ".join(known))
        return " ".join(words)
    field = FIELDS[what][name]
    model, column = Words if what == "school" and name.startswith("name") else field.model, _column(name, field)
    return past_day(model, column, world.on, text) if field.past else good(model, column, text)


def _column(name: str, field: Field) -> str:
    return {"name": "zh", "name_en": "en"}.get(name, field.column) if field.model.__name__ == "School" else field.column


def add(world: World, _: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a new record; nothing where there is one with the same name and the same marks."""
    what = what_named(given["what"])
    unsaid = {n: world.on.isoformat() if f.unsaid == TODAY else f.unsaid or "" for n, f in FIELDS[what].items()}
    said = {name: _read(world, what, name, given[name]) for name in FIELDS[what] if given.get(name)}
    values = {**unsaid, **said}
    if what == "article":
        return article(world, values, again=bool(given.get("again")))
    there = None if given.get("again") else _THE_SAME[what](world, values)
    if there:
        words = _SCHOOL_THERE if what == "school" else _THERE
        return Draft(filled(words, title=TITLES[what], id=there), {}, ((what, there),))
    id_ = values["id"] if what == "school" else _new_id(world, what, values["school"])
    file, data = new_file(what, id_, values, world.register.township.language)
    about = ((what, id_),) if what != "guardian" else ()
    return Draft(filled(_ADDED, title=TITLES[what], id=id_), {file: (data, None)}, about)


def new_file(what: str, id_: str, values: Mapping[str, str], lang: Lang) -> tuple[str, bytes]:
    """Return path and bytes of a new record: every field of its kind has a value in `values`, empty for nothing."""
    file, record = _BUILT[what](id_, values)
    return file, new_record(file, record, _ON_TOP[what].say(lang))


def _new_id(world: World, what: str, school: str) -> str:
    """Return an id that nobody has: random, so that two who write apart never pick the same."""
    taken = set(ids_of(world, what))
    if what == "child":
        taken |= set(ids_of(world, "guardian"))
    while True:
        if what == "staff":
            found = ("Z" if school == OFFICE else "T") + "".join(secrets.choice(SIGNS) for _ in range(4))
        else:
            found = new_id(school, SystemRandom())
        if found not in taken:
            return found


def _child(id_: str, values: Mapping[str, str]) -> tuple[str, dict[str, New]]:
    get, day = values.__getitem__, values["from"]
    names = ("name", "sex", "birth_date", "id_number", "no_id_number", "ethnic", "student_number", "hukou", "address")
    record: dict[str, New] = {"id": id_, **_said(values, *names, "health")}
    record["enrolment"] = [{**_said(values, "school", "from", "began", "came_from")}]
    record["placements"] = [{**_said(values, "from", "grade", "class", "boarder")}]
    record["parents"] = [{"who": who, "from": day, "state": get(who)} for who in ("father", "mother")]
    if values["guardian"]:
        record["guardians"] = [{**_said(values, "guardian", "relation", "from", "lives_with")}]
    if values["key"]:
        record["key"] = [{"from": day, "why": list(get("key").split())}]
    if values["proxy"]:
        record["proxy"] = [{"staff": get("proxy"), "from": day}]
    purposes = ("register", "county_report")
    record["consent"] = [{"purpose": one, "basis": "law", "by": "law", "date": day} for one in purposes]
    return f"schools/{get('school')}/children/{id_}.yaml", record


def _guardian(id_: str, values: Mapping[str, str]) -> tuple[str, dict[str, New]]:
    said = _said(values, "name", "sex", "id_number", "phone", "address", "health", "schooling")
    return f"schools/{values['school']}/guardians/{id_}.yaml", {"id": id_, **said}


def _staff(id_: str, values: Mapping[str, str]) -> tuple[str, dict[str, New]]:
    record: dict[str, New] = {"id": id_, **_said(values, "name", "sex", "phone")}
    record["posts"] = [{**_said(values, "from", "post", "class")}]
    if values["proxy_from"]:
        record["proxy_parent"] = [{"from": values["proxy_from"]}]
    if values["record_query"]:
        record["record_queries"] = [{"date": values["record_query"], "result": "clear"}]
    folder = "township" if values["school"] == OFFICE else f"schools/{values['school']}"
    return f"{folder}/staff/{id_}.yaml", record


def _school(id_: str, values: Mapping[str, str]) -> tuple[str, dict[str, New]]:
    name: dict[str, New] = {"zh": values["name"], "en": values["name_en"]}
    return f"schools/{id_}/school.yaml", {"id": id_, "name": name, **_said(values, "position", "opened")}


def _said(values: Mapping[str, str], *names: str) -> dict[str, New]:
    return {name: values[name] for name in names if values[name]}


def _same_child(world: World, values: Mapping[str, str]) -> str | None:
    mark = values["name"], values["sex"], values["birth_date"]
    people = world.register.children.values()
    return next((one.id for one in people if (one.name, one.sex, str(one.birth_date)) == mark), None)


def _same_guardian(world: World, values: Mapping[str, str]) -> str | None:
    mark = values["name"], values["id_number"] or None, values["phone"] or None
    people = world.register.guardians.values()
    return next((one.id for one in people if (one.name, one.id_number, one.phone) == mark), None)


def _same_adult(world: World, values: Mapping[str, str]) -> str | None:
    school = None if values["school"] == OFFICE else values["school"]
    mark = values["name"], values["phone"] or None, school
    people = world.register.staff.values()
    return next((one.staff.id for one in people if (one.staff.name, one.staff.phone, one.school) == mark), None)


def _same_school(world: World, values: Mapping[str, str]) -> str | None:
    return values["id"] if values["id"] in world.register.schools else None


_BUILT: Final[dict[str, Callable[[str, Mapping[str, str]], tuple[str, dict[str, New]]]]] = {
    "child": _child,
    "guardian": _guardian,
    "staff": _staff,
    "school": _school,
}
_THE_SAME: Final[dict[str, Callable[[World, Mapping[str, str]], str | None]]] = {
    "child": _same_child,
    "guardian": _same_guardian,
    "staff": _same_adult,
    "school": _same_school,
}
