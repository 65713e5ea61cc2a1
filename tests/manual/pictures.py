"""Make the pictures of docs/clerk.md and docs/teacher.md anew, from a made-up township and with real programs.

./dev run python -m tests.manual.pictures
"""

import base64
import io
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

from tests.golden import DOCS
from tests.manual.story import FORMS, Story, articles_written, filled, forms_filled, lay_down
from tests.real.browser import Browser
from tests.real.programs import program
from tests.real.test_office import convert

PICTURES: Final = DOCS / "pictures"
PHONE, DESK = (390, 844), (1280, 800)
PAGES: Final = {
    "care-record": ("", "care-record.xlsx", 105, (0.05, 0.06, 0.95, 0.66)),
    "returned": (FORMS, "2026-05-S01-T004-care-record-退回.xlsx", 125, (0.05, 0.08, 0.95, 0.22)),
    "registration": ("forms-2026-06", "2026-06-S01-registration.xlsx", 200, (0.05, 0.08, 0.55, 0.27)),
    "report-word": ("", "五月月报.docx", 72, (0.06, 0.08, 0.94, 1.0)),
}
"""By the picture's name: folder and file, dots per inch, and which part of the first page is shown, from 0 to 1."""


def main() -> None:
    """Play the month as far as the pictures need, and draw each."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        base = Path(folder) / "clerk"
        base.mkdir()
        terminals = _play(Story(base))
        for name in PAGES:
            _draw_page(name, base)
        with Browser(Path(folder) / "browser") as browser:
            for name, text in terminals.items():
                page = base / f"{name}.html"
                page.write_text(_terminal(text), encoding="utf-8")
                _draw(browser, name, page, (1000, 60 + 21 * len(text.splitlines())))
            report = base / "五月月报.html"
            _draw(browser, "report-phone", report, PHONE)
            _draw(browser, "report-desk", report, DESK)


def _play(story: Story) -> dict[str, str]:
    """Play the month; return what stands on the terminal, in colour."""
    lay_down(story)
    story.day = "2026-05-08"
    story.run("careplan forms --month 2026-05")
    due = story.run("careplan due --days 7 --school S01 --color always")
    _half_filled(story)
    forms_filled(story)
    story.day = "2026-05-24"
    story.run(f"careplan import ../{FORMS}/*.xlsx --yes")
    articles_written(story)
    for school, adult in (("S01", "T004"), ("S02", "T008")):
        story.run(f"careplan add article --school {school} --title 座谈会记 --by {adult} --file ../{school}信息.docx")
    story.day = "2026-06-01"
    story.run("careplan forms --month 2026-06 --form registration")
    for form in ("docx", "html"):
        story.run(f"careplan report --month 2026-05 -o ../五月月报.{form}")
    return {"due": due, "check": story.run("careplan check --color always")}


def _half_filled(story: Story) -> None:
    """Keep a copy of T004's care record as it looks in the middle of the month."""
    form = story.form("T004-care-record")
    for row, (what, _), cells in filled(form):
        if str(cells["日期"]) < "2026-05-16":
            form.put(row, **cells, 结果="做到")
            form.put(
                row, **({"地点": "家中", "时长（分钟）": 40, "记录": "奶奶在家，作业按时"} if what == "家访" else {})
            )
    form.book.save(story.base / "care-record.xlsx")


def _draw_page(name: str, base: Path) -> None:
    """Draw a part of a document's first page, as LibreOffice shows it."""
    folder, file, dots, part = PAGES[name]
    pages = base / f"pages-{name}"
    pages.mkdir()
    convert(pages, "pdf", [base / folder / file])
    (page,) = pages.iterdir()
    draw = [program("poppler-utils", "pdftoppm"), "-png", "-singlefile", "-r", str(dots)]
    subprocess.run([*draw, str(page), str(PICTURES / name)], check=True)
    head = (PICTURES / f"{name}.png").read_bytes()[16:24]
    wide, high = (int.from_bytes(head[at : at + 4], "big") for at in (0, 4))
    left, top, right, bottom = (int(share * of) for share, of in zip(part, (wide, high) * 2, strict=True))
    cut = ["-x", left, "-y", top, "-W", right - left, "-H", bottom - top]
    subprocess.run([*draw, *map(str, cut), str(page), str(PICTURES / name)], check=True)


def _terminal(text: str) -> str:
    """Return a page that looks as a terminal does on which a text was written."""
    console = Console(file=io.StringIO(), record=True, width=110, force_terminal=True)
    console.print(Text.from_ansi(text))
    style = "<style>pre, code { font-family: 'Noto Sans Mono CJK SC', monospace !important; font-size: 14px; }</style>"
    return console.export_html(theme=MONOKAI, inline_styles=True).replace("</head>", f"{style}</head>")


def _draw(browser: Browser, name: str, page: Path, size: tuple[int, int]) -> None:
    """Draw what of a page is on the screen."""
    browser.open(page, *size, "light")
    picture = browser.ask("Page.captureScreenshot", format="png")["data"]
    (PICTURES / f"{name}.png").write_bytes(base64.b64decode(picture))


if __name__ == "__main__":
    main()
