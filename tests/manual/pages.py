"""A page of docs/ whose commands are run: blocks of `console` with `$ careplan …`, and remarks that nobody sees.

<!-- day: 2026-05-18 -->                the day on which what follows is typed
<!-- meanwhile: what people do -->      something that happens without careplan
```console first 8                      what each command says, cut after so many lines
"""

import re
from typing import Final

from tests.manual.story import Story

_CONSOLE: Final = re.compile(r"```console(?: first (\d+))?(?: last (\d+))?")
_REMARK: Final = re.compile(r"<!-- (day|meanwhile): (.+) -->")
_PICTURE: Final = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_COMMIT: Final = re.compile(r"(?<=提交 )[0-9a-f]{7,40}\b")
MORE: Final = "……"


def told(page: str, story: Story) -> str:
    """Return a page with what its commands say in this story."""
    made: list[str] = []
    shown = (0, 0)
    inside = False
    for line in page.split("\n"):
        begins, remark = _CONSOLE.fullmatch(line), _REMARK.fullmatch(line)
        if begins:
            inside, shown = True, (int(begins[1] or 0), int(begins[2] or 0))
        elif remark:
            _happens(story, remark[1], remark[2])
        elif line == "```":
            inside = False
        elif inside and line.startswith("$ "):
            made += [line, *_said(story.run(line[2:]), *shown)]
            continue
        elif inside:
            continue
        made.append(line)
    return "\n".join(made)


def pictures_of(page: str) -> list[tuple[str, str]]:
    """Return the pictures of a page: words for those who do not see it, and where it is."""
    return _PICTURE.findall(page)


def _happens(story: Story, kind: str, what: str) -> None:
    if kind == "day":
        story.day = what
    else:
        story.meanwhile(what)


def _said(text: str, first: int, last: int) -> list[str]:
    """Return the lines that a page shows, all of them for 0 and 0; a commit's id, another on each day, is made one."""
    lines = [_COMMIT.sub("3f2a91c", line).rstrip() for line in text.splitlines()]
    if first == last == 0 or len(lines) <= first + last:
        return lines
    return [*lines[:first], MORE, *lines[len(lines) - last :]]
