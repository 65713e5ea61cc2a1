"""Where a child was and with whom, month by month: the days on which somebody could do something for it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from careplan.domain.calendar import Span
from careplan.workflow.demo.chance import days_of
from careplan.workflow.demo.town import Town

FORM_DUE = 24
"""The last day of the month for a care record form."""


class Share(NamedTuple):
    """A child in one month: the days with the proxy parent who does this month's duties."""

    child: str
    proxy: str
    school: str
    days: list[date]
    form_proxy: str
    form_days: list[date]
    """The days on which the form can be filled in, which may fall to somebody else."""


def shares(town: Town, days: list[date]) -> Iterator[Share]:
    """Yield each child that was on the register for at least half of a month."""
    for child in sorted(town.children):
        stretches = list(_stretches(town, child, Span(days[0], days[-1])))
        if 2 * sum(len(found) for _, _, found in stretches) < len(days):
            continue
        school, proxy, held = max(stretches, key=lambda s: len(s[2]))
        early = [(who, [day for day in found if day.day <= FORM_DUE]) for _, who, found in stretches]
        form_proxy, form_days = max(early, key=lambda s: len(s[1]))
        yield Share(child, proxy, school, held, form_proxy, form_days)


def _stretches(town: Town, child: str, span: Span) -> Iterator[tuple[str, str, list[date]]]:
    """Yield the school, the proxy parent and the days of each stretch of a span with the same two."""
    record = town.children[child]
    for spell in record.enrolment:
        for proxy in record.proxy:
            first = max(spell.from_, proxy.from_, span.from_)
            last = min(spell.until or span.until, proxy.until or span.until, span.until)
            if first <= last:
                yield spell.school, proxy.staff, days_of(first, last)


def groups(town: Town, shares_: list[Share], size: int) -> Iterator[list[Share]]:
    """Yield the shares of one proxy parent in groups: brothers and sisters together, up to so many in all."""
    family = town.homes_of_children
    ordered = sorted(shares_, key=lambda share: family[share.child])
    group: list[Share] = []
    for share in ordered:
        if group and (len(group) == size or not common([*group, share])):
            yield group
            group = []
        group.append(share)
    if group:
        yield group


def siblings(town: Town, shares_: list[Share]) -> Iterator[list[Share]]:
    """Yield the shares of one proxy parent family by family."""
    family = town.homes_of_children
    by_home: dict[int, list[Share]] = {}
    for share in shares_:
        by_home.setdefault(family[share.child], []).append(share)
    for group in by_home.values():
        if common(group):
            yield group
        else:
            yield from ([share] for share in group)


def common(group: list[Share]) -> list[date]:
    """Return the days on which all of a group were there with the same proxy parent."""
    found = set(group[0].days).intersection(*(share.days for share in group[1:]))
    return sorted(found) if len({share.proxy for share in group}) == 1 else []
