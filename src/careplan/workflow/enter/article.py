"""Hand an article in: the text that somebody wrote in another program, in its place among the records."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Final

from careplan.domain.calendar import closing_month
from careplan.domain.world import World
from careplan.store.article_file import new_article
from careplan.store.office.prose import read_prose
from careplan.text import Text
from careplan.workflow.enter.draft import Draft
from careplan.workflow.enter.words import filled

_HANDED_IN: Final = Text("工作信息，{day}，{by}", "An article of {day} by {by}")
_THERE: Final = Text(
    "这篇正文已经交过：{file}，没有再写；确实要再交的，加上 `--again`",
    "This text was handed in as {file}; nothing was written. Is it meant twice? Add `--again`",
)


def prose_in(path: str) -> str:
    """Return a path as it is meant, where a text stands that can be read. Raises Refusal."""
    meant = path.strip().strip("'\"")
    read_prose(meant)
    return meant


def article(world: World, said: Mapping[str, str], *, again: bool) -> Draft:
    """Return the draft of an article; nothing where its text was handed in before. Raises Refusal."""
    text = _without_title(read_prose(said["file"]), said["title"])
    there = None if again else _same(world, text)
    if there:
        return Draft(filled(_THERE, file=there), {}, (("school", said["school"]),))
    file = _free(world, said["school"], said["date"])
    head = {name: said[name] for name in ("title", "date", "by")} | _month(world, said)
    words = filled(_HANDED_IN, day=said["date"], by=said["by"])
    change = {file: (new_article(file, head, text), None)}
    return Draft(words, change, (("school", said["school"]),), (file,))


def _without_title(text: str, title: str) -> str:
    """Return a text without its own first line where that is the title; a text of nothing else stays."""
    first, _, rest = text.partition("\n")
    return rest.strip() if rest.strip() and first.strip(" #　") == title.strip() else text


def _same(world: World, text: str) -> str | None:
    plain = "".join(text.split())
    return next((one.file for one, _ in world.articles() if "".join(one.text.split()) == plain), None)


def _month(world: World, said: Mapping[str, str]) -> dict[str, str]:
    """Return the month for which an article counts, where that is not the month of its day."""
    month = said.get("month")
    if not month:
        return {}
    closes = world.register.township.month_closes
    own = closing_month(date.fromisoformat(f"{month}-01"), closes).holds(date.fromisoformat(said["date"]))
    return {} if own else {"counts_for": month}


def _free(world: World, school: str, day: str) -> str:
    """Return the first name of a file that no article of the school has: the day's, then with a number."""
    taken = frozenset(world.files)
    names = (f"schools/{school}/articles/{day}{'' if n == 1 else f'-{n}'}.md" for n in count(1))
    return next(name for name in names if name not in taken)
