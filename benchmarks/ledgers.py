"""The same work as a ledger: each act credits its child, each obligation is a debit asserted to be settled.

A child's account of one duty, such as `care:S01-7K2QX:home-visit`, gets 1 for each act and loses 1 at the end of each
month in which the duty is owed. There it is asserted to be nought: a missed duty leaves -1, and the ledger's own
check fails at that assertion and at no other.
"""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple, TextIO

from benchmarks import lean

ACTS, SETTLED = "acts", "owed"


class Book(NamedTuple):
    """A ledger before it is written: acts by day, and what each child owed by month."""

    acts: list[tuple[str, str, str]]
    """Day, account, row id; the row with an impossible day stands in May, since no ledger reads such a day at all."""
    owed: Mapping[str, list[list[str]]]
    """By the last day of a month the accounts, child by child, that are to be settled then."""

    @property
    def assertions(self) -> int:
        """How many obligations are asserted to be settled."""
        return sum(len(accounts) for month in self.owed.values() for accounts in month)

    @property
    def child_months(self) -> int:
        """In how many months children are owed something, added up."""
        return sum(map(len, self.owed.values()))

    @property
    def accounts(self) -> list[str]:
        """Every account, sorted."""
        owed = {one for month in self.owed.values() for accounts in month for one in accounts}
        return sorted(owed | {account for _, account, _ in self.acts})


def book(root: str) -> Book:
    """Return the ledger of a folder of records, by the yardstick's reading of who is owed what."""
    duties = {duty.kind: duty for duty in lean.plain_duties(root)}
    acts, excused = [], set[tuple[str, str, str]]()
    for row in _rows(root):
        duty = duties.get(row["kind"])
        subject = row.get("children") or "nobody"
        name = duty.id if duty else f"other-{row['kind'].replace('_', '-')}"
        known = row["row_id"] != "R000000"
        acts.append((row["date"] if known else f"{lean.YEAR}-05-31", f"{subject.split()[0]}:{name}", row["row_id"]))
        if row["kind"] == "waiver":
            excused.add((row["children"], row["topic"], row["counts_for"]))
    in_term = lean.term_months(root)
    owed: dict[str, list[list[str]]] = defaultdict(list)
    for child, spells in lean.children(root, []):
        for number, (first, last) in enumerate(lean.MONTHS):
            if lean.half_of((first, last), spells):
                accounts = [
                    f"{child}:{duty.id}"
                    for duty in duties.values()
                    if (not duty.term_only or number in in_term) and (child, duty.id, f"{first:%Y-%m}") not in excused
                ]
                owed[str(last)].append(accounts)
    return Book(sorted(acts), dict(sorted(owed.items())))


def _rows(root: str) -> Iterator[dict[str, str]]:
    for path in lean.files(root, ".csv"):
        if "/months/" in path:
            yield from csv.DictReader(lean.read(path).decode().splitlines())


def write_hledger(ledger: Book, to: Path) -> None:
    """Write a journal that `hledger` and `ledger` both read, in the order of days."""
    with to.open("w", encoding="utf-8") as out:
        for owed_on, acts in _months(ledger):
            for day, account, row in acts:
                out.write(f"{day} {row}\n    care:{account}  1\n    {ACTS}\n\n")
            for accounts in ledger.owed[owed_on]:
                out.write(f"{owed_on} {SETTLED}\n")
                out.writelines(f"    care:{account}  -1 = 0\n" for account in accounts)
                out.write(f"    {SETTLED}\n\n")


def write_beancount(ledger: Book, to: Path) -> None:
    """Write the same for `bean-check`, whose assertions are directives of the next morning."""
    with to.open("w", encoding="utf-8") as out:
        names = {account: _beancount_name(account) for account in ledger.accounts}
        first = f"{lean.YEAR}-01-01"
        out.writelines(f"{first} open {name}\n" for name in ("Income:Acts", "Expenses:Owed", *names.values()))
        for owed_on, acts in _months(ledger):
            for day, account, row in acts:
                out.write(f'{day} * "{row}" #acts\n  {names[account]}  1 ACT\n  Income:Acts\n')
            for one_child in ledger.owed[owed_on]:
                _settle(one_child, owed_on, names, out)


def _settle(owed: Iterable[str], owed_on: str, names: Mapping[str, str], out: TextIO) -> None:
    out.write(f'{owed_on} * "{SETTLED}"\n')
    out.writelines(f"  {names[account]}  -1 ACT\n" for account in owed)
    out.write("  Expenses:Owed\n")
    morning = date.fromisoformat(owed_on) + timedelta(days=1)
    out.writelines(f"{morning} balance {names[account]}  0 ACT\n" for account in owed)


def _beancount_name(account: str) -> str:
    child, _, duty = account.partition(":")
    return f"Assets:{child.capitalize() if child == 'nobody' else child}:{duty.title()}"


def _months(ledger: Book) -> Iterator[tuple[str, list[tuple[str, str, str]]]]:
    """Yield each last day of a month with the acts of that month."""
    by_month: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for act in ledger.acts:
        by_month[act[0][:7]].append(act)
    for owed_on in ledger.owed:
        yield owed_on, by_month[owed_on[:7]]
