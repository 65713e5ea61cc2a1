"""Mend an act that was written down wrongly, or strike it out: every other row stays as it is."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.form_catalog import FORMS
from careplan.domain.world import World
from careplan.records.acts import ActRow
from careplan.records.kinds import kind_of
from careplan.records.place import Fault
from careplan.store.csv_edit import with_row, with_row_mended
from careplan.store.csv_layout import columns_of
from careplan.store.reading.csv_reader import read_csv
from careplan.store.row_ids import row_ids
from careplan.store.tree import Folder, Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.enter.act import about, cell, file_of, new_row_id
from careplan.workflow.enter.draft import Draft, old_bytes
from careplan.workflow.enter.keys import key_named, keys_of
from careplan.workflow.enter.question import Question, good
from careplan.workflow.enter.said import named
from careplan.workflow.enter.setting import BETWEEN
from careplan.workflow.enter.words import filled

_PLACE: Final = re.compile(r"(.+\.csv):(\d+)(?::\d+)?")
_NEXT: Final = re.compile(rf"{BETWEEN}|[\s,，]+(?=[^\s=＝,，]+[=＝])")
_PLACED: Final = ("kind", "date", "by", "deputy_for")
"""What decides in which table a row belongs."""
_ROW: Final = Text(
    "哪一条：行号，或 `check`、`why` 说的位置（文件:行）",
    "Which row: its row_id, or FILE:LINE as `check` and `why` say",
)
_WHAT: Final = Text(
    "改什么：列=值，空格隔开；列= 清空", "What is mended: COLUMN=VALUE, with spaces between; COLUMN= empties it"
)
_NO_ROW: Final = Text(
    "没有 {word} 这一条记录。写行号，例如 R80BMCF，或位置，例如 schools/S03/months/2026-05/T012.csv:15；"
    "`careplan why 儿童 义务 时段` 列出算了哪些记录、在哪里",
    "There is no act {word}. Write its row_id, such as R80BMCF, or its place, such as "
    "schools/S03/months/2026-05/T012.csv:15; `careplan why CHILD DUTY PERIOD` lists the acts that count, and where",
)
_SEVERAL: Final = Text(
    "有几行用 {word} 这个行号，写位置：{known}", "Several rows have the row_id {word}; write the place of one: {known}"
)
_NO_NAME: Final = Text(
    "{word} 没有说是哪一列，写成“列=值”，例如 `date=2026-05-04` 或 `日期=2026-05-04`",
    "{word} does not say of which column; write COLUMN=VALUE, such as `date=2026-05-04`",
)
_OWN_ID: Final = Text(
    "行号由程序给。两行重号的，写 `row_id=`，换一个新的",
    "Row ids are given by the program; where two rows have the same, `row_id=` gives this one another",
)
_BOTH: Final = Text("`--strike` 划去整条，后面不写值", "`--strike` takes the whole row out and has no values beside it")
_STRUCK: Final = Text("划去 {row}：{kind}，{day}", "Struck out {row}: {kind}, {day}")
_MENDED: Final = Text("更正 {row}：{names}", "Mended {row}: {names}")
_SAME: Final = Text("{row} 已经是这样，没有改动", "{row} is so already; nothing was changed")


class _Row(NamedTuple):
    """A row of a table: where it stands, and its cells that are not empty."""

    file: str
    data: bytes
    at: int
    line: int
    cells: Mapping[str, str]


def question(root: str, _: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known before a row can be mended. Raises Refusal for a row that is not there."""
    if "row" not in given:
        return Question("row", "ROW", _ROW, "R80BMCF", lambda word: _place(_row(Folder(root), word)))
    if given.get("strike") or given.get("words"):
        return None
    _row(Folder(root), given["row"])
    return Question("words", "COLUMN=VALUE", _WHAT, "date=2026-05-04", lambda text: (_said(text), text)[1])


