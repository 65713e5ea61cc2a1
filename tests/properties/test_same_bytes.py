"""Same input, same bytes, whatever the hash seed and the order of files; the command line says what functions say."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from careplan.checks import load_checks, run_checks
from careplan.domain.check_result import CheckResult
from careplan.domain.world import World
from careplan.formats import json as json_form
from careplan.records.place import Fault
from careplan.workflow.check import states
from careplan.workflow.load import load_world, world_of
from careplan.workflow.report import reports
from tests.properties.made import files
from tests.properties.views import check_says, due_says, read, report_says, show_says, why_says
from tests.town import Files

ROOT = Path(__file__).parents[2]
DAYS = ("2026-06-17", "2026-10-09")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the made-up township on disk."""
    folder = tmp_path_factory.mktemp("records")
    for name, data in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def python(*words: str, seed: int, cwd: Path = ROOT) -> str:
    """Return what a Python program of its own writes, with a hash seed."""
    env = {k: v for k, v in os.environ.items() if k not in {"CI", "CAREPLAN_LANG"} and not k.startswith("COV")}
    env |= {"PYTHONHASHSEED": str(seed), "PYTHONUTF8": "1", "PYTHONPATH": str(ROOT / "src")}
    ran = subprocess.run([sys.executable, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_every_command_writes_the_same_bytes_with_any_hash_seed(root: Path) -> None:
    """Two programs, two seeds, two languages, each form."""
    words = ("-m", "tests.properties.say_all", str(root), DAYS[0])
    with ThreadPoolExecutor() as pool:
        first, second = map(read, pool.map(lambda seed: python(*words, seed=seed), (0, 1)))
    assert len(first) > 30
    assert [words for words, said in first.items() if not said.startswith("0\n") or len(said) < 100] == []
    assert [words for words, said in first.items() if second[words] != said] == []


class Shuffled(Files):
    """The same files, handed over in another order."""

    def __init__(self, seed: int) -> None:
        """Take the township's files."""
        super().__init__(files())
        self._seed = seed

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths in an order of chance."""
        found, faults = super().paths()
        Random(self._seed).shuffle(found)  # noqa: S311 no secret
        return found, faults


def everything(world: World) -> dict[str, Any]:
    """Return all that is found and settled, and the township's report."""
    told = CheckResult(on=world.on, findings=tuple(run_checks(world, load_checks())), states=states(world))
    [report] = reports(world, f"{world.on:%Y-%m}")
    return {
        "check": list(json_form.write(told, "zh")),
        "settlements": [(s.obligation.id, s.state, s.done, [a.row_id for a in s.acts]) for s in world.settlements],
        "due": due_says(world, "adult", 14),
        "report": report_says(report),
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_nothing_depends_on_the_order_of_files(seed: int) -> None:
    """A file system hands files over in an order of its own."""
    day = date.fromisoformat(DAYS[1])
    assert everything(world_of(Shuffled(seed), day)) == everything(world_of(Files(files()), day))


def careplan(root: Path, *words: str) -> dict[str, Any]:
    """Return what a command, in a program of its own, writes as JSON."""
    return read(python("-m", "careplan", *words, "--format", "json", "--lang", "en", cwd=root, seed=7))


@pytest.mark.parametrize("day", DAYS)
def test_the_command_line_says_what_the_functions_say(root: Path, day: str) -> None:
    """What is compared day by day in one process is what a user gets."""
    world = load_world(str(root), date.fromisoformat(day))
    on: Sequence[str] = ("--on", day)
    told = careplan(root, "check", "--exit-zero", *on)
    expected = check_says(world)
    slugs = {finding["slug"] for finding in expected["findings"]}
    assert [f for f in told["findings"] if f["slug"] in slugs] == expected["findings"]
    assert told["summary"]["obligations"] == expected["summary"]["obligations"]
    assert careplan(root, "due", *on) == due_says(world, "adult", 14)
    child = min(world.register.on_register(world.on))
    assert careplan(root, "show", child, *on) == show_says(world, child)
    said = careplan(root, "why", child, "dinner", day[:7], *on)
    assert _settled(said) == _settled(why_says(world, child, "dinner", day[:7]))
    [view] = reports(world, day[:7])
    assert careplan(root, "report", "--month", day[:7], *on) == report_says(view)


def _settled(said: dict[str, Any]) -> str:
    """Return an answer of `why` without the row that it proposes: that depends on the header of the file on disk."""
    return json.dumps({**said, "settlements": [{**s, "now": None} for s in said["settlements"]]})
