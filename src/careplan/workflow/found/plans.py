"""The plans that a township may begin with: the whole source plan, an example, or a file of its own."""

import os
from datetime import date
from functools import cache
from typing import Final

from careplan.records.place import Fault
from careplan.records.plan import Plan
from careplan.store.beside import Beside, bytes_of
from careplan.store.shipped import shipped, shipped_names
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.load import world_of

SOURCE: Final = "source"
"""The name of the plan that careplan was made for, which has every system."""
_WRITTEN_FOR: Final = "2026"
_ENDING: Final = ".yaml"
_NONE: Final = Text(
    "没有计划 {name}；写 source、样例的编号，或自己的文件，例如 `--plan 计划.yaml`。有：\n{known}",
    "There is no plan {name}; write source, the id of an example, or a file of your own such as `--plan plan.yaml`. "
    "There are:\n{known}",
)
_WHICH: Final = "?"
"""What somebody writes who wants to see which there are."""
_THERE_ARE: Final = Text(
    "写左边的编号，或自己的计划文件：\n{known}", "Write one of the words on the left, or a file of your own:\n{known}"
)
_NOT_READ: Final = Text(
    "{file} 读不成一份计划，什么也没有写；先运行 `careplan plan check {file}`",
    "{file} cannot be read as a plan, and nothing was written; run `careplan plan check {file}` first",
)


def plan_named(name: str) -> str:
    """Return a plan that there is: `source`, an example such as p03, or a file. Raises Refusal with what there is."""
    if name in {SOURCE, *_examples()}:
        return name
    if not name.endswith(_ENDING) or not os.path.isfile(name):  # noqa: PTH113 text all the way
        known = Text(_known("zh"), _known("en"))
        raise Refusal(_THERE_ARE, known=known) if name == _WHICH else Refusal(_NONE, name=shown(name), known=known)
    plan_of(name, bytes_of(name))
    return name


def plan_file(name: str, year: int) -> tuple[str, bytes]:
    """Return path and bytes of a plan: one that comes with careplan for a year, a file as it is. Raises Refusal."""
    if name in {SOURCE, *_examples()}:
        return f"plan/{year}{_ENDING}", _bytes(name).replace(_WRITTEN_FOR.encode(), str(year).encode())
    data = bytes_of(name)
    plan = plan_of(name, data)
    assert isinstance(data, bytes)  # noqa: S101 a plan was read from it
    return f"plan/{plan.year}{_ENDING}", data


def plan_of(name: str, data: bytes | Fault) -> Plan:
    """Return the plan in some bytes. Raises Refusal where they are none, or not without a fault."""
    file = f"plan/{_WRITTEN_FOR}{_ENDING}"
    world = world_of(Beside(None, file, data), date(int(_WRITTEN_FOR), 1, 1))
    if not world.books.plans or any(fault.place.file == file for fault in world.faults):
        raise Refusal(_NOT_READ, file=shown(name))
    return world.books.plans[0]


def _bytes(name: str) -> bytes:
    if name == SOURCE:
        return shipped("records", f"plan/{_WRITTEN_FOR}{_ENDING}")
    return shipped("plans", name + _ENDING)


@cache
def _examples() -> tuple[str, ...]:
    return tuple(name.removesuffix(_ENDING) for name in shipped_names("plans") if name.endswith(_ENDING))


def _known(lang: Lang) -> str:
    titles = {name: plan_of(name, _bytes(name)).title.text.say(lang) for name in (SOURCE, *_examples())}
    return "\n".join(f"  {name:<8}{title}" for name, title in titles.items())
