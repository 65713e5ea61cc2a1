"""The files below a records folder, in a world of links, pipes and strange names."""

import os
from pathlib import Path

import pytest

from careplan.records.place import Fault
from careplan.store.reading.names import name_fault
from careplan.store.reading.walk import read_bytes, walk


def lay(root: Path, *names: str) -> None:
    """Write a small file under each name."""
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("id: 1\n", encoding="utf-8")


def rules(root: Path) -> dict[str, str]:
    """Return the rule that each path breaks."""
    return {fault.place.file: fault.rule for fault in walk(str(root))[1]}


def test_files_in_order(tmp_path: Path) -> None:
    """F22: paths with blanks, Chinese and emoji, and long ones, are read; hidden files and folders are not."""
    long = "/".join(["s" * 60] * 6) + "/a.yaml"
    lay(tmp_path, "b.yaml", "a/c.csv", "学校 一/😀.yaml", long, ".git/config", ".gitkeep", "a.md")
    files, faults = walk(str(tmp_path))
    assert files == sorted(["b.yaml", "a/c.csv", "学校 一/😀.yaml", long, "a.md"])
    assert faults == []
    assert [read_bytes(str(tmp_path), name) for name in files] == [b"id: 1\n"] * 5


def test_links_are_never_followed(tmp_path: Path) -> None:
    """F01, F02, F12: a link to a folder, to a file or to itself is refused, and its target not shown."""
    outside = tmp_path / "outside"
    root = tmp_path / "records"
    lay(outside, "secret.yaml")
    lay(root, "a.yaml")
    (root / "dir").symlink_to(outside)
    (root / "file.yaml").symlink_to(outside / "secret.yaml")
    (root / "loop").symlink_to(root)
    (root / "self.yaml").symlink_to(root / "self.yaml")
    files, faults = walk(str(root))
    assert files == ["a.yaml"]
    assert rules(root) == dict.fromkeys(["dir", "file.yaml", "loop", "self.yaml"], "not-a-plain-file")
    assert "secret" not in repr(faults)
    for name in ("file.yaml", "self.yaml"):
        found = read_bytes(str(root), name)
        assert isinstance(found, Fault)
        assert found.rule == "not-a-plain-file"


def test_pipes_do_not_hang(tmp_path: Path) -> None:
    """F09: a pipe is refused unopened; opened by name all the same, it is refused at once."""
    os.mkfifo(tmp_path / "x.yaml")
    assert walk(str(tmp_path))[0] == []
    assert rules(tmp_path) == {"x.yaml": "not-a-plain-file"}
    for root, name in ((str(tmp_path), "x.yaml"), ("/dev", "null"), (str(tmp_path.parent), tmp_path.name)):
        found = read_bytes(root, name)
        assert isinstance(found, Fault)
        assert found.rule == "not-a-plain-file"


@pytest.mark.parametrize(
    "name",
    ["CON.yaml", "nul", "aux.2026.csv", "LPT1.yaml", "a.yaml.", "a ", "a:b.yaml", "a?.yaml", "C:\\a.yaml"],
)
def test_names_that_windows_refuses(tmp_path: Path, name: str) -> None:
    """F04, F05: reserved names are refused on every system, and not read."""
    lay(tmp_path, name)
    assert walk(str(tmp_path))[0] == []
    assert rules(tmp_path) == {name: "windows-reserved-name"}


def test_names_that_differ_in_case(tmp_path: Path) -> None:
    """F06: two names that are one on Windows and macOS are an error; so are two spellings of one accent."""
    lay(tmp_path, "a1.yaml", "A1.yaml", "b/x.yaml", "B/y.yaml", "jose\u0301.yaml", "josé.yaml")
    files, _ = walk(str(tmp_path))
    assert len(files) == 6
    assert rules(tmp_path) == {
        "a1.yaml": "names-differ-in-case",
        "b": "names-differ-in-case",
        "josé.yaml": "names-differ-in-case",
    }


def test_long_names(tmp_path: Path) -> None:
    """F08: a name that leaves no room for a temp file is refused before any system call fails on it."""
    assert name_fault("长" * 86) == "name-too-long"
    lay(tmp_path, "长" * 66, "长" * 67)
    assert [len(name) for name in rules(tmp_path)] == [67]


@pytest.mark.parametrize(
    "name",
    [
        "a.yaml~",
        ".a.yaml.swp",
        ".#a.yaml",
        "#a.yaml#",
        "S01 的副本.yaml",
        "S01 - 副本.yaml",
        "S01 - Copy.yaml",
        "~$x.xlsx",
        "a.tmp",
        "a.yaml.orig",
        "Thumbs.db",
    ],
)
def test_editor_leftovers(tmp_path: Path, name: str) -> None:
    """F20: what editors leave behind is flagged and never read as a second child."""
    lay(tmp_path, name, "a.yaml")
    assert walk(str(tmp_path))[0] == ["a.yaml"]
    assert rules(tmp_path) == {name: "editor-leftover"}


def test_odd_names(tmp_path: Path) -> None:
    """Line breaks, invisible signs and bytes that are no text are refused, and shown escaped."""
    lay(tmp_path, "a\nb.yaml", "a\u200b.yaml")
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.yaml"))).write_bytes(b"")
    files, faults = walk(str(tmp_path))
    assert files == []
    assert {fault.rule for fault in faults} == {"odd-file-name"}
    assert all(fault.place.file.encode() for fault in faults)


def test_unreadable_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F10, F18: no permission, gone, or a disk error is a fault of that file; others are still read."""
    lay(tmp_path, "a.yaml", "b.yaml")
    gone = read_bytes(str(tmp_path), "gone.yaml")
    assert isinstance(gone, Fault)
    assert "vanished" in gone.facts["reason"].en  # type: ignore[union-attr]

    def refuse(path: str, _: int) -> int:
        raise PermissionError(13, "no", path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "open", refuse)
        denied = read_bytes(str(tmp_path), "a.yaml")
    assert isinstance(denied, Fault)
    assert "may not be read" in denied.facts["reason"].en  # type: ignore[union-attr]

    def break_off(_: int, __: int) -> bytes:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "read", break_off)
        broken = read_bytes(str(tmp_path), "a.yaml")
    assert isinstance(broken, Fault)
    assert "disk" in broken.facts["reason"].en  # type: ignore[union-attr]
    assert read_bytes(str(tmp_path), "b.yaml") == b"id: 1\n"
    assert {fault.rule for fault in walk(str(tmp_path / "nowhere"))[1]} == {"unreadable-file"}


def test_a_file_that_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """F18: a file that grows past the limit while it is read is refused."""
    lay(tmp_path, "a.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", lambda _, size: b"x" * size)
        found = read_bytes(str(tmp_path), "a.yaml")
    assert isinstance(found, Fault)
    assert found.rule == "unreadable-file"


def test_a_large_record_in_pieces(tmp_path: Path) -> None:
    """A file of several buffers comes back whole, an empty one empty."""
    data = bytes(range(256)) * 1_000
    (tmp_path / "a.yaml").write_bytes(data)
    (tmp_path / "b.yaml").write_bytes(b"")
    assert read_bytes(str(tmp_path), "a.yaml") == data
    assert read_bytes(str(tmp_path), "b.yaml") == b""
