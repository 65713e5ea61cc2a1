"""Take one thing out of a clean township: exactly the findings that follow appear; put it back: the same bytes.

What should follow is worked out here from what was taken out, by a table of its own, never by settling.
"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Mapping
from csv import DictReader
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.domain.finding import Finding
from careplan.domain.world import World
from careplan.records.child import Child, Proxy
from careplan.store.layout import formatted
from careplan.workflow.demo.build import Size, clean_town, files_of
from tests.town import found, seen

SIZE = Size(2, 14, 4, 2026, 11)
LAST = date(2026, 12, 31)
MAKE_UP = timedelta(days=10)
Follows: TypeAlias = tuple[str, str, str, str]
"""Slug, file, subject, period."""


class Deadline(NamedTuple):
    """A duty of the plan as its words say it: chapter, the subject's kind, and its day in each month or its span."""

    duty: str
    chapter: str
    whose: str
    day: int = 0
    first: date = LAST
    due: date = LAST


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


MONTHLY = {
    ("talk", ""): Deadline("talk", "care", "child", 31),
    ("homework_check", ""): Deadline("homework-check", "care", "child", 31),
    ("tutoring", ""): Deadline("tutoring", "care", "child", 31),
    ("home_visit", ""): Deadline("home-visit", "care", "child", 31),
    ("dinner", ""): Deadline("dinner", "care", "child", 31),
    ("care_form", ""): Deadline("care-form", "care", "child", 24),
    ("phone_call", ""): Deadline("call-home", "contact", "key child", 31),
    ("proxy_meeting", ""): Deadline("proxy-meeting", "care", "school", 31),
    ("submission", "statistics"): Deadline("monthly-statistics", "hand-in", "school", 25),
}
AUTUMN = _day(9, 25), _day(10, 18)
ONCE = {
    ("contest_entry", "my-proxy-parent"): Deadline("essay-entries", "activity", "school", 0, _day(6, 1), _day(6, 10)),
    ("award", "my-proxy-parent"): Deadline("essay-awards", "activity", "township", 0, _day(6, 1), _day(6, 30)),
    ("training", "family-education"): Deadline("trainer-training", "activity", "school", 0, _day(5, 21), _day(5, 31)),
    ("training", "second-level"): Deadline("second-level-training", "activity", "teacher", 0, _day(5, 21), _day(6, 30)),
    ("theme_activity", "same-sky"): Deadline("childrens-day", "activity", "school", 0, _day(6, 1), _day(6, 1)),
    ("theme_activity", "shared-meal"): Deadline("shared-meal", "activity", "child", 0, *AUTUMN),
    ("theme_activity", "letters-between-places"): Deadline("letters-between-places", "activity", "school", 0, *AUTUMN),
    ("nomination", "county-meeting"): Deadline(
        "county-nomination", "appraisal", "township", 0, _day(11, 11), _day(11, 20)
    ),
    ("appraisal", "quality"): Deadline("yearly-appraisal", "appraisal", "staff", 0, _day(12, 1), _day(12, 15)),
}
FESTIVALS = {
    "spring-festival": _day(2, 17),
    "dragon-boat": _day(6, 19),
    "mid-autumn": _day(9, 25),
    "double-ninth": _day(10, 18),
}
WITHOUT_CONSEQUENCE = {
    "norm_session",
    "counselling",
    "inspection",
    "letter",
    "suggestion",
    "pairing_activity",
    "flag_resolved",
}


@dataclass(frozen=True)
class Row:
    """One line of a table: its file, its number, its cells."""

    file: str
    line: int
    cells: Mapping[str, str]

    @property
    def kind(self) -> str:
        """The kind of act, or census."""
        return self.cells.get("kind", "census")

    @property
    def topic(self) -> str:
        """What exactly, where it tells duties apart."""
        return self.cells.get("topic", "") if self.kind not in {key for key, topic in MONTHLY if not topic} else ""

    @property
    def day(self) -> date:
        """When it was."""
        return date.fromisoformat(self.cells["date"])

    @property
    def school(self) -> str:
        """The school that it is about or whose file it is in."""
        return self.cells.get("school") or self.file.split("/")[1]

    def children(self) -> list[str]:
        """Return whom it is about."""
        return self.cells.get("children", self.cells.get("child", "")).split()


@cache
def clean() -> Mapping[str, bytes]:
    """Return the files of the clean township."""
    return files_of(clean_town(SIZE))


@cache
def world() -> World:
    """Return the clean township on the last day of the year."""
    return seen(clean(), LAST)


@cache
def rows() -> list[Row]:
    """Return every line of every table."""
    return [
        Row(file, number, cells)
        for file, data in clean().items()
        if file.endswith(".csv")
        for number, cells in enumerate(DictReader(data.decode().splitlines()), 1)
    ]


