"""Whatever reading the files may find wrong has a check that words it, with facts that the words can use."""

import ast
import inspect
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from careplan.checks import LoadedCheck, load_checks
from careplan.records.base import Record, bind
from careplan.records.expressions import FESTIVAL_IDS
from careplan.records.kinds import kinds
from careplan.records.place import Place

SRC = Path(__file__).parents[2] / "src/careplan"
CHECKS = {loaded.slug: loaded for loaded in load_checks()}
SLUG = re.compile(r"[a-z]+(?:-[a-z0-9]+)+")
MAKERS = {"fault", "Fault", "_fault", "add", "_Bad"}
NO_RULES = {*FESTIVAL_IDS, "half-month", "half-year", "third-month", "school-year", "month-day", "home-visit"}
"""Words of the same look that stand in the same modules and are no rules."""


class Raised(NamedTuple):
    """A rule at the place where the source raises it, and the facts that it is given there."""

    rule: str
    where: str
    facts: frozenset[str]


def sources() -> Iterator[Path]:
    """Yield the modules that find faults."""
    for name in ("base", "types", "calendar"):
        yield SRC / f"records/{name}.py"
    yield from sorted((SRC / "records/expressions").glob("*.py"))
    yield from (SRC / "store" / name for name in ("load.py", "read_file.py", "rows.py", "tree.py"))
    yield from sorted((SRC / "store/reading").glob("*.py"))


def words() -> Iterator[tuple[str, str]]:
    """Yield every constant that looks like a rule, with its module and line."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and SLUG.fullmatch(node.value):
                yield node.value, f"{path.relative_to(SRC)}:{node.lineno}"


def raised() -> Iterator[Raised]:
    """Yield each call that raises a rule by its name."""
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    facts = _facts(node)
                    if facts is not None:
                        yield Raised(first.value, f"{path.relative_to(SRC)}:{node.lineno}", facts)


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else getattr(func, "attr", "")


def _facts(call: ast.Call) -> frozenset[str] | None:
    """Return the names of the facts, None where they are not written at the call."""
    if call.keywords:
        return frozenset(keyword.arg for keyword in call.keywords if keyword.arg)
    last = call.args[-1]
    if isinstance(last, ast.Dict):
        return frozenset(str(key.value) for key in last.keys if isinstance(key, ast.Constant))
    return None if isinstance(last, ast.Name) else frozenset()


def marks(loaded: LoadedCheck) -> set[str]:
    """Return the facts that a check's words need and its own function does not add."""
    needed = {
        name
        for text in (loaded.check.message, loaded.check.remedy)
        for _, name, _, _ in string.Formatter().parse(text.zh)
        if name
    }
    own = ast.walk(ast.parse(inspect.getsource(loaded.run)))
    return needed - {node.value for node in own if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_rule_in_the_source_is_worded() -> None:
    """A fault without a check would be a refusal in silence."""
    unworded = [(rule, where) for rule, where in words() if rule not in NO_RULES and rule not in CHECKS]
    assert unworded == []
    assert {"missing-field", "bad-date", "merge-conflict", "unknown-act-kind"} <= {rule for rule, _ in words()}


def test_the_words_find_their_facts() -> None:
    """At every place that raises a rule, each mark of its words has a fact; validators' faults know their field."""
    found = list(raised())
    assert len(found) > 40
    lacking = []
    for one in found:
        given = one.facts | ({"field", "got"} if one.where.startswith("records/") else frozenset())
        if one.rule in CHECKS and marks(CHECKS[one.rule]) - given:
            lacking.append((one.rule, one.where, sorted(marks(CHECKS[one.rule]) - given)))
    assert lacking == []


class Nowhere:
    """A source in which everything stands at the beginning."""

    file = "made-up.yaml"

    def place(self, path: tuple[str | int, ...]) -> Place:  # noqa: ARG002 everything stands there
        """Return the beginning."""
        return Place(self.file, 1, 1)

    key_place = place


RECORDS = [kind.model for kind in kinds() if issubclass(kind.model, Record)]
VALUES: tuple[object, ...] = (
    None,
    "",
    " ",
    "x",
    "-1",
    "99999",
    ".nan",
    "年",
    "x" * 501,
    [],
    [[]],
    ["x"],
    {},
    {"x": "x"},
)


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
@pytest.mark.parametrize("value", VALUES, ids=lambda value: repr(value)[:12])
def test_whatever_stands_in_a_field_is_worded(model: type[Record], value: object) -> None:
    """Odd values in every field of every kind of record end in rules with words, and never in a crash."""
    keys = [info.alias or name.rstrip("_") for name, info in model.model_fields.items()]
    _, faults = bind(model, dict.fromkeys(keys, value), Nowhere(), lambda _: True)
    assert faults, "no kind of record takes such values in all its fields"
    for fault in faults:
        assert fault.rule in CHECKS, fault.rule
        assert marks(CHECKS[fault.rule]) <= set(fault.facts), fault.rule
