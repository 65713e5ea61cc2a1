"""Whatever the bytes, the reader ends in a value or in faults with a place, and never in an exception."""

from hypothesis import given, settings
from hypothesis import strategies as st

from careplan.records.place import Fault, Place
from careplan.store.reading.csv_reader import read_csv
from careplan.store.reading.decode import decode
from careplan.store.reading.frame import frame
from careplan.store.reading.yaml_reader import read_yaml
from tests.store.reading.corpus import CORPUS

GOOD_YAML = (CORPUS / "yaml" / "good.yaml").read_bytes() + b"parents:\n  - who: father\n    since: {a: 1}\n"
GOOD_CSV = (CORPUS / "csv" / "quotes_nl.csv").read_bytes()
BITS = st.one_of(
    st.binary(max_size=4),
    st.sampled_from(
        [b"\n", b": ", b"- ", b"'", b'"', b"#", b"|\n ", b"{", b"]", b"&a ", b"*a", b"!", b"? ", b"---\n", b"\\u", b"%"]
    ),
    st.sampled_from(["　", "：", "，", "\u200b", "张三", "é", "\ud7ff", "\U0001f600"]).map(str.encode),
)


@st.composite
def mutations(draw: st.DrawFn, good: bytes) -> bytes:
    """Return a good file with up to six short pieces put in, over or out."""
    data = good
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        data = data[:at] + draw(BITS) + data[at + draw(st.integers(0, 3)) :]
    return data


def judge(data: bytes, value: object, faults: list[Fault]) -> None:
    """Assert what holds of every answer: a value or a fault, and each place inside the file."""
    assert value is not None or faults
    lines = data.decode(errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for fault in faults:
        assert 1 <= fault.place.line <= len(lines)
        assert fault.place.column >= 1


@given(st.one_of(st.binary(max_size=200), mutations(GOOD_YAML)))
@settings(max_examples=300, deadline=None)
def test_yaml(data: bytes) -> None:
    """Both parsers end well, and agree on whether there is a record and what it says."""
    tree, faults = read_yaml("a.yaml", data)
    judge(data, tree, faults)
    if tree is not None:
        places = tree.places()
        assert all(place.line >= 1 for place in places.values())
        assert tree.place(("no", "such", 1)) == places[()]
    other, other_faults = read_yaml("a.yaml", data, parser="pure")
    judge(data, other, other_faults)
    if tree is not None and other is not None:
        assert tree.value == other.value
        assert tree.places() == other.places()


@given(st.one_of(st.binary(max_size=200), mutations(GOOD_CSV)))
@settings(max_examples=300, deadline=None)
def test_csv(data: bytes) -> None:
    """Each row that enters is as wide as the header and has a line of its own."""
    table, faults = read_csv("a.csv", data)
    judge(data, table, faults)
    if table is not None:
        assert len(table.rows) == len(table.lines)
        assert table.lines == sorted(set(table.lines))
        for number, row in enumerate(table.rows):
            assert len(row) == len(table.header)
            assert table.place(number, table.header[-1]).line >= table.lines[number]


@given(st.one_of(st.binary(max_size=200), mutations(GOOD_YAML)), st.integers(1, 12), st.integers(1, 30))
@settings(max_examples=200, deadline=None)
def test_decode_and_frame(data: bytes, line: int, column: int) -> None:
    """Text or a fault; and a frame of any place of any text is two lines or none."""
    text, faults = decode("a.yaml", data)
    judge(data, text, faults)
    for file in ("a.yaml", "a.csv", "a.md"):
        assert len(frame(data.decode(errors="replace"), Place(file, line, column), lambda _: True)) in (0, 2)
