"""Every key of a plan, misused: misuse.md has a section for each, and docs/plan-language.md the code of what is said.

A section's block replaces, in the plan below, the lines of the keys that it writes, those of its duty under `duty:`
where the key is one of the plan's; `# ✗` marks the line that
`careplan plan check` must name.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from careplan.records.about import ABOUT
from careplan.workflow.plan_docs import MODELS
from tests.run import careplan

HERE = Path(__file__).parent
SCHOOL = HERE.parent / "plans/_school"
PLAN = {
    "year": "year: 2026",
    "title": "title: {zh: 计划, en: Plan}",
    "documents": "documents:\n  - {id: plan, title: 计划}",
    "valid": "valid: {from: 2026-01-01, until: 2026-12-31}",
}
DUTY = {
    "id": "id: talk",
    "title": "title: {zh: 谈心, en: Talk}",
    "source": "source: {clause: 一, words: 原话}",
    "chapter": "chapter: care",
    "owner": "owner: proxy_parent",
    "for_each": "for_each: child",
    "every": "every: month",
    "proof": "proof: talk",
}
OF_PLAN = {"Plan", "Document", "OwnKind"}
_SECTION = re.compile(r"^## (\w+)\.(\w+)\n\n[^\n]+\n\n```yaml\n(.*?)```$", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^(\w+):", re.MULTILINE)


class Misuse(NamedTuple):
    """A key and the lines that misuse it."""

    model: str
    key: str
    lines: str

    @property
    def plan(self) -> str:
        """The whole plan."""
        around, _, inside = self.lines.partition("duty:\n") if self.model in OF_PLAN else ("", "", self.lines)
        head = _replaced(PLAN, around)
        if "duties:" in around:
            return head
        block = "".join(f"    {line}\n" for line in _replaced(DUTY, inside).splitlines())
        return f"{head}duties:\n  -{block[3:]}"


def _replaced(keys: dict[str, str], lines: str) -> str:
    written = set(_KEY.findall(lines))
    kept = [line for key, line in keys.items() if key not in written]
    return "".join(f"{line}\n" for line in kept) + lines


def misuses() -> Iterator[Misuse]:
    """Yield the sections of the page."""
    page = (HERE / "misuse.md").read_text(encoding="utf-8")
    found = [Misuse(*match.groups()) for match in _SECTION.finditer(page)]
    assert len(found) == page.count("\n## "), "a section is not of the form"
    yield from found


@pytest.mark.parametrize("misuse", list(misuses()), ids=lambda misuse: f"{misuse.model}.{misuse.key}")
def test_misuse_is_named(misuse: Misuse, tmp_path: Path) -> None:
    """The check that the reference names, at the marked line, and nothing else."""
    file = tmp_path / "2026.yaml"
    file.write_text(misuse.plan.replace(" # ✗", ""), encoding="utf-8")
    ran = careplan("plan", "check", str(file), "--records", str(SCHOOL), "--format", "json", "--on", "2026-05-31")
    found = [(one["slug"], one["line"]) for one in json.loads(ran.out)["findings"]]
    (line,) = (number for number, text in enumerate(misuse.plan.splitlines(), 1) if "# ✗" in text)
    assert found == [(ABOUT[misuse.model][misuse.key].wrong, line)]


def test_every_key_is_misused_once() -> None:
    """Each key in the reference's tables."""
    keys = [f"{name}.{key}" for name in MODELS for key in ABOUT[name]]
    assert [f"{one.model}.{one.key}" for one in misuses()] == keys
