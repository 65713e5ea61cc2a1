"""Acts file by file: what a whole file says, so that most of its rows need no look of their own."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from careplan.domain.act import Act
from careplan.records.acts import ARTICLE, CENSUS_VISIT


class Sheet(NamedTuple):
    """The acts that stand in one file, in the order of their lines, from which day to which, and whom they name."""

    file: str
    acts: tuple[Act, ...]
    first: date
    last: date
    kinds: frozenset[str]
    children: frozenset[str]
    adults: frozenset[str]
    """Who did them, who took part and for whom somebody stood in."""

    @property
    def is_month(self) -> bool:
        """Whether it is a month's file; else it is an article or a sheet of the census."""
        return self.kinds.isdisjoint((ARTICLE, CENSUS_VISIT))


def sheets_of(acts: Iterable[Act]) -> Iterator[Sheet]:
    """Yield each file's acts, in the order of their paths."""
    files: dict[str, list[Act]] = {}
    for act in acts:
        files.setdefault(act.file, []).append(act)
    for file in sorted(files):
        found = tuple(sorted(files[file], key=_line))
        days = [act.day for act in found]
        children = {act.children for act in found}
        adults = {act.by for act in found} | {act.deputy_for for act in found if act.deputy_for}
        yield Sheet(
            file,
            found,
            min(days),
            max(days),
            frozenset(act.kind for act in found),
            frozenset().union(*children),
            frozenset(adults).union(*{act.staff for act in found if act.staff}),
        )


def _line(act: Act) -> int:
    return act.line
