"""Begin a township: its files tried before they are written, then all of them with a first commit, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from careplan.checks import load_checks, run_checks
from careplan.domain.finding import Finding, Severity
from careplan.records.place import Fault
from careplan.store.begin import Begin, begin, refuse_what_is_there
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.found.files import files_of, hook
from careplan.workflow.load import world_of

_WRONG: Final = Text(
    "没有写入：这样写下去 check 会报错。\n{findings}", "Nothing was written: check would then report\n{findings}"
)
_FIRST: Final = Text("建立{name}{year}年台帐", "Begin the records of {name} for {year}")


@dataclass(frozen=True)
class Founded:
    """What was written, or would be: the files, the first commit (None without git), and what is to do next."""

    files: tuple[str, ...]
    commit: str | None
    findings: tuple[Finding, ...]


class _Made:
    """A tree of files that are nowhere yet."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {path: data for path, data in files.items() if not path.startswith(".")}

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths."""
        return sorted(self._files), []

    def read(self, path: str) -> bytes:
        """Return a file's bytes."""
        return self._files[path]


def found_township(
    folder: str, given: Mapping[str, str], year: int, on: date, *, git: bool = True, dry: bool = False
) -> Founded:
    """Write a township's files into a new or empty folder and commit them; `dry` writes nothing, without `git` no repo.

    `given` has an answer to every question. Raises Refusal where the folder holds anything, lies in another
    repository, or check would report an error.
    """
    files = files_of(given, year, on)
    world = world_of(_Made(files), on, live=True)
    findings = run_checks(world, load_checks())
    errors = [one for one in findings if one.check.severity is Severity.ERROR]
    if errors:
        raise Refusal(_WRONG, findings=Text(_said(errors, "zh"), _said(errors, "en")))
    refuse_what_is_there(folder, files, git=git)
    name = world.register.township.name.text
    facts = {lang: {"name": name.say(lang), "year": str(year)} for lang in ("zh", "en")}
    message = _FIRST.fill(world.register.township.language, facts[world.register.township.language])
    who = (given.get("user_name", ""), given.get("user_email", ""))
    commit = None
    if not dry:
        commit = begin(folder, Begin(files, hook(), message, who) if git else Begin(files))
    return Founded(tuple(sorted(files)), commit, tuple(findings))


def _said(errors: list[Finding], lang: Lang) -> str:
    return "\n".join(
        f"{one.place.file}:{one.place.line}: {one.check.code} {one.message(lang)}\n  {one.remedy(lang)}"
        for one in errors
    )
