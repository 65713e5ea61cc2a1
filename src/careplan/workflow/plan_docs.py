"""The generated parts of docs/plan-language.md: tables of keys and words, and what each example says, in place.

A part stands between `<!-- keys Duty -->` and `<!-- end -->`; everything else on the page is written by hand.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from careplan.checks import load_checks
from careplan.domain.duty_sentence import sentence
from careplan.records.about import ABOUT
from careplan.records.base import Part
from careplan.records.duty_parts import Cover, Proof, Trigger
from careplan.records.plan import Document, Duty, OwnKind, Plan, Source, Valid
from careplan.store.reading.yaml_reader import read_yaml
from careplan.text import Text
from careplan.workflow.editor.shape import closed_words
from careplan.workflow.editor.words import listed_words, phrases

MODELS: Final[Mapping[str, type[Part]]] = {
    model.__name__: model for model in (Plan, Document, OwnKind, Duty, Source, Proof, Trigger, Cover, Valid)
}
MINIMAL: Final = """\
year: 2026
title: {zh: 计划, en: Plan}
documents:
  - {id: plan, title: 计划}
valid: {from: 2026-01-01, until: 2026-12-31}
duties:
"""
"""What a plan needs around a list of duties, so that the page's examples can be read."""
_PART: Final = re.compile(r"(<!-- (keys|words|said)(?: (\w+))? -->\n).*?(<!-- end -->)", re.DOTALL)
_BLOCK: Final = re.compile(r"^```yaml\n(.*?)^```", re.DOTALL | re.MULTILINE)
_NEEDED: Final = Text("必须写", "needed")


def plan_language_page(page: str) -> str:
    """Return the page with its generated parts as they should be."""
    makers: Mapping[str, Callable[[str, str], Iterator[str]]] = {"keys": _keys, "words": _words, "said": _said}

    def part(match: re.Match[str]) -> str:
        lines = makers[match[2]](match[3] or "", page[: match.start()])
        return match[1] + "".join(f"{line}\n" for line in lines) + match[4]

    return _PART.sub(part, page)


def examples(page: str) -> list[str]:
    """Return the plan that each YAML block of the page is or stands for, as text."""
    return [as_plan(match[1]) for match in _BLOCK.finditer(page)]


def as_plan(block: str) -> str:
    """Return a block that is a plan; duties alone get what a plan needs around them."""
    if not block.startswith("- "):
        return block
    return MINIMAL + "".join(f"  {line}" if line.strip() else line for line in block.splitlines(keepends=True))


def _keys(name: str, _: str) -> Iterator[str]:
    codes = {loaded.slug: loaded.check.code for loaded in load_checks()}
    yield "| 键 key | 意思 meaning | 默认 default | 例 example | 和谁一起 goes with | 写错时 misused |"
    yield "|---|---|---|---|---|---|"
    for field_name, field in MODELS[name].model_fields.items():
        key = field.alias or field_name
        about = ABOUT[name][key]
        default = about.default or (_NEEDED if field.is_required() else None)
        example = f"`{about.example}`" if about.example else ""
        wrong = f"[{codes[about.wrong]}](checks.md#{about.wrong})" if about.wrong else ""
        cells = (f"`{key}`", _both(about.says), _both(default), example, _both(about.beside), wrong)
        yield f"| {' | '.join(cells)} |"


def _both(text: Text | None) -> str:
    if text is None:
        return ""
    return text.zh if text.zh == text.en else f"{text.zh}<br>{text.en}"


def _words(name: str, _: str) -> Iterator[str]:
    yield "| 键 key | 词 word | 意思 meaning | |"
    yield "|---|---|---|---|"
    for key, node in MODELS[name].model_json_schema()["properties"].items():
        known = phrases(name, key) if key == "owner" else ()
        about = ABOUT[name][key]
        for word, text in known or [(word, listed_words(about, word)) for word in closed_words(node)]:
            yield f"| `{key}` | `{word}` | {text.zh} | {text.en} |"


def _said(_: str, before: str) -> Iterator[str]:
    """Yield what the duties of the block before say."""
    block = _BLOCK.findall(before)[-1]
    tree, _faults = read_yaml("plan/2026.yaml", as_plan(block).encode())
    assert tree is not None  # noqa: S101 a page that cannot be read fails here, in a test
    content: Any = tree.value
    plan = Plan.model_validate(content)
    for duty in plan.duties:
        said = sentence(plan, duty)
        yield from (f"> {said.zh}\\", f"> {said.en}", "")
