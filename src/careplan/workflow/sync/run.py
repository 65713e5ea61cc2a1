"""Save, fetch, bring together, check, hand in: a clerk's whole git, each step all or nothing."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Finding, Severity
from careplan.store.errors import ChangedError
from careplan.store.git import Commit
from careplan.store.git_away import AwayError, fetch, push
from careplan.store.git_plumbing import GitTroubleError, is_shallow
from careplan.store.git_sync import (
    EMPTY,
    Blob,
    Where,
    bytes_of,
    changed,
    commit_of,
    files_below,
    files_of,
    forget_staged,
    has,
    joined,
    parting_of,
    refusal,
    save,
    where,
)
from careplan.store.git_take import take
from careplan.store.history import history
from careplan.store.home import language_of
from careplan.store.journal import finish
from careplan.store.load import of_no_place
from careplan.store.tree import Folder
from careplan.text import Lang, Text
from careplan.text.git_troubles import TROUBLES
from careplan.text.sync_troubles import AWAY, HERE
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting
from careplan.workflow.sync.clash import Ask, Clash
from careplan.workflow.sync.merge import Files, together
from careplan.workflow.sync.said import Changes, what_changed

_ATTEMPTS: Final = 5
_READING: Final = "CP1"
"""How the codes begin of what is wrong with a file itself."""
_LIKE_A_RECORD: Final = re.compile(r"\.(?:ya?ml|csv|md|txt)\b", re.IGNORECASE)
_OF_HISTORY: Final = frozenset({"record-deleted", "record-renamed"})
_JOINED: Final = Text("合并别人交的：{what}", "Bring in what others did: {what}")


@dataclass(frozen=True)
class Synced:
    """What synchronising came to."""

    saved: Text | None = None
    """What was saved, None where nothing had changed."""
    came: Text | None = None
    """What others had handed in, None for nothing."""
    lost: tuple[Finding, ...] = ()
    """Records that are gone or were given another name: then nothing was even saved."""
    strays: tuple[str, ...] = ()
    """New files that are no records and were left where they are, neither saved nor handed in."""
    open: tuple[Clash, ...] = ()
    """What both changed and nobody has settled: then nothing was brought together."""
    there: str = ""
    """How git names the files as the others have them: what stands before a path from the records' root."""
    findings: tuple[Finding, ...] = ()
    """Faults of files that were not handed in for that."""
    away: bool = True
    """Whether there is another repository at all."""
    handed_in: bool = False
    nothing: bool = False
    """Whether there was nothing to hand in."""
    why: Text | None = None
    """Why it was not handed in."""


@dataclass(frozen=True)
class Job:
    """Which records, the day on which one looks, whose a clash is to be, new row ids, and whether nothing is done."""

    root: str
    on: date
    ask: Ask
    fresh: Callable[[], str]
    dry: bool = False


def sync(job: Job) -> Synced:
    """Synchronise some records with the repository that they are handed in to.

    With `dry` others' work is fetched and looked at, and neither folder nor branch changes. Raises Refusal where the
    repository here is not ready, WriteError where the disk refuses.
    """
    finish(job.root)
    stands = where(job.root)
    try:
        with collector_resting():
            if not job.dry:
                forget_staged(job.root)
            lost = _lost(job)
            if lost:
                return Synced(lost=tuple(lost))
            return _dry(job, stands) if job.dry else _round(job, stands)
    except GitTroubleError as trouble:
        raise refusal(TROUBLES[trouble.reason]) from None


def _lost(job: Job) -> list[Finding]:
    """Return the records that are gone from the folder, or have another name, since the last commit."""
    told = history(job.root)
    if not told.get("deleted") and not told.get("renamed"):
        return []
    checks = [one for one in load_checks() if one.slug in _OF_HISTORY]
    return run_checks(world_of(Folder(job.root), job.on, told), checks)


def _round(job: Job, stands: Where) -> Synced:
    """Go round until it is handed in: whoever was faster is fetched, whoever writes meanwhile is saved."""
    changes, strays = _changes(job)
    done = Synced(saved=_saved(job, changes, strays), strays=strays)
    for _ in range(_ATTEMPTS):
        if stands.remote is None:
            return replace(done, away=False)
        try:
            fetch(job.root, stands.remote, whole=is_shallow(job.root))
        except AwayError as trouble:
            return replace(done, why=AWAY.get(trouble.reason, AWAY["failed"]))
        head, theirs = commit_of(job.root, "HEAD"), commit_of(job.root, stands.seen)
        try:
            done = _brought(job, stands, done, head, theirs)
        except ChangedError:
            changes, strays = _changes(job)
            done = replace(done, saved=_saved(job, changes, strays) or done.saved, strays=strays)
            continue
        if done.open:
            return done
        handed = _handed(job, stands, done, theirs)
        if handed is not None:
            return handed
    return replace(done, why=HERE["again"])


def _changes(job: Job) -> tuple[Changes, tuple[str, ...]]:
    """Return what changed since the last commit, and the new files that are no records.

    A table or a paper that lies among the records has names in it, and what is once saved stays in the history. What
    is called like a record may be one in the wrong place: it is saved, and not handed in.
    """
    changes = changed(job.root, commit_of(job.root, "HEAD"))
    strays = tuple(path for path, (old, _) in changes.items() if old is None and _is_stray(path))
    return {path: pair for path, pair in changes.items() if path not in strays}, strays


