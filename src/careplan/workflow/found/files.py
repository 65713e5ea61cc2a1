"""The files that a township begins with: settings, plan, rules, calendar, its schools, and what a repository needs."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from careplan import __version__
from careplan.domain.sounds import spelled
from careplan.records.township import Township
from careplan.store.csv_layout import columns_of
from careplan.store.shipped import shipped
from careplan.store.yaml_edit import new_record
from careplan.text import Lang, Text
from careplan.workflow.enter.newcomer import OFFICE, new_file
from careplan.workflow.found.answers import SCHOOL, terms
from careplan.workflow.found.plans import SOURCE, plan_file

if TYPE_CHECKING:
    from careplan.store.yaml_lines import New

HOOK: Final = "pre-commit"
"""The program that checks before a commit; it goes into git's own folder."""
_RULES: Final = ("rules/eligibility.yaml", "rules/quotas.yaml", "rules/reasons.yaml", "rules/rubric.yaml")
_OF_SOURCE: Final = frozenset({"rules/quotas.yaml", "rules/rubric.yaml"})
"""Rules that name duties of the source plan."""
_AROUND: Final = {
    ".gitattributes": "gitattributes",
    ".gitignore": "gitignore",
    ".pre-commit-config.yaml": "pre-commit-config.yaml",
    ".github/workflows/careplan.yml": "github.yml",
    ".gitlab-ci.yml": "gitlab.yml",
    ".workflow/careplan.yml": "gitee.yml",
}
_CLERK: Final = "Z01"
_SETTINGS: Final = Text(
    "乡镇设置。privacy: sealed 是真实台帐；begins 是从哪天起用，以前到期的不追。",
    "The township's settings. privacy: sealed is for real records; nothing is owed of the days before begins.",
)
_CALENDAR: Final = Text(
    "校历。法定节假日和调休由程序自带的国务院通知给出；学期起止先按往年写，收到通知后改。",
    "The calendar. Public holidays come with the program; the terms are as in most years, to be mended by the notice.",
)
_SEASONS: Final = {
    "spring": Text("{year} 年春季学期", "Spring term {year}"),
    "autumn": Text("{year} 年秋季学期", "Autumn term {year}"),
}


def files_of(given: Mapping[str, str], year: int, on: date) -> dict[str, bytes]:
    """Return the files of a township by path. `given` has an answer to every question. Raises Refusal."""
    lang: Lang = "en" if given.get("language") == "en" else "zh"
    plan, data = plan_file(given["plan"], year)
    found = {
        "careplan.yaml": _settings(given, lang, _begins(given, year, on)),
        f"calendar/{year}.yaml": _calendar(given, year, lang),
        plan: data,
        **{path: shipped("records", path) for path in _RULES if given["plan"] == SOURCE or path not in _OF_SOURCE},
        **dict(_school(text, lang) for text in _schools(given)),
    }
    if given.get("clerk"):
        values = defaultdict(str, name=given["clerk"], post="officer", school=OFFICE, **{"from": on.isoformat()})
        found |= [new_file("staff", _CLERK, values, lang)]
    return found | _around(given, year, on, lang)


def hook() -> bytes:
    """Return the program that git runs before a commit."""
    return shipped("templates", f"township/{HOOK}")


def _begins(given: Mapping[str, str], year: int, on: date) -> date | None:
    """Return the day from which records are kept: the one given, else today in a year that has begun."""
    if given.get("from"):
        return date.fromisoformat(given["from"])
    return on if on.year == year else None


def _schools(given: Mapping[str, str]) -> list[str]:
    return [text for name, text in sorted(given.items(), key=_number) if name.startswith(SCHOOL) and text]


def _number(answer: tuple[str, str]) -> int:
    number = answer[0].removeprefix(SCHOOL)
    return int(number) if number.isdecimal() else 0


def _school(text: str, lang: Lang) -> tuple[str, bytes]:
    id_, rest = text.split(" ", 1)
    name, position, opened = rest.rsplit(" ", 2)
    values = {"name": name, "name_en": spelled(name), "position": position, "opened": opened}
    return new_file("school", id_, values, lang)


def _settings(given: Mapping[str, str], lang: Lang, begins: date | None) -> bytes:
    said: dict[str, New] = {
        "name": {"zh": given["name"], "en": given.get("name_en") or spelled(given["name"])},
        "office": {"zh": given["office"], "en": given.get("office_en") or spelled(given["office"])},
        "language": lang,
        "privacy": "sealed",
        **({"begins": begins.isoformat()} if begins else {}),
        **{name: given[name] for name in ("area", "county", "month_closes", "eligibility") if given.get(name)},
    }
    ordered = {name: said[name] for name in columns_of(Township) if name in said}
    return new_record("careplan.yaml", ordered, _SETTINGS.say(lang))


def _calendar(given: Mapping[str, str], year: int, lang: Lang) -> bytes:
    items: list[New] = []
    before = date.fromisoformat(given["spring"].split("..")[0]) - timedelta(days=1)
    for id_, (first, last) in terms(year).items():
        season = id_.rpartition("-")[2]
        begins, ends = (f"{first}", f"{min(last, before)}") if id_[:4] != f"{year}" else given[season].split("..")
        name = _SEASONS[season].fill(lang, {"year": id_[:4]})
        items.append({"id": id_, "name": name, "from": begins, "until": ends})
    file = f"calendar/{year}.yaml"
    return new_record(file, {"year": str(year), "terms": items}, _CALENDAR.say(lang))


def _around(given: Mapping[str, str], year: int, on: date, lang: Lang) -> dict[str, bytes]:
    """Return the files of the repository around the records, and the page for the clerk."""
    marks = {
        "FROM": (_begins(given, year, on) or date(year, 1, 1)).isoformat(),
        "LANG": lang,
        "MONTH": f"{on:%m}",
        "NAME": given["name"],
        "VERSION": __version__,
        "YEAR": str(year),
    }
    found = {path: shipped("templates", f"township/{name}") for path, name in _AROUND.items()}
    found["README.md"] = shipped("templates", f"township/README.{lang}.md")
    for mark, text in marks.items():
        found = {path: data.replace(f"@{mark}@".encode(), text.encode()) for path, data in found.items()}
    return found
