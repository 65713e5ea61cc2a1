"""Waivers and moved dates: records by which a person, not the tool, decides about an obligation."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from careplan.domain import spells
from careplan.domain.act import Act
from careplan.domain.evidence import Evidence
from careplan.domain.obligation import Obligation
from careplan.domain.register import Register
from careplan.records.words import Words
from careplan.text import Text


class Rulings:
    """The waivers and amendments on record, for a reason of the township's list and made by somebody who may."""

    def __init__(self, evidence: Evidence, register: Register) -> None:
        """Index them by duty and period."""
        self._register = register
        self._found: dict[tuple[str, str, str, str | None], list[Act]] = {}
        for kind in ("waiver", "amendment"):
            for act in evidence.of_kind(kind):
                if may_rule(register, act) and is_listed(register, act):
                    for whom in about(act):
                        key = kind, str(act.values.get("topic", "")), act.counts_for or "", whom
                        self._found.setdefault(key, []).append(act)

    def waiver(self, obligation: Obligation, on: date) -> Act | None:
        """Return the waiver of an obligation as of a day."""
        return self._last("waiver", obligation, on)

    def amendment(self, obligation: Obligation, on: date) -> Act | None:
        """Return the last amendment of an obligation's due day as of a day."""
        return self._last("amendment", obligation, on)

    def _last(self, kind: Literal["waiver", "amendment"], obligation: Obligation, on: date) -> Act | None:
        if not self._found:
            return None
        name, label = obligation.duty.id, obligation.period.label
        found = [act for whom in whose(obligation) for act in self._found.get((kind, name, label, whom), ())]
        return max((act for act in found if act.day <= on), key=Act.order, default=None)

    def on_duty(self, duty: str) -> Iterator[tuple[str, str, str | None, Sequence[Act]]]:
        """Yield the rulings about a duty: `waiver` or `amendment`, the period, whom it names, the acts."""
        for (kind, name, label, whom), acts in self._found.items():
            if name == duty:
                yield kind, label, whom, acts

    def reason(self, act: Act) -> Text:
        """Return the reason of a ruling in words of the township's list."""
        return listed_reasons(self._register, act.kind)[str(act.values["reason"])].text


def about(act: Act) -> tuple[str | None, ...]:
    """Return whom a ruling is about: those it names, else its school, else None for all."""
    return (*act.children, *act.staff, *act.guardians, *((act.class_,) if act.class_ else ())) or (act.school,)


def whose(obligation: Obligation) -> tuple[str | None, ...]:
    """Return by whom a ruling may name an obligation: its subject, its school, or None for all."""
    return tuple(dict.fromkeys((obligation.subject, obligation.school, None)))


def covers(act: Act, obligation: Obligation) -> bool:
    """Return whether a ruling is about an obligation's subject: those it names, or its whole school."""
    return any(whom in about(act) for whom in whose(obligation))


def may_rule(register: Register, act: Act) -> bool:
    """Return whether the adult who made a ruling held, on that day, a post that may; without a list nobody does."""
    member = register.staff.get(act.by)
    post = spells.on(member.staff.posts, act.day) if member else None
    return post is not None and register.reasons is not None and post.post in register.reasons.waived_by


def is_listed(register: Register, act: Act) -> bool:
    """Return whether the reason of a ruling is on the township's list for its kind."""
    return str(act.values.get("reason", "")) in listed_reasons(register, act.kind)


def listed_reasons(register: Register, kind: str) -> Mapping[str, Words]:
    """Return the reasons that the township lists for waivers or for amendments."""
    if register.reasons is None:
        return {}
    return register.reasons.waiver if kind == "waiver" else register.reasons.amendment
