"""A hamlet in which a duty is in every state that there is, for tests of what explains it."""

import shutil
from pathlib import Path

BASE = Path(__file__).parent.parent / "duties/_hamlet"
TOWNSHIP = Path(__file__).parent.parent / "checks/_township"

PLAN = """\
year: 2026
title: {zh: 计划, en: Plan}

documents:
  - {id: plan, title: 关爱计划}

valid: {from: 2026-03-01, until: 2026-12-31}

bundles:
  ones: {zh: 两个一, en: Two ones}

duties:
  - {id: talk, title: {zh: 谈心, en: Talk}, source: {clause: 一, words: 谈一次心}, chapter: care, bundle: ones,
     owner: proxy_parent, for_each: child, every: month, proof: talk, due: end}
  - {id: homework, title: {zh: 作业, en: Homework}, source: {clause: 二, words: 查一次作业}, chapter: care,
     bundle: ones, owner: proxy_parent, for_each: child, every: month, during: term, proof: homework_check, due: end}
  - {id: statistics, title: {zh: 统计, en: Statistics}, source: {clause: 三, words: 25日前上交}, chapter: hand-in,
     owner: school, for_each: school, every: month, due: 25, day_off: before,
     proof: {kind: submission, where: {topic: statistics}}}
  - {id: feedback, title: {zh: 反馈, en: Feedback}, source: {clause: 四, words: 加强反馈}, chapter: hand-in,
     owner: central_office, for_each: school, every: month, after: statistics, due: after + 10 days, proof: feedback}
  - {id: paired, title: {zh: 落实, en: Paired}, source: {clause: 五, words: 百分之百落实}, chapter: register,
     owner: school, for_each: child, where: {key: true}, every: month, holds: {proxy: true}}
  - {id: letter-on, title: {zh: 传信, en: Letter on}, source: {clause: 六, words: 按时传递}, chapter: contact,
     owner: school, for_each: school, every: event, trigger: letter, due: trigger + 5 days}
  - {id: harm-report, title: {zh: 报告, en: Report}, source: {clause: 七, words: 立即报告}, chapter: care,
     owner: school, for_each: child, every: event, trigger: {kind: flag, where: {topic: harm}}, due: trigger + 1 day,
     proof: flag_resolved}
  - {id: call, title: {zh: 通话, en: Call}, source: {clause: 八, words: 通一次电话}, chapter: contact,
     owner: proxy_parent, for_each: child, where: {key: true, boarder: false}, every: month,
     proof: {kind: phone_call, where: {reached: [father, mother, both]}}, due: end}
  - {id: parent-letter, title: {zh: 来信, en: Letter in}, source: {clause: 九, words: 家长来信}, chapter: contact,
     owner: parent, for_each: child, every: quarter, proof: {kind: letter, where: {direction: in}}, judge: observed}
  - {id: norms, title: {zh: 养成, en: Norms}, source: {clause: 十, words: 经常化}, chapter: activity,
     owner: school, for_each: school, every: month, proof: norm_session, judge: advisory}
"""
CHILD = """\
id: S01-BBBBB
name: 乙
sex: boy
birth_date: 2015-03-01
enrolment:
  - {school: S01, from: 2025-09-01, began: new}
placements:
  - {from: 2025-09-01, grade: 5, boarder: false}
parents:
  - {who: father, from: 2025-01-01, state: away}
  - {who: mother, from: 2025-01-01, state: away}
key:
  - {from: 2026-01-01, why: [both_parents_away]}
proxy:
  - {staff: T01, from: 2026-01-01, until: 2026-05-10, ended: changed}
  - {staff: T02, from: 2026-05-21}
"""
TALKS = """\
row_id,date,kind,children,by,outcome,counts_for,reached
r01,2026-03-03,talk,S01-AAAAA,T01,done,,
r02,2026-05-05,talk,S01-AAAAA,T01,done,2026-04,
r03,2026-05-07,talk,S01-AAAAA,T01,postponed,,
r04,2026-05-09,talk,S01-AAAAA,T02,done,,
r05,2026-05-12,phone_call,S01-BBBBB,T02,,,guardian
r06,2026-05-25,phone_call,S01-BBBBB,T02,,,mother
"""
SCHOOL = """\
row_id,date,kind,children,by,direction,topic,done_on,counts_for,reason,ref
s01,2026-03-20,submission,,T09,,statistics,,,,
s02,2026-05-06,letter,S01-AAAAA,T09,out,,2026-05-08,,,
s03,2026-05-26,letter,S01-AAAAA,T09,out,,,,,
s04,2026-05-04,flag,S01-AAAAA,T09,,harm,,,,
s05,2026-05-05,flag_resolved,S01-AAAAA,T09,,,,,,s04
s06,2026-06-01,waiver,S01-AAAAA,T09,,talk,,2026-06,child-ill,
s07,2026-07-01,amendment,S01-AAAAA,T09,,talk,2026-08-20,2026-07,holiday,
s08,2026-06-01,waiver,S01-BBBBB,T01,,talk,,2026-06,child-ill,
s09,2026-05-31,waiver,S01-BBBBB,T09,,paired,,2026-05,no-such-reason,
"""


def lay_scratch(root: Path) -> Path:
    """Write the hamlet into an empty folder and return it."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    files = {
        "plan/2026.yaml": PLAN,
        "schools/S01/children/S01-BBBBB.yaml": CHILD,
        "schools/S01/months/2026-05/T01.csv": TALKS,
        "schools/S01/months/2026-05/school.csv": SCHOOL,
    }
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def lay_township(root: Path) -> Path:
    """Write the small clean township into an empty folder and return it."""
    shutil.copytree(TOWNSHIP, root, dirs_exist_ok=True)
    return root
