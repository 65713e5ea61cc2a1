"""Lay down a made-up township to look at."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from careplan.store.begin import Begin, begin, refuse_what_is_there
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.demo.base import ATTRIBUTES
from careplan.workflow.demo.build import Size, clean_town, files_of
from careplan.workflow.demo.plant import plant
from careplan.workflow.found.answers import YEARS

MOST_SCHOOLS: Final = 99
_ATTRIBUTES: Final = ".gitattributes"
_EXAMPLE: Final = "--demo demo"
MOST_CHILDREN: Final = 2000
_OUT_OF_RANGE: Final = Text(
    "{option} 要在 {least} 到 {most} 之间，例如 `{option} {example}`",
    "{option} is between {least} and {most}, for example `{option} {example}`",
)


def demo_files(size: Size, *, clean: bool) -> dict[str, bytes]:
    """Return the files of a made-up township by path; unless `clean`, with the gaps of the table planted.

    Raises Refusal for a size that no township has.
    """
    _within("--schools", size.schools, 1, MOST_SCHOOLS, 6)
    _within("--children", size.children, 1, MOST_CHILDREN, 120)
    _within("--proxies", size.proxies, 1, MOST_CHILDREN, 30)
    known_year(size.year)
    town = clean_town(size)
    if not clean:
        plant(town)
    return files_of(town)


def lay_down(root: str, files: Mapping[str, bytes]) -> None:
    """Write a made-up township into a folder that is new or empty, all or none. Raises Refusal where it is neither."""
    more = {} if Path(root, _ATTRIBUTES).exists() else {_ATTRIBUTES: ATTRIBUTES}
    refuse_what_is_there(root, {**files, **more}, git=False, example=_EXAMPLE)
    begin(root, Begin({**files, **more}), _EXAMPLE)


def known_year(year: int) -> int:
    """Return a year that calendars reach. Raises Refusal for another."""
    _within("--year", year, YEARS.start, YEARS.stop - 1, 2026)
    return year


def _within(option: str, value: int, least: int, most: int, example: int) -> None:
    if not least <= value <= most:
        facts = {"option": option, "least": str(least), "most": str(most), "example": str(example)}
        raise Refusal(_OUT_OF_RANGE, **facts)
