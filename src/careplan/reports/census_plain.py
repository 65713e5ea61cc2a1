"""The half year's census as plain values for JSON; keys and enum values are the same in every language."""

from careplan.domain.account import Account
from careplan.domain.census import Clear
from careplan.domain.closed_census import Amendments, figures
from careplan.domain.flow import Change, Move
from careplan.domain.half_year import Census, Contradiction, Identity
from careplan.domain.view import Plain

SCHEMA = "careplan/census/1"


def census_plain(census: Census, amendments: Amendments | None, school: str | None = None) -> dict[str, Plain]:
    """Return a half year, of one school or of the township, as plain values."""
    mine = [a for a in census.accounts if school in {None, a.school}]
    moves = [m for m in census.moves if school in {None, m.out_of, m.to, m.into}]
    said = [c for c in census.contradictions if school in {None, c.entry.school}]
    return {
        "schema": SCHEMA,
        "period": census.period,
        "from": census.from_.isoformat(),
        "until": census.until.isoformat(),
        "on": census.on.isoformat(),
        "over": census.over,
        "school": school,
        "unreadable": list(census.unreadable),
        "schools": [
            {"school": id_, "figures": dict(of)} for id_, of in figures(census).items() if school in {None, id_}
        ],
        "identities": [_identity(i) for i in census.identities if school in {None, i.school}],
        "children": [_account(account) for account in mine],
        "changes": [_change(c) for c in census.changes if school in {None, c.school}],
        "differences": [line for c in said for line in _differences(c)],
        "moves": [_move(move) for move in moves],
        "closed": _closed(amendments, school) if amendments else None,
    }


def _identity(identity: Identity) -> Plain:
    return {
        "name": identity.name,
        "school": identity.school,
        "parts": [{"figure": name, "value": value} for name, value in identity.parts],
        "total": {"figure": identity.total[0], "value": identity.total[1]},
        "holds": identity.holds,
    }


def _account(account: Account) -> Plain:
    visit = account.entry.visit if account.entry else None
    return {
        "child": account.child,
        "school": account.school,
        "standing": account.standing.value,
        "date": visit.day.isoformat() if visit else None,
        "by": visit.by if visit else None,
        "result": visit.result if visit else None,
    }


def _change(change: Change) -> Plain:
    return {
        "child": change.child,
        "school": change.school,
        "date": change.day.isoformat(),
        "kind": change.reason,
        "way": change.way,
        "from": change.other if change.way == "in" else change.school,
        "to": change.school if change.way == "in" else change.other,
    }


def _differences(contradiction: Contradiction) -> list[Plain]:
    entry = contradiction.entry
    return [
        {
            "child": entry.line.child,
            "school": entry.school,
            "date": entry.line.date.isoformat() if entry.line.date else None,
            "column": difference.column,
            "sheet": _value(difference.sheet),
            "register": _value(difference.register),
        }
        for difference in contradiction.differences
    ]


def _value(value: Clear) -> Plain:
    return value


def _move(move: Move) -> Plain:
    return {
        "child": move.child,
        "out_of": move.out_of,
        "out_on": move.out_on.isoformat() if move.out_on else None,
        "to": move.to,
        "into": move.into,
        "in_on": move.in_on.isoformat() if move.in_on else None,
        "from": move.from_,
        "state": move.state,
    }


def _closed(amendments: Amendments, school: str | None) -> Plain:
    closed = amendments.closed
    return {
        "on": closed.on.isoformat(),
        "by": closed.by,
        "tool": closed.tool,
        "digest": closed.digest,
        "amendments": [
            {"school": a.school, "figure": a.figure, "reported": a.reported, "corrected": a.corrected}
            for a in amendments.figures
            if school in {None, a.school}
        ],
        "added": list(amendments.added),
        "removed": list(amendments.removed),
    }
