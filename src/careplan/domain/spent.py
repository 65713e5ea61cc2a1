"""Which acts have paid already, so that none pays twice, in its own duty or in another that it could pay as well."""

from collections.abc import Iterable

from careplan.domain.act import Act
from careplan.domain.books import Books
from careplan.domain.obligation import Obligation


class Spent:
    """The acts that have paid, by duty and subject."""

    def __init__(self, books: Books) -> None:
        """Begin with none."""
        self._books = books
        self._taken: dict[tuple[str, str], set[Act]] = {}

    def before(self, obligation: Obligation) -> set[Act]:
        """Return the acts about the subject that are spent for this duty."""
        spent: set[Act] = set()
        for name in {rival.id for rival in self._books.rivals[obligation.duty.id]}:
            spent |= self._taken.get((name, obligation.subject), spent)
        return spent

    def keep(self, obligation: Obligation, acts: set[Act]) -> None:
        """Note the acts that paid an obligation."""
        if acts:
            self._taken.setdefault((obligation.duty.id, obligation.subject), set()).update(acts)


def rival_groups(books: Books, duties: Iterable[str]) -> list[set[str]]:
    """Return some duties in groups: no act can pay duties of two of them."""
    found: list[set[str]] = []
    for duty in dict.fromkeys(duties):
        mine = {duty, *(rival.id for rival in books.rivals[duty])}
        apart = [group for group in found if not group & mine]
        found = [*apart, mine.union(*(group for group in found if group & mine))]
    return found
