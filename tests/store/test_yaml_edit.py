"""An edit changes what was meant and nothing else: comments, order and quotes stay."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.yaml_edit import new_record, with_item, with_value
from careplan.store.yaml_scalar import plain_scalar
from careplan.text.refusal import Refusal

TOWNSHIP = Path(__file__).parent.parent / "checks/_township"
CHILD = b"""\
# who
id: S01-7K2QX
name: "A"   # as in the household register
phone: "19900000001"

enrolment:
  - school: S01
    from: 2025-09-01
    began: new

# pairings
proxy:
  - {staff: T01, from: 2026-01-01}
  - staff: T02   # since March
    from: 2026-03-01
"""


def value(data: bytes) -> object:
    """Return what a record says."""
    tree, faults = read_yaml("x.yaml", data)
    assert tree is not None, faults
    return tree.value


def test_a_value_is_replaced_at_its_place() -> None:
    """Nothing but the bytes of the value differ."""
    new = with_value("x.yaml", CHILD, ("proxy", 0, "staff"), "T09")
    assert new == CHILD.replace(b"T01", b"T09")
    again = with_value("x.yaml", CHILD, ("name",), "B: c")
    assert again == CHILD.replace(b'"A"', b'"B: c"')


def test_a_new_key_and_a_new_item_keep_every_comment() -> None:
    """What is added stands in its block; the comments stay where they were."""
    new = with_value("x.yaml", CHILD, ("proxy", 1, "until"), "2026-05-31")
    assert b"since March" in new
    assert new.startswith(CHILD[:60])
    newer = with_item("x.yaml", new, ("proxy",), {"staff": "T03", "from": "2026-06-01"})
    assert newer.endswith(b"  - staff: T03\n    from: 2026-06-01\n")
    assert newer.count(b"#") == CHILD.count(b"#")
    made = with_item("x.yaml", newer, ("key",), {"from": "2026-06-01", "why": ["ill", "other"]})
    assert made.endswith(b"\n\nkey:\n  - from: 2026-06-01\n    why:\n      - ill\n      - other\n")


def test_text_that_looks_like_something_else_is_quoted() -> None:
    """A phone number stays text; a word with a colon, a mark or a line end is read back as it was."""
    for text in ("19900000001", "no", "a: b", "- x", "#", "", " x", "两行\n字", '"', "\\", "[a", "2026-03-01", "张三"):
        new = with_value("x.yaml", CHILD, ("name",), text)
        assert value(new)["name"] == text  # type: ignore[index]
    assert plain_scalar("2026-03-01") == "2026-03-01"
    assert plain_scalar("19900000001") == '"19900000001"'


@pytest.mark.parametrize("data", [b"a: [1\n", b"a: 1\na: 2\n", b"\xff"])
def test_what_cannot_be_read_is_not_edited(data: bytes) -> None:
    """The line is named, the content is not."""
    with pytest.raises(Refusal) as caught:
        with_value("x.yaml", data, ("a",), "2")
    assert "x.yaml:" in caught.value.say("en")


PATHS = sorted(path for path in TOWNSHIP.rglob("*.yaml"))


@given(st.sampled_from(PATHS), st.integers(0, 10_000), st.text(alphabet="aZ09 :-#\"'\\{}[],中\n", max_size=8))
def test_any_value_of_any_record(path: Path, pick: int, text: str) -> None:
    """Whatever is written in the place of whichever value: it reads back, and every other value is the same."""
    data = path.read_bytes()
    tree, _ = read_yaml("x.yaml", data)
    assert tree is not None
    leaves = [place for place in tree.places() if isinstance(at(tree.value, place), str)]
    chosen = leaves[pick % len(leaves)]
    try:
        new = with_value("x.yaml", data, chosen, text)
    except Refusal:
        return
    said = value(new)
    assert at(said, chosen) == text
    assert [at(said, leaf) for leaf in leaves if leaf != chosen] == [
        at(tree.value, leaf) for leaf in leaves if leaf != chosen
    ]
    assert new.count(b"\n#") == data.count(b"\n#")


def at(whole: object, path: tuple[str | int, ...]) -> object:
    """Return the value at a path."""
    for step in path:
        whole = whole[step]  # type: ignore[index]
    return whole


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name)
def test_an_item_more_in_any_list_of_any_record(path: Path) -> None:
    """No line goes but that of an empty list, and none but the item's comes."""
    data = path.read_bytes()
    tree, _ = read_yaml("x.yaml", data)
    assert tree is not None
    for place in tree.places():
        there = at(tree.value, place)
        if not isinstance(there, list) or not all(isinstance(item, dict) for item in there):
            continue
        new = with_item("x.yaml", data, place, {"from": "2026-06-01", "boarder": "true", "grade": "4", "note": "0123"})
        gone = [line for line in data.splitlines() if line not in new.splitlines()]
        come = [line for line in new.splitlines() if line and line not in data.splitlines()]
        assert gone == []
        assert len(come) <= 4
        assert at(value(new), place) == [
            *there,
            {"from": "2026-06-01", "boarder": "true", "grade": "4", "note": "0123"},
        ]


