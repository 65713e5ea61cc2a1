"""Run every command that reads, in both languages, and print what each wrote as one JSON document.

Run as `python -m tests.properties.say_all ROOT DAY`, so that another process with another hash seed can be compared.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from careplan.formats import check_formats
from tests.run import careplan


def commands(day: str, child: str, school: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of each command, without its day and language."""
    month = day[:7]
    yield from (("check", "--exit-zero", "--format", form) for form in check_formats())
    for form in ("text", "json"):
        yield "due", "--format", form
        yield "why", child, "talk", "--format", form
        yield from (("show", id_, "--format", form) for id_ in (child, school))
        yield "find", school, "--format", form
    for form in ("md", "json"):
        yield "report", "--month", month, "--format", form
        yield "report", "--month", month, "--school", school, "--format", form
        yield "census", "--format", form


def said(root: Path, day: str) -> dict[str, str]:
    """Return what each command writes about the records below a root on a day, by its words; its exit code first."""
    child = min(path.stem for path in root.glob("schools/S01/children/*.yaml"))
    found = {}
    for lang in ("zh", "en"):
        for words in commands(day, child, "S01"):
            ran = careplan(*words, "--on", day, "--lang", lang, cwd=root)
            found[" ".join((lang, *words))] = f"{ran.code}\n{ran.all}"
    return found


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real stream
    json.dump(said(Path(sys.argv[1]), sys.argv[2]), sys.stdout, ensure_ascii=False)
