"""A clerk's month through commands and workbooks alone: afterwards check shows exactly what was left undone."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ics
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.intake.test_intake import Form
from tests.real.test_git import commit, git
from tests.run import Ran, careplan

YEAR = 2026
NOT_YET = [f"{YEAR}-{month:02}" for month in range(5, 13)]
CARE = {
    "关爱记录表": "care-form",
    "亲情电话": "call-home",
    "亲情晚餐": "dinner",
    "家访": "home-visit",
    "检查作业": "homework-check",
    "谈心": "talk",
    "作业辅导": "tutoring",
}
SCHOOL = {"上报": "monthly-statistics", "代理家长座谈会": "proxy-meeting", "培训": "trainer-training"}
NO_FORM = ("monthly-feedback", "childrens-day", "essay-entries")
"""What is owed by the middle of June and stands in no form of May: the office's answer, a festival, a contest."""
SAID = "五月二十日，本校召开代理家长座谈会，约定月底前走访每一名留守儿童的家庭。"
DAYS = {"关爱记录表": 20, "上报": 22, "培训": 22}
"""Days of May on which something may be done that may not be on any other."""
OTHER = "somebody whom the workbook offers"
MORE: dict[str, dict[str, object]] = {
    "亲情电话": {"与谁联系": "母亲"},
    "代理家长座谈会": {"时长（分钟）": 60, "参加人": OTHER},
    "培训": {"时长（分钟）": 90, "参加人": OTHER},
}
"""What a teacher writes beside the day, by what was done."""
END_OF_MAY, MIDDLE_OF_JUNE = "2026-05-29", "2026-06-15"
SIGNED = ("--filled-by", "Z01", "--checked-by", "Z02", "--head", "Z03")


class Township:
    """A made-up township on the eve of May, and what its people know to be undone: duty and whom it is owed."""

    def __init__(self, root: Path) -> None:
        """Lay it down with everything done until April, in a git repository."""
        self.root = root
        self.undone: set[tuple[str, str]] = set()
        size = ("--schools", "2", "--children", "8", "--proxies", "3")
        assert careplan("init", "--demo", "--clean", *size, str(root), cwd=root.parent).code == 0
        for path in list(root.rglob("*")):
            if path.stem[:7] in NOT_YET and path.exists():
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        git(root, "init", "-q")
        commit(root, "the eve of May")

    def run(self, *words: str, on: str = END_OF_MAY) -> Ran:
        """Run a command on a day."""
        return careplan(*words, "--on", on, cwd=self.root)

    def proxy_of(self, duty: str, child: str) -> str:
        """Return who owes a child a duty, as `why` says it."""
        return str(re.findall(r"T\d{3}", self.run("why", child, duty, "2026-05").out)[0])

    def undone_by_check(self, on: str = MIDDLE_OF_JUNE) -> list[tuple[str, str]]:
        """Return what check finds undone; it finds nothing else."""
        found = json.loads(self.run("check", "--format", "json", on=on).out)["findings"]
        assert {one["severity"] for one in found} <= {"warning"}, found
        return sorted((one["facts"]["duty"], one["facts"]["subject"]) for one in found)


def lines(form: Form) -> Iterator[tuple[int, str, str]]:
    """Yield each prefilled line: its row, what is to be done, and for which child or school."""
    school = form.path.name.split("-")[2]
    for row in form.rows(日期=None):
        kind = form.sheet.cell(row, form.heads["事项"]).value
        child = form.sheet.cell(row, form.heads["儿童"]).value
        if kind:
            yield row, str(kind), str(child or school).split(" ")[0]


def other(form: Form) -> str:
    """Return somebody whom the workbook itself offers."""
    cells = [str(cell.value) for row in form.book["careplan"].iter_rows() for cell in row]
    return next(cell for cell in reversed(cells) if re.match(r"T\d{3} ", cell))


