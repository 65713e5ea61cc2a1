"""libyaml's events and the fallback's give the same record, the same places and the same refusals."""

from pathlib import Path

import pytest

from careplan.store.reading.yaml_reader import read_yaml
from tests.store.reading.corpus import CORPUS
from tests.store.reading.suite import FOLDER, cases

TEXTS = [(path.name, path.read_bytes()) for path in sorted(CORPUS.glob("yaml/*"))]
SUITE = [(case.name, case.text.encode()) for case in cases()] if FOLDER.is_dir() else []

# A whole file that is one unindented block text: only the fallback takes it, and no record is text.
TEXT_AS_A_WHOLE = {"DK3J-0", "FP8R-0"}
# Both refuse, for another reason or at another line: empty keys, and anchors glued to a colon.
REFUSED_DIFFERENTLY = {"2SXE-0", "DFF7-0", "NKF9-0"}

each_text = pytest.mark.parametrize(("name", "data"), TEXTS + SUITE, ids=[name for name, _ in TEXTS + SUITE])


@each_text
def test_same_answer(name: str, data: bytes) -> None:
    """Value, every place and every fault are equal."""
    root = "map" if name in TEXT_AS_A_WHOLE else "any"
    tree, faults = read_yaml(name, data, parser="c", root=root)  # type: ignore[arg-type]
    other, other_faults = read_yaml(name, data, parser="pure", root=root)  # type: ignore[arg-type]
    assert (tree is None) == (other is None)
    if tree is not None and other is not None:
        assert tree.value == other.value
        assert tree.places() == other.places()
    if name not in REFUSED_DIFFERENTLY | TEXT_AS_A_WHOLE:
        assert [fault[:2] for fault in faults] == [fault[:2] for fault in other_faults]


def test_fallback_is_chosen_without_libyaml(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without the C module the fallback is the best parser, and the reader works."""
    import sys

    from careplan.store.reading.yaml_events import best_parser

    assert best_parser() == "c"
    monkeypatch.setitem(sys.modules, "_ruamel_yaml", None)
    assert best_parser() == "pure"
    tree, faults = read_yaml(str(tmp_path / "a.yaml"), b"id: C1\n", parser="pure")
    assert tree is not None
    assert (tree.value, faults) == ({"id": "C1"}, [])
