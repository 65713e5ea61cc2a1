"""What a plan file says around its duties, in words: its documents, its bundles and its own kinds of act."""

from collections.abc import Iterable, Iterator

from careplan.domain.condition_words import column_words
from careplan.domain.plan_words import Part
from careplan.records.plan import Document, OwnKind, Plan
from careplan.text import Text

_DOCUMENT = Text("依据文件", "document")
_BUNDLE = Text("一组义务", "bundle")
_KIND = Text("自定的记录种类", "own kind of act")


def plan_head(plan: Plan) -> Iterator[Part]:
    """Yield a part for each document, bundle and kind of act, in the order of the file."""
    for document in plan.documents:
        yield Part("documents", _DOCUMENT, _document(document))
    for name, title in plan.bundles.items():
        yield Part("bundles", _BUNDLE, _bundle(plan, name, title.text))
    for name, kind in plan.kinds.items():
        yield Part("kinds", _KIND, _kind(name, kind))


def _document(document: Document) -> Text:
    zh, en = f"{document.title}（{document.id}", f"{document.title} ({document.id}"
    if document.issued:
        zh, en = f"{zh}，{document.issued} 印发", f"{en}, issued {document.issued}"
    if document.clauses:
        return Text(f"{zh}），条款：{'；'.join(document.clauses)}", f"{en}), clauses: {'; '.join(document.clauses)}")
    return Text(f"{zh}），没有列出条款", f"{en}), its clauses are not listed")


def _bundle(plan: Plan, name: str, title: Text) -> Text:
    titles = [duty.title.text for duty in plan.duties if duty.bundle == name]
    zh, en = "、".join(one.zh for one in titles) or "还没有义务", ", ".join(one.en for one in titles) or "no duty yet"
    return Text(f"{title.zh}（{name}）：{zh}", f"{title.en} ({name}): {en}")


def _kind(name: str, kind: OwnKind) -> Text:
    title, needs, allows = kind.title.text, _columns(kind.needs), _columns(kind.allows)
    zh, en = f"{title.zh}（{name}）", f"{title.en} ({name})"
    zh, en = (f"{zh}，必填 {needs.zh}", f"{en}, needs {needs.en}") if kind.needs else (zh, en)
    return Text(f"{zh}，还可填 {allows.zh}", f"{en}, may have {allows.en}") if kind.allows else Text(zh, en)


def _columns(names: Iterable[str]) -> Text:
    every = list(names)
    return Text("、".join(f"{name}（{column_words(name).zh}）" for name in every), ", ".join(every))
