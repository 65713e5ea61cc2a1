"""What was entered as plain values for JSON."""

from careplan.domain.finding import Finding
from careplan.text import Text
from careplan.workflow.answers.due_json import group_plain, item_plain
from careplan.workflow.answers.words import Plain, words
from careplan.workflow.enter.draft import Entered
from careplan.workflow.enter.owed import owed_now

SCHEMA = "careplan/entered/1"


def entered_plain(entered: Entered) -> dict[str, Plain]:
    """Return what was entered as plain values; `written` is false for a dry run and where it was so already."""
    due = owed_now(entered) if entered.draft.changes else None
    return {
        "schema": SCHEMA,
        "on": entered.world.on.isoformat(),
        "written": entered.written,
        "words": words(entered.draft.words),
        "files": [{"file": place.file, "line": place.line} for place in entered.places],
        "rows": list(entered.draft.rows),
        "about": [{"kind": kind, "id": id_} for kind, id_ in entered.draft.about],
        "settled": [item_plain(item) for item in entered.settled],
        "remarks": [_remark(finding) for finding in entered.remarks],
        "owed": [group_plain(group) for group in due.groups] if due else [],
    }


def _remark(finding: Finding) -> Plain:
    return {
        "code": finding.check.code,
        "slug": finding.slug,
        "severity": finding.check.severity.value,
        "file": finding.place.file,
        "line": finding.place.line,
        "message": words(Text(finding.message("zh"), finding.message("en"))),
    }
