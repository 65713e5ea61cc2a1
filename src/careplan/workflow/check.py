"""Check records and duties."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from careplan.checks import LoadedCheck, run_checks
from careplan.domain.check_result import CheckResult, Since
from careplan.domain.finding import Finding
from careplan.domain.world import World
from careplan.store.fork import ENOUGH, shared, workers
from careplan.store.git import Commit
from careplan.store.history import history, parting
from careplan.store.pages import Pages
from careplan.store.tree import Folder, Tree
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.choose import chosen
from careplan.workflow.frames import frames
from careplan.workflow.load import world_of
from careplan.workflow.look import collector_resting, held
from careplan.workflow.stages import Stage, Within, unwatched


@dataclass(frozen=True)
class Job:
    """What is to be checked: the records below `root` on a day, by which checks, and what of it is told."""

    root: str
    on: date
    at: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    """Paths from the root; only findings about them are told. Empty for all."""
    school: str | None = None
    since: str | None = None
    """Only findings that the change since this commit brought in are told."""
    history: bool = True
    relied_on: bool = False
    """Whether somebody, such as CI, relies on git's answer about deleted and renamed records."""
    frames: bool = True
    prefix: str = ""
    pages: Pages | None = None
    """What files held when they were read before, for who checks more than once."""
    within: Within = unwatched


def check(job: Job) -> CheckResult:
    """Return what the checks find. Raises Refusal for an unknown check, commit or school."""
    if job.since is not None and job.pages is None:
        job = replace(job, pages=Pages())
    checks = chosen(job.select, job.ignore)
    with collector_resting():
        if job.at is not None:
            with Commit(job.root, job.at) as tree:
                return _checked(job, tree, checks, {})
        with job.within(Stage.GIT):
            told = history(job.root, job.since, relied_on=job.relied_on) if job.history else {}
        return _checked(job, Folder(job.root), checks, told)


def _checked(job: Job, tree: Tree, checks: list[LoadedCheck], told: dict[str, list[str]]) -> CheckResult:
    with job.within(Stage.READ):
        world = world_of(tree, job.on, told, pages=job.pages)
    if job.at is not None:
        held(world, job.at)
    with job.within(Stage.SETTLE):
        owed = states(world, job.school)
    with job.within(Stage.CHECKS):
        findings = _told_of(world, job, _found(world, checks))
    since = None
    if job.since is not None:
        findings, since = _brought_in(job, checks, findings)
    with job.within(Stage.FRAMES):
        shown = frames(findings, tree) if job.frames else {}
    return CheckResult(
        on=job.on,
        findings=tuple(findings),
        states=owed,
        files=len(world.files),
        acts=len(world.books.evidence),
        frames=shown,
        prefix=job.prefix,
        since=since,
    )


def _found(world: World, checks: list[LoadedCheck]) -> list[Finding]:
    """Return what checks find; of many records, some checks are made in a second process."""
    if len(world.files) < ENOUGH or workers() == 1:
        return run_checks(world, checks)
    ours, theirs = shared(checks, partial(run_checks, world))
    return sorted(ours + theirs, key=Finding.order)


def states(world: World, school: str | None = None) -> dict[str, int]:
    """Return how many obligations are in each state, by its name, sorted; of one school or of all."""
    if school is None:
        counted = world.settlements.states()
    else:
        counted = Counter(item.state for item in world.answered_by(school))
    return dict(sorted((state.value, number) for state, number in counted.items()))


def _told_of(world: World, job: Job, findings: list[Finding]) -> list[Finding]:
    """Return the findings that stand in the asked files or are about somebody whose record is there."""
    under = (*job.under, *([f"schools/{job.school}"] if job.school else []))
    if not under:
        return findings
    ids = {str(getattr(filed.record, "id", "")) for filed in world.filed if _lies_under(filed.file, under)} - {""}
    return [
        finding for finding in findings if _lies_under(finding.place.file, under) or not ids.isdisjoint(_words(finding))
    ]


def _words(finding: Finding) -> set[str]:
    return {fact for fact in finding.facts.values() if isinstance(fact, str)}


def _lies_under(file: str, under: Sequence[str]) -> bool:
    return any(path in (file, "") or file.startswith(f"{path}/") for path in under)


def _brought_in(job: Job, checks: list[LoadedCheck], findings: list[Finding]) -> tuple[list[Finding], Since]:
    """Return the findings that were not there where the present state left `since`."""
    base = parting(job.root, job.since or "HEAD", job.at or "HEAD")
    with Commit(job.root, base) as tree:
        world = world_of(tree, job.on, pages=job.pages)
        before = Counter(map(_identity, _told_of(world, job, _found(world, checks))))
    new = []
    for finding in findings:
        key = _identity(finding)
        if before[key]:
            before[key] -= 1
        else:
            new.append(finding)
    return new, Since(base, len(findings) - len(new))


def _identity(finding: Finding) -> tuple[str, str, str]:
    """Return what a finding is about, wherever in its file it has moved."""
    facts = repr(sorted((name, str(value)) for name, value in finding.facts.items()))
    return finding.check.code, finding.place.file, facts


_NOT_A_RECORD: Final = Text(
    zh="{file} 不是 .yaml 或 .csv 文件，也不在台帐文件夹里；请写台帐里的文件",
    en="{file} is neither a .yaml nor a .csv file and lies in no folder of records; name a file of the records",
)


def check_loose(path: str, on: date, checks: list[LoadedCheck]) -> CheckResult:
    """Return what the strict reader alone finds in a file outside every folder of records. Raises Refusal."""
    from careplan.store.loose import read_loose

    faults = read_loose(path)
    if faults is None:
        raise Refusal(_NOT_A_RECORD, file=shown(path))
    by_slug = {loaded.slug: loaded for loaded in checks}
    findings = [
        Finding(fault.place, by_slug[fault.rule].check, fault.rule, fault.facts)
        for fault in faults
        if fault.rule in by_slug
    ]
    return CheckResult(on=on, findings=tuple(sorted(findings, key=Finding.order)), files=1)


def joined(results: Sequence[CheckResult]) -> CheckResult:
    """Return several results as one; the first gives what is said once."""
    first = results[0]
    findings: list[Finding] = []
    shown: dict[int, tuple[str, ...]] = {}
    for result in results:
        shown |= {len(findings) + number: lines for number, lines in result.frames.items()}
        findings += result.findings
    return replace(first, findings=tuple(findings), frames=shown, files=sum(result.files for result in results))
