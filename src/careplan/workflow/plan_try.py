"""Try a plan on records in place of the one in force: what would have been owed and missed."""

import os
from dataclasses import replace
from datetime import date
from typing import Final

from careplan.domain.plan_shift import shifted
from careplan.domain.plan_trial import Trial, compared
from careplan.domain.settlements import Settlements
from careplan.domain.sound import sound_duties
from careplan.domain.world import World
from careplan.records.plan import Plan
from careplan.store.beside import Beside, bytes_of
from careplan.store.tree import Folder
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting
from careplan.workflow.plan import known_file

_UNREADABLE: Final = Text(
    zh="{file} 读不成一份计划；先运行 `careplan plan check {file}`",
    en="{file} cannot be read as a plan; run `careplan plan check {file}` first",
)
_OTHER_YEAR: Final = Text(
    zh="{file} 从 {first} 到 {last} 有效，而台帐里的计划是 {known}，没有同一天；"
    "要在那时的台帐上试，写 `--shift-years {years}`，把它的日子提前 {years} 年",
    en="{file} is in force from {first} to {last}, but the plans of the records are {known}: they share no day; "
    "to try it on those records write `--shift-years {years}`, which moves its days back by {years} years",
)
_NO_DAY: Final = Text(
    zh="{file} 从 {first} 到 {last} 有效，台帐里的计划是 {known}，没有同一天；改 --shift-years 或计划的 valid",
    en="{file} is in force from {first} to {last}, the plans of the records are {known}: they share no day; "
    "change --shift-years or the plan's valid",
)
_NO_PLAN: Final = Text(
    zh="{root} 里没有计划，没有可比的；用有计划的台帐，例如 `--against records`",
    en="{root} has no plan to compare with; name records that have one, such as `--against records`",
)
_BAD_SHIFT: Final = Text(
    zh="--shift-years 写 0 到 {most}，例如 `--shift-years 1`", en="--shift-years is 0 to {most}, such as 1"
)
_MOST: Final = 50
_NAME: Final = "plan/~{name}"


def try_plan(file: str, root: str, on: date, years: int) -> Trial:
    """Return what a plan, its days moved back by some years, would have owed on the records of a folder.

    Raises Refusal where the plan cannot be read or shares no day with a plan of the records.
    """
    if not 0 <= years <= _MOST:
        raise Refusal(_BAD_SHIFT, most=str(_MOST))
    data = bytes_of(known_file(file))
    name = _NAME.format(name=os.path.basename(file))  # noqa: PTH119 text all the way
    with collector_resting():
        world = world_of(Beside(Folder(root), name, data), on)
    tried = next((plan for plan in world.books.plans if plan.file == name), None)
    if tried is None:
        raise Refusal(_UNREADABLE, file=_said(file))
    new = shifted(tried, -years)
    every = [plan for plan in world.books.plans if plan.file != name]
    old = tuple(plan for plan in every if _meet(plan, new))
    if not old:
        raise _other_year(file, root, tried, new, every)
    rows, total_new, total_old = compared((new, _settled(world, (new,))), (old, _settled(world, old)))
    sound = {duty.id for duty in sound_duties(new)}
    faults = sum(fault.place.file == name for fault in world.faults)
    unsettled = tuple(duty.id for duty in new.duties if duty.id not in sound)
    return Trial(new, file.replace(os.sep, "/"), old, years, rows, total_new, total_old, unsettled, faults)


def _said(file: str) -> str:
    return shown(file.replace(os.sep, "/"))


def _meet(one: Plan, other: Plan) -> bool:
    return one.valid.from_ <= other.valid.until and other.valid.from_ <= one.valid.until


def _settled(world: World, plans: tuple[Plan, ...]) -> Settlements:
    """Return the settlements of some plans alone."""
    return replace(world, books=replace(world.books, plans=plans)).settlements


def _other_year(file: str, root: str, tried: Plan, new: Plan, plans: list[Plan]) -> Refusal:
    """Return why nothing can be compared, and by how many years the plan's days would have to move."""
    if not plans:
        return Refusal(_NO_PLAN, root=_said(root))
    years = tried.valid.from_.year - max(plan.valid.from_.year for plan in plans)
    moved = years > 0 and years != tried.year - new.year
    return Refusal(
        _OTHER_YEAR if moved else _NO_DAY,
        file=_said(file),
        first=new.valid.from_.isoformat(),
        last=new.valid.until.isoformat(),
        known=", ".join(f"{plan.valid.from_}..{plan.valid.until}" for plan in plans),
        years=str(years),
    )
