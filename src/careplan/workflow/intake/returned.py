"""The lines that were not taken, sent back as a workbook with their reasons."""

from typing import Final

from careplan.domain.form import Copy
from careplan.formats.documents.form_xlsx import form_xlsx
from careplan.text import Lang, Text
from careplan.workflow.intake.lines import raw_line
from careplan.workflow.intake.run import Taken

_ABOUT: Final = {
    "school": Text("学校", "school"),
    "month": Text("月份", "month"),
    "by": Text("代理家长", "proxy parent"),
}
"""What of a form stands above its lines, as the form itself has it."""

_MEND: Final = Text("改好红格，把这份表交回来", "mend the red cells and hand this form in again")


def returned(taken: Taken, lang: Lang) -> bytes | None:
    """Return a workbook of the lines that were not taken, each with its reason; None where all were."""
    table = taken.table
    bad = [outcome for outcome in taken.outcomes if outcome.what == "bad"]
    if not bad:
        return None
    nothing = Text("", "")
    copy = Copy(
        table.form,
        "",
        tuple((_ABOUT[key], Text(value, value)) for key, value in table.meta.items() if key in _ABOUT)
        or ((nothing, nothing),),
        table.meta or {"form": table.form.id},
        tuple(raw_line(table, outcome.row) for outcome in bad),
        owed=(_MEND,),
    )
    return form_xlsx(copy, lang, {at: outcome.bad for at, outcome in enumerate(bad)})
