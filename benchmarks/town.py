"""The work: a made-up place of N children with a year of acts, and five faults that every tool must find its share of.

The demo's own generator makes it town by town, so that time and memory grow evenly with N.
"""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from subprocess import run
from typing import Final

from benchmarks.made import YEAR, Made, Planted
from careplan.records.plan import Plan
from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow.demo import writing
from careplan.workflow.demo.base import ATTRIBUTES
from careplan.workflow.demo.build import Size, clean_town, files_of
from careplan.workflow.demo.gap import Field
from careplan.workflow.demo.town import Row, Town

PLAN: Final = Path(__file__).with_name("plan.yaml")
_TOWN, _SCHOOL, _LOAD = 250, 50, 30
"""Children of a town, of a school, and of a proxy parent."""
_EXTRA_ROWS: Final = 1
"""The row with an impossible day."""
_RULINGS: Final = frozenset({"waiver", "amendment"})
_VISITS_A_DAY: Final = b"  home_visits_a_day: 60\n"
"""Here brothers and sisters have a row each, so a day has more rows of visits than visits."""


def make(root: Path, children: int, seed: int = 1) -> Made:
    """Write the records of so many children into a new folder and commit them to git; return what was made."""
    root.mkdir(parents=True)
    plan = _plan()
    planted: list[Planted] = []
    office: list[Row] = []
    paths, acts = set[str](), 0
    for town in _towns(children, seed):
        town.rows = [one for row in town.rows if _wanted(row, plan) for one in _each_child(town, row)]
        first = not paths
        missed = _drop_visit(town) if first else []
        office += [row for row in town.rows if row.folder == "township"]
        acts += len(town.rows)
        town.rows = [row for row in town.rows if row.folder != "township"]
        files = _files(town, first=first)
        planted += missed + (_spoil(town, files) if first else [])
        paths |= _write(root, files)
    by_file: dict[str, list[Row]] = {}
    for row in office:
        by_file.setdefault(row.file, []).append(row)
    paths |= _write(root, {path: writing.acts(rows) for path, rows in by_file.items()})
    _commit(root)
    return Made(children, acts + _EXTRA_ROWS, len(paths), planted)


def _plan() -> Plan:
    tree, _ = read_yaml("plan/2026.yaml", PLAN.read_bytes())
    if tree is None:
        raise ValueError(PLAN)
    return Plan.model_validate(tree.value)


def _towns(children: int, seed: int) -> Iterator[Town]:
    before = None
    for start in range(0, children, _TOWN):
        size = min(_TOWN, children - start)
        before = clean_town(Size(max(1, size // _SCHOOL), size, 0, YEAR, seed, _LOAD), before)
        yield before


def _wanted(row: Row, plan: Plan) -> bool:
    """Return whether the plan asks for an act, or an act rules on one of its duties."""
    if row.kind in _RULINGS:
        return row.cells["topic"] in {duty.id for duty in plan.duties}
    proofs = chain.from_iterable((*(duty.proof or ()), *filter(None, [duty.trigger])) for duty in plan.duties)
    return row.kind in {proof.kind for proof in proofs}


def _each_child(town: Town, row: Row) -> Iterator[Row]:
    """Yield an act with a row for each child: about seventy rows a child."""
    if len(row.children) < 2 or row.folder == "township":  # noqa: PLR2004 one row as it is
        yield row
        return
    for child in row.children:
        yield Row(row.folder, row.writer, town.mint.row(), row.day, row.kind, row.by, (child,), row.cells)


def _files(town: Town, *, first: bool) -> dict[str, bytes]:
    """Return the files of one town; settings, plan and office come with the first town."""
    files = files_of(town)
    if not first:
        return {path: data for path, data in files.items() if path.startswith("schools/")}
    files[f"plan/{YEAR}.yaml"] = PLAN.read_bytes()
    files["careplan.yaml"] = files["careplan.yaml"].rstrip(b"\n") + b"\n" + _VISITS_A_DAY
    return {**files, ".gitattributes": ATTRIBUTES}


def _drop_visit(town: Town) -> list[Planted]:
    """Leave one child unvisited in May."""
    child = Field(town).child()
    month = f"{YEAR}-05"
    (visit,) = [row for row in town.find("home_visit", None, {}) if child in row.children and month in row.file]
    town.rows.remove(visit)
    return [Planted("missed-care", f"schools/{town.school_of(child, visit.day)}/children/{child}.yaml", child)]


def _spoil(town: Town, files: dict[str, bytes]) -> list[Planted]:
    """Plant what one file shows: a key that no child has, a day in the wrong form, a key twice, an impossible day."""
    key, born = sorted(town.children)[-2:]
    planted = []
    for id_, rule, before, after in (
        (key, "unknown-field", b"\nsex: ", b"\nnickname: star\nsex: "),
        (born, "bad-date", b"\nbirth_date: 2", b"\nbirth_date: 02/2"),
        (max(town.guardians), "repeated-key", b"\nsex: ", b"\nsex: woman\nsex: "),
    ):
        path = next(path for path in files if path.endswith(f"/{id_}.yaml"))
        files[path] = files[path].replace(before, after)
        planted.append(Planted(rule, path, id_))
    table = next(row for row in town.find("talk", None, {}) if f"{row.day:%Y-%m}" == f"{YEAR}-05")
    header, *rows = files[table.file].decode().splitlines()
    extra = ["R000000", f"{YEAR}-05-32", *rows[-1].split(",")[2:]]
    files[table.file] = "\n".join([header, *rows, ",".join(extra), ""]).encode()
    return [*planted, Planted("bad-date", table.file, "R000000")]


def _write(root: Path, files: dict[str, bytes]) -> set[str]:
    for folder in {path.rpartition("/")[0] for path in files}:
        (root / folder).mkdir(parents=True, exist_ok=True)
    for path, data in files.items():
        (root / path).write_bytes(data)
    return set(files)


def _commit(root: Path) -> None:
    who = ["-c", "user.name=benchmark", "-c", "user.email=benchmark@localhost", "-c", "gc.auto=0"]
    for words in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "--message", "A year of records"]):
        run(["git", "-C", str(root), *who, *words], check=True)
