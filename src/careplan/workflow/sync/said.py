"""What changed in some files, in the words of the records: so many acts logged, children paired, articles written."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from careplan.records.base import Kind
from careplan.records.kinds import kind_of
from careplan.store.csv_layout import columns_of
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.yaml_reader import read_yaml
from careplan.text import Text

Changes = Mapping[str, tuple[bytes | None, bytes | None]]
"""Old and new bytes by path from the records' root, None for no file."""
_WORDS: Final = {
    "acts-new": Text("登记 {n} 条", "acts logged: {n}"),
    "acts-changed": Text("更正 {n} 条", "corrected: {n}"),
    "acts-gone": Text("删去 {n} 条", "removed: {n}"),
    "child-new": Text("新增儿童 {n}", "children added: {n}"),
    "paired": Text("配对 {n}", "pairings: {n}"),
    "left": Text("离开或转学 {n}", "left or moved: {n}"),
    "child-changed": Text("改儿童档案 {n}", "children's records changed: {n}"),
    "people-new": Text("新增教职工、监护人 {n}", "adults added: {n}"),
    "people-changed": Text("改教职工、监护人档案 {n}", "adults' records changed: {n}"),
    "census": Text("核查 {n} 人", "verified: {n}"),
    "article": Text("工作信息 {n} 篇", "articles: {n}"),
    "school": Text("学校档案 {n}", "schools: {n}"),
    "plan": Text("计划、校历、设置 {n} 处", "plans and settings: {n}"),
    "closed": Text("结账 {n}", "closed: {n}"),
    "record-gone": Text("少了档案 {n} 份", "records gone: {n}"),
    "other": Text("其他文件 {n}", "other files: {n}"),
}
"""In the order in which they are said."""
_SORTS: Final = {
    "guardian": "people",
    "staff": "people",
    "office-staff": "people",
    "article": "article",
    "school": "school",
    "closed-month": "closed",
    "closed-census": "closed",
    "tombstone": "record-gone",
}
_NOTHING: Final = Text("没有变动", "nothing changed")


def what_changed(changes: Changes) -> Text:
    """Return what changed, in both languages; never a private value."""
    counts: Counter[str] = Counter()
    for path, (old, new) in changes.items():
        found = kind_of(path)
        counts.update(_OF_KIND.get(found[0].name, _plain)(found[0], old, new) if found else ["other"])
    said = [(words, str(counts[name])) for name, words in _WORDS.items() if counts[name]]
    if not said:
        return _NOTHING
    return Text(
        "，".join(words.fill("zh", {"n": number}) for words, number in said),
        ", ".join(words.fill("en", {"n": number}) for words, number in said),
    )


def _plain(kind: Kind, old: bytes | None, new: bytes | None) -> Iterator[str]:
    sort = _SORTS.get(kind.name, "plan")
    if new is None:
        yield "record-gone"
    elif sort == "people":
        yield "people-new" if old is None else "people-changed"
    else:
        yield sort


def _acts(kind: Kind, old: bytes | None, new: bytes | None) -> Iterator[str]:
    before, after = _rows(kind, old, "row_id"), _rows(kind, new, "row_id")
    for id_ in before.keys() | after.keys():
        if id_ not in before:
            yield "acts-new"
        elif id_ not in after:
            yield "acts-gone"
        elif before[id_] != after[id_]:
            yield "acts-changed"


def _census(kind: Kind, old: bytes | None, new: bytes | None) -> Iterator[str]:
    before, after = _rows(kind, old, "child"), _rows(kind, new, "child")
    yield from ("census" for id_, row in after.items() if row != before.get(id_))


def _child(_: Kind, old: bytes | None, new: bytes | None) -> Iterator[str]:
    if new is None:
        yield "record-gone"
        return
    if old is None:
        yield "child-new"
    before, after = _tree(old), _tree(new)
    paired = len(_entries(after, "proxy")) - len(_entries(before, "proxy"))
    yield from ["paired"] * max(paired, 0)
    left = _ended(after) > _ended(before)
    if left:
        yield "left"
    if old is not None and paired <= 0 and not left:
        yield "child-changed"


def _ended(tree: Mapping[str, Any]) -> int:
    return sum(1 for one in _entries(tree, "enrolment") if isinstance(one, dict) and one.get("until"))


def _entries(tree: Mapping[str, Any], name: str) -> list[Any]:
    found = tree.get(name)
    return found if isinstance(found, list) else []


def _rows(kind: Kind, data: bytes | None, key: str) -> dict[str, dict[str, str]]:
    table = read_csv("", data, columns_of(kind.model))[0] if data is not None else None
    if table is None:
        return {}
    return {row.get(key, ""): row for row in table.said}


def _tree(data: bytes | None) -> Mapping[str, Any]:
    tree = read_yaml("", data)[0] if data is not None else None
    return tree.value if tree is not None and isinstance(tree.value, dict) else {}


_OF_KIND: Final[dict[str, Callable[[Kind, bytes | None, bytes | None], Iterator[str]]]] = {
    "acts": _acts,
    "office-acts": _acts,
    "census": _census,
    "child": _child,
}
