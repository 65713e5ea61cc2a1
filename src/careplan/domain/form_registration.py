"""The registration form of 2016, 农村留守儿童基本情况登记表: a school's children, one to a line, with what is known."""

from typing import TYPE_CHECKING, Final, get_args

from careplan.domain import spells
from careplan.domain.calendar import Span
from careplan.domain.form import YES_NO, Choices, Copy, Field, Form
from careplan.domain.form_copies import as_handed_out, text_of
from careplan.domain.value_words import VALUES
from careplan.records.about.people import PEOPLE
from careplan.records.child import KeyReason
from careplan.text import Text

if TYPE_CHECKING:
    from datetime import date

    from careplan.domain.world import World


def _choices(words: str) -> Choices:
    return tuple((word, VALUES[word]) for word in words.split())


_STATES: Final = _choices("home away dead lost unable")
_RELATIONS: Final = _choices("father mother grandparent sibling aunt_uncle other_relative neighbour other")
_KEY: Final = PEOPLE["Key"]["why"].values
_REASONS: Final = tuple((word, _KEY.get(word) or VALUES[word]) for word in get_args(KeyReason))
_SCHOOL: Final = Text("学校", "School")
_MONTH: Final = Text("月份", "Month")
_EMPTY_LINES: Final = 12
OWN: Final = frozenset(
    {"name", "sex", "birth_date", "id_number", "ethnic", "student_number", "hukou", "address", "health"}
)
"""What a child's record says once; all else on the form is dated."""

REGISTRATION: Final = Form(
    "registration",
    Text("农村留守儿童基本情况登记表", "Registration form"),
    fields=(
        Field("id", Text("编号", "id"), "id", locked=True, wide=12, also=("儿童编号",)),
        Field("name", Text("姓名", "name"), wide=10, also=("儿童姓名", "学生姓名")),
        Field("sex", Text("性别", "sex"), "choice", _choices("boy girl"), wide=6),
        Field("birth_date", Text("出生日期", "birth date"), "day", wide=13, also=("出生年月", "出生年月日")),
        Field("id_number", Text("身份证号", "ID number"), "digits", wide=21, also=("身份证号码", "身份证")),
        Field("ethnic", Text("民族", "ethnic group"), wide=8),
        Field("student_number", Text("学籍号", "student number"), "digits", wide=22, also=("全国学籍号",)),
        Field("hukou", Text("户籍地", "hukou"), wide=20, also=("户籍所在地", "户籍地址")),
        Field("address", Text("住址", "address"), wide=20, also=("家庭住址", "现住址", "居住地址")),
        Field("health", Text("健康状况", "health"), "choice", _choices("good weak ill disabled"), also=("身体状况",)),
        Field("grade", Text("年级", "grade"), "number", wide=6),
        Field("class", Text("班", "class"), "number", wide=6, also=("班级",)),
        Field("boarder", Text("寄宿", "boarder"), "truth", YES_NO, wide=6, also=("是否寄宿", "是否住校")),
        Field("father", Text("父亲状况", "father"), "choice", _STATES, also=("父亲",)),
        Field("father_place", Text("父亲务工地点", "father's place"), wide=16, also=("父亲务工地",)),
        Field("father_phone", Text("父亲电话", "father's phone"), "digits", wide=13, also=("父亲联系电话",)),
        Field("mother", Text("母亲状况", "mother"), "choice", _STATES, also=("母亲",)),
        Field("mother_place", Text("母亲务工地点", "mother's place"), wide=16, also=("母亲务工地",)),
        Field("mother_phone", Text("母亲电话", "mother's phone"), "digits", wide=13, also=("母亲联系电话",)),
        Field("guardian", Text("监护人", "guardian"), "guardian", wide=22, also=("监护人姓名", "委托监护人")),
        Field("relation", Text("与儿童关系", "relation"), "choice", _RELATIONS, also=("与监护人关系", "关系")),
        Field("guardian_phone", Text("监护人电话", "guardian's phone"), "digits", wide=13, also=("监护人联系电话",)),
        Field("key", Text("重点儿童", "key child"), "truth", YES_NO, wide=8, also=("是否重点", "重点")),
        Field("key_why", Text("重点原因", "why key"), "choice", _REASONS, wide=12, also=("成为重点的原因",)),
        Field("since", Text("变动日期", "changed on"), "day", wide=13, also=("变动时间", "变更日期", "起始日期")),
    ),
    record="children",
    paper="cards",
    note=Text(
        "写错的照实改。年级、父母、监护人等有变动的，改成新的并填变动日期；不填的，从本表的日期算起。新来的儿童写在空行里，不写编号。",
        "Mend what is wrong. Where a class, a parent or a guardian changed, write the new and the day of the change; "
        "without one it holds from the form's day. New children go into the empty lines, without an id.",
    ),
)


def registration_copy(world: "World", form: Form, month: str, span: Span, school: str) -> Copy:
    """Return a school's form with the children on its register on the last day of a month, or today."""
    register, day = world.register, min(world.on, span.until)
    children = register.on_register(day, school)
    lines = [{"id": child, **registered(world, child, day)} for child in children]
    known = register.schools.get(school)
    people = {id_: one.name or "" for id_, one in register.guardians.items() if id_.startswith(f"{school}-")}
    return Copy(
        form,
        f"{month}-{school}-{form.id}",
        ((_SCHOOL, known.name.text if known else Text(school, school)), (_MONTH, Text(month, month))),
        {"form": form.id, "month": month, "school": school, **as_handed_out(form, lines, "id")},
        tuple(lines),
        _EMPTY_LINES,
        people=people,
    )


def registered(world: "World", child: str, day: "date") -> dict[str, str]:
    """Return what the records say of a child on a day, by the form's columns; what they do not say is left out."""
    register = world.register
    record, place, care = register.children[child], register.placement(child, day), register.carer(child, day)
    said: dict[str, object] = {name: getattr(record, name) for name in OWN}
    if place:
        said |= {"grade": place.grade, "class": place.class_, "boarder": place.boarder}
    for who in ("father", "mother"):
        parent = register.parent(child, who, day)
        if parent:
            said |= {who: parent.state, f"{who}_place": parent.place, f"{who}_phone": parent.phone}
    guardian = register.guardians.get(care.guardian) if care else None
    if care:
        said |= {"guardian": care.guardian, "relation": care.relation}
        said["guardian_phone"] = guardian.phone if guardian else None
    said["key"] = True if spells.on(record.key, day) else None
    return {name: text_of(value) for name, value in said.items() if value is not None}
