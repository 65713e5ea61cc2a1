"""The half-yearly check of changes: look at it, open the sheets, close the figures."""

import json
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.account import Standing
from careplan.domain.census import half_year_label, half_year_named
from careplan.domain.closed_census import Amendments, amendments, closed_of
from careplan.domain.half_year import Census, census_of
from careplan.domain.world import World
from careplan.reports.census import census_view
from careplan.reports.census_plain import census_plain
from careplan.store.templates import Own, render
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.report_forms import tidy

FORMATS: Final = ("md", "text", "json")
_NO_HALF_YEAR: Final = Text(
    zh="`{word}` 不是半年；写成年份加 H1 或 H2，例如 `careplan census {example}`",
    en="`{word}` is no half year; write its year and H1 or H2, for example `careplan census {example}`",
)
_NOT_BEGUN: Final = Text(
    zh="{period} 从 {first} 才开始，{on} 还没有可看的；要看以后的一天，写 `--on {first}`",
    en="{period} begins on {first}; on {on} there is nothing yet. For a later day write `--on {first}`",
)
_NO_FORMAT: Final = Text(
    zh="核查没有格式 {name}；可选：md、text、json", en="The census has no format {name}; there are md, text, json"
)


class Shown(NamedTuple):
    """A half year's census and, where it was closed, what is known better since."""

    census: Census
    amendments: Amendments | None

    @property
    def needs_work(self) -> bool:
        """Whether a child is not verified or a sum does not hold: exit code 1."""
        census = self.census
        waiting = census.over and census.standing(Standing.NOT_VERIFIED)
        return bool(waiting or census.broken or census.faulty_moves or census.unreadable)


def known_form(form: str) -> None:
    """Raise Refusal for a format that there is not."""
    if form not in FORMATS:
        raise Refusal(_NO_FORMAT, name=form if form.isascii() else "…")


def period_named(word: str | None, on: date) -> str:
    """Return the half year that a word names; without a word that of the day.

    Raises Refusal for a word that names none, or one that begins after the day.
    """
    label = word or half_year_label(on)
    span = half_year_named(label.upper())
    if span is None:
        shown = word if word and word.isascii() and len(word) <= len("2026-01-01") else "…"
        raise Refusal(_NO_HALF_YEAR, word=shown, example=half_year_label(on))
    if span.from_ > on:
        raise Refusal(_NOT_BEGUN, period=label.upper(), first=str(span.from_), on=str(on))
    return label.upper()


def show(world: World, period: str) -> Shown:
    """Return a half year's census with its amendments."""
    census = census_of(world, period)
    closed = closed_of(world, period)
    return Shown(census, amendments(census, closed) if closed else None)


def written(world: World, shown: Shown, form: str, lang: Lang, school: str | None = None, *, own: Own) -> list[str]:
    """Return a census in one format, line by line. Raises Refusal for a template that is wrong."""
    if form == "json":
        document = census_plain(shown.census, shown.amendments, school)
        return json.dumps(document, ensure_ascii=False, indent=2).split("\n")
    view = census_view(shown.census, world.register, shown.amendments, school)
    return tidy(render("census.md.j2", lang, {"report": view}, own)).removesuffix("\n").split("\n")
