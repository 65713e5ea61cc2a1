"""Forms out: a workbook for each proxy parent or school, or empty ones to print."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from careplan.domain.calendar import Span, closing_month
from careplan.domain.census import half_year_label, half_year_named
from careplan.domain.form import Copy, Form
from careplan.domain.form_catalog import FORMS, form_named
from careplan.domain.form_census import census_copy
from careplan.domain.form_copies import Desk, blank
from careplan.domain.form_registration import registration_copy
from careplan.domain.world import World
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.report import first_of

USUAL: Final = ("care-record", "school-month")
"""The forms that are handed out every month."""
_LINES: Final = 20
_NO_FORM: Final = Text("没有表格 {name}。{near}可选：{known}", "There is no form {name}. {near}There are: {known}")
_NO_LIBRARY: Final = Text(
    "表格需要另装一次：`pip install 'careplan[office]'`",
    "Forms need a further package: `pip install 'careplan[office]'`",
)


class Workbook(NamedTuple):
    """A form in its file: the file's name and bytes."""

    name: str
    data: bytes


def forms_named(names: Sequence[str]) -> list[Form]:
    """Return the forms asked for, the usual ones for none, every one for `all`. Raises Refusal for an unknown name."""
    if "all" in names:
        return list(FORMS)
    found = []
    known = [form.id for form in FORMS]
    for name in names or USUAL:
        form = form_named(name)
        if form is None:
            raise Refusal(_NO_FORM, name=shown(name), near=near(name, known), known=", ".join([*known, "all"]))
        found.append(form)
    return found


def month_copies(world: World, month: str, forms: Sequence[Form], school: str | None, adult: str | None) -> list[Copy]:
    """Return the copies of some forms for a month, of everybody, of one school or of one adult.

    Raises Refusal for what is no month.
    """
    closes = world.register.township.month_closes
    first = first_of(month)
    span = closing_month(first, closes)
    desk = Desk(world, month, span)
    made = (
        copy
        for form in forms
        for copy in (desk.copies(form) if form.record == "acts" else _of_schools(world, form, month, span))
    )
    return [
        copy
        for copy in made
        if school in {None, copy.meta["school"]} and (adult is None or copy.meta.get("by") == adult)
    ]


def _of_schools(world: World, form: Form, month: str, span: Span) -> Iterator[Copy]:
    if form.record == "census":
        yield from _census(world, form, month)
        return
    for school in world.register.open_schools(span.until):
        yield registration_copy(world, form, month, span, school)


def _census(world: World, form: Form, month: str) -> Iterator[Copy]:
    period = half_year_label(first_of(month))
    span = half_year_named(period)
    if span is not None:
        for school in world.register.open_schools(span.until):
            yield census_copy(world, form, period, span, school)


def blank_copies(forms: Sequence[Form]) -> list[Copy]:
    """Return empty copies of some forms, to print."""
    return [blank(form, _LINES) for form in forms]


def workbook(copy: Copy, lang: Lang) -> Workbook:
    """Return a copy in its file. Raises Refusal where the library for workbooks is not installed."""
    try:
        from careplan.formats.documents.form_xlsx import form_xlsx

        return Workbook(f"{copy.name}.xlsx", form_xlsx(copy, lang))
    except ModuleNotFoundError:
        raise Refusal(_NO_LIBRARY) from None
