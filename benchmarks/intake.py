"""How long the dry run of a filled form takes beside what python-calamine alone needs to read the same file.

python -m benchmarks.intake [ROWS]     prints medians in one run, whole processes and the parts of the dry run
"""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from subprocess import run
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

_ROWS: Final = 5_000
_TIMES: Final = 5
_HEADS: Final = ("事项", "日期", "记录人", "儿童", "时长（分钟）", "地点", "结果", "记录")
_ALONE: Final = (
    "import sys, python_calamine as c; b = c.CalamineWorkbook.from_path(sys.argv[1]); "
    "[b.get_sheet_by_name(n).to_python() for n in b.sheet_names]"
)


def careplan(folder: Path, *words: str) -> None:
    """Run careplan in a folder as a program of its own."""
    run([sys.executable, "-m", "careplan", *words], cwd=folder, check=False, capture_output=True, env=dict(os.environ))


def workbook(path: Path, people: dict[str, str], adults: list[str], rows: int) -> None:
    """Write a school's month of so many talks in private, as a counsellor would keep it."""
    from xlsxwriter import Workbook

    with Workbook(str(path)) as book:
        sheet = book.add_worksheet("学校月度工作记录表")
        sheet.write_row(0, 0, ["学校月度工作记录表"])
        sheet.write_row(1, 0, _HEADS)
        for at, row in enumerate(_lines(people, adults, rows), 2):
            sheet.write_row(at, 0, row)


def _lines(people: dict[str, str], adults: list[str], rows: int) -> Iterator[list[str | int]]:
    names = list(people.items())
    for at in range(rows):
        id_, name = names[at % len(names)]
        day = f"2026-05-{1 + at // len(names) % 28:02}"
        adult = adults[at % len(adults)]
        yield [
            "心理辅导",
            day,
            adult,
            f"{id_} {name}",
            20 + at % 40,
            f"辅导室{at % 7}",
            "做到",
            f"第{at}次，谈了学习和生活",
        ]


def timed(work: Callable[[], object]) -> float:
    """Return the median seconds of several runs."""
    found = []
    for _ in range(_TIMES):
        begun = perf_counter()
        work()
        found.append(perf_counter() - begun)
    return median(found)


def main(rows: int) -> None:
    """Make the work, time it, print what was found."""
    with TemporaryDirectory() as made:
        parts = measured(Path(made), rows)
    for name, seconds in parts.items():
        ratios = (seconds / parts[base] for base in ("calamine", "calamine, a process"))
        print(f"{name:28}{seconds:8.3f} s " + " ".join(f"{ratio:7.1f} ×" for ratio in ratios))


def measured(folder: Path, rows: int) -> dict[str, float]:
    """Return the seconds of each part, by its name."""
    from datetime import date

    from careplan.domain.form_catalog import form_named
    from careplan.store.office.book import read_book
    from careplan.store.tree import Folder
    from careplan.workflow.intake.run import Asked, intake, understood
    from careplan.workflow.load import load_world

    careplan(folder, "init", "--demo", "--clean", "--children", "1000", "--schools", "6", "records")
    root, on, file = str(folder / "records"), date(2026, 6, 1), str(folder / "form.xlsx")
    world = load_world(root, on)
    register = world.register
    school = max(register.open_schools(on), key=lambda one: len(register.on_register(on, one)))
    people = {id_: register.children[id_].name or "" for id_ in register.on_register(on, school)}
    workbook(Path(file), people, list(register.staff_at(school, on)), rows)
    asked = Asked(form_named("school-month"), "2026-05", school)
    words = (file, "--dry-run", "--on", on.isoformat(), "--month", "2026-05", "--form", "school-month")
    return {
        "calamine": timed(lambda: alone(file)),
        "calamine, a process": timed(lambda: run([sys.executable, "-c", _ALONE, file], check=True)),
        "load the records": timed(lambda: load_world(root, on)),
        "read the form": timed(lambda: read_book(file)),
        "understand the form": timed(lambda: understood(world, Folder(root), file, read_book(file), asked)),
        "load, understand, check": timed(lambda: intake(root, on, [file], asked)),
        "careplan import --dry-run": timed(lambda: careplan(folder / "records", "import", *words)),
    }


def alone(file: str) -> None:
    """Read a workbook with python-calamine and nothing else."""
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_path(file)
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS)
