"""The forms of a report: one view, one text by the clerk's template, and every form made of those two."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from careplan.domain.view import View, plain
from careplan.store.templates import Own, render
from careplan.text import Lang, Text
from careplan.text.refusal import Refusal
from careplan.workflow.paper import word

if TYPE_CHECKING:
    from careplan.formats.documents.blocks import Block

_LOOK: Final = "templates/{lang}/report.docx"
_NO_LIBRARY: Final = Text(
    "这种格式需要另装一次：`pip install 'careplan[office]'`",
    "This form needs a further package: `pip install 'careplan[office]'`",
)


class Sheet(NamedTuple):
    """One report in its form: the file name that fits it, and its bytes."""

    name: str
    data: bytes


class Draft(NamedTuple):
    """What every form is made of: the view, the language, the records' own templates, and the text when asked for."""

    view: View
    lang: Lang
    own: Own

    @property
    def text(self) -> str:
        """The report in Markdown, by the template of its kind."""
        return tidy(render(f"{self.view.head.kind}.md.j2", self.lang, {"report": self.view}, self.own))

    def blocks(self) -> "tuple[str, list[Block]]":
        """Return the report's title and its blocks."""
        from careplan.formats.documents.blocks import Heading, blocks_of, words_of

        blocks = blocks_of(self.text)
        title = next((words_of(block.words) for block in blocks if isinstance(block, Heading)), self.view.head.month)
        return title, blocks


def _md(draft: Draft) -> bytes:
    return draft.text.encode()


def _json(draft: Draft) -> bytes:
    return (json.dumps(plain(draft.view), ensure_ascii=False, indent=2) + "\n").encode()


def _html(draft: Draft) -> bytes:
    from careplan.formats.documents.blocks import Paragraph, Span
    from careplan.formats.documents.html import html
    from careplan.formats.documents.tables import grid_of

    title, blocks = draft.blocks()
    owed = draft.view.tables.get("children_owed")
    first: list[Block] = []
    if owed:
        first = [Paragraph((Span(owed.title.say(draft.lang), bold=True),)), grid_of(owed, draft.lang)]
    values = {"report": draft.view, "title": title, "owed": html(first), "body": html(blocks)}
    return tidy(render("page.html.j2", draft.lang, values, draft.own)).encode()


def _docx(draft: Draft) -> bytes:
    title, blocks = draft.blocks()
    return word(blocks, title, draft.view.head.on, draft.own, _LOOK.format(lang=draft.lang))


def _xlsx(draft: Draft) -> bytes:
    from careplan.formats.documents.xlsx import xlsx

    return xlsx(draft.view, draft.blocks()[0], draft.lang)


def _pdf(draft: Draft) -> bytes:
    from careplan.formats.documents.pdf import pdf

    title, blocks = draft.blocks()
    return pdf(blocks, title, draft.view.head.on)


_FORMS: Final[Mapping[str, Callable[[Draft], bytes]]] = {
    "md": _md,
    "json": _json,
    "html": _html,
    "docx": _docx,
    "xlsx": _xlsx,
    "pdf": _pdf,
}
FORMS: Final = tuple(_FORMS)
BINARY: Final = frozenset({"docx", "xlsx", "pdf"})


def written(view: View, form: str, lang: Lang, own: Own) -> Sheet:
    """Return a report in one of FORMS; JSON is the same in every language.

    Raises Refusal for a template that cannot be filled and for a form whose library is not installed.
    """
    ledger = "" if view.head.kind.endswith("-month") else f"-{view.head.kind}"
    name = f"{view.head.month}-{view.head.school or 'township'}{ledger}"
    said = "" if form == "json" else f".{lang}"
    try:
        return Sheet(f"{name}{said}.{form}", _FORMS[form](Draft(view, lang, own)))
    except ModuleNotFoundError:
        raise Refusal(_NO_LIBRARY) from None


def tidy(text: str) -> str:
    """Return a text with no two empty lines in a row, no blanks at a line's end, and one line end at its end."""
    lines: list[str] = []
    for line in (line.rstrip() for line in text.split("\n")):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines).strip("\n") + "\n"
