"""What the real programs are given: reports of a township with troubles and of a clean one, and what they must say."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from careplan.formats.documents.blocks import Grid, Heading, Items, Paragraph, blocks_of, words_of
from careplan.store.templates import own_in
from careplan.text import Lang
from careplan.workflow.load import load_world
from careplan.workflow.report import reports
from careplan.workflow.report_forms import written
from tests.real.programs import program
from tests.reports.samples import AFTER, CLEAN, trouble

LANGS: Final[tuple[Lang, ...]] = ("zh", "en")
MONTH: Final = "2026-05"
LEDGERS: Final = ("register-ledger", "care-ledger", "statistics")


def papers(folder: Path, forms: Sequence[str]) -> list[Path]:
    """Write reports and ledgers into a folder: of a township and a school of it in both languages, and a clean one."""
    folder.mkdir(parents=True)
    world = load_world(str(trouble(folder / "records")), AFTER)
    views = [next(iter(reports(world, MONTH, school))) for school in (None, "S02")]
    asked = [(folder, view, lang) for view in views for lang in LANGS]
    asked += [(folder, view, "zh") for kind in LEDGERS for view in reports(world, MONTH, "S02", kind=kind)]
    asked += [(folder / "clean", view, "zh") for view in reports(load_world(str(CLEAN), AFTER), MONTH, "S01")]
    made = []
    for where, view, lang in asked:
        where.mkdir(exist_ok=True)
        for form in forms:
            sheet = written(view, form, lang, own_in(str(folder)))
            made.append(where / sheet.name)
            made[-1].write_bytes(sheet.data)
    return made


def words_in(markdown: str) -> list[str]:
    """Return every heading, sentence, entry and cell of a report's text in its order, none of them empty."""
    found: list[str] = []
    for block in blocks_of(markdown):
        if isinstance(block, Grid):
            found += [words_of(cell) for row in (block.head, *block.rows) for cell in row]
        elif isinstance(block, Items):
            found += [words_of(entry) for entry in block.entries]
        elif isinstance(block, Heading | Paragraph):
            found.append(words_of(block.words))
    return [text for text in found if text.strip()]


def headings_in(markdown: str) -> list[str]:
    """Return a report's headings."""
    return [words_of(block.words) for block in blocks_of(markdown) if isinstance(block, Heading)]


def pdf_text(file: Path) -> str:
    """Return what a PDF says, without blanks and pages' numbers: lines and pages break where they are full."""
    return squeezed(re.sub(r"— \d+ —\s*\f", "", _ask("pdftotext", "-raw", str(file), "-").decode()))


def squeezed(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())


def across(file: Path) -> list[bool]:
    """Return for each page of a PDF whether it lies across."""
    found = re.findall(r"size: *([\d.]+) x ([\d.]+)", _ask("pdfinfo", "-l", "999", str(file)).decode())
    return [float(wide) > float(high) for wide, high in found]


def ink(file: Path, folder: Path) -> list[float]:
    """Return for each page of a PDF the share of dark points on it, as it is drawn."""
    folder.mkdir()
    _ask("pdftoppm", "-r", "30", "-gray", str(file), str(folder / "page"))
    return [_dark(page.read_bytes()) for page in sorted(folder.iterdir())]


def fonts(file: Path) -> list[tuple[str, bool, bool]]:
    """Return each font of a PDF: its name, whether it is in the file, and whether its signs can be read back."""
    found = []
    for line in _ask("pdffonts", str(file)).decode().splitlines()[2:]:
        embedded, _, readable = (word == "yes" for word in line.split() if word in {"yes", "no"})
        found.append((line.split()[0], embedded, readable))
    return found


def _ask(name: str, *words: str) -> bytes:
    command = [program("poppler-utils", name), *words]
    return subprocess.run(command, capture_output=True, check=True).stdout


def _dark(picture: bytes) -> float:
    """Return the share of dark points of a PGM picture."""
    points = picture.split(b"\n", 3)[-1]
    return sum(point < 128 for point in points) / len(points)
