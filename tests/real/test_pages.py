"""The month's page in a real browser: at a desk and on a phone, light and dark, on paper, and before a validator."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.real.browser import Browser
from tests.real.papers import LANGS, LEDGERS, headings_in, ink, papers, pdf_text, squeezed, words_in
from tests.real.programs import modules

HERE = Path(__file__).parent
PAGES = [f"2026-05-{of}.{lang}.html" for of in ("township", "S02") for lang in LANGS] + ["clean/2026-05-S01.zh.html"]
LEDGER_PAGES = [f"2026-05-S02-{ledger}.zh.html" for ledger in LEDGERS]
A4 = 680
"""CSS pixels between the margins."""
SCREENS = {"phone": (390, 844), "desk": (1280, 800)}
FAINT = """[...document.querySelectorAll("main *")].filter(one => {
  const own = [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return own && !["TITLE", "DESC"].includes(one.tagName.toUpperCase());
}).map(one => {
  const light = colour => {
    const [r, g, b] = colour.match(/[0-9.]+/g).map(n => n / 255)
      .map(n => n <= 0.03928 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const look = getComputedStyle(one), ink = light(one.namespaceURI.endsWith("svg") ? look.fill : look.color);
  const paper = light(getComputedStyle(document.body).backgroundColor);
  return [(Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05), one.textContent.trim()];
}).filter(([contrast]) => contrast < 4.5)"""
WIDER = """framed => [...document.querySelectorAll("main *")].filter(one => {
  const box = one.getBoundingClientRect();
  return !(framed && one.closest(".table")) && box.width && (box.left < -0.5 || box.right > innerWidth + 0.5);
}).map(one => one.tagName)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the pages, and each page's Markdown beside it."""
    folder = tmp_path_factory.mktemp("pages") / "pages"
    papers(folder, ("html", "md"))
    return folder


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a running browser."""
    with Browser(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


def test_a_validator_has_nothing_against_the_pages(folder: Path) -> None:
    """Structure, names, labels and order of headings, by html-validate's recommended rules."""
    program = modules(HERE / "page_rules") / ".bin/html-validate"
    node = shutil.which("node") or "node"
    words = [node, str(program), "--preset=standard,a11y", "--formatter=json"]
    done = subprocess.run([*words, *PAGES, *LEDGER_PAGES], cwd=folder, capture_output=True, text=True, check=False)
    found = [(one["filePath"], said["ruleId"]) for one in json.loads(done.stdout) for said in one["messages"]]
    assert (found, done.returncode) == ([], 0), done.stderr


def test_the_validator_is_awake(folder: Path) -> None:
    """A page with a picture that nobody named and a heading left out is told off."""
    page = (folder / PAGES[0]).read_text(encoding="utf-8")
    assert "<main>" in page
    (folder / "bad.html").write_text(page.replace("<main>", '<main><h4>x</h4><img src="x">'), encoding="utf-8")
    program = modules(HERE / "page_rules") / ".bin/html-validate"
    words = [shutil.which("node") or "node", str(program), "--preset=standard,a11y", "bad.html"]
    assert subprocess.run(words, cwd=folder, capture_output=True, check=False).returncode == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_every_screen(browser: Browser, folder: Path, name: str, screen: str, scheme: str) -> None:
    """Nothing but a wide table in its own frame is wider than the screen; the text stands out from the paper."""
    width, height = SCREENS[screen]
    browser.open(folder / name, width, height, scheme)
    assert browser.value("innerWidth") == width
    assert browser.value("document.scrollingElement.scrollWidth") <= width
    assert browser.value(f"({WIDER})(true)") == []
    assert browser.value(FAINT) == []
    paper = browser.value("getComputedStyle(document.body).backgroundColor")
    assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
    picture = browser.picture()
    (folder / f"{name.replace('/', '-')}-{screen}-{scheme}.png").write_bytes(picture)
    assert browser.drawn(picture) > 0.02


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_is_told_the_charts(browser: Browser, folder: Path, name: str) -> None:
    """Each picture has a name, and a description with a percentage or a dash for each of its bars."""
    browser.open(folder / name, *SCREENS["desk"], "light")
    pictures = browser.named("image")
    assert len(pictures) == 2
    bars = browser.value('[...document.querySelectorAll("svg")].map(one => one.querySelectorAll(".rest").length)')
    for (title, described), count in zip(pictures, bars, strict=True):
        assert title
        assert len(described.split("；" if "；" in described else "; ")) == count > 0
        assert "%" in described or "—" in described


@pytest.mark.parametrize("name", LEDGER_PAGES)
def test_a_ledger_fits_a_phone(browser: Browser, folder: Path, name: str) -> None:
    """Its wide tables are moved in their own frames; it has no charts."""
    browser.open(folder / name, *SCREENS["phone"], "light")
    assert browser.value(f"({WIDER})(true)") == []
    assert browser.named("image") == []


@pytest.mark.parametrize("name", [*PAGES, *LEDGER_PAGES])
def test_a_page_prints_whole(browser: Browser, folder: Path, name: str) -> None:
    """On A4 even a table of thirty columns is not cut: every word of the report is on paper, and no sheet is empty."""
    browser.open(folder / name, A4, A4, "dark", media="print")
    assert browser.value(f"({WIDER})(false)") == []
    file = folder / f"{name.replace('/', '-')}.pdf"
    file.write_bytes(browser.printed())
    said = pdf_text(file)
    text = (folder / name).with_suffix(".md").read_text(encoding="utf-8")
    assert headings_in(text)
    assert [words for words in words_in(text) if squeezed(words) not in said] == []
    inks = ink(file, folder / f"{file.stem}-print")
    assert inks
    assert min(inks) > 0.0005
