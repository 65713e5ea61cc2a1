"""How programs are timed and held to their work, and the page that is made from it."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.bars import BARS, K1, Bar, measure
from benchmarks.guard import verdict
from benchmarks.missed import WHY
from benchmarks.others import Others
from benchmarks.page import page
from benchmarks.timing import Contestant, NotEquivalentError, Run, in_turn
from tests.golden import Golden

SIZE = results.Size(K1, 70, 9, "2026-05-01", "0123456789", "2 × a processor", 0.05, {})


def says(words: str, code: int = 0) -> list[str]:
    """Return a program that says something and leaves."""
    return [sys.executable, "-c", f"print({words!r}); raise SystemExit({code})"]


def test_programs_run_in_turn(tmp_path: Path) -> None:
    """One round to warm up, then A B A B; what puts things right runs before each, and the very slow run once."""
    told: list[str] = []
    count: list[None] = []
    a = Contestant("a", says("apple"), tmp_path, ["apple"], before=lambda: count.append(None))
    b = Contestant("b", says("pear", 3), tmp_path, ["pear"], code=None)
    slow = Contestant("c", says("plum"), tmp_path, once=True)
    found = in_turn([a, b, slow], 2, tmp_path / "said", told.append)
    assert [line.partition(":")[0] for line in told] == ["warm-up a", "warm-up b", "1 a", "1 b", "1 c", "2 a", "2 b"]
    assert [len(found["a"]), len(found["b"]), len(found["c"]), len(count)] == [2, 2, 1, 3]
    assert all(one.wall > 0 and one.cpu >= 0 and one.peak > 1 for one in found["a"])


@pytest.mark.parametrize(("words", "code"), [("pear", 0), ("apple", 2)])
def test_who_does_less_is_not_timed(words: str, code: int, tmp_path: Path) -> None:
    """A program that does not say what it must, or fails, stops everything."""
    with pytest.raises(NotEquivalentError, match="lean"):
        in_turn([Contestant("lean", says(words, code), tmp_path, ["apple"])], 1, tmp_path / "said", print)


def test_a_bar_is_the_median_of_ratios_within_rounds() -> None:
    """Each round's time over the weighed sum of the others' in that round; memory by itself in megabytes."""
    runs = {K1: {"a": [Run(6, 3, 90), Run(8, 3, 95), Run(9, 3, 80)], "b": [Run(1, 1, 1), Run(2, 1, 1), Run(9, 1, 1)]}}
    found = measure(Bar("", K1, "a", {"b": 2}, 1), runs)
    assert found == (2, 0.5, 3, 1.5)
    assert measure(Bar("", K1, "a", {}, 100, "peak"), runs) == (90, 80, 95, 90)
    assert measure(Bar("", K1, "a", {"c": 1}, 1), runs) is None


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    """A line a program, so that a diff can be read."""
    size = replace(SIZE, runs={"a": [Run(1, 2, 3)] * 2})
    results.keep({K1: size}, tmp_path / "kept.json")
    assert results.load(tmp_path / "kept.json") == {K1: size}
    assert '   "a": [[1, 2, 3], [1, 2, 3]]' in (tmp_path / "kept.json").read_text(encoding="utf-8").splitlines()


def test_the_page_says_held_missed_and_not_measured() -> None:
    """A verdict for each bar."""
    runs = {"--version": [Run(1, 1, 1)], "import typer": [Run(1, 1, 1)], "--help": [Run(6, 1, 1)]}
    runs["bare typer help"] = [Run(2, 1, 1)]
    text = page({K1: replace(SIZE, runs=runs)})
    assert f"1 of {len(BARS)} held, 1 missed, {len(BARS) - 2} not measured." in text
    rows = {line.split(" | ")[0]: line for line in text.splitlines() if line.startswith("| ")}
    assert rows["| --version ≤ 1.3 × import typer"].endswith("| 1,000 | 1.30 | 1.00 | 1.00 to 1.00 | 1.00 | held |")
    assert rows["| --help ≤ 1.5 × a bare typer app's help"].endswith("| **missed: 2 × the limit** |")
    assert "- *--help ≤ 1.5 × a bare typer app's help* (1,000): Nobody knows yet." in text
    assert {bar.title for bar in BARS} >= WHY.keys()


def test_a_busy_machine_is_judged_by_processor_time() -> None:
    """With others on half a processor; by the clock this one would miss its bar."""
    runs = {"--version": [Run(9, 1, 1)], "import typer": [Run(1, 1, 1)]}
    text = page({K1: replace(SIZE, runs=runs, others=0.5)})
    (row,) = [line for line in text.splitlines() if line.startswith("| --version ≤")]
    assert row.endswith("| 9.00 | 9.00 to 9.00 | 1.00 | held, by CPU time |")


def test_what_others_use_of_the_machine_is_told_from_our_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's count of work, as in proc(5), less what this process used; rest (the 9s) is no work."""
    stat = tmp_path / "stat"
    monkeypatch.setattr("benchmarks.others.STAT", stat)
    stat.write_text("cpu  0 0 0 9 9 0 0 0 0 0\n", encoding="ascii")
    watch = Others()
    sum(range(10**6))
    assert watch.processors() == 0
    stat.write_text("cpu  9000 0 9000 99 99 0 0 0 0 0\n", encoding="ascii")
    assert watch.processors() > 1


def test_the_kept_page_is_made_from_the_kept_results(docs: Golden) -> None:
    """docs/benchmarks.md says what benchmarks/results.json has."""
    docs.check("benchmarks.md", page(results.load()))


@pytest.mark.parametrize(("now", "words"), [(10.6, "find what"), (9.4, "--keep"), (10.4, None), (9.6, None)])
def test_the_guard_speaks_up_five_percent_away(now: float, words: str | None) -> None:
    """Above the kept count something must be found; below it the better one is worth keeping."""
    said = verdict(now, 10)
    assert said is None if words is None else words in (said or "")
