"""From one file to records: every fault kept, every good record returned."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache, partial
from itertools import compress, repeat
from operator import is_, is_not
from typing import Any

from careplan.domain.act import Act
from careplan.domain.census import CensusEntry, Visit
from careplan.domain.sheets import Sheet
from careplan.domain.world import Filed
from careplan.records.acts import ACT_KINDS, ARTICLE, CENSUS_VISIT, COMMON, ActKind, ActRow
from careplan.records.article import Article
from careplan.records.base import Kind, Path, Record, bind, dotted
from careplan.records.census import CensusLine
from careplan.records.place import Fault, Place
from careplan.records.plan import Plan, act_kinds
from careplan.records.privacy import is_clear
from careplan.records.tombstone import ERASABLE, Tombstone
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.csv_table import CsvTable
from careplan.store.reading.decode import decode
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.rows import Column, bind_rows, columns
from careplan.store.seal import SEALED, Seal, opened


@dataclass
class Loaded:
    """What a tree of record files holds, and what opens the private values in it."""

    seal: Seal
    filed: list[Filed] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)
    acts: list[Act] = field(default_factory=list)
    """What happened and stands in no month's file: articles and visits of the census."""
    census: list[CensusEntry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    kinds: dict[str, ActKind] = field(default_factory=lambda: dict(ACT_KINDS))
    """The kinds of act that a row may be: the built-in ones and those of the plans, which are read before any row."""

    def learn(self, plan: Plan) -> None:
        """Know the kinds of act that a plan names."""
        self.kinds = self.kinds | act_kinds([plan])

    def take(self, other: "Loaded") -> None:
        """Add what was read apart from this."""
        for filed in other.filed:
            if isinstance(filed.record, Plan):
                self.learn(filed.record)
        self.filed += other.filed
        self.sheets += other.sheets
        self.acts += other.acts
        self.census += other.census
        self.faults += other.faults
        self.files += other.files

    def sort(self) -> None:
        """Put everything in the order of the files' paths; what one file holds stays in its order."""
        self.filed.sort(key=lambda filed: filed.file)
        self.sheets.sort(key=lambda sheet: sheet.file)
        self.acts.sort(key=lambda act: act.file)
        self.census.sort(key=lambda entry: entry.place.file)
        self.faults.sort(key=lambda fault: fault.place.file)
        self.files.sort()


def read_file(loaded: Loaded, path: str, data: bytes, kind: Kind, parts: dict[str, str]) -> None:
    """Add what a file holds and what is wrong in it."""
    if path.endswith(".csv"):
        table, faults = read_csv(path, data, tuple(columns(kind.model, _clear(kind.name))))
        loaded.faults += faults
        if table is not None and kind.model is CensusLine:
            _census(loaded, table, kind, parts)
        elif table is not None:
            _acts(loaded, table, kind, parts)
        return
    record = _article(loaded, path, data) if kind.model is Article else _record(loaded, path, data, kind)
    if record is not None:
        loaded.filed.append(Filed(kind.name, path, record, parts))
    if isinstance(record, Plan):
        loaded.learn(record)
    if isinstance(record, Article):
        loaded.acts.append(_article_act(record, path, parts))


def _record(loaded: Loaded, path: str, data: bytes, kind: Kind) -> Record | None:
    tree, faults = read_yaml(path, data)
    loaded.faults += faults
    if tree is None:
        return None
    model: type[Record] = kind.model  # type: ignore[assignment]  # YAML kinds have models of whole files
    if kind.name in ERASABLE and isinstance(tree.value, dict) and "erased" in tree.value:
        model = Tombstone
    value, shut = tree.value, list[Path]()
    if SEALED.encode() in data and isinstance(value, dict):
        value, shut = opened(kind.name, value, loaded.seal)
    record, faults = bind(model, value, tree, partial(is_clear, kind.name))
    loaded.faults += [Fault("sealed-without-key", tree.place(path), {"field": dotted(path)}) for path in shut]
    loaded.faults += [fault for fault in faults if not shut or fault.rule != "missing-field"]
    tree.value = None  # the record has it; places are found from the text
    return record


def _article(loaded: Loaded, path: str, data: bytes) -> Article | None:
    """Read an article: facts between two `---` lines, then its text."""
    text, odd = decode(path, data)
    loaded.faults += odd
    if text is None:
        return None
    head, line, body = text.partition("\n---\n")
    if not text.startswith("---\n") or not line:
        loaded.faults.append(Fault("article-without-head", Place(path, 1, 1), {}))
        return None
    tree, faults = read_yaml(path, f"#--{head[3:]}\n".encode())
    loaded.faults += [fault for fault in faults if fault not in odd]
    if tree is None or not isinstance(tree.value, dict):
        return None
    record, faults = bind(Article, {**tree.value, "text": body}, tree, partial(is_clear, "article"))
    loaded.faults += faults
    return record


def _article_act(article: Article, path: str, parts: dict[str, str]) -> Act:
    return Act(
        kind=ARTICLE,
        day=article.date,
        row_id=path,
        school=parts["school"],
        by=article.by,
        children=(),
        staff=(),
        file=path,
        line=article.place("title").line,
        counts_for=article.counts_for,
    )


def _census(loaded: Loaded, table: CsvTable, kind: Kind, parts: dict[str, str]) -> None:
    rows, place = bind_rows(CensusLine, table, _clear(kind.name), loaded.faults), table.place
    named = {*rows.columns}
    for at, number in enumerate(rows.numbers):
        values = rows.values(at)
        line = CensusLine.model_construct(_fields_set=named, **values)
        entry = CensusEntry(parts["period"], parts["school"], line, place(number, None), partial(place, number))
        loaded.census.append(entry)
        if entry.visit:
            loaded.acts.append(_visit(entry, entry.visit, values))
    table.cells = []  # the lines have it; places are found from the text


def _visit(entry: CensusEntry, visit: Visit, values: dict[str, Any]) -> Act:
    """Return a line of a census sheet as an act; of a child who was not found nothing came."""
    found_nobody = {"outcome": "absent"} if visit.result == "not_found" else {}
    return Act(
        kind=CENSUS_VISIT,
        day=visit.day,
        row_id=f"{entry.place.file}:{entry.line.child}:{visit.day}",
        school=entry.school,
        by=visit.by,
        children=(entry.line.child,),
        staff=(),
        file=entry.place.file,
        line=entry.place.line,
        counts_for=entry.period,
        values=values | found_nobody,
    )


def _acts(loaded: Loaded, table: CsvTable, kind: Kind, parts: dict[str, str]) -> None:
    rows = bind_rows(ActRow, table, _clear(kind.name), loaded.faults)
    if rows.numbers and not _all_fit(loaded.kinds, rows.columns, columns(ActRow, _clear(kind.name))):
        fitting = (at for at, number in enumerate(rows.numbers) if _fits(loaded, table, number, rows.values(at)))
        rows = rows.only(list(fitting))
    if rows.numbers:
        all_good = len(rows.numbers) == len(table.lines)
        lines = table.lines if all_good else [table.lines[number] for number in rows.numbers]
        loaded.sheets.append(Sheet(table.file, parts.get("school"), lines, rows.columns))


def _all_fit(kinds: Mapping[str, ActKind], columns: Mapping[str, Sequence[Any]], known: Mapping[str, Column]) -> bool:
    """Tell whether every row has what its kind needs and no column of another kind."""
    of_row = columns["kind"]
    here = set(of_row)
    if not here <= kinds.keys() or any(kinds[word].needs - columns.keys() for word in here):
        return False
    for name, column in columns.items():
        needing = {word for word in here if name in kinds[word].needs}
        others = {word for word in here if name not in kinds[word].allows} - needing if name not in COMMON else set()
        if needing and not needing.isdisjoint(compress(of_row, map(is_, column, repeat(known[name].empty)))):
            return False
        if others and not others.isdisjoint(compress(of_row, map(is_not, column, repeat(known[name].empty)))):
            return False
    return True


def _fits(loaded: Loaded, table: CsvTable, number: int, values: Mapping[str, Any]) -> bool:
    """Tell whether a row has what its kind needs; add what is wrong with it."""
    name = values["kind"]
    kind = loaded.kinds.get(name)
    if kind is None:
        near = get_close_matches(name, loaded.kinds, n=1)
        facts = {"example": near[0] if near else "talk", "allowed": ", ".join(loaded.kinds)}
        loaded.faults.append(Fault("unknown-act-kind", table.place(number, "kind"), facts))
        return False
    missing = sorted(kind.needs - values.keys())
    extra = sorted(values.keys() - kind.needs - kind.allows - COMMON)
    for column in missing:
        at = table.place(number, column if column in table.header else None)
        loaded.faults.append(Fault("missing-column", at, {"kind": kind.title, "column": column}))
    for column in extra:
        facts = {"kind": kind.title, "column": column}
        loaded.faults.append(Fault("column-of-other-kind", table.place(number, column), facts))
    return not missing


@cache
def _clear(kind: str) -> Callable[[str], bool]:
    return lambda column: is_clear(kind, (column,))
