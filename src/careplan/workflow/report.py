"""The monthly reports, the ledgers and the summary tables: one view for every form, of the township or a school."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from careplan.domain.closed_month import TOWNSHIP
from careplan.domain.view import View
from careplan.domain.world import World
from careplan.reports import care_ledger, register_ledger, statistics
from careplan.reports.parts.month import Month, NotBegunError
from careplan.reports.school_month import school_month
from careplan.reports.township_month import township_month
from careplan.store.git import Commit
from careplan.store.templates import Own, own_in, own_of
from careplan.text import Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.closed_months import corrections_until
from careplan.workflow.months import first_of

_NOT_BEGUN: Final = Text(
    "{month} 到 {on} 还没有开始；写别的月份，或用 `--on` 指明看哪一天",
    "{month} has not begun on {on}; name another month, or the day to look from with `--on`",
)
_NO_RULE: Final = Text(
    "`rules/eligibility.yaml` 中没有口径 {rule}。{near}现有：{known}",
    "There is no rule {rule} in `rules/eligibility.yaml`. {near}There are: {known}",
)
_NO_KIND: Final = Text("--kind 没有 {name}。{near}可选：{known}", "--kind has no {name}. {near}There are: {known}")
_NEVER_FULL: Final = Text(
    "`--full` 只用于台帐：`--kind register-ledger` 或 `--kind care-ledger`",
    "`--full` is for ledgers: `--kind register-ledger` or `--kind care-ledger`",
)
MONTH: Final = "month"
"""The kind of report that is drawn where no other is asked for."""
_LEDGERS: Final[Mapping[str, Callable[..., View]]] = {
    register_ledger.KIND: register_ledger.register_ledger,
    care_ledger.KIND: care_ledger.care_ledger,
}
"""Reports that name people, in full where somebody asks for it."""
KINDS: Final[Mapping[str, Text]] = {
    MONTH: Text("月报", "monthly report"),
    register_ledger.KIND: Text("登记台帐", "register ledger"),
    care_ledger.KIND: Text("管理台帐", "care ledger"),
    statistics.KIND: Text("统计表", "summary tables"),
}
"""Every kind of report and what it is called, by which it may be asked for as well."""
_NO_SCHOOL: Final = Text("台帐里没有学校 {school}。{near}", "There is no school {school} in the records. {near}")


def reports(
    world: World, month: str, school: str | None = None, *, every: bool = False, kind: str = MONTH, full: bool = False
) -> Iterator[View]:
    """Yield a month's reports: one school's, else the township's and, if `every`, each school's after it.

    `kind` is one of KINDS or what it is called; `full` shows what is private, in a ledger. Raises Refusal for another
    kind, for what is no month, for a month that has not begun, and for a school that is not there.
    """
    kind = _kind_named(kind)
    if full and kind not in _LEDGERS:
        raise Refusal(_NEVER_FULL)
    books = month_of(world, month, school)
    if school is not None and school not in {*world.register.schools, *books.schools}:
        raise Refusal(_NO_SCHOOL, school=school, near=near(school, sorted(world.register.schools)))
    for one in [school, *(books.schools if every and school is None else [])]:
        yield _view(books, one, kind, full=full)


def _kind_named(word: str) -> str:
    kind = next((name for name, called in KINDS.items() if word.casefold() in {name, called.zh, called.en}), None)
    if kind is None:
        raise Refusal(_NO_KIND, name=shown(word), near=near(word, list(KINDS)), known=", ".join(KINDS))
    return kind


def _view(month: Month, school: str | None, kind: str, *, full: bool) -> View:
    if kind in _LEDGERS:
        return _LEDGERS[kind](month, school, full=full)
    if kind == statistics.KIND:
        return statistics.statistics(month, school)
    known_better = corrections_until(month.world, month.label, school or TOWNSHIP)
    return school_month(month, school, known_better) if school else township_month(month, known_better)


def by_rule(world: World, rule: str | None) -> World:
    """Return the same world with another rule of eligibility in use. Raises Refusal for a rule that is not on record.

    Duties that ask whether a child is left behind are settled anew by that rule.
    """
    if rule is None:
        return world
    register = world.register
    if rule not in register.rules:
        known = sorted(register.rules)
        raise Refusal(_NO_RULE, rule=shown(rule), near=near(rule, known), known=", ".join(known))
    township = register.township.model_copy(update={"eligibility": rule})
    return replace(world, books=replace(world.books, register=replace(register, township=township)))


def month_of(world: World, month: str, school: str | None = None) -> Month:
    """Return a month of a world, or of one school alone. Raises Refusal as `reports` does."""
    first_of(month)
    try:
        return Month(world, month, school)
    except NotBegunError:
        raise Refusal(_NOT_BEGUN, month=month, on=world.on.isoformat()) from None


def templates_of(root: str, at: str | None) -> Own:
    """Return the reader of the records' own templates, as they stand or as they stood in a commit."""
    if at is None:
        return own_in(root)
    with Commit(root, at) as tree:
        found = own_of(tree)
        kept = {path: found(path) for path in tree.paths()[0] if path.startswith("templates/")}
    return kept.get