def fill(town: Township, form: Form, leave: int) -> None:
    """Fill a form in as its adult does, all but each line whose place is a multiple of `leave`."""
    duties = CARE | SCHOOL
    for at, (row, kind, subject) in enumerate(lines(form), 1):
        if kind not in duties:
            continue
        town.undone.add((duties[kind], subject))
        if at % leave == 0:
            continue
        day = f"2026-05-{DAYS.get(kind, 10 + at % 18)}"
        more: dict[str, object] = {
            head: other(form) if said is OTHER else said for head, said in MORE.get(kind, {}).items()
        }
        if "记录人" in form.heads:
            more["记录人"] = other(form)
        form.put(row, 日期=day, **more)
        town.undone.discard((duties[kind], subject))
    form.save()


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every record's bytes."""
    return {
        str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file() and ".git" not in path.parts
    }


@pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning")
def test_a_month(tmp_path: Path) -> None:
    """Forms out, in, mended; what is written and waived by command; what is due; reports; closed; amended."""
    town = Township(tmp_path / "records")
    assert town.undone_by_check("2026-04-30") == []
    forms = forms_out(town, tmp_path / "forms")
    for form in forms:
        fill(town, form, 3 if "S02-school" in form.path.name else 5)
    forms_in(town, forms)
    commit(town.root, "the forms of May")
    by_command(town)
    what_is_due(town)
    articles_in(town)
    town.undone |= {(duty, school) for duty in NO_FORM for school in ("S01", "S02")}
    assert town.undone_by_check() == sorted(town.undone)
    in_every_form(town, tmp_path / "reports")
    commit(town.root, "May")
    closed_and_amended(town)
    assert town.undone_by_check() == sorted(town.undone)


def forms_out(town: Township, folder: Path) -> list[Form]:
    """Hand out the forms: one for each proxy parent, one for each school."""
    ran = town.run("forms", "--month", "2026-05", "-o", str(folder), on="2026-05-06")
    assert (ran.code, ran.err) == (0, "")
    forms = [Form(path) for path in sorted(folder.iterdir())]
    assert len(forms) == 3 + 2
    return forms


def forms_in(town: Township, forms: list[Form]) -> None:
    """Take them in with two mistakes; the lines that come back are mended and taken in too. Twice changes nothing."""
    form = forms[0]
    first, second = [row for row in form.rows(日期="2026-05") if form.begins(row, "事项", "家访")][:2]
    form.put(first, 日期="2026-05-32")
    form.put(second, **{"时长（分钟）": "好久"})
    files = [str(form.save()) for form in forms]
    before = snapshot(town.root)
    assert town.run("import", *files, "--dry-run").code == 1
    assert snapshot(town.root) == before
    ran = town.run("import", *files, "--yes")
    assert ran.code == 1, ran.out
    (back,) = form.path.parent.glob("*-退回.xlsx")
    returned = Form(back)
    wrong = [row for row in returned.rows() if returned.sheet.cell(row, returned.heads["没有录入的原因"]).value]
    assert len(wrong) == 2, ran.out
    returned.put(wrong[0], 日期="2026-05-22")
    returned.put(wrong[1], **{"时长（分钟）": 40})
    mended = town.run("import", str(returned.save()), "--yes")
    assert mended.code == 0, mended.out
    assert "新增 2 行" in mended.out
    after = snapshot(town.root)
    for path, row, name, value in ((form, first, "日期", "2026-05-22"), (form, second, "时长（分钟）", 40)):
        path.put(row, **{name: value})
    form.save()
    again = town.run("import", *files, "--yes")
    assert (again.code, snapshot(town.root)) == (0, after), again.out


def by_command(town: Township) -> None:
    """Of what was left, one thing is logged and another waived."""
    talk = next(one for one in sorted(town.undone) if one[0] in {"talk", "home-visit", "tutoring"})
    kind = talk[0].replace("-", "_")
    logged = town.run("log", kind, talk[1], "--by", town.proxy_of(*talk))
    assert logged.code == 0, logged.all
    dinner = next(one for one in sorted(town.undone) if one[0] in {"dinner", "homework-check"})
    waived = town.run("waive", dinner[1], dinner[0], "2026-05", "--reason", "child-ill", "--by", "Z01")
    assert waived.code == 0, waived.all
    town.undone -= {talk, dinner}