KINDS = sorted({row.kind + "/" + row.topic for row in rows() if row.kind not in {"flag", "waiver", "amendment"}})


def told(files: Mapping[str, bytes]) -> Counter[Follows]:
    """Return what the checks find, each by slug, file, subject and period."""
    return Counter(_key(finding) for finding in found(files, LAST))


def _key(finding: Finding) -> Follows:
    facts = finding.facts
    subject = facts.get("subject", facts.get("child", facts.get("ref", "")))
    said = subject if isinstance(subject, str) else "township"
    return finding.slug, finding.place.file, said, str(facts.get("period", ""))


def file_of(subject: str) -> str:
    """Return the record of a subject."""
    if subject == "township":
        return "careplan.yaml"
    if subject.startswith("S"):
        school, dash, _ = subject.partition("-")
        return f"schools/{school}/children/{subject}.yaml" if dash else f"schools/{school}/school.yaml"
    return f"schools/{world().register.staff[subject].school}/staff/{subject}.yaml"


def let_down(deadline: Deadline, subject: str, period: str, due: date) -> Iterator[Follows]:
    """Yield the finding about a duty that was not done, if its day is over."""
    if due < LAST:
        state = "missed" if due + MAKE_UP < LAST else "overdue"
        yield f"{state}-{deadline.chapter}", file_of(subject), subject, period


def follows(row: Row) -> Iterator[Follows]:
    """Yield what must be found when a line is taken out."""
    if row.kind == "video_session":
        yield from _festival(row)
    elif row.kind == "feedback":
        yield from _feedback(row)
    elif row.kind == "census":
        child = row.children()[0]
        if "2026H1" in row.file:
            yield "missed-census", file_of(child), child, "2026H1"
    else:
        yield from _unpaid(row)
        yield from _idle_feedback(row)


def _idle_feedback(row: Row) -> Iterator[Follows]:
    """Yield the note on feedback to statistics that are gone, if it came in the month after: it pays nothing."""
    answers = (r for r in rows() if row.kind == "submission" and r.kind == "feedback" and r.school == row.school)
    for answer in answers:
        if answer.day.month == row.day.month + 1 and answer.day - row.day <= timedelta(days=8):
            yield "act-pays-nothing", answer.file, "", f"{answer.day:%Y-%m}"


def _unpaid(row: Row) -> Iterator[Follows]:
    if (row.kind, row.topic) in MONTHLY:
        deadline = MONTHLY[row.kind, row.topic]
        due = date(2026, row.day.month, min(deadline.day, monthrange(2026, row.day.month)[1]))
        period = f"{row.day:%Y-%m}"
    elif (row.kind, row.topic) in ONCE:
        deadline = ONCE[row.kind, row.topic]
        due, period = deadline.due, "2026"
    else:
        assert row.kind in WITHOUT_CONSEQUENCE or row.topic == "commendation", row
        return
    for subject in _subjects(row, deadline):
        yield from let_down(deadline, subject, period, due)


def _subjects(row: Row, deadline: Deadline) -> list[str]:
    if deadline.whose == "key child":
        end = date(2026, row.day.month, monthrange(2026, row.day.month)[1])
        return [child for child in row.children() if _key_until(child, end)]
    if deadline.whose == "child":
        return row.children()
    if deadline.whose == "teacher":
        return row.cells["with"].split()
    if deadline.whose == "staff":
        return row.cells["with"].split()
    return [row.school if deadline.whose == "school" else "township"]


def _key_until(child: str, end: date) -> bool:
    """Return whether a child is a key child on the last day on the register up to a day."""
    record = world().register.children[child]
    there = max(min(spell.until or end, end) for spell in record.enrolment if spell.from_ <= end)
    return any(key.from_ <= there and (key.until is None or there <= key.until) for key in record.key)


def _festival(row: Row) -> Iterator[Follows]:
    week = timedelta(days=7)
    for name, feast in FESTIVALS.items():
        near = [
            r for r in rows() if r.kind == "video_session" and r.school == row.school and abs(r.day - feast) <= week
        ]
        if near == [row]:
            yield from let_down(
                Deadline("festival-video", "contact", "school"), row.school, f"2026-{name}", feast + week
            )


def _feedback(row: Row) -> Iterator[Follows]:
    handed_in = [r.day for r in rows() if r.kind == "submission" and r.school == row.school and r.day < row.day]
    after = max(handed_in)
    due = after + timedelta(days=10)
    yield from let_down(Deadline("monthly-feedback", "hand-in", "school"), row.school, f"{after:%Y-%m}", due)


