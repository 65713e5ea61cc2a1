"""Forms out: a workbook, a Word file or a PDF for each proxy parent or school, or empty ones to print."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from careplan.domain.calendar import closing_month
from careplan.domain.census import half_year_label, half_year_named
from careplan.domain.form import Copy, Form
from careplan.domain.form_catalog import FORMS, form_named
from careplan.domain.form_census import census_copy
from careplan.domain.form_copies import Desk, blank
from careplan.domain.form_registration import registration_copy
from careplan.domain.world import World
from careplan.store.templates import Own
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal, near, shown
from careplan.workflow.months import first_of
from careplan.workflow.paper import word
from careplan.workflow.who import staff_named

USUAL: Final = ("care-record", "school-month")
"""The forms that are handed out every month."""
KINDS: Final = ("xlsx", "docx", "pdf")
"""Of which kinds the files are: workbooks come back, the others are for paper."""
_LINES: Final = 20
_LOOK: Final = "templates/{lang}/form.docx"
_MADE: Final = date(2000, 1, 1)
"""A form has no day of its own, so that the same form is the same bytes."""
_ONE_BOOK: Final = Text(
    "{count} 份表格不能装进一个工作簿：`-o` 写文件夹，或用 `--adult`、`--form` 只要一份",
    "{count} forms do not go into one workbook: name a folder with `-o`, or one form with `--adult` and `--form`",
)
_NO_FORM: Final = Text("没有表格 {name}。{near}可选：{known}", "There is no form {name}. {near}There are: {known}")
_NO_LIBRARY: Final = Text(
    "表格需要另装一次：`pip install 'careplan[office]'`",
    "Forms need a further package: `pip install 'careplan[office]'`",
)


class Handed(NamedTuple):
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

    Raises Refusal for what is no month, and for an adult whom nobody knows.
    """
    who = adult and staff_named(world, adult, world.on)
    closes = world.register.township.month_closes
    first = first_of(month)
    span = closing_month(first, closes)
    desk = Desk(world, month, span, school, who)
    return [copy for form in forms for copy in _copies(desk, form)]


def _copies(desk: Desk, form: Form) -> Iterator[Copy]:
    if form.record == "acts":
        yield from desk.copies(form)
    elif form.record == "children":
        for school in desk.schools(desk.span.until):
            yield registration_copy(desk.world, form, desk.month, desk.span, school)
    else:
        period = half_year_label(first_of(desk.month))
        span = half_year_named(period)
        if span is not None:
            yield from (census_copy(desk.world, form, period, span, school) for school in desk.schools(span.until))


def blank_copies(forms: Sequence[Form]) -> list[Copy]:
    """Return empty copies of some forms, to print."""
    return [blank(form, _LINES) for form in forms]


def handed_out(copy: Copy, kind: str, lang: Lang, own: Own) -> Handed:
    """Return a copy in a file of its own, of one of KINDS. Raises Refusal as `bound` does."""
    return Handed(f"{copy.name}.{kind}", bound([copy], kind, lang, own))


def bound(copies: Sequence[Copy], kind: str, lang: Lang, own: Own) -> bytes:
    """Return copies in one file of one of KINDS; `own` reads the records' own templates.

    Raises Refusal for several copies in one workbook, for a look that is no Word file, and where the library of that
    kind is not installed.
    """
    try:
        if kind == "xlsx":
            from careplan.formats.documents.form_xlsx import form_xlsx

            if len(copies) > 1:
                raise Refusal(_ONE_BOOK, count=str(len(copies)))
            return form_xlsx(copies[0], lang)
        return _printed(copies, kind, lang, own)
    except ModuleNotFoundError:
        raise Refusal(_NO_LIBRARY) from None


def _printed(copies: Sequence[Copy], kind: str, lang: Lang, own: Own) -> bytes:
    from careplan.formats.documents.form_paper import form_blocks

    blocks, title = form_blocks(copies, lang), copies[0].form.title.say(lang)
    if kind == "docx":
        return word(blocks, title, _MADE, own, _LOOK.format(lang=lang))
    from careplan.formats.documents.pdf import pdf

    return pdf(blocks, title, _MADE)
