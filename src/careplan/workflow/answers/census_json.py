"""What opening, closing and comparing a census did, as plain values for JSON."""

from collections.abc import Sequence

from careplan.domain.view import Plain
from careplan.workflow.census_close import Closing
from careplan.workflow.census_compare import Compared
from careplan.workflow.census_open import Sheet


def open_plain(period: str, sheets: Sequence[Sheet]) -> dict[str, Plain]:
    """Return what was written, sheet by sheet."""
    return {
        "schema": "careplan/census-open/1",
        "period": period,
        "sheets": [
            {
                "school": sheet.school,
                "file": sheet.file,
                "new": sheet.new,
                "added": list(sheet.added),
                "lines": sheet.lines,
            }
            for sheet in sheets
        ],
    }


def close_plain(closing: Closing) -> dict[str, Plain]:
    """Return that a half year is closed, or why not."""
    amended = closing.amendments
    return {
        "schema": "careplan/census-close/1",
        "period": closing.period,
        "file": closing.file,
        "written": closing.written,
        "closed_before": amended is not None,
        "same_inputs": closing.same_inputs,
        "obstacles": [
            {"code": o.code, "words": {"zh": o.words.zh, "en": o.words.en}, "about": list(o.about)}
            for o in closing.obstacles
        ],
        "amendments": [
            {"school": a.school, "figure": a.figure, "reported": a.reported, "corrected": a.corrected}
            for a in (amended.figures if amended else ())
        ],
    }


def compare_plain(answer: Compared) -> dict[str, Plain]:
    """Return what changed."""
    found = answer.comparison
    return {
        "schema": "careplan/census-difference/1",
        "at": answer.at,
        "against": answer.against,
        "on": answer.on.isoformat(),
        "added": list(found.added),
        "gone": list(found.gone),
        "unreadable": list(found.unreadable),
        "moved": [{"child": m.child, "old": m.old, "new": m.new} for m in found.moved],
        "facts": [
            {
                "child": f.child,
                "field": f.field,
                "entry": f.entry or None,
                "old": f.old,
                "new": f.new,
                "private": f.private,
            }
            for f in found.facts
        ],
    }