def without(row: Row) -> dict[str, bytes]:
    """Return the files without a line."""
    lines = clean()[row.file].splitlines(keepends=True)
    return {**clean(), row.file: b"".join(lines[: row.line] + lines[row.line + 1 :])}


def test_nothing_is_found_before_anything_is_taken_out() -> None:
    """The township is clean, and every kind of act is in it."""
    assert told(clean()) == Counter()
    assert {kind.partition("/")[0] for kind in KINDS} >= {"talk", "census", "video_session", "appraisal", "feedback"}


@settings(max_examples=20, deadline=None)
@given(st.data())
def test_a_line_taken_out(data: st.DataObject) -> None:
    """A row of acts or of a census sheet: exactly the duties that it paid are unpaid."""
    kind = data.draw(st.sampled_from(KINDS))
    row = data.draw(st.sampled_from([row for row in rows() if f"{row.kind}/{row.topic}" == kind]))
    files = without(row)
    assert told(files) == Counter(follows(row))
    taken = clean()[row.file].splitlines(keepends=True)[row.line]
    assert formatted(row.file, files[row.file] + taken)[0] == clean()[row.file]


@pytest.mark.parametrize("kind", ["flag", "waiver", "amendment"])
def test_a_decision_taken_out(kind: str) -> None:
    """Without its flag an answer leads nowhere, without its waiver a duty is missed, without its new day late."""
    row = next(row for row in rows() if row.kind == kind)
    subject, period = (row.children() or [row.school])[0], row.cells.get("counts_for", "")
    answer = next((r for r in rows() if row.kind == "flag" and r.cells.get("ref") == row.cells["row_id"]), row)
    late = next(file for file in clean() if f"{row.school}/articles/2026-09" in file)
    if row.topic != "monthly-article":
        late = f"schools/{row.school}/months/2026-09/school.csv"
    expected: dict[str, Follows] = {
        "flag": ("ref-to-unknown-row", answer.file, row.cells["row_id"], ""),
        "waiver": ("missed-care", file_of(subject), subject, period),
        "amendment": ("hand-in-late", late, row.school, period),
    }
    assert told(without(row)) == Counter([expected[kind]])


@settings(max_examples=4, deadline=None)
@given(st.sampled_from([file for file in clean() if "/articles/" in file]))
def test_an_article_taken_out(file: str) -> None:
    """The school has handed in no article for that month."""
    _, school, _, name = file.split("/")
    files = {path: data for path, data in clean().items() if path != file}
    day = date.fromisoformat(name.removesuffix(".md"))
    deadline = Deadline("monthly-article", "hand-in", "school")
    assert told(files) == Counter(let_down(deadline, school, f"{day:%Y-%m}", day.replace(day=25)))


PAIRINGS = [(child, n) for child, record in world().register.children.items() for n in range(len(record.proxy))]


@settings(max_examples=8, deadline=None)
@given(st.sampled_from(PAIRINGS))
def test_a_pairing_taken_out(pairing: tuple[str, int]) -> None:
    """The child has nobody now, and a key child had nobody at the end of each of those months, or of its time there."""
    child, n = pairing
    record = world().register.children[child]
    files = {**clean(), file_of(child): _unpaired(clean()[file_of(child)], n)}
    assert told(files) == Counter(_alone(record, record.proxy[n]))


def _unpaired(data: bytes, n: int) -> bytes:
    """Return a child's record without its nth pairing."""
    head, proxy, tail = data.decode().partition("\nproxy:\n")
    block, blank, rest = tail.partition("\n\n")
    entries = ["  - " + entry for entry in block.removeprefix("  - ").split("\n  - ")]
    kept = entries[:n] + entries[n + 1 :]
    return (head + (proxy + "\n".join(kept) if kept else "") + blank + rest).encode()


def _alone(child: Child, gone: Proxy) -> Iterator[Follows]:
    """Yield what follows for the days of a pairing that is gone."""
    file = file_of(child.id)
    here = [spell for spell in child.enrolment if spell.from_ <= LAST and spell.until is None]
    if gone.until is None and here:
        yield "child-without-proxy", file, child.id, ""
    for month in range(1, 13):
        days = [date(2026, month, day) for day in range(1, monthrange(2026, month)[1] + 1)]
        there = [day for day in days if any(e.from_ <= day <= (e.until or LAST) for e in child.enrolment)]
        key_days = [day for day in there if any(k.from_ <= day <= (k.until or LAST) for k in child.key)]
        if key_days and gone.from_ <= key_days[-1] <= (gone.until or LAST):
            slug = "state-not-held-now" if month == 12 else "state-not-held"
            yield slug, file, child.id, f"2026-{month:02}"
