"""The month that docs/clerk.md tells: a made-up township, the day that it is, and what people do between commands."""

import shlex
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Final
from unittest.mock import patch

from docx import Document

from careplan.workflow.demo.build import Size
from careplan.workflow.init import demo_files
from tests.e2e.test_month import CARE, DAYS, MORE, NOT_YET, OTHER, SCHOOL, lines, other
from tests.intake.test_intake import Form
from tests.real.test_git import commit, git
from tests.run import careplan

TOWN: Final = "青石镇"
FORMS: Final = "forms-2026-05"
MISTAKES: Final[tuple[tuple[str, str, object], ...]] = (
    ("家访", "日期", "2026-05-32"),
    ("作业辅导", "时长（分钟）", "好久"),
    ("谈心", "日期", "2026-04-28"),
    ("亲情晚餐", "日期", "2026-05-29"),
    ("亲情电话", "与谁联系", "妈妈"),
    ("检查作业", "时长（分钟）", "30"),
)
"""What teachers write wrongly in the care record: what was done, in which column, and what they write."""


class Story:
    """What has happened so far, in a folder of its own, and which day it is."""

    def __init__(self, base: Path) -> None:
        """Begin in an empty folder."""
        self.base = self.where = base
        self.day = ""
        self.chance = Random(2026)  # noqa: S311 the same ids each time, and nobody's secret

    def run(self, command: str) -> str:
        """Return what a command says, as somebody sees who types it on this day."""
        name, *words = shlex.split(command)
        assert name == "careplan", f"only careplan is run, not {name}"
        words = [found for word in words for found in self._files(word)]
        env = {"HOME": str(self.base), "GIT_CONFIG_GLOBAL": str(self.base / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
        env["CAREPLAN_CACHE_DIR"] = ""  # kept answers know no clock but the machine's
        with (
            patch("careplan.cli.options.datetime", _clock(self.day)),
            patch("careplan.workflow.enter.act.secrets", SimpleNamespace(token_bytes=self.chance.randbytes)),
            patch("careplan.workflow.enter.newcomer.SystemRandom", lambda: self.chance),
        ):
            ran = careplan(*words, cwd=self.where, env=env)
        assert ran.code in (0, 1), f"{command}: {ran.all}"
        return ran.all

    def _files(self, word: str) -> list[str]:
        """Return the files that a word with a star means, as a shell does; else the word."""
        if "*" not in word:
            return [word]
        folder = word.rpartition("/")[0]
        return [f"{folder}/{path.name}" for path in sorted((self.where / folder).glob(word.rpartition("/")[2]))]

    def meanwhile(self, what: str) -> None:
        """Let happen what people do without careplan."""
        _MEANWHILE[what](self)

    def form(self, name: str) -> Form:
        """Return a workbook that was handed out, by the end of its name."""
        (path,) = (self.base / FORMS).glob(f"*{name}.xlsx")
        return Form(path)


UNDONE: Final = ("家访", "S02-9DDSJ")
"""What nobody wrote down although it was done, and for whom."""


def _clock(day: str) -> type[datetime]:
    """Return a clock that stands still at ten in the morning of a day in China."""

    class Clock(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            del tz
            return datetime.fromisoformat(f"{day}T02:00:00").replace(tzinfo=UTC)

    return Clock


@cache
def _files() -> dict[str, bytes]:
    """Return the files of the made-up township, without what happens after April and without its census."""
    files = demo_files(Size(schools=2, children=12, proxies=3), clean=True)
    later = (*(f"/{month}" for month in NOT_YET), "/census/")
    return {name: data for name, data in files.items() if not any(part in name for part in later)}


def lay_down(story: Story) -> None:
    """Put the made-up township there, with everything done until April, and go into it."""
    root = story.base / TOWN
    for name, data in _files().items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    git(root, "init", "-q")
    commit(root, "台帐")
    git(root, "config", "user.name", "王晓梅")
    git(root, "config", "user.email", "wxm@example.org")
    story.where = root


def forms_filled(story: Story) -> None:
    """Fill every form in; in T004's there are two mistakes, and one home visit is left undone."""
    for path in sorted((story.base / FORMS).glob("*.xlsx")):
        form = Form(path)
        for row, what, cells in filled(form):
            if what != UNDONE:
                form.put(row, **cells)
        form.save()
    form = story.form("T004-care-record")
    spoil(form, MISTAKES[:2])
    form.save()


def spoil(form: Form, mistakes: tuple[tuple[str, str, object], ...]) -> list[int]:
    """Write mistakes into a filled form, each into the first line of its kind; return the lines."""
    rows = [form.rows(日期="2026-05", 事项=kind)[0] for kind, _, _ in mistakes]
    for row, (_, head, value) in zip(rows, mistakes, strict=True):
        form.put(row, **{head: value})
    return rows


def filled(form: Form) -> Iterator[tuple[int, tuple[str, str], dict[str, object]]]:
    """Yield the lines that somebody fills in: row, what was done for whom, and what is written."""
    for at, (row, kind, subject) in enumerate(lines(form), 1):
        if kind not in CARE | SCHOOL:
            continue
        cells: dict[str, object] = {"日期": f"2026-05-{DAYS.get(kind, 8 + at % 14):02}"}
        cells |= {head: other(form) if said is OTHER else said for head, said in MORE.get(kind, {}).items()}
        if "记录人" in form.heads:
            cells["记录人"] = other(form)
        yield row, (kind, subject), cells


def returned_lines_mended(story: Story) -> None:
    """Mend what came back to T004: a day that there is, and minutes as a number."""
    form = story.form("T004-care-record-退回")
    for row in form.rows(日期="2026-05-32"):
        form.put(row, 日期="2026-05-22")
    for row in form.rows(**{"时长（分钟）": "好久"}):
        form.put(row, **{"时长（分钟）": 40})
    form.save()


def repository_given(story: Story) -> None:
    """Have a repository for the township, as its office sets it up."""
    git(story.base, "init", "-q", "--bare", "仓库.git")
    git(story.where, "remote", "add", "origin", str(story.base / "仓库.git"))


def articles_written(story: Story) -> None:
    """Write each school's article in Word."""
    for school in ("S01", "S02"):
        text = Document()
        text.add_paragraph(f"{school}：五月二十日，本校召开代理家长座谈会，约定月底前走访每一名留守儿童的家庭。")
        text.save(str(story.base / f"{school}信息.docx"))


def census_filled(story: Story) -> None:
    """Fill the census sheets in: everybody is there."""
    for path in sorted((story.base / "forms-2026-06").glob("*census.xlsx")):
        form = Form(path)
        for row in form.rows(核查日期=None):
            if form.begins(row, "儿童", "S0"):
                form.put(row, 核查日期="2026-06-10", 核查人=other(form), 结果="在")
        form.save()


_MEANWHILE: Final[dict[str, Callable[[Story], None]]] = {
    "the demo township, on the eve of May": lay_down,
    "the office has a repository": repository_given,
    "the teachers fill the forms in": forms_filled,
    "the teacher mends the lines that came back": returned_lines_mended,
    "the schools write their articles": articles_written,
    "the schools fill the census sheets in": census_filled,
}


def returned_words(story: Story) -> list[tuple[str, str, str]]:
    """Return for each mistake what is written, and the words with which its line comes back, having made them all."""
    story.run("careplan forms --month 2026-05 --adult T004")
    form = story.form("T004-care-record")
    for row, _, cells in filled(form):
        form.put(row, **cells)
    spoil(form, MISTAKES)
    form.save("mistakes.xlsx")
    story.day = "2026-05-24"
    story.run(f"careplan import ../{FORMS}/mistakes.xlsx --yes")
    back = Form(form.path.with_name("mistakes-退回.xlsx"))
    reason = back.heads["没有录入的原因"]
    found = []
    for _, head, value in MISTAKES:
        (row,) = back.rows(**{head: str(value)})
        found.append((head, str(value), str(back.sheet.cell(row, reason).value)))
    return found
