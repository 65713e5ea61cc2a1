"""Records from YAML: places, mended values, and what refusals say."""

import pytest

from careplan.records.place import Place
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.reading.yaml_tree import YamlTree

RECORD = """\
# 一个孩子
id: S01-7K2QX
name: "张三"
parents:
  - who: father
    away: {from: 2026-01-01, to: }
  -
note: |
  好
empty:
"""


def tree_of(text: str) -> YamlTree:
    """Return the record in a text that is accepted."""
    tree, faults = read_yaml("a.yaml", text.encode())
    assert tree is not None
    assert faults == []
    return tree


def faults_in(text: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each fault, which both parsers must find alike."""
    answers = []
    for parser in ("c", "pure"):
        _, faults = read_yaml("a.yaml", text.encode(), parser=parser)
        answers.append([(fault.rule, fault.place.line, fault.place.column) for fault in faults])
    assert answers[0] == answers[1]
    return answers[0]


def test_value() -> None:
    """Maps, lists and text; nothing after a key is None, empty quotes are empty text."""
    assert tree_of(RECORD).value == {
        "id": "S01-7K2QX",
        "name": "张三",
        "parents": [{"who": "father", "away": {"from": "2026-01-01", "to": None}}, None],
        "note": "好\n",
        "empty": None,
    }
    assert tree_of("a: ''\nb: ~\nc: null\n").value == {"a": "", "b": "~", "c": "null"}


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("id",), 2, 5),
        (("name",), 3, 7),
        (("parents",), 5, 3),
        (("parents", 0), 5, 5),
        (("parents", 0, "who"), 5, 10),
        (("parents", 0, "away", "from"), 6, 18),
        (("parents", 0, "away", "to"), 6, 30),
        (("note",), 8, 7),
        (("empty",), 10, 1),
        (("missing",), 2, 1),
        (("parents", 0, "missing", "deeper"), 5, 5),
        (("parents", 9), 5, 3),
        (("id", "no map"), 2, 5),
    ],
)
def test_place(path: tuple[str | int, ...], line: int, column: int) -> None:
    """A value's place; an empty value stands at its key; what is missing, at its nearest parent."""
    assert tree_of(RECORD).place(path) == Place("a.yaml", line, column)


def test_key_place() -> None:
    """A key's place; for list items the item's, for missing keys the parent's."""
    tree = tree_of(RECORD)
    assert tree.key_place(("name",)) == Place("a.yaml", 3, 1)
    assert tree.key_place(("parents", 0, "away", "from")) == Place("a.yaml", 6, 12)
    assert tree.key_place(("parents", 0)) == Place("a.yaml", 5, 5)
    assert tree.key_place(("parents", 0, "missing")) == Place("a.yaml", 5, 5)
    assert tree.places()[("parents", 0, "who")] == tree.place(("parents", 0, "who"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb：2\nc: 3\n", [("fullwidth-colon", 2, 2)]),
        ("a:\n  name：张\n  sex：男\n", [("fullwidth-colon", 2, 7)]),
        ("a: 电话：139\n", []),
        ("name:张三\nb: 1\n", [("unreadable-yaml", 2, 2)]),
        ("a: b: c\n", [("unreadable-yaml", 1, 5)]),
        ("a: [1, 2\nb: 3\n", [("unreadable-yaml", 2, 2)]),
        ("a: {u: http://x}\n", [("unreadable-yaml", 1, 12)]),
        ('a: "\\q"\n', [("unreadable-yaml", 1, 5)]),
        ('a: "\\U00110000"\n', [("broken-character", 1, 5)]),
        ('a: "\\ud83d\\ude00"\n', [("broken-character", 1, 5)]),
        ("a: '\\ud800'\n", []),
        ("a: 'x\nb: 1\nc: 'y'\n", [("unclosed-quote", 1, 4)]),
        ("a: 'x\n  b: 1'\nc: y\n", [("unclosed-quote", 1, 4)]),
        ("a: 'x\n  y'\n", []),
        ("a: 1\n...\n---\n", [("second-document", 3, 1)]),
        ("a: 1\n...\nb: 2\n", [("second-document", 3, 1)]),
        ("a: x # y\nb: x  # y\nc: x  #y\nd: 'x' #y\n", [("hash-swallows-text", 1, 6), ("hash-swallows-text", 3, 7)]),
        ("a: 1\na : 2\n'a': 3\n", [("repeated-key", 2, 1), ("repeated-key", 3, 1)]),
        ("? a\n: 1\n", []),
        ("a: {?b: 1}\n", [("key-not-text", 1, 5)]),
        (": 1\n", [("key-not-text", 1, 1)]),
        ("y: 1\nn: 2\n2026-01-01: x\n", []),
        ("1.5: x\n'2': y\n.inf: z\n", [("key-not-text", 1, 1), ("key-not-text", 3, 1)]),
        ("&a id: 1\n", [("anchor-in-yaml", 1, 1)]),
        ("id: !!str 1\n", [("tag-in-yaml", 1, 5)]),
        ("id: !!map\n  a: 1\n", [("tag-in-yaml", 1, 5)]),
        ("a: '１２'\nb: １２人\n", [("fullwidth-letters", 1, 4)]),
        ("--- \n", [("empty-record", 1, 1)]),
        ("", [("empty-record", 1, 1)]),
        ("just text\n", [("root-not-map", 1, 1)]),
        ("note: |\n  　　段首空两格\n", []),
        ("items:\n　　- a\nb: 1\n", [("wide-space-indent", 2, 1)]),
    ],
)
def test_faults(text: str, expected: list[tuple[str, int, int]]) -> None:
    """What clerks write by mistake is named at its place, the same by both parsers."""
    assert faults_in(text) == expected


def test_repeated_key_names_the_first() -> None:
    """The fault says where the key stood first; a key that may be a person's name is not repeated."""
    _, faults = read_yaml("a.yaml", b"a:\n  - {talk: 1, talk: 2}\n")
    assert faults[0].facts == {"key": "talk", "line": 2, "column": 6}
    _, faults = read_yaml("a.yaml", "张小明: 1\n张小明: 2\n".encode())
    assert "张小明" not in repr(faults)


def test_text_whole_file_when_asked() -> None:
    """With `root` "any" a list or a text may be the whole file."""
    tree, faults = read_yaml("a.yaml", b"- a\n- b\n", root="any")
    assert tree is not None
    assert (tree.value, faults) == (["a", "b"], [])
    assert tree.place((1,)) == Place("a.yaml", 2, 3)


def test_too_many_values() -> None:
    """Thousands of values in one file are refused."""
    _, faults = read_yaml("a.yaml", b"a: [" + b"1," * 6_000 + b"]\n")
    assert [fault.rule for fault in faults] == ["too-many-values"]


def test_faults_are_few() -> None:
    """A file with thousands of faults says twenty or so and stops."""
    _, faults = read_yaml("a.yaml", "".join(f"k{n}: &a{n} x\n" for n in range(3000)).encode())
    assert 20 <= len(faults) <= 21
