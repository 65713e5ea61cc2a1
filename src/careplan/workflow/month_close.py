"""Close a month: freeze its figures with what they were drawn from and who signed, or say what is in the way."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from careplan import __version__
from careplan.checks import load_checks, run_checks
from careplan.domain.closed_month import TOWNSHIP, Corrections, closed_months
from careplan.domain.finding import Severity
from careplan.domain.obligation import OWING
from careplan.domain.world import World
from careplan.reports.parts.ahead import is_hand_in
from careplan.reports.parts.month import Month
from careplan.store.write import write_file
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.closed_months import corrections_until, report_of
from careplan.workflow.closing import CLOSED, Obstacle, Witness, digest_of, signer
from careplan.workflow.load import world_of
from careplan.workflow.report import month_of

SIGNERS: Final = ("filled_by", "checked_by", "head")
_UNSIGNED: Final = Text(
    "结账要写明谁填表、谁复核、谁负责，例如 "
    "`careplan close --month {month} --filled-by Z01 --checked-by Z02 --head Z03`",
    "Say who filled it in, who checked it and who answers for it: "
    "`careplan close --month {month} --filled-by Z01 --checked-by Z02 --head Z03`",
)


class MonthClosing(NamedTuple):
    """What closing did: `written` with its file, or why not; `corrections` where it was closed before."""

    month: str
    file: str
    written: bool
    obstacles: tuple[Obstacle, ...]
    corrections: tuple[Corrections, ...] | None = None


def close_month(root: str, on: date, label: str, signed: Mapping[str, str | None], *, incomplete: bool) -> MonthClosing:
    """Freeze a month's figures in `closed/MONTH/month.json`, once and for ever.

    Nothing is written while something is in the way; `incomplete` lets what was not handed in, and errors that check
    reports, be as they are. Raises Refusal where somebody does not sign, WriteError where the disk or somebody else is
    in the way.
    """
    folder = Witness(root)
    world = world_of(folder, on)
    digest = digest_of(folder.digests)
    month = month_of(world, label)
    file = f"{CLOSED}{label}/month.json"
    if label in closed_months(world):
        found = (one for of in (TOWNSHIP, *month.schools) for one in corrections_until(world, label, of))
        mine = tuple(one for one in found if one.figures[0].month == label)
        return MonthClosing(label, file, written=False, obstacles=(), corrections=mine)
    names = _signatures(world, label, signed)
    obstacles = tuple(_obstacles(world, month, file, incomplete=incomplete))
    if not obstacles:
        write_file(root, file, _document(month, names, digest), None)
    return MonthClosing(label, file, written=not obstacles, obstacles=obstacles)


def _signatures(world: World, label: str, signed: Mapping[str, str | None]) -> dict[str, str]:
    names = {role: signed.get(role) for role in SIGNERS}
    known = {role: signer(world, staff) for role, staff in names.items() if staff}
    if len(known) < len(SIGNERS):
        raise Refusal(_UNSIGNED, month=label)
    return known


def _obstacles(world: World, month: Month, file: str, *, incomplete: bool) -> Iterator[Obstacle]:
    if file in world.files:
        words = Text(
            "已结的文件读不了，用 git 找回", "the closed file is there and cannot be read; get it back from git"
        )
        yield Obstacle("closed_file_unreadable", words, (file,))
    if not month.ended:
        yield Obstacle("not_over", Text(f"这个月还没有满（看的是 {world.on}）", f"the month is not over on {world.on}"))
    if incomplete:
        return
    missing = [s.obligation for s in month.settled if is_hand_in(s) and s.state in OWING]
    if missing:
        about = tuple(f"{o.school or TOWNSHIP} {o.duty.id}" for o in missing)
        yield Obstacle("not_handed_in", Text(f"{len(missing)} 项没有上交", f"{len(missing)} not handed in"), about)
    errors = [found for found in run_checks(world, load_checks()) if found.check.severity is Severity.ERROR]
    if errors:
        about = tuple(dict.fromkeys(f"{found.place.file}:{found.place.line} {found.check.code}" for found in errors))
        yield Obstacle("errors", Text(f"台帐有 {len(errors)} 处错误", f"{len(errors)} errors in the records"), about)


def _document(month: Month, signed: Mapping[str, str], digest: str) -> bytes:
    reports = [report_of(month, of)[1] for of in (TOWNSHIP, *month.schools)]
    document = {
        "schema": "careplan/closed-month/1",
        "month": month.label,
        "on": month.world.on.isoformat(),
        **signed,
        "tool": f"careplan {__version__}",
        "digest": digest,
        "reports": [
            {
                "of": report.of,
                "figures": report.figures,
                "children": [" ".join(line) for line in report.children],
                "undone": report.undone,
            }
            for report in reports
        ],
    }
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()
