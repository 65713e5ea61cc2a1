"""The generated pages of docs/."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from careplan.checks import LoadedCheck
from careplan.domain.fact_words import FACT_WORDS
from careplan.domain.finding import Severity
from careplan.records.acts import ACT_KINDS, COMMON
from careplan.text import Text

CHAPTERS: Final = {
    "CP1": Text("文件与格式", "Files and shapes"),
    "CP2": Text("台帐与结对", "Register and pairing"),
    "CP3": Text("六个一与关爱记录表", "The six ones and the care form"),
    "CP4": Text("亲情电话、视频与信箱", "Phone, video and mailbox"),
    "CP5": Text("每月 25 日前的上交", "Hand-ins by the 25th"),
    "CP6": Text("半年核查", "The half-year census"),
    "CP7": Text("代理家长考核", "Appraisal of proxy parents"),
    "CP8": Text("培训与活动", "Training and activities"),
    "CP9": Text("计划本身", "The plan itself"),
}

_SEVERITIES: Final = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}

_HEAD = """\
# 检查一览 · All checks

此页由程序生成，请勿手改（`./dev test tests/workflow/test_docs.py --update-docs`）。
`{…}` 处填入具体事实，从不填入姓名、电话等隐私。每项检查都有一页实例，可照着改。

This page is generated; do not edit it (`./dev test tests/workflow/test_docs.py --update-docs`).
Facts stand in for `{…}`, never a name, a phone number or anything else private.
Each check has a page of examples.
"""


def checks_page(checks: Iterable[LoadedCheck]) -> str:
    """Return the Markdown reference of all checks, by chapter and code; a check's anchor is its name."""
    lines = [_HEAD]
    chapter = ""
    for loaded in checks:
        if loaded.check.code[:3] != chapter:
            chapter = loaded.check.code[:3]
            lines += [f"## {chapter} {CHAPTERS[chapter].zh} · {CHAPTERS[chapter].en}", ""]
        lines += _section(loaded)
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(loaded: LoadedCheck) -> Iterator[str]:
    check, severity = loaded.check, _SEVERITIES[loaded.check.severity]
    yield from (f"### {loaded.slug}", "")
    yield from (
        f"**{check.code}** · {severity.zh} {severity.en} · [实例 examples](../tests/checks/{loaded.slug}.md)",
        "",
    )
    for zh, en, words in (
        ("说", "Says", check.message),
        ("为何", "Why", check.why),
        ("怎么改", "Instead", check.remedy),
    ):
        yield from (f"- {zh}：{_escaped(words.zh)}\\", f"  {en}: {_escaped(words.en)}")
    yield ""


def _escaped(words: str) -> str:
    parts = re.split(r"(`[^`]*`)", words.replace("\n", " "))
    return "".join(part if part.startswith("`") else re.sub(r"([<*_])", r"\\\1", part) for part in parts)


_FACTS_HEAD = """\
# 事实一览 · Facts that a plan may name

此页由程序生成。计划的 `where` 和 `holds` 用这些名字，如 `where: {key: true}`、`holds: {video_accounts: 2..3}`。
没有人写下的事实，永远不成立。
另有 `paper.KIND`（某种材料在册，如 `paper.contact-card`）、`tag.NAME`（自己起名的情况，如 `tag.low-income`，在档案里写
`tags: [{tag: low-income, from: 2025-09-01}]`；儿童、家庭（看照护人）、学校、教职工都可用），和儿童的
`has.FIELD`（档案里这一项已填，如 `has.address`、`has.profile.hobby`；`has.LIST.FIELD` 是当天有效的每一条都填了，如
`has.guardians.agreement`；父母只看外出的，如 `has.parents.place`）。

This page is generated. A plan's `where` and `holds` use these names. A fact that nobody wrote down never holds.
Besides, of a child, family (its carer), school or adult, `paper.KIND` says that a paper is on file
(`paper.contact-card`) and `tag.NAME` that something is so under a name of one's own (`tag.low-income`, which the record
says as `tags: [{tag: low-income, from: 2025-09-01}]`). A child's `has.FIELD` says that a field of the record is filled
(`has.address`, `has.profile.hobby`), `has.LIST.FIELD` that it is filled in each entry of the day
(`has.guardians.agreement`; of parents, those who are away: `has.parents.place`).
"""

_SUBJECTS: Final = {
    "child": Text("儿童", "A child"),
    "family": Text("家庭（同一照护人的孩子）", "A family: the children of one carer"),
    "class": Text("班级", "A class"),
    "school": Text("学校", "A school"),
    "staff": Text("教职工", "An adult"),
    "township": Text("全镇", "The township"),
}


def facts_page() -> str:
    """Return the Markdown reference of the facts that a plan may name, by kind of subject."""
    lines = [_FACTS_HEAD]
    for kind, words in FACT_WORDS.items():
        lines += [f"## {_SUBJECTS[kind].zh} · {_SUBJECTS[kind].en} `{kind}`", "", "| | | |", "|---|---|---|"]
        lines += [f"| `{name}` | {text.zh} | {text.en} |" for name, text in words.items()]
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


_KINDS_HEAD = """\
# 记录种类一览 · Built-in kinds of act

此页由程序生成。月度记录 `kind` 列的词、必填列和可填列；每行都可以有的列：{common}。
计划可以在 `kinds:` 下写自己的种类。

This page is generated: the words of a row's `kind`, the columns that it must have and may have. Every row may have
{common}. A plan names further kinds under `kinds:`.

| | | | needs | allows |
|---|---|---|---|---|
"""


def kinds_page() -> str:
    """Return the Markdown reference of the built-in kinds of act and their columns."""
    common = " ".join(f"`{column}`" for column in sorted(COMMON))
    lines = [_KINDS_HEAD.replace("{common}", common).rstrip("\n")]
    for name, kind in ACT_KINDS.items():
        needs, allows = (" ".join(f"`{column}`" for column in sorted(columns)) for columns in (kind.needs, kind.allows))
        lines.append(f"| `{name}` | {kind.title.zh} | {kind.title.en} | {needs} | {allows} |")
    return "\n".join(lines) + "\n"
