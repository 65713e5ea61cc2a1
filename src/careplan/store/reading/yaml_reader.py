"""YAML bytes to a record, strictly: every scalar is text, and nothing outside the plain subset gets in."""

import re
from typing import Literal

from ruamel.yaml.error import MarkedYAMLError, YAMLError

from careplan.records.place import Fault
from careplan.store.reading.decode import decode
from careplan.store.reading.faults import Refusal, at, fault, few, refuses
from careplan.store.reading.yaml_builder import Builder
from careplan.store.reading.yaml_events import BREAKDOWNS, Parser, best_parser, open_events
from careplan.store.reading.yaml_plain import plain
from careplan.store.reading.yaml_repeats import repeated_keys
from careplan.store.reading.yaml_syntax import HINTS, breakdown, explain
from careplan.store.reading.yaml_tree import Value, YamlTree
from careplan.store.reading.yaml_values import LONGEST, Mender

_BEST = best_parser()
_UNUSUAL = re.compile(r"[\\&!?\u3000\xa0０-９Ａ-Ｚａ-ｚ]")
_COLON_AFTER_NAME = re.compile(r"\w：", re.ASCII)
_BLANKS_IN_BLOCK = re.compile(r"(?:[ :-]|^)[|>][+-]?(?: +#.*)?\n((?: *\n)+)( *)", re.MULTILINE)
_COMMENT_ON_HEADER = re.compile(r"[:-] +[|>][+-]?#", re.MULTILINE)


def read_yaml(
    file: str, data: bytes, *, parser: Parser = _BEST, root: Literal["map", "any"] = "map"
) -> tuple[YamlTree | None, list[Fault]]:
    """Return a record and its faults; None for the record when what was meant is in doubt.

    `parser` chooses between libyaml's events and ruamel's own; both give the same answers. `root` "any" also
    takes a list or text as the whole file.
    """
    simple = plain(data)
    if simple is not None:
        return YamlTree(file, simple[1], simple[0], parser), []
    text, faults = decode(file, data)
    if text is None:
        return None, faults
    before = _before_parsing(file, text)
    if before:
        return None, few(faults + before)
    value, found = _parse(file, text, parser, root)
    if found:
        faults = few(faults + found)
    return (None if refuses(faults) else YamlTree(file, value, text, parser)), faults


def _parse(file: str, text: str, parser: Parser, root: Literal["map", "any"]) -> tuple[Value, list[Fault]]:
    """Return the value of a text and the faults that only a parser can find."""
    builder = Builder(file, text, open_events(text, parser), Mender(file, text) if _unusual(text) else None)
    value: Value = None
    try:
        value = builder.document(root)
    except Refusal as refusal:
        builder.faults.append(refusal.fault)
    except MarkedYAMLError as error:
        builder.faults.append(explain(file, text, error, parser))
    except (YAMLError, *BREAKDOWNS):
        builder.faults.append(breakdown(file, text, parser))
    if builder.repeats:
        builder.faults.extend(repeated_keys(file, text, parser))
    return value, builder.faults


def _before_parsing(file: str, text: str) -> list[Fault]:
    """Return faults that end the reading before parsing: tabs, directives, odd blanks in block text."""
    faults = []
    if "\t" in text:
        faults += [fault("tab-in-yaml", at(file, text, found.start())) for found in re.finditer(r"\t+", text)]
    if text.startswith("%") or "\n%" in text:
        faults.append(fault("directive-in-yaml", at(file, text, (f"\n{text}").index("\n%"))))
    if "|" in text or ">" in text:
        faults += _odd_blocks(file, text)
    return faults


def _odd_blocks(file: str, text: str) -> list[Fault]:
    """Return faults of block text that parsers understand differently."""
    faults = []
    for found in _BLANKS_IN_BLOCK.finditer(text):
        blanks = {len(line) for line in found[1].split("\n")} - {0}
        if blanks and blanks != {len(found[2])}:
            faults.append(fault("unreadable-yaml", at(file, text, found.start(1)), hint=HINTS["long blank"]))
    if header := _COMMENT_ON_HEADER.search(text):
        faults.append(fault("unreadable-yaml", at(file, text, header.end() - 1), hint=HINTS["indent"]))
    return faults


def _unusual(text: str) -> bool:
    """Tell whether a text holds anything that needs a second look at each scalar."""
    return (
        len(text) > LONGEST
        or " #" in text
        or _UNUSUAL.search(text) is not None
        or ("：" in text and _COLON_AFTER_NAME.search(text) is not None)
    )
