"""The lines that were not taken, sent back as a workbook with their reasons."""

from careplan.domain.form import Copy
from careplan.formats.documents.form_xlsx import form_xlsx
from careplan.text import Lang, Text
from careplan.workflow.intake.lines import raw_line
from careplan.workflow.intake.run import Taken


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
        tuple(
            (Text(key, key), Text(value, value))
            for key, value in table.meta.items()
            if key in {"school", "month", "by"}
        )
        or ((nothing, nothing),),
        table.meta or {"form": table.form.id},
        tuple(raw_line(table, outcome.row) for outcome in bad),
    )
    return form_xlsx(copy, lang, {at: outcome.bad for at, outcome in enumerate(bad)})
