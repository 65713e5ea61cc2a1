"""Words of a plan that nobody ever wrote in a record, and that are one slip away from one that somebody did."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from careplan.domain.flaw import Path
from careplan.records.plan import Duty, Plan
from careplan.records.privacy import is_clear

if TYPE_CHECKING:
    from careplan.domain.books import Books
    from careplan.records.duty_parts import Conditions
    from careplan.records.expressions import Expected

_PAPER: Final = "paper."
_SHORT: Final = 3
"""So short a word is one letter away from too many others."""


def slips(books: "Books", plan: Plan) -> Iterator[tuple[Path, str, str]]:
    """Yield the path in the plan of each such word, the word and the one that records have."""
    papers, written = _papers(books), _Written(books)
    for number, duty in enumerate(plan.duties):
        for path, paper in _papers_of(duty):
            yield from _slip(("duties", number, *path), paper, papers, _PAPER)
        for path, kind, column, words in _values_of(duty):
            for word in words:
                yield from _slip(("duties", number, *path), word, written.of(kind, column), "")


def never_used(plan: Plan) -> Iterator[str]:
    """Yield each kind of act that a plan declares and none of its duties asks for."""
    asked = {
        proof.kind
        for duty in plan.duties
        for proof in (*(duty.proof or ()), *filter(None, [duty.trigger and duty.trigger.proof]))
    }
    yield from (kind for kind in plan.kinds if kind not in asked)


def _slip(path: Path, word: str, known: frozenset[str], before: str) -> Iterator[tuple[Path, str, str]]:
    if word not in known:
        near = next((one for one in sorted(known) if one_slip(word, one)), None)
        if near:
            yield path, before + word, before + near


def one_slip(one: str, other: str) -> bool:
    """Return whether two words differ in one letter added, left out or changed, or in two that changed places."""
    if min(len(one), len(other)) <= _SHORT or abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    here, there = one[at:], other[at:]
    if (here + there)[:1].isdigit() or (here[:1] and there[:1].isdigit()):
        return False
    swapped = here[:2] == there[:2][::-1] and here[2:] == there[2:]
    return swapped or here[1:] == there or here == there[1:] or here[1:] == there[1:]


def _papers(books: "Books") -> frozenset[str]:
    """Return the kinds of paper that somebody has filed."""
    register = books.register
    filed = [
        *(child.papers for child in register.children.values()),
        *(guardian.papers for guardian in register.guardians.values()),
        *(school.papers for school in register.schools.values()),
        *(member.staff.papers for member in register.staff.values()),
    ]
    return frozenset(paper.kind for papers in filed for paper in papers)


def _papers_of(duty: Duty) -> Iterator[tuple[Path, str]]:
    every: list[tuple[str, Conditions]] = [("where", duty.where), ("holds", duty.holds or [])]
    for key, conditions in every:
        for number, one in enumerate(conditions):
            for name in one:
                if name.startswith(_PAPER):
                    yield (key, number, name), name.removeprefix(_PAPER)


def _values_of(duty: Duty) -> Iterator[tuple[Path, str, str, Sequence[str]]]:
    """Yield each value that a duty asks of a column: path, kind of act, column, words."""
    for number, proof in enumerate(duty.proof or ()):
        for column, expected in proof.where.items():
            yield ("proof", number, "where", column), proof.kind, column, _words(expected)
        for column, values in (duty.cover.values if duty.cover else {}).items():
            yield ("cover", column), proof.kind, column, values
    if duty.trigger and duty.trigger.kind:
        for column, expected in duty.trigger.where.items():
            yield ("trigger", "where", column), duty.trigger.kind, column, _words(expected)


def _words(expected: "Expected") -> Sequence[str]:
    return expected.words


class _Written:
    """The words that acts of a kind have in a column, found once."""

    def __init__(self, books: "Books") -> None:
        self._books = books
        self._found: dict[tuple[str, str], frozenset[str]] = {}

    def of(self, kind: str, column: str) -> frozenset[str]:
        """Return the words; none of a column whose values are not for everybody's eyes."""
        if not is_clear("acts", (column,)):
            return frozenset()
        key = kind, column
        if key not in self._found:
            found: set[str] = set()
            for value in self._books.evidence.words(kind, column):
                found.update(map(str, value) if isinstance(value, tuple) else [str(value)] if value else [])
            self._found[key] = frozenset(word.lower() for word in found)
        return self._found[key]