def articles_in(town: Township) -> None:
    """See that the month cannot be closed before each school has handed in its article, as it was written in Word."""
    refused = town.run("close", "--month", "2026-05", *SIGNED)
    assert refused.code == 1
    assert all(f"{school} monthly-article" in refused.out for school in ("S01", "S02"))
    for school, today in (("S01", "2026-05-22"), ("S02", "2026-05-25")):
        text, file = Document(), town.root.parent / f"{school}.docx"
        text.add_paragraph(f"{school}：{SAID}")
        text.save(str(file))
        by = min(path.stem for path in (town.root / f"schools/{school}/staff").iterdir())
        words = ("--school", school, "--title", "座谈会记", "--by", by, "--file", str(file))
        handed_in = careplan("add", "article", *words, "--today", today, cwd=town.root)
        assert (handed_in.code, handed_in.err) == (0, ""), handed_in.all


def what_is_due(town: Township) -> None:
    """See that what is owed until the month's end names everybody who is owed something, on screen and in calendars."""
    said = town.run("due").out
    text = town.run("due", "--format", "ics").out
    assert ics.Calendar(text).events
    open_ = {subject for duty, subject in town.undone if duty in CARE.values() and duty != "care-form"}
    assert open_
    assert {subject for subject in open_ if subject in said} == open_
    assert town.run("due", "--format", "message").out


def in_every_form(town: Township, folder: Path) -> None:
    """Draw the report in every form: the same number of undone things stands in each."""
    for form in ("json", "md", "html", "docx", "xlsx", "pdf"):
        file = folder / f"report.{form}"
        folder.mkdir(exist_ok=True)
        ran = town.run("report", "--month", "2026-05", "--format", form, "-o", str(file), on=MIDDLE_OF_JUNE)
        assert (ran.code, ran.err) == (0, ""), form
    rate = re.search(r"义务完成率：(.*? \(\d+/\d+\))", (folder / "report.md").read_text(encoding="utf-8"))
    assert rate
    assert rate[1] in (folder / "report.html").read_text(encoding="utf-8")
    assert any(rate[1] in line.text for line in Document(str(folder / "report.docx")).paragraphs)
    done, owed = map(int, re.findall(r"\d+", rate[1].partition("(")[2]))
    sheet = load_workbook(folder / "report.xlsx", data_only=True).worksheets[0]
    assert (done, owed) in {(row[2], row[3]) for row in sheet.iter_rows(values_only=True)}
    monthly = {(duty, subject) for duty, subject in town.undone if duty in {*CARE.values(), *SCHOOL.values()}}
    assert owed - done == len(monthly)
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    words = ("report", "--month", "2026-05", "--kind", "care-ledger", "--format", "json")
    ledger: dict[str, Any] = json.loads(town.run(*words, on=MIDDLE_OF_JUNE).out)["tables"]
    waiting = {tuple(row["id"].split("/")[:2]) for row in ledger["waiting"]["rows"]}
    assert waiting == monthly
    care = [who for duty, who in monthly if duty in CARE.values()]
    assert ledger["care_by_child"]["totals"]["cells"]["owing"] == len(care)


def closed_and_amended(town: Township) -> None:
    """Close the month, in which all is handed in; a row found later is told as a correction."""
    words = ("close", "--month", "2026-05", *SIGNED)
    closed = town.run(*words, on=MIDDLE_OF_JUNE)
    assert (closed.code, closed.err) == (0, ""), closed.all
    figures: dict[str, Any] = json.loads((town.root / "closed/2026-05/month.json").read_text(encoding="utf-8"))
    commit(town.root, "close May")
    late = next(one for one in sorted(town.undone) if one[0] == "tutoring")
    found = careplan("log", "tutoring", late[1], "--by", town.proxy_of(*late), "--on", "2026-05-21", cwd=town.root)
    assert found.code == 0, found.all
    town.undone.discard(late)
    again = town.run(*words, on=MIDDLE_OF_JUNE)
    assert again.code == 1
    assert late[1] in again.out or "更正" in again.out, again.out
    assert json.loads((town.root / "closed/2026-05/month.json").read_text(encoding="utf-8")) == figures
