"""Look at a plan: which one is meant, what it says in words, what a month holds, which clauses have duties."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Final

from careplan.domain.calendar import Span, month
from careplan.domain.plan_coverage import Coverage, coverage
from careplan.domain.plan_head import plan_head
from careplan.domain.plan_month import Month, month_of
from careplan.domain.plan_words import Part as Line
from careplan.domain.plan_words import Said, said
from careplan.domain.world import World
from careplan.records.plan import Plan
from careplan.store.beside import NEEDED, Beside, Part, bytes_of
from careplan.store.git import Commit
from careplan.store.home import find_records
from careplan.store.tree import Folder, Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting, records_root
from careplan.workflow.subject import duties_among

_NO_FILE: Final = Text(
    zh="没有计划文件 {file}；例如写 `careplan plan check records/plan/2026.yaml`",
    en="There is no plan file {file}; write for example `careplan plan check records/plan/2026.yaml`",
)
_NOT_YAML: Final = Text(
    zh="{file} 不是计划文件；计划写在 .yaml 文件里", en="{file} is no plan file; a plan is written in a .yaml file"
)
_UNREADABLE: Final = Text(
    zh="{file} 读不成一份计划；先运行 `careplan plan check {file}`",
    en="{file} cannot be read as a plan; run `careplan plan check {file}` first",
)
_NONE_IN_FORCE: Final = Text(
    zh="{on} 没有有效的计划。{known}；写 `--on 日期` 或 `--file 文件`",
    en="No plan is in force on {on}. {known}; write `--on DATE` or `--file FILE`",
)
_KNOWN: Final = Text(zh="现有：{plans}", en="There are: {plans}")
_NOT_A_MONTH: Final = Text(
    zh="--month 写成年-月，例如 `--month 2026-05`", en="--month is year-month, such as `--month 2026-05`"
)
_MONTH: Final = re.compile(r"(19\d\d|2[01]\d\d)-(0[1-9]|1[0-2])")


@dataclass(frozen=True)
class Which:
    """Which plans are meant: those of some records on a day, or the one in a file."""

    on: date
    records: str | None = None
    at: str | None = None
    file: str | None = None

    @property
    def root(self) -> str | None:
        """The records' root: the one asked for, else the file's, else the one here; None only with a file."""
        here = os.getcwd()  # noqa: PTH109 text all the way
        if self.records is not None or self.file is None:
            return records_root(self.records, here)
        folder = os.path.dirname(os.path.abspath(self.file))  # noqa: PTH100, PTH120 text all the way
        return find_records(folder) or find_records(here)


@dataclass(frozen=True)
class Shown:
    """A plan in words."""

    plan: Plan
    file: str
    """The plan's file: its path in the records, or as it was named."""
    head: tuple[Line, ...]
    """What stands around the duties; nothing where one duty was asked for."""
    duties: tuple[Said, ...]
    faults: int
    """Places in the file that could not be read; what stands there is not said."""


def known_file(file: str) -> str:
    """Return a plan's file. Raises Refusal where there is none, or it cannot be a plan's."""
    if not os.path.isfile(file):  # noqa: PTH113 text all the way
        raise Refusal(_NO_FILE, file=_name(file))
    if not file.endswith(".yaml"):
        raise Refusal(_NOT_YAML, file=_name(file))
    return file


def _name(file: str) -> str:
    return shown(file.replace(os.sep, "/"))


def stand_in(file: str) -> str:
    """Return the path in the records at which a file is read that lies anywhere."""
    return f"plan/{os.path.basename(file)}"  # noqa: PTH119 text all the way


@contextmanager
def plan_tree(which: Which) -> Iterator[tuple[str | None, Tree]]:
    """Give the records' root and the plans meant with the calendar and the rules, without anybody's records."""
    if which.file is not None:
        file, root = known_file(which.file), which.root
        base = Part(Folder(root), NEEDED) if root else None
        yield root, Beside(base, stand_in(file), bytes_of(file))
        return
    root = which.root or ""
    begins = (*NEEDED, "plan/")
    if which.at is None:
        yield root, Part(Folder(root), begins)
        return
    with Commit(root, which.at) as tree:
        yield root, Part(tree, begins)


def _plans(which: Which) -> tuple[World, tuple[Plan, ...]]:
    """Return the plans meant: the file's, or those in force on the day. Raises Refusal where there is none."""
    with collector_resting(), plan_tree(which) as (_, tree):
        world = world_of(tree, which.on)
    plans = world.books.plans
    if which.file is not None:
        if not plans:
            raise Refusal(_UNREADABLE, file=_name(which.file))
        return world, plans
    found = tuple(plan for plan in plans if plan.valid.from_ <= which.on <= plan.valid.until)
    if not found:
        spans = ", ".join(f"{plan.file} {plan.valid.from_}..{plan.valid.until}" for plan in plans) or "–"
        facts = {"plans": spans}
        known = Text(_KNOWN.fill("zh", facts), _KNOWN.fill("en", facts))
        raise Refusal(_NONE_IN_FORCE, on=which.on.isoformat(), known=known)
    return world, found


def show(which: Which, duty: str | None) -> tuple[Shown, ...]:
    """Return the plans meant in words, or one duty of them. Raises Refusal for a duty that none has."""
    world, plans = _plans(which)
    days = world.register.township.readings.make_up_days if which.root else None
    every = [one for plan in plans for one in plan.duties]
    asked = None if duty is None else duties_among(every, duty)[0].id
    found = []
    for plan in plans:
        duties = tuple(said(plan, one, days) for one in plan.duties if asked in (None, one.id))
        if duties:
            faults = sum(fault.place.file == plan.file for fault in world.faults)
            head = tuple(plan_head(plan)) if asked is None else ()
            found.append(Shown(plan, _file(which, plan), head, duties, faults))
    return tuple(found)


def _file(which: Which, plan: Plan) -> str:
    return plan.file if which.file is None else which.file.replace(os.sep, "/")


def covered(which: Which) -> tuple[Coverage, ...]:
    """Return which clauses of the plans meant have duties."""
    return tuple(coverage(plan, _file(which, plan)) for plan in _plans(which)[1])


def calendar(world: World, words: str | None, school: str | None) -> Month:
    """Return what a month holds, the one of the day if none is named. Raises Refusal for what is no month."""
    return month_of(world, _span(words) if words is not None else month(world.on), school)


def known_month(words: str | None) -> None:
    """Raise Refusal for what is no month, before anything is read."""
    if words is not None:
        _span(words)


def _span(words: str) -> Span:
    found = _MONTH.fullmatch(words)
    if not found:
        raise Refusal(_NOT_A_MONTH)
    return month(date(int(found[1]), int(found[2]), 1))
