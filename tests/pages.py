"""Literate pages: prose, record files as blocks, and the lines that are expected, read from Markdown.

CONTRIBUTING.md shows the form. Each `##` section is one scenario and stands alone.
"""

import base64
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

DAY = date(2026, 5, 31)
EXAMPLES = Path(__file__).parent.parent / "examples/plans"
EXPECTED = frozenset({"findings", "settlements"})
LABELS = frozenset({"yaml", "csv", "md", "text", "base64", "delete"})

_on = re.compile(r"on: (\d{4}-\d\d-\d\d)")
_start = re.compile(r"base: (?P<base>[a-z-]+)|plan: (?P<plan>p\d\d)")
_git = re.compile(r"git: ([a-z_]+) (.+)")
_path = re.compile(r"`records/([^`]+)`")


class PageError(Exception):
    """A page that does not follow the form."""


@dataclass
class Scenario:
    """One section: its files by path from the records' root (None removes one), and the lines expected.

    `plan` names the plan of examples/plans that stands in as the year's.
    `history` is what git would say of the records: `deleted`, `renamed`, `unmerged` and the like.
    """

    title: str
    line: int
    on: date = DAY
    base: str = ""
    plan: str = ""
    files: dict[str, bytes | None] = field(default_factory=dict)
    expected: list[str] | None = None
    history: dict[str, list[str]] = field(default_factory=dict)

    @property
    def is_bad(self) -> bool:
        """Whether something is expected to be found."""
        return bool(self.expected)


@dataclass(frozen=True)
class Page:
    """A page: its title, what it says before the first scenario, and its scenarios."""

    title: str
    prose: str
    scenarios: list[Scenario]


def read_page(path: Path) -> Page:
    """Return the page in a Markdown file; raise PageError where it does not follow the form."""
    try:
        return _Reader(path.read_text(encoding="utf-8")).page()
    except PageError as error:
        raise PageError(f"{path.name}:{error}") from None


def lay(scenario: Scenario, bases: Path, root: Path) -> None:
    """Write the scenario's files into the empty folder `root`, over a copy of its base `_NAME` in `bases`."""
    if scenario.base:
        shutil.copytree(bases / f"_{scenario.base}", root, dirs_exist_ok=True)
    if scenario.plan:
        (root / "plan").mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / f"{scenario.plan}.yaml", root / "plan/2026.yaml")
    for name, content in scenario.files.items():
        path = root / name
        if content is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


class _Reader:
    """Walks over the tokens of one page; every step knows the scenario it stands in."""

    def __init__(self, text: str) -> None:
        self.tokens = MarkdownIt("commonmark").parse(text)
        self.title = ""
        self.prose: list[str] = []
        self.scenarios: list[Scenario] = []
        self.path = ""

    def page(self) -> Page:
        for before, token in pairwise([Token("start", "", 0), *self.tokens]):
            line = token.map[0] + 1 if token.map else 0
            if before.type == "heading_open":
                self.heading(before.tag, token.content, line)
            elif before.type == "paragraph_open":
                self.paragraph(token.content, line)
            elif token.type == "fence" and self.scenarios:
                self.fence(token, line)
        for scenario in self.scenarios:
            if scenario.expected is None:
                raise PageError(f"{scenario.line}: no block of expected findings (an empty one means: none)")
        return Page(self.title, "\n".join(self.prose), self.scenarios)

    def heading(self, tag: str, title: str, line: int) -> None:
        if tag == "h1":
            self.title = title
        elif tag == "h2":
            self.scenarios.append(Scenario(title, line))
        self.path = ""

    def paragraph(self, content: str, line: int) -> None:
        if not self.scenarios:
            self.prose.append(content)
            return
        scenario = self.scenarios[-1]
        for text in content.splitlines():
            if on := _on.fullmatch(text):
                scenario.on = date.fromisoformat(on[1])
            elif start := _start.fullmatch(text):
                scenario.base = start["base"] or scenario.base
                scenario.plan = start["plan"] or scenario.plan
            elif told := _git.fullmatch(text):
                scenario.history.setdefault(told[1], []).append(told[2])
            elif path := _path.fullmatch(text):
                self.path = path[1]
            elif text.startswith(("on:", "base:", "plan:", "git:")):
                example = "`on: 2026-05-31`, `base: township`, `plan: p03` or `git: deleted careplan.yaml`"
                raise PageError(f"{line}: cannot read {text!r}; write {example}")

    def fence(self, token: Token, line: int) -> None:
        scenario, label = self.scenarios[-1], token.info.strip()
        if label in EXPECTED:
            if scenario.expected is not None:
                raise PageError(f"{line}: a second block of {label} in one section")
            scenario.expected = token.content.splitlines()
            return
        if label not in LABELS:
            raise PageError(f"{line}: a block is labelled findings, {', '.join(sorted(LABELS))}, not {label!r}")
        if not self.path:
            raise PageError(f"{line}: no `records/…` line before this block")
        scenario.files[self.path] = _content(label, token.content)
        self.path = ""


def _content(label: str, content: str) -> bytes | None:
    if label == "delete":
        return None
    return base64.b64decode(content) if label == "base64" else content.encode()


def pages_in(folder: Path) -> Iterator[Path]:
    """Yield the pages in a folder by name."""
    yield from sorted(folder.glob("*.md"))
