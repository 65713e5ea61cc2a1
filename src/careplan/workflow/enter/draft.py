"""From what somebody wants to enter to bytes on disk: all of it or none, and never an error that was not there."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from careplan.checks import LoadedCheck, load_checks, run_checks
from careplan.domain.act import Act
from careplan.domain.finding import Finding, Severity
from careplan.domain.obligation import Settlement
from careplan.domain.world import World
from careplan.records.place import Fault, Place
from careplan.store.errors import ChangedError
from careplan.store.lock import repo_lock
from careplan.store.overlay import Overlay
from careplan.store.tree import Folder, Tree
from careplan.store.write import Change, write_all
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting

_ID: Final = re.compile(r"[\w-]+")
_WOULD_BE_WRONG: Final = Text(
    "没有写入：写进去以后 check 会报错。\n{findings}", "Nothing was written: check would then report\n{findings}"
)
_MOST: Final = 5
_MORE: Final = Text("还有 {count} 处", "and {count} more")
_UNREADABLE: Final = Text(
    "{file} 读不了，没有改动。先用 `careplan check` 看哪里要改。",
    "{file} cannot be read; nothing was changed. See `careplan check` for what to mend.",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written, and whom and what it is about."""

    words: Text
    """What it does, or why there is nothing to do."""
    changes: Mapping[str, Change]
    about: tuple[tuple[str, str], ...] = ()
    """Kind and id of those whose duties are told afterwards."""
    rows: tuple[str, ...] = ()
    """The row ids of the acts that are added."""


@dataclass(frozen=True, slots=True)
class Entered:
    """What was entered: the draft, the records as they are afterwards, and what the checks newly remark on."""

    draft: Draft
    world: World
    remarks: tuple[Finding, ...]
    written: bool

    @property
    def places(self) -> list[Place]:
        """Where each added row stands, or where each changed file begins."""
        rows = [act.place for id_ in self.draft.rows if (act := self.world.books.evidence.row(id_))]
        found = {place.file for place in rows}
        return rows + [Place(file, 1, 1) for file in sorted(self.draft.changes) if file not in found]

    @property
    def settled(self) -> list[Settlement]:
        """The obligations that the added acts pay, move or waive."""
        acts = [act for id_ in self.draft.rows if (act := self.world.books.evidence.row(id_))]
        new, duties = {act.row_id for act in acts}, _duties_of(self.world, acts)
        found = self.world.settlements.among(lambda o: o.duty.id in duties)
        return [s for s in found if any(act.row_id in new for act in _grounds(s))]


Drafting: TypeAlias = Callable[[World, Tree], Draft]
"""From the records as they are to what is to be written. Raises Refusal for what cannot be."""


def enter(root: str, on: date, drafted: Drafting, *, dry: bool = False, seen: World | None = None) -> Entered:
    """Write what somebody wants to enter, all of it or nothing; `dry` writes nothing.

    `seen` is what the records said a moment ago, for whoever has just read them on the day `on`.
    Whoever else writes at the same time, nothing is lost: what was drafted beside an older state is drafted anew.
    Raises Refusal for what cannot be entered and for what the checks would call an error that is not there now,
    WriteError where the disk is in the way.
    """
    try:
        return _attempt(root, on, drafted, dry=dry, seen=seen)
    except ChangedError:
        with repo_lock(root):
            return _attempt(root, on, drafted, dry=dry)


def old_bytes(tree: Tree, file: str) -> bytes | None:
    """Return what a file holds, None where there is none. Raises Refusal where it cannot be read."""
    if file not in tree.paths()[0]:
        return None
    data = tree.read(file)
    if isinstance(data, Fault):
        raise Refusal(_UNREADABLE, file=file)
    return data


def _attempt(root: str, on: date, drafted: Drafting, *, dry: bool, seen: World | None = None) -> Entered:
    tree = Folder(root)
    with collector_resting():
        before = seen or world_of(tree, on, live=True)
        draft = drafted(before, tree)
        changes = {file: change for file, change in draft.changes.items() if change[0] != change[1]}
        if not changes:
            return Entered(draft, before, (), written=False)
        after = world_of(Overlay(tree, {file: new for file, (new, _) in changes.items()}), on, live=True)
        new = brought_in(lambda: before, after, draft, load_checks())
    errors = [finding for finding in new if finding.check.severity is Severity.ERROR]
    if errors:
        raise Refusal(_WOULD_BE_WRONG, findings=Text(_said(errors, "zh"), _said(errors, "en")))
    if not dry:
        write_all(root, changes)
    return Entered(draft, after, tuple(new), written=not dry)


def _duties_of(world: World, acts: Sequence[Act]) -> set[str]:
    """Return the duties that some acts may pay by their kinds, or are about by their topics."""
    kinds, topics = {act.kind for act in acts}, {act.values.get("topic") for act in acts}
    return {
        duty.id
        for plan in world.books.plans
        for duty in plan.duties
        if duty.id in topics or any(proof.kind in kinds for proof in duty.proof or ())
    }


def _grounds(settlement: Settlement) -> Iterator[Act]:
    yield from settlement.acts
    if settlement.ruling:
        yield settlement.ruling


def _said(errors: Sequence[Finding], lang: Lang) -> str:
    said = [
        f"{one.place.file}:{one.place.line}:{one.place.column}: {one.check.code} {one.message(lang)}\n"
        f"  {one.remedy(lang)}"
        for one in errors[:_MOST]
    ]
    left = len(errors) - _MOST
    return "\n".join(said + ([_MORE.fill(lang, {"count": str(left)})] if left > 0 else []))


def brought_in(before: Callable[[], World], after: World, draft: Draft, checks: Sequence[LoadedCheck]) -> list[Finding]:
    """Return what some checks find about what is changed that was not there before, which is looked at if need be."""
    ids = {id_ for _, id_ in draft.about} | set(draft.rows)
    found = [one for one in run_checks(after, checks) if _is_about(one, draft.changes, ids)]
    if not found:
        return []
    slugs = {one.slug for one in found}
    there = Counter(map(_identity, run_checks(before(), [check for check in checks if check.slug in slugs])))
    new = []
    for finding in found:
        there[_identity(finding)] -= 1
        if there[_identity(finding)] < 0:
            new.append(finding)
    return new


def _is_about(finding: Finding, files: Mapping[str, object], ids: set[str]) -> bool:
    named = {word for fact in finding.facts.values() if isinstance(fact, str) for word in _ID.findall(fact)}
    return finding.place.file in files or not ids.isdisjoint(named)


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is about, wherever in its file it has moved."""
    facts = sorted((name, str(value)) for name, value in finding.facts.items() if name not in {"line", "row"})
    return finding.slug, finding.place.file, repr(facts)
