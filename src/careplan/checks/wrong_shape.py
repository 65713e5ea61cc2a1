"""A text, a list or a map where another of the three is needed."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP152",
    severity=Severity.ERROR,
    message=Text(
        zh="`{field}` 这里要写{expected}，现在是{got}",
        en="`{field}` must be {expected} and is {got}",
    ),
    remedy=Text(
        zh="写成这样：`{example}`",
        en="Write it like this: `{example}`",
    ),
    why=Text(
        zh="形状不对，程序就分不清哪些字是一项。",
        en="In the wrong shape nobody can tell where one thing ends and the next begins.",
    ),
)

_SHAPES = {
    "map": Text("下一层的字段", "fields of its own"),
    "list": Text("一个列表", "a list"),
    "text": Text("一段文字", "text"),
}
_EXAMPLES = {"map": "{from: 2026-03-02}", "list": "[a, b]", "text": '"…"'}
_WHOLE = Text("整个文件", "the whole file")


def wrong_shape(world: "World") -> Iterator[Found]:
    """Yield each value of the wrong shape, the shapes in words."""
    for place, facts in world.faults_of("wrong-shape"):
        field, expected = facts["field"], str(facts["expected"])
        example = f"{field}: {_EXAMPLES[expected]}" if field else "id: …"
        shapes = {"expected": _SHAPES[expected], "got": _SHAPES[str(facts["got"])]}
        yield Found(place, {**shapes, "field": field or _WHOLE, "example": example})
