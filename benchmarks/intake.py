"""A form of 5,000 lines taken in, beside what python-calamine alone needs to read it and a disk to keep it.

python -m benchmarks.intake make FOLDER           writes the forms beside the records of a folder
python -m benchmarks.intake read FORM             reads a form with python-calamine and nothing else
python -m benchmarks.intake flush FOLDER N        writes so many files, each flushed as an import must: the disk's share
"""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from subprocess import run
from typing import TYPE_CHECKING, Final

from benchmarks.bars import DRY, DRY_ONE, FLUSHES, READ, TAKEN
from benchmarks.made import YEAR
from benchmarks.timing import Contestant

if TYPE_CHECKING:
    from careplan.domain.form import Line
    from careplan.domain.world import World

REPO: Final = Path(__file__).parent.parent
ROWS: Final = 5_000
ON: Final = f"{YEAR}-06-01"
MONTH: Final = f"{YEAR}-05"
MANY, ONE = "form.xlsx", "form-one.xlsx"
_OURS: Final = (sys.executable, "-m", "benchmarks.intake")
_NOTES: Final = (
    "谈了在校的学习和生活：数学作业有困难，请同桌帮着讲题",
    "了解近来的睡眠、饮食和与同学的相处，没有发现异常",
    "想念父母，约好周末在亲情室视频",
)


class Intake:
    """The forms beside one size of the work, and the programs that read them."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        """Write the forms where they are missing, by a program of its own."""
        self._folder, self._records, self._env = folder, folder / "records", env
        if not (folder / ONE).exists():
            run([*_OURS, "make", str(folder)], check=True, cwd=REPO, env=os.environ | env)
        self._tables = sorted(self._records.glob(f"schools/*/months/{MONTH}/school.csv"))
        self._before = {path: path.read_bytes() for path in self._tables}

    def contestants(self) -> list[Contestant]:
        """Return the dry run with 5,000 lines and with one, the import, and what each is held against."""
        flush = "flush", str(self._folder / "flushed"), str(len(self._tables))
        return [
            self._part(READ, "read", str(self._folder / MANY), says=[str(ROWS)]),
            self._part(FLUSHES, *flush),
            self._import(TAKEN, MANY, "--yes", says=f"{ROWS} new"),
            self._import(DRY, MANY, "--dry-run", says=f"{ROWS} new"),
            self._import(DRY_ONE, ONE, "--dry-run", says="1 new"),
        ]

    def _part(self, name: str, *words: str, says: Sequence[str] = ()) -> Contestant:
        return Contestant(name, [*_OURS, *words], REPO, says, 0, self._env)

    def _import(self, name: str, form: str, *words: str, says: str) -> Contestant:
        command = [sys.executable, "-m", "careplan", "import", str(self._folder / form), *words, "--on", ON]
        return Contestant(name, command, self._records, [says, "0 sent back"], 0, self._env, before=self.put_back)

    def put_back(self) -> None:
        """Take back what an import wrote."""
        for path, data in self._before.items():
            path.write_bytes(data)


def make(folder: Path) -> None:
    """Write the month of the schools as they would keep it: talks in private, of 5,000 lines and of one."""
    from datetime import date

    from careplan.workflow.load import load_world

    world = load_world(str(folder / "records"), date.fromisoformat(ON))
    for name, rows in ((MANY, ROWS), (ONE, 1)):
        (folder / name).write_bytes(workbook(world, rows))


def workbook(world: "World", rows: int) -> bytes:
    """Return so many lines as a form that `careplan forms` handed out and somebody filled in."""
    from careplan.domain.form import Copy
    from careplan.domain.form_catalog import form_named
    from careplan.formats.documents.form_xlsx import form_xlsx
    from careplan.text import Text

    form = form_named("school-month")
    assert form is not None  # noqa: S101 it is in the catalogue
    register, schools = world.register, sorted(world.register.schools)
    names = {id_: child.name or "" for id_, child in register.children.items()}
    names |= {id_: register.staff[id_].staff.name or "" for id_ in register.staff}
    about = ((Text("学校", "School"), Text(schools[0], schools[0])),)
    meta = {"form": form.id, "month": MONTH, "school": schools[0]}
    return form_xlsx(Copy(form, "", about, meta, tuple(_lines(world, rows)), people=names), "zh")


def _lines(world: "World", rows: int) -> "Iterator[Line]":
    """Yield lines of every school in turn, no two of a child on one day."""
    from datetime import date

    register, day = world.register, date.fromisoformat(f"{MONTH}-01")
    pairs = []
    for school in register.open_schools(day):
        adults = list(register.staff_at(school, day))
        children = register.on_register(day, school)
        pairs += [(child, adults[at % len(adults)]) for at, child in enumerate(children)]
    for at in range(rows):
        child, adult = pairs[at % len(pairs)]
        yield {
            "kind": "counselling",
            "date": f"{MONTH}-{1 + at // len(pairs):02}",
            "by": adult,
            "children": child,
            "minutes": str(20 + at % 40),
            "place": f"辅导室{at % 7}",
            "outcome": "done",
            "note": f"第{at}次。{_NOTES[at % len(_NOTES)]}",
        }


def read(form: str) -> int:
    """Return how many lines a form has, as python-calamine alone reads it."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(form)
    sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return sum(len(row) > 1 and row[1] == "心理辅导" for row in sheets[0])


def flush(folder: Path, count: int) -> None:
    """Write as many files as an import does, of its size: flushed, renamed into their place, their folder flushed."""
    share = b"x" * (ROWS * 150 // count)
    for number in range(count):
        place = folder / str(number)
        place.mkdir(parents=True, exist_ok=True)
        with (place / "new").open("wb") as out:
            out.write(share)
            out.flush()
            os.fsync(out.fileno())
        (place / "new").replace(place / "school.csv")
        handle = os.open(place, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)


if __name__ == "__main__":
    task, *rest = sys.argv[1:]
    if task == "make":
        make(Path(rest[0]))
    elif task == "read":
        print(read(rest[0]))
    else:
        flush(Path(rest[0]), int(rest[1]))
