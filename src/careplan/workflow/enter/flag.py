"""Flag something about a child that must be followed up, and say when it was resolved."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from careplan.domain.world import World
from careplan.records.acts import ActRow
from careplan.store.tree import Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.enter.act import question as act_question
from careplan.workflow.enter.act import rows_draft, settled_cells
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.question import Question, asked_of

_NO_FLAG: Final = Text(
    "没有编号为 {row} 的问题标记。{near}未解决的：{known}", "No flag has the row id {row}. {near}Open ones: {known}"
)
_WHICH: Final = Text("解决了哪个问题标记（row_id）", "Which flag is resolved: its row_id")
_TOPIC: Final = Text("什么问题，几个字，不写私密的话", "What it is, in a few words; nothing told in confidence")


def question(world: World, given: Mapping[str, str]) -> Question | None:
    """Return what has still to be known of a flag, or of its end."""
    if given.get("kind") == "flag_resolved":
        if "ref" not in given:
            opened = tuple(open_flags(world))
            return Question("ref", "--resolve", _WHICH, "R80BMCF", partial(flag_named, world), choices=opened)
        flag_named(world, given["ref"])
        return act_question(world, given)
    if "children" not in given:
        return act_question(world, {**given, "kind": "talk"})
    if "topic" not in given:
        return asked_of(ActRow, "topic", _TOPIC, "情绪低落")
    return act_question(world, given)


def flag(world: World, tree: Tree, given: Mapping[str, str]) -> Draft:
    """Return the draft of a flag, or of the row that resolves one. Raises Refusal."""
    cells = dict(given)
    if cells["kind"] == "flag_resolved":
        cells["ref"] = flag_named(world, cells["ref"])
        flagged = world.books.evidence.row(cells["ref"])
        cells["children"] = " ".join(flagged.children) if flagged else ""
    return rows_draft(world, tree, [settled_cells(world, cells)])


def open_flags(world: World) -> list[str]:
    """Return the row ids of the flags that nobody has resolved yet, oldest first."""
    evidence = world.books.evidence
    return [
        act.row_id
        for act in evidence.of_kind("flag")
        if act.done_on is None and not any(answer.kind == "flag_resolved" for answer in evidence.answers(act.row_id))
    ]


def flag_named(world: World, word: str) -> str:
    """Return the row id of a flag. Raises Refusal for any other word."""
    found = world.books.evidence.row(word) or world.books.evidence.row(word.upper())
    if found is None or found.kind != "flag":
        known = open_flags(world)
        raise Refusal(_NO_FLAG, row=shown(word), near=near(word, known), known=", ".join(known) or "–")
    return found.row_id
