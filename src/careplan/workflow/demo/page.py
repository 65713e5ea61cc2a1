"""docs/demo.md: what was planted in the demo township, and what `careplan check` says to it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from careplan.text import Text
from careplan.workflow.demo.gap import Follows
from careplan.workflow.demo.plant import Planted

_HEAD: Final = """\
# 示例乡镇 · The demo township

此页由程序生成，请勿手改（`./dev test tests/workflow/demo --update-docs`）。
`records/` 是一个编造的乡镇一年的台帐：{schools} 所学校、{children} 名儿童、{proxies} 名代理家长，
由 `careplan init --demo` 生成。人名、号码、地名都不是真的：身份证号以 99 开头，没有这样的地区；电话以 1990000 开头。
其中故意留下 {gaps} 处问题，`careplan check --on {year}-12-31` 正好找出 {findings} 条。加 `--clean` 得到没有问题的乡镇。

This page is generated; do not edit it (`./dev test tests/workflow/demo --update-docs`).
`records/` is a made-up township's year: {schools} schools, {children} children, {proxies} proxy parents, written by
`careplan init --demo`. Nobody in it is real: ID numbers begin with 99, which no region has, phones with 1990000.
{gaps} gaps are planted in it, and `careplan check --on {year}-12-31` finds just {findings} findings. `--clean` makes a
township without any.
"""
_CHAPTERS: Final = {
    "register": Text("台帐与结对", "Register and pairing"),
    "care": Text("六个一与关爱记录表", "The six ones and the care form"),
    "contact": Text("亲情电话、视频与信箱", "Phone, video and mailbox"),
    "hand-in": Text("每月 25 日前的上交", "Hand-ins by the 25th"),
    "census": Text("半年核查", "The half-year census"),
    "appraisal": Text("代理家长考核", "Appraisal of proxy parents"),
    "activity": Text("培训与活动", "Training and activities"),
}


def demo_page(planted: Sequence[Planted], counts: dict[str, int]) -> str:
    """Return the page; `counts` has `schools`, `children`, `proxies` and `year`."""
    findings = sum(len(one.follows) for one in planted)
    lines = [_HEAD.format(gaps=len(planted), findings=findings, **counts)]
    for chapter, title in _CHAPTERS.items():
        inside = [one for one in planted if one.gap.chapter == chapter]
        if inside:
            lines += [f"## {title.zh} · {title.en}", "", *_rows(inside), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _rows(planted: Iterable[Planted]) -> Iterator[str]:
    yield "| 问题 Gap | 检查 Check | 在哪里 Where | 事实 Facts |"
    yield "|---|---|---|---|"
    for one in planted:
        said = f"{one.gap.title.zh}<br>{one.gap.title.en}"
        if not one.follows:
            yield f"| {said} | — | — | — |"
        for follows in one.follows:
            yield f"| {said} | [{follows.slug}](checks.md#{follows.slug}) | `{follows.file}` | {_facts(follows)} |"
            said = "″"


def _facts(follows: Follows) -> str:
    return ", ".join(f"`{value}`" for value in follows.facts.values())
