"""An office's own table: which of its heads is which column of a form, proposed once, saved, and used from then on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from pathlib import PurePath
from typing import Final, NamedTuple, TypeAlias

from careplan.domain.form import Form
from careplan.domain.form_catalog import FORMS, form_named
from careplan.store.office.book import Sheet, read_book
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.tree import Folder, Tree
from careplan.store.write import write_all
from careplan.store.yaml_edit import new_record, with_value
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.draft import old_bytes
from careplan.workflow.intake.heads import LOOKED_AT, SERIAL, HeadRow, head_rows, plain_head, words_of

FILE: Final = "templates/columns.yaml"
"""Beside the records: it says how tables are read, and is nobody's record."""
USUAL: Final = "registration"
_COMMENT: Final = "本单位自己的表的表头是哪一栏，按表格分开；由 careplan import --map 写下，可以改。"
_NEAR: Final = 0.6
_LEAST: Final = 2
_NO_HEADS: Final = Text(
    "{file} 没有录入：前 {rows} 行里找不到像表头的一行", "{file} was not taken: no heads in its first {rows} lines"
)
Columns: TypeAlias = Mapping[str, Mapping[str, str]]
"""By form: the field that each further head means."""


class Proposal(NamedTuple):
    """What a table's heads seem to mean: by head the column's field, and the heads that mean nothing."""

    form: Form
    meant: Mapping[str, str]
    unknown: tuple[str, ...]


def saved(tree: Tree) -> Columns:
    """Return the mapping that was saved, nothing where there is none. Raises Refusal where it cannot be read."""
    data = old_bytes(tree, FILE)
    value = read_yaml(FILE, data)[0] if data else None
    whole = value.value if value and isinstance(value.value, dict) else {}
    return {
        form: {head: name for head, name in heads.items() if isinstance(name, str)}
        for form, heads in whole.items()
        if isinstance(heads, dict)
    }


def forms_with(*columns: Columns) -> list[Form]:
    """Return every form, each column known under the heads that were saved or said for it as well."""
    return [_with(form, dict(pair for one in columns for pair in one.get(form.id, {}).items())) for form in FORMS]


def _with(form: Form, heads: Mapping[str, str]) -> Form:
    fields = (
        replace(one, also=(*one.also, *(head for head, name in heads.items() if name == one.name)))
        for one in form.fields
    )
    return replace(form, fields=tuple(fields))


def proposed(root: str, path: str, form: Form | None) -> Proposal:
    """Return what the heads of a table seem to mean that no form knows yet. Raises Refusal where it has none."""
    wanted = form or form_named(USUAL)
    known = next(one for one in forms_with(saved(Folder(root))) if wanted and one.id == wanted.id)
    best = max(_rows(known, read_book(path)), key=lambda found: found[:2], default=None)
    if best is None or best[0] < _LEAST:
        raise Refusal(_NO_HEADS, file=PurePath(path).name, rows=str(LOOKED_AT))
    return best[2]


def _rows(form: Form, sheets: Sequence[Sheet]) -> Iterator[tuple[int, int, Proposal]]:
    """Yield how many heads of each line are known or near, less lines before more, and what they mean."""
    for sheet in sheets:
        for row in head_rows(sheet) if sheet.visible else ():
            exact, found = _matched(form, row)
            yield exact + len(found.meant), -row.deep, found


def _matched(form: Form, row: HeadRow) -> tuple[int, Proposal]:
    """Return how many heads are known, and what the others are near to; a column is meant by one head only."""
    words = words_of(form)
    taken = set(row.columns(form))
    exact = len(taken)
    meant: dict[str, str] = {}
    heads = [head for head in dict.fromkeys(row.heads) if head.title.strip() and not head.means(words)]
    for head in heads:
        left = {word: name for word, name in words.items() if name not in taken}
        word = _near(plain_head(head.title), list(left))
        if word is not None:
            meant[head.title.strip()] = left[word]
            taken.add(left[word])
    others = (head.title.strip() for head in heads)
    return exact, Proposal(
        form, meant, tuple(head for head in others if head not in meant and plain_head(head) not in SERIAL)
    )


def _near(head: str, known: Sequence[str]) -> str | None:
    """Return the known head that a head holds or nearly is; the longest of several."""
    inside = [word for word in known if len(word) >= _LEAST and word in head]
    return max(inside, key=len) if inside else next(iter(get_close_matches(head, known, n=1, cutoff=_NEAR)), None)


def save(root: str, proposal: Proposal) -> None:
    """Write down what heads mean, beside what was written before. Raises WriteError."""
    if not proposal.meant:
        return
    tree, form = Folder(root), proposal.form.id
    old = old_bytes(tree, FILE)
    if old is None:
        new = new_record(FILE, {form: dict(proposal.meant)}, _COMMENT)
    else:
        new = old
        if form not in saved(tree):
            block = new_record(FILE, {form: dict(proposal.meant)}, _COMMENT)
            new = new.rstrip(b"\n") + b"\n\n" + block.split(b"\n", 1)[1].lstrip(b"\n")
        for head, name in proposal.meant.items():
            new = with_value(FILE, new, (form, head), name)
    write_all(root, {FILE: (new, old)})