def correcting(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a table with one row mended or struck out.

    A row that now belongs to another writer or month goes into that table. Raises Refusal.
    """
    row = _row(tree, given["row"])
    said = _said(given.get("words", ""))
    if given.get("strike"):
        if said:
            raise Refusal(_BOTH)
        return _struck(world, row)
    cells = _mended(world, row.cells, said)
    names = [name for name in said if cells.get(name, "") != row.cells.get(name, "")]
    facts: dict[str, str | Text] = {"row": row.cells.get("row_id") or _place(row)}
    if not names:
        return Draft(filled(_SAME, **facts), {})
    words = filled(_MENDED, **facts, names=", ".join(names))
    file = row.file if set(names).isdisjoint(_PLACED) else file_of(world, cells)
    stays = cells if file == row.file else None
    changes: dict[str, tuple[bytes, bytes | None]] = {
        row.file: (with_row_mended(row.file, row.data, row.at, stays, ActRow), row.data)
    }
    if stays is None:
        there = old_bytes(tree, file)
        changes[file] = with_row(file, there, cells, ActRow), there
    whose = dict.fromkeys((*_whose(world, row.cells), *_whose(world, cells)))
    return Draft(words, changes, tuple(whose), (cells["row_id"],) if cells.get("row_id") else ())


def _struck(world: World, row: _Row) -> Draft:
    kind = world.books.kinds.get(row.cells.get("kind", ""))
    id_ = row.cells.get("row_id", "")
    words = filled(
        _STRUCK,
        row=id_ or _place(row),
        kind=kind.title if kind else row.cells.get("kind", "–"),
        day=row.cells.get("date", "–"),
    )
    new = with_row_mended(row.file, row.data, row.at, None, ActRow)
    return Draft(words, {row.file: (new, row.data)}, _whose(world, row.cells), (id_,) if id_ else ())


def _mended(world: World, there: Mapping[str, str], said: Mapping[str, str]) -> dict[str, str]:
    """Return the cells of a row with some values given; what decides where it belongs must be readable then."""
    cells = {**there, **said}
    if "row_id" in said:
        cells["row_id"] = new_row_id(world)
    first = () if said.keys().isdisjoint(_PLACED) else _PLACED
    day = world.on
    for name in dict.fromkeys((*first, *said)):
        text = cells.get(name, "")
        if name != "row_id":
            cells[name] = cell(world, day, name, text) if text else _emptied(world, cells, name)
        if name == "date":
            day = date.fromisoformat(cells[name])
    return {name: text for name, text in cells.items() if text}


def _emptied(world: World, cells: Mapping[str, str], name: str) -> str:
    """Return what stands in a column that is to be empty. Raises Refusal for one that the row must have."""
    kind = world.books.kinds.get(cells.get("kind", ""))
    if keys_of(ActRow)[name].info.is_required() or (kind and name in kind.needs):
        return good(ActRow, name, "")
    return ""


def _said(words: str) -> dict[str, str]:
    """Return what is said of each column, empty where it is to be emptied. Raises Refusal."""
    found: dict[str, str] = {}
    for word in filter(None, _NEXT.split(words.strip())):
        both = named(word)
        if both is None:
            raise Refusal(_NO_NAME, word=shown(word))
        column, text = _column(both[0]), both[1].strip()
        if column == "row_id" and text:
            raise Refusal(_OWN_ID)
        found[column] = text
    return found


def _column(word: str) -> str:
    """Return the column that a word means: its name, or a head of any form. Raises Refusal with the nearest."""
    heads = (field for form in FORMS if form.record == "acts" for field in form.fields if word in field.heads())
    return next((field.name for field in heads if field.name in keys_of(ActRow)), None) or key_named(ActRow, word).name


def _row(tree: Tree, word: str) -> _Row:
    """Return the row that an id or a place means. Raises Refusal."""
    place = _PLACE.fullmatch(word.strip())
    if place:
        file = next((one for one in tree.paths()[0] if _is_acts(one) and f"/{place[1]}".endswith(f"/{one}")), None)
        data = old_bytes(tree, file) if file else None
        found = [row for row in _rows(file, data) if row.line == int(place[2])] if file and data else []
    else:
        id_ = word.strip().upper()
        found = [row for table in _tables_with(tree, id_) for row in _rows(*table) if row.cells.get("row_id") == id_]
    if len(found) == 1:
        return found[0]
    if found:
        raise Refusal(_SEVERAL, word=shown(word), known=", ".join(map(_place, found)))
    raise Refusal(_NO_ROW, word=shown(word))


def _tables_with(tree: Tree, id_: str) -> Iterator[tuple[str, bytes]]:
    """Yield the tables of acts in which a row id stands."""
    for file in filter(_is_acts, tree.paths()[0]):
        data = tree.read(file)
        if not isinstance(data, Fault) and id_ in row_ids(data):
            yield file, data


def _is_acts(file: str) -> bool:
    found = kind_of(file)
    return found is not None and found[0].model is ActRow


def _rows(file: str, data: bytes) -> list[_Row]:
    table, _ = read_csv(file, data, columns_of(ActRow))
    if table is None:
        return []
    return [
        _Row(file, data, at, line, said) for at, (line, said) in enumerate(zip(table.lines, table.said, strict=True))
    ]


def _place(row: _Row) -> str:
    return f"{row.file}:{row.line}"


def _whose(world: World, cells: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return whose duties a row may have paid, as far as it names somebody who is known."""
    if cells.get("by") not in world.register.staff:
        return ()
    known = world.register.children
    return tuple(one for one in about(world, cells) if one[0] != "child" or one[1] in known)
