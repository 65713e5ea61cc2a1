"""Put a township together and write down its files."""

from dataclasses import dataclass
from math import ceil

from careplan.domain.calendar import Calendar
from careplan.domain.ids import school_of
from careplan.records.calendar import CalendarYear
from careplan.records.place import Fault
from careplan.store.reading.yaml_reader import read_yaml
from careplan.workflow.demo import writing
from careplan.workflow.demo.base import base_files
from careplan.workflow.demo.chance import Chance, Mint
from careplan.workflow.demo.contact import keep_contact
from careplan.workflow.demo.counting import count
from careplan.workflow.demo.families import add_families
from careplan.workflow.demo.lives import live
from careplan.workflow.demo.office import keep_office
from careplan.workflow.demo.pairing import pair
from careplan.workflow.demo.rulings import rule
from careplan.workflow.demo.school_year import live_the_year
from careplan.workflow.demo.schools import add_schools
from careplan.workflow.demo.six_ones import do_six_ones
from careplan.workflow.demo.town import Row, Town

_AREA = "990123"


@dataclass(frozen=True, slots=True)
class Size:
    """How large a township is; at least a child for each school and a proxy parent for each eight children."""

    schools: int = 6
    children: int = 120
    proxies: int = 30
    year: int = 2026
    seed: int = 1
    load: int = 8
    """The children that a proxy parent has at most, as long as `proxies` is no larger number."""


def clean_town(size: Size, before: Town | None = None) -> Town:
    """Return a township in which every duty of the plan is met in time and no check finds anything.

    `before` is the town whose records it will stand beside in one folder: schools and staff are numbered on, and
    no number or text is used again. A large place is made town by town, in time and memory that grow evenly.
    """
    town = _beside(before, size) if before else _alone(size)
    chance = town.chance
    children = _spread(max(size.children, size.schools), [1] * size.schools, chance.branch("sizes"))
    proxies = [max(1, ceil(n / size.load)) for n in children]
    for _ in range(size.proxies - sum(proxies)):
        busiest = max(range(size.schools), key=lambda n: (children[n] / proxies[n], -n))
        proxies[busiest] += 1
    add_schools(town, proxies)
    add_families(town, children)
    live(town)
    pair(town)
    rule(town)
    do_six_ones(town)
    keep_contact(town)
    live_the_year(town)
    keep_office(town)
    count(town)
    return town


def _alone(size: Size) -> Town:
    base = base_files(size.year)
    chance = Chance(f"careplan/{size.seed}")
    return Town(size.year, _calendar(base), chance, Mint(chance.branch("numbers"), _AREA), base)


def _beside(before: Town, size: Size) -> Town:
    after = before.last_numbers
    chance = Chance(f"careplan/{size.seed}/{after.school}")
    town = Town(before.year, before.calendar, chance, before.mint, before.base, after)
    town.notes.update(before.notes)
    return town


def files_of(town: Town) -> dict[str, bytes]:
    """Return every file of a township by its path from the records' root, in the order of paths."""
    found = dict(town.base)
    for school in town.schools.values():
        found[f"schools/{school.id}/school.yaml"] = writing.yaml(school, "学校档案：设施从哪天起有，停用时补写 until。")
    for id_, adult in town.staff.items():
        home = town.homes[id_]
        folder = f"schools/{home}" if home else "township"
        found[f"{folder}/staff/{id_}.yaml"] = writing.yaml(adult, "教职工档案：职务、代理家长、从业查询和培训。")
    for guardian in town.guardians.values():
        path = f"schools/{school_of(guardian.id)}/guardians/{guardian.id}.yaml"
        found[path] = writing.yaml(guardian, "监护人档案：兄弟姐妹共用一份。")
    for child in town.children.values():
        path = f"schools/{school_of(child.id)}/children/{child.id}.yaml"
        found[path] = writing.yaml(child, "儿童档案：每项写明起止日期；离开写原因，档案不删除。")
    _add_tables(town, found)
    return dict(sorted(found.items()))


def _add_tables(town: Town, found: dict[str, bytes]) -> None:
    by_file: dict[str, list[Row]] = {}
    for row in town.rows:
        by_file.setdefault(row.file, []).append(row)
    for path, rows in by_file.items():
        found[path] = writing.acts(rows)
    for piece in town.pieces:
        found[piece.file] = writing.article(piece)
    for (school, period), lines in town.census.items():
        if lines:
            found[f"schools/{school}/census/{period}.csv"] = writing.census(lines)


def _spread(total: int, least: list[int], chance: Chance) -> list[int]:
    """Return so many divided among the schools, unevenly, none below its least."""
    found = list(least)
    weights = [chance.number(6, 12) for _ in found]
    for _ in range(total - sum(found)):
        poorest = min(range(len(found)), key=lambda n: (found[n] / weights[n], n))
        found[poorest] += 1
    return found


def _calendar(base: dict[str, bytes]) -> Calendar:
    path = next(path for path in base if path.startswith("calendar/"))
    tree, _ = read_yaml(path, base[path])
    if tree is None or isinstance(tree, Fault):
        raise ValueError(path)
    return Calendar.of([CalendarYear.model_validate(tree.value)])
