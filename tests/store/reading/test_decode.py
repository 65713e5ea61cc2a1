"""Bytes to text: what is tolerated, what is refused, and where."""

import pytest

from careplan.store.reading.decode import LIMIT, decode


def faults_in(data: bytes) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each fault of a file."""
    return [(fault.rule, fault.place.line, fault.place.column) for fault in decode("a.yaml", data)[1]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_as_in_an_editor(end: str) -> None:
    """A line break of any kind is one line; text has plain newlines."""
    data = end.join(["a", "", "b\x01"]).encode()
    assert faults_in(data) == [("control-character", 3, 2)]
    assert decode("a.yaml", end.join(["a", "b", ""]).encode())[0] == "a\nb\n"


@pytest.mark.parametrize(
    ("signs", "rule"),
    [
        ("\x00\x07\x0b\x0c\x1b\x7f\x85\x9f\u2028\u2029", "control-character"),
        ("\xad\u061c\u200b\u200d\u200e\u202e\u2066\u2060\ufeff\ufe0f\U000e0041\U000e0100\u3164", "invisible-character"),
        ("\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\ufffd", "broken-character"),
    ],
)
def test_forbidden_characters(signs: str, rule: str) -> None:
    """Each forbidden character is found alone, with its number."""
    for sign in signs:
        text, faults = decode("a.yaml", f"ab\nc{sign}好\n".encode())
        assert text is None
        assert [(fault.rule, fault.place[1:]) for fault in faults] == [(rule, (2, 2))]
        assert faults[0].facts["char"] == f"U+{ord(sign):04X}"


@pytest.mark.parametrize(
    "text", ["好，“好”（好）……——：；？！·", "𠮷〇龘", "Ａ３", "a\tb", "José", "\ue863", "　好\xa0"]
)
def test_ordinary_text_passes(text: str) -> None:
    """Chinese punctuation, rare characters and wide spaces are text."""
    assert decode("a.yaml", text.encode()) == (text, [])


def test_several_faults_at_once() -> None:
    """One run of one kind is one fault; kinds and lines are told apart; twenty of a kind are enough."""
    assert faults_in("a\u200b\u200bb\x01\nc\ufeff".encode()) == [
        ("invisible-character", 1, 2),
        ("control-character", 1, 5),
        ("invisible-character", 2, 2),
    ]
    assert len(faults_in(b"\x01a\n" * 500)) == 20


@pytest.mark.parametrize(
    ("data", "looks"),
    [
        ("名: 张\n".encode("gbk"), "GBK"),
        ("id: 张三".encode()[:-1], "cut short"),
        ("id: 1\n".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\xff\xff\x80\n", "unknown"),
    ],
)
def test_other_encodings_are_named(data: bytes, looks: str) -> None:
    """Bytes that are not UTF-8 are refused with what they look like."""
    text, faults = decode("a.yaml", data)
    assert text is None
    assert [fault.rule for fault in faults] == ["not-utf8"]
    assert looks in faults[0].facts["looks"].en  # type: ignore[union-attr]


def test_gbk_that_passes_for_utf8() -> None:
    """Two-byte letters that spell Chinese in GBK are refused where no Chinese stands; a lone accent is not."""
    data = "陌陌".encode("gbk")
    assert data.decode() == "İİ"
    assert faults_in(b"a: " + data) == [("gbk-read-as-utf8", 1, 4)]
    assert faults_in("a: José\nb: Ünal·Çelik\n".encode()) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: 1\n<<<<<<< HEAD\nb: 1\n||||||| base\n=======\n>>>>>>> x\n", 2),
        ("n: |\n    <<<<<<< HEAD\n    =======\n    >>>>>>> x\n", 2),
        ("a: 1\n=======\n>>>>>>> x\n", 3),
        ("a: 1\r<<<<<<<\r", 2),
    ],
)
def test_conflict_markers(text: str, line: int) -> None:
    """An unfinished merge is one fault, at its first marker, at any indent."""
    assert [fault[:2] for fault in faults_in(text.encode())] == [("merge-conflict", line)]


def test_no_conflict_in_a_rule_of_signs() -> None:
    """A line of equals signs, or arrows in a sentence, are text."""
    assert faults_in(b"a\n=======\nb <<<<<<< c >>>>>>>\n<<<<<<<<<<\n") == []


def test_size() -> None:
    """A file of exactly the limit is read; one byte more is not."""
    assert decode("a.yaml", b"a" * LIMIT)[1] == []
    assert faults_in(b"a" * (LIMIT + 1)) == [("unreadable-file", 1, 1)]


def test_damage() -> None:
    """A tail of NULs is damage from its line on; a pointer of git-lfs is no content; empty bytes are empty text."""
    assert faults_in("a: 好\nb: 2\n".encode() + b"\0" * 100) == [("damaged-file", 3, 1)]
    assert faults_in(b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n") == [("unreadable-file", 1, 1)]
    assert decode("a.yaml", b"") == ("", [])