def _is_stray(path: str) -> bool:
    hidden = any(part.startswith(".") for part in path.split("/"))
    return not hidden and not _LIKE_A_RECORD.search(path) and of_no_place(path)


def _saved(job: Job, changes: Changes, strays: Sequence[str]) -> Text | None:
    """Save what changed; return what it was, None for nothing."""
    if not changes:
        return None
    words = what_changed(changes)
    save(job.root, words.say(_language(job.root)), strays)
    return words


def _brought(job: Job, stands: Where, done: Synced, head: str, theirs: str) -> Synced:
    """Bring in what others handed in; where both changed the same and nobody says whose it is, nothing is touched."""
    if has(job.root, head, theirs):
        return done
    new, came, open_ = _joined(job, stands, head, theirs)
    if open_:
        return replace(done, open=open_, there=stands.there)
    take(job.root, stands, head, new)
    return replace(done, came=came)


def _joined(job: Job, stands: Where, head: str, theirs: str) -> tuple[str, Text, tuple[Clash, ...]]:
    """Return the commit that holds both sides' work, what came in, and what is open."""
    base = parting_of(job.root, head, theirs) if head else EMPTY
    before, others = files_of(job.root, base), files_of(job.root, theirs)
    came = what_changed(_between(job.root, before, others, stands.prefix))
    if base == head:
        return theirs, came, ()
    found = together(job.root, before, files_of(job.root, head), others, stands.prefix, job.ask, job.fresh)
    if found.open:
        return head, came, found.open
    lang = _language(job.root)
    message = _JOINED.fill(lang, {"what": came.say(lang)})
    return joined(job.root, found.files, (head, theirs), message), came, ()


def _handed(job: Job, stands: Where, done: Synced, theirs: str) -> Synced | None:
    """Hand in what is here if it can be read; None where somebody else was faster."""
    head = commit_of(job.root, "HEAD")
    if head in {EMPTY, theirs}:
        return replace(done, nothing=True)
    findings = _faults(job, stands, head, theirs)
    if findings:
        return replace(done, findings=tuple(findings))
    try:
        push(job.root, stands.remote or "", stands.away, head)
    except AwayError as trouble:
        return None if trouble.reason == "behind" else replace(done, why=AWAY.get(trouble.reason, AWAY["failed"]))
    return replace(done, handed_in=True)


def _faults(job: Job, stands: Where, head: str, theirs: str) -> list[Finding]:
    """Return what is wrong with the files that would be handed in; others' files were handed in by others."""
    checks = [one for one in load_checks() if one.check.code.startswith(_READING)]
    with Commit(job.root, head) as tree:
        found = run_checks(world_of(tree, job.on), checks)
    ours, there = (files_below(files_of(job.root, commit), stands.prefix) for commit in (head, theirs))
    return [
        one
        for one in found
        if one.check.severity is Severity.ERROR and ours.get(one.place.file) != there.get(one.place.file)
    ]


def _dry(job: Job, stands: Where) -> Synced:
    """Return what would be done: what is not saved is taken as if it were."""
    head = commit_of(job.root, "HEAD")
    changes, strays = _changes(job)
    done = Synced(saved=what_changed(changes) if changes else None, strays=strays, away=stands.remote is not None)
    if stands.remote is None:
        return done
    try:
        fetch(job.root, stands.remote, whole=False)
    except AwayError as trouble:
        return replace(done, why=AWAY.get(trouble.reason, AWAY["failed"]))
    theirs = commit_of(job.root, stands.seen)
    if theirs == EMPTY or has(job.root, head, theirs):
        return replace(done, nothing=not changes and head == theirs)
    base = parting_of(job.root, head, theirs) if head else EMPTY
    before, others = files_of(job.root, base), files_of(job.root, theirs)
    ours: dict[str, Blob | bytes] = {**files_of(job.root, head)}
    for path, (_, new) in changes.items():
        ours.pop(stands.prefix + path, None)
        if new is not None:
            ours[stands.prefix + path] = new
    found = together(job.root, before, ours, others, stands.prefix, job.ask, job.fresh)
    return replace(
        done, came=what_changed(_between(job.root, before, others, stands.prefix)), open=found.open, there=stands.there
    )


def _between(root: str, old: Files, new: Files, prefix: str) -> Changes:
    """Return what differs in the records between two states of git's."""
    before, after = (files_below({p: b for p, b in some.items() if isinstance(b, Blob)}, prefix) for some in (old, new))
    paths = sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    data = bytes_of(root, [some[path] for some in (before, after) for path in paths if path in some])
    return {path: (_data(before.get(path), data), _data(after.get(path), data)) for path in paths}


def _data(blob: Blob | None, data: dict[str, bytes]) -> bytes | None:
    return data[blob.name] if blob else None


def _language(root: str) -> Lang:
    return "en" if language_of(root) == "en" else "zh"


def ids(clashes: Sequence[Clash]) -> list[str]:
    """Return the names by which clashes are settled, each once."""
    return list(dict.fromkeys(clash.id for clash in clashes))
