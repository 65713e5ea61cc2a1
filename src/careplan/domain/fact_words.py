"""What each fact that a plan may name means, in words for the reference and for messages."""

from collections.abc import Mapping
from typing import Final

from careplan.text import Text

FACT_WORDS: Final[Mapping[str, Mapping[str, Text]]] = {
    "child": {
        "registered": Text("当天在某校台帐上", "is on a school's register"),
        "left_behind": Text("按本镇所用口径算留守儿童", "counts as left behind by the township's rule"),
        "key": Text("是重点儿童", "is a key child"),
        "proxy": Text("有代理家长", "has a proxy parent"),
        "guardian": Text("家中有照护人", "has a carer at home"),
        "guardian_assessed": Text("照护人在规定月数内评估过", "the carer was assessed within the township's months"),
        "needs": Text("写明了对他有什么不同", "what differs for the child is on record"),
        "address_known": Text("登记了住址", "an address is on record"),
        "contact": Text("登记了父母或照护人的电话", "a phone number of a parent or the carer is on record"),
        "boarder": Text("住校", "boards at school"),
        "grade": Text("年级，1 至 12", "the grade, 1 to 12"),
        "class": Text("班", "the class"),
        "sex": Text("boy 男、girl 女", "boy or girl"),
        "age": Text("周岁", "age in full years"),
        "father": Text("父亲：home、away、dead、lost、unable", "the father: home, away, dead, lost, unable"),
        "mother": Text("母亲：同上", "the mother: as above"),
        "parents_known": Text("父母中有几人写明了去向，0 至 2", "of how many parents the whereabouts are known"),
        "parents_home": Text("父母中几人在家", "how many parents are at home"),
        "parents_away": Text("父母中几人外出", "how many parents are away"),
        "school": Text("所在学校：写编号，如 S01", "the school, by its id such as S01"),
        "proxy_parent": Text("代理家长：写编号，如 T012", "the proxy parent, by id such as T012"),
        "carer": Text("照护人：写编号，如 S01-G1111", "the carer, by id such as S01-G1111"),
        "carer_health": Text("照护人健康：good、weak、ill、disabled", "the carer's health: good, weak, ill, disabled"),
        "carer_far": Text("照护人住得远", "the carer lives far out"),
        "carer_age": Text("照护人周岁", "the carer's age in full years"),
        "school_position": Text("所在学校：central、remote", "the school's position: central, remote"),
    },
    "family": {
        "children": Text("在册的孩子数", "how many of its children are on the register"),
        "key_children": Text("其中重点儿童数", "how many of them are key children"),
        "carer_health": Text("照护人健康：good、weak、ill、disabled", "the carer's health: good, weak, ill, disabled"),
        "carer_schooling": Text("照护人文化程度", "the carer's schooling"),
        "carer_far": Text("照护人住得远", "the carer lives far out"),
        "carer_age": Text("照护人周岁", "the carer's age in full years"),
    },
    "class": {
        "children": Text("在册儿童数", "how many children of the register are in it"),
        "key_children": Text("重点儿童数", "how many key children"),
        "boarders": Text("住校儿童数", "how many boarders"),
        "grade": Text("年级", "the grade"),
        "teacher": Text("班主任：写编号，如 T012", "the class teacher, by id such as T012"),
    },
    "school": {
        "position": Text("central 中心、remote 边远", "central or remote"),
        "partner": Text("有结对学校", "has a partner school"),
        "phone": Text("有亲情电话", "has a family phone"),
        "broadband": Text("接入宽带", "has broadband"),
        "mailbox": Text("有亲情信箱", "has a family mailbox"),
        "counselling_room": Text("有心理咨询室", "has a counselling room"),
        "counsellor": Text("聘有心理医生", "has engaged a counsellor"),
        "counsellor_trained": Text("心理医生受过心理学培训", "the counsellor is trained in psychology"),
        "video_accounts": Text("亲情视频帐号数", "how many video accounts there are"),
        "norms": Text("养成教育规范份数", "how many norm documents are on file"),
        "norms_reviewed_days": Text("最久未修订的规范距今天数", "days since the review of the norm that waits longest"),
        "children": Text("在册儿童数", "how many children are on the register"),
        "key_children": Text("重点儿童数", "how many key children"),
        "boarders": Text("住校儿童数", "how many boarders"),
        "proxy_parents": Text("代理家长数", "how many proxy parents"),
        "staff": Text("教职工数", "how many staff"),
    },
    "staff": {
        "post": Text("职务：principal、teacher、class_teacher 等", "the post: principal, teacher, class_teacher …"),
        "proxy_parent": Text("是代理家长", "is a proxy parent"),
        "children": Text("结对儿童数", "how many children are paired with the adult"),
        "record_query": Text("从业查询在有效期内且无问题", "a clear record query is recent enough"),
        "trained_family_education": Text("受过家庭教育培训", "trained in family education"),
        "trained_psychology": Text("受过心理学培训", "trained in psychology"),
        "trained_child_protection": Text("受过儿童保护培训", "trained in child protection"),
    },
    "township": {
        "children": Text("全镇在册儿童数", "how many children are on all registers"),
        "schools": Text("学校数", "how many schools are open"),
    },
}
"""By kind of subject and fact; the same names as domain.facts.FACTS."""