BLOCKS = b"""\
# one
proxy:
  - staff: T01
    from: 2026-01-01   # first
  # the end of the pairings

# why it may be kept
consent:
  - purpose: register
"""


@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_a_comment_stays_before_what_it_is_about(ends: bytes) -> None:
    """An item more, or a key more of the last item, comes before the comment on the next block."""
    data = BLOCKS.replace(b"\n", ends)
    new = with_item("x.yaml", data, ("proxy",), {"staff": "T02", "from": "2026-03-01"})
    assert new == BLOCKS.replace(b"# first\n", b"# first\n  - staff: T02\n    from: 2026-03-01\n")
    ended = with_value("x.yaml", data, ("proxy", 0, "until"), "2026-02-28")
    assert ended == BLOCKS.replace(b"# first\n", b"# first\n    until: 2026-02-28\n")


def test_a_new_key_comes_in_its_order() -> None:
    """Behind the last of the keys that stand before it; a new block too, with a blank line around."""
    care = b"guardians:\n  - guardian: S01-G4M8P\n    from: 2026-01-01\n    lives_with: true\n"
    new = with_value(
        "x.yaml", care, ("guardians", 0, "until"), "2026-05-31", ("guardian", "from", "until", "lives_with")
    )
    assert new.splitlines()[2:4] == [b"    from: 2026-01-01", b"    until: 2026-05-31"]
    made = with_item("x.yaml", BLOCKS, ("key",), {"from": "2026-06-01"}, ("id", "key", "proxy", "consent"))
    assert made.endswith(b"  - purpose: register\n\nkey:\n  - from: 2026-06-01\n")
    behind = with_item("x.yaml", BLOCKS, ("needs",), {"from": "2026-06-01"}, ("id", "proxy", "needs", "consent"))
    assert behind == BLOCKS.replace(b"# first\n", b"# first\n\nneeds:\n  - from: 2026-06-01\n")


def test_a_list_in_brackets_takes_an_item_too_or_refuses() -> None:
    """Where lines cannot be added ruamel does it; a comment that would move is a refusal."""
    for data in (b"a: 1\nproxy: []\n", b"a: 1\nproxy:\n", b"proxy: [{staff: T01, from: 2026-01-01}]\n# end\nb: 2\n"):
        new = with_item("x.yaml", data, ("proxy",), {"staff": "T02", "from": "2026-03-01"})
        said = value(new)
        assert isinstance(said, dict)
        assert said["proxy"][-1] == {"staff": "T02", "from": "2026-03-01"}
        assert new.count(b"# end") == data.count(b"# end")


def test_a_new_record_reads_back() -> None:
    """Text that looks like something else is quoted; lists and maps stand in blocks with a blank line before."""
    record = {"id": "S01", "name": {"zh": "中", "en": "no"}, "why": ["ill", "0123"], "posts": [{"from": "2026-01-01"}]}
    data = new_record("x.yaml", record, "on top")  # type: ignore[arg-type]  # text, lists and maps of them
    assert value(data) == record
    assert data.startswith(b"# on top\nid: S01\n")
    assert b'    - "0123"' in data or b'  - "0123"' in data
    assert b"\n\nposts:\n  - from: 2026-01-01\n" in data
