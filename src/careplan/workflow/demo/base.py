"""The files that every demo township begins with: settings, plan, rules and calendar; records/ here is their source."""

from datetime import date, timedelta
from typing import Final

from careplan.domain.calendar.festival import festival
from careplan.store.shipped import shipped

YEAR: Final = 2026
"""The year that the files are written for."""
_FILES: Final = (
    "careplan.yaml",
    "calendar/2026.yaml",
    "plan/2026.yaml",
    "rules/eligibility.yaml",
    "rules/quotas.yaml",
    "rules/reasons.yaml",
)
_RUBRIC: Final = "rules/rubric.yaml"
ATTRIBUTES: Final = b"* text=auto eol=lf\n"


def base_files(year: int) -> dict[str, bytes]:
    """Return the files of a year by path; another year than the written one moves its dates."""
    found: dict[str, bytes] = {}
    for path in (*_FILES, _RUBRIC):
        data = shipped("records", path)
        found[path.replace(str(YEAR), str(year))] = data if year == YEAR else _moved(path, data, year)
    return found


def _moved(path: str, data: bytes, year: int) -> bytes:
    if path.startswith("calendar/"):
        return _calendar(year)
    return data.replace(str(YEAR).encode(), str(year).encode())


def _calendar(year: int) -> bytes:
    """Return the terms of a year around its Spring Festival; the township's own days off are left to people."""
    lines = [f"# {year} 年校历。法定节假日由国务院通知给出。", f"year: {year}", "", "terms:"]
    for name, first, last in (
        (f"{year - 1}-autumn", date(year - 1, 9, 1), festival("spring-festival", year) - timedelta(days=25)),
        (f"{year}-spring", festival("spring-festival", year) + timedelta(days=13), date(year, 7, 10)),
        (f"{year}-autumn", date(year, 8, 31), festival("spring-festival", year + 1) - timedelta(days=25)),
    ):
        season = "第一学期" if name.endswith("autumn") else "第二学期"
        lines += [f"  - id: {name}", f"    name: {season}", f"    from: {first}", f"    until: {last}", ""]
    return "\n".join(lines).encode()
