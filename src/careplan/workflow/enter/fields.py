"""What is asked about a new child, guardian, adult, school or article: field by field, in the order of the record."""

from typing import Final, NamedTuple

from careplan.records.article import Article
from careplan.records.base import Part
from careplan.records.child import Care, Child, Enrolment, Key, Parent, Placement, Proxy
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Post, ProxySpell, RecordQuery, Staff
from careplan.text import Text


class Field(NamedTuple):
    """One thing to know of somebody new: whose column it is, in words, and an example.

    `unsaid` is what is written where nobody says anything, empty for nothing; without it the field is needed. Fields
    that are not `asked` are given by their option alone.
    """

    model: type[Part]
    column: str
    words: Text
    example: str
    unsaid: str | None = None
    asked: bool = True
    past: bool = False
    """Whether it is a day that cannot lie ahead."""


TODAY: Final = "today"
"""Stands for the day on which something is entered."""
_NAME: Final = Text("姓名", "The name")
_SCHOOL: Final = Text("哪所学校", "At which school")
_NUMBER: Final = Text("身份证号", "The ID number")
_PHONE: Final = Text("电话", "The phone number")
_ADDRESS: Final = Text("住址", "The address")
_HEALTH: Final = Text("健康状况", "Health")
_CHILD: Final = {
    "school": Field(Enrolment, "school", _SCHOOL, "S03"),
    "name": Field(Child, "name", _NAME, "张三"),
    "sex": Field(Child, "sex", Text("性别", "Boy or girl"), "girl"),
    "birth_date": Field(Child, "birth_date", Text("出生日期", "The birth date"), "2015-03-05"),
    "id_number": Field(Child, "id_number", _NUMBER, "99012320150304002X", ""),
    "no_id_number": Field(
        Child, "no_id_number", Text("为什么没有身份证号", "Why there is no ID number"), "unknown", ""
    ),
    "ethnic": Field(Child, "ethnic", Text("民族", "The ethnic group"), "汉族", "", asked=False),
    "student_number": Field(Child, "student_number", Text("学籍号", "The student number"), "G99…", "", asked=False),
    "hukou": Field(Child, "hukou", Text("户籍地", "The hukou place"), "青石镇龙潭坝村", "", asked=False),
    "address": Field(Child, "address", _ADDRESS, "青石镇龙潭坝村", "", asked=False),
    "health": Field(Child, "health", _HEALTH, "good", "", asked=False),
    "from": Field(Enrolment, "from", Text("从哪天起在册", "From which day on the register"), "2026-09-01", TODAY),
    "began": Field(Enrolment, "began", Text("怎样入册", "How it began"), "new", "new"),
    "came_from": Field(Enrolment, "came_from", Text("从哪里转来", "Where from"), "outside", "", asked=False),
    "grade": Field(Placement, "grade", Text("年级", "The grade"), "3"),
    "class": Field(Placement, "class", Text("班", "The class"), "1", "1"),
    "boarder": Field(Placement, "boarder", Text("是否寄宿", "Whether a boarder"), "false", "false"),
    "father": Field(Parent, "state", Text("父亲在哪里", "Where the father is"), "away"),
    "mother": Field(Parent, "state", Text("母亲在哪里", "Where the mother is"), "home"),
    "guardian": Field(
        Care, "guardian", Text("由谁监护（编号、姓名或拼音）", "Who has the child in care"), "S03-G4M8P", ""
    ),
    "relation": Field(
        Care, "relation", Text("监护人是儿童的什么人", "What the guardian is to the child"), "grandparent", ""
    ),
    "lives_with": Field(
        Care, "lives_with", Text("是否住在一起", "Whether they live together"), "true", "true", asked=False
    ),
    "key": Field(Key, "why", Text("重点儿童的原因", "Why a key child"), "both_parents_away", "", asked=False),
    "proxy": Field(Proxy, "staff", Text("代理家长（编号、姓名或拼音）", "The proxy parent"), "T012", "", asked=False),
}
_GUARDIAN: Final = {
    "school": Field(Enrolment, "school", _SCHOOL, "S03"),
    "name": Field(Guardian, "name", _NAME, "张三"),
    "sex": Field(Guardian, "sex", Text("性别", "Man or woman"), "woman", ""),
    "id_number": Field(Guardian, "id_number", _NUMBER, "990123198509092397", ""),
    "phone": Field(Guardian, "phone", _PHONE, "19900000001", ""),
    "address": Field(Guardian, "address", _ADDRESS, "青石镇龙潭坝村", ""),
    "health": Field(Guardian, "health", _HEALTH, "good", "", asked=False),
    "schooling": Field(Guardian, "schooling", Text("文化程度", "Schooling"), "middle", "", asked=False),
}
_STAFF: Final = {
    "school": Field(
        Enrolment, "school", Text("哪所学校；中心学校写 office", "Which school; office for the office"), "S03"
    ),
    "name": Field(Staff, "name", _NAME, "张三"),
    "sex": Field(Staff, "sex", Text("性别", "Man or woman"), "woman", ""),
    "phone": Field(Staff, "phone", _PHONE, "19900000001", ""),
    "post": Field(Post, "post", Text("职务", "The post"), "teacher"),
    "from": Field(Post, "from", Text("从哪天起任职", "In the post from which day"), "2026-09-01", TODAY),
    "class": Field(Post, "class", Text("班主任带哪个班，年级-班", "A class teacher's class"), "4-1", "", asked=False),
    "record_query": Field(
        RecordQuery, "date", Text("从业查询的日期，无记录", "When the record was queried: clear"), "2026-08-25", ""
    ),
    "proxy_from": Field(
        ProxySpell, "from", Text("从哪天起任代理家长", "Proxy parent from which day"), "2026-09-01", ""
    ),
}
_A_SCHOOL: Final = {
    "id": Field(School, "id", Text("学校编号", "The school's id"), "S07"),
    "name": Field(School, "name", Text("校名", "Its name in Chinese"), "青石小学"),
    "name_en": Field(School, "name", Text("英文校名", "Its name in English"), "Qingshi primary school"),
    "position": Field(School, "position", Text("中心地方还是边远地方", "At the centre or far out"), "remote"),
    "opened": Field(School, "opened", Text("哪天开办", "When it opened"), "2008-09-01"),
}
_ARTICLE: Final = {
    "school": Field(Enrolment, "school", _SCHOOL, "S03"),
    "title": Field(Article, "title", Text("题目", "The title"), "代理家长座谈会记"),
    "by": Field(Article, "by", Text("谁写的（编号、姓名或拼音）", "Who wrote it"), "T012"),
    "file": Field(Article, "text", Text("正文在哪个文件（docx、txt、md）", "The file with its text"), "信息.docx"),
    "date": Field(
        Article,
        "date",
        Text("哪天交的", "The day on which it is handed in"),
        "2026-05-18",
        TODAY,
        asked=False,
        past=True,
    ),
    "month": Field(Article, "counts_for", Text("算在哪个月", "For which month"), "2026-05", "", asked=False),
}
FIELDS: Final[dict[str, dict[str, Field]]] = {
    "child": _CHILD,
    "guardian": _GUARDIAN,
    "staff": _STAFF,
    "school": _A_SCHOOL,
    "article": _ARTICLE,
}
"""By kind of record: its fields by the names of their options."""
