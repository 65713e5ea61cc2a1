"""`careplan import FILE…`."""

import os
from typing import TYPE_CHECKING, Annotated, Final

import typer

from careplan.cli.ask import confirmed
from careplan.cli.complete import forms, schools
from careplan.cli.options import adult_option, day_named, today
from careplan.cli.render import Screen
from careplan.cli.words import SCHOOL, both
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.form import Form
    from careplan.workflow.intake.run import Intake

HELP = both(
    "收回填好的表格（xlsx、xls、ods、csv）：先列出会改什么，确认后一次录入；不能录入的行连同原因写进退回的工作簿",
    "Take filled forms in (xlsx, xls, ods, csv): first what would change, then all good lines at once; the others come "
    "back in a workbook with their reasons",
)
_READING: Final = Text("正在读表格", "Reading the forms")
_WRITING: Final = Text("正在写入台帐", "Writing the records")
_TAKE: Final = Text("录入", "Take them in")
_ADD_YES: Final = Text("还没有录入；加 `--yes` 就录入", "Nothing was taken yet; add `--yes` to take them in")
_NOTHING: Final = Text("没有要录入的", "There is nothing to take in")
_TAKEN: Final = Text("已录入：{files} 个记录文件有改动", "Taken in: {files} record files changed")
_BACK: Final = Text("退回的行在 {file}", "Lines sent back are in {file}")
_MEANS: Final = Text("“{head}”是：{column}", "{head} is: {column}")
_MEANS_NOTHING: Final = Text("“{head}”不录入", "{head} is not taken")
_REMEMBER: Final = Text("记住这些列", "Remember these columns")
_ENDING: Final = {"zh": "退回", "en": "returned"}

Files = Annotated[
    list[str],
    typer.Argument(metavar=both("文件…", "FILE…"), help=both("填好的表格", "Filled forms"), show_default=False),
]
Yes = Annotated[bool, typer.Option("--yes", "-y", help=both("不再问，直接录入", "Take them in without asking"))]
Dry = Annotated[bool, typer.Option("--dry-run", help=both("只列出会改什么", "Only show what would change"))]
FormName = Annotated[
    str | None,
    typer.Option(
        "--form",
        metavar="ID",
        autocompletion=forms,
        help=both("是哪种表；发出去的表自己知道", "Which form; those handed out know it"),
    ),
]
Month = Annotated[
    str | None, typer.Option("--month", metavar="YYYY-MM", help=both("哪个月的表", "Of which month the table is"))
]
SchoolId = Annotated[
    str | None,
    typer.Option(
        "--school",
        metavar=SCHOOL,
        autocompletion=schools,
        help=both("哪所学校的表：编号或校名", "Of which school: its id or its name"),
    ),
]
By = Annotated[
    str | None,
    adult_option(
        "--by", "谁做的，表里没有写时：编号、姓名或拼音", "Who did it, if not said: an id, a name or its pinyin"
    ),
]
Map = Annotated[
    bool,
    typer.Option(
        "--map",
        help=both(
            "读本单位自己的表：先提议哪一列是什么，确认后记住（templates/columns.yaml），以后都认得",
            "An office's own table: proposes which column is which and, once confirmed, remembers it in "
            "templates/columns.yaml",
        ),
    ),
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help=both("把哪天当作今天", "Which day is today"))]
Records = Annotated[
    str | None, typer.Option("--records", metavar="DIR", help=both("台帐所在文件夹", "The folder of records"))
]


def command(  # noqa: PLR0913 one option each
    screen: Screen,
    *,
    files: Files,
    yes: Yes = False,
    dry_run: Dry = False,
    form: FormName = None,
    month: Month = None,
    school: SchoolId = None,
    by: By = None,
    map_: Map = False,
    on: On = None,
    records: Records = None,
) -> int:
    """Show what would change, and on a word of yes change it; 1 where a line was sent back."""
    from careplan.workflow.answers.intake_text import intake_text
    from careplan.workflow.intake.run import Asked, intake
    from careplan.workflow.look import records_root

    root = records_root(records, os.getcwd())  # noqa: PTH109 text all the way
    day = day_named(on, "--on") if on is not None else today(root)
    known = _form(form) if form else None
    columns = _mapped(screen, root, files, known, keep=None if dry_run else yes) if map_ else {}
    known = known or (_form("registration") if map_ else None)
    with screen.working(_READING):
        found = intake(root, day, files, Asked(known, month, school, by, columns))
    screen.write(intake_text(found, screen.lang, every=screen.verbose))
    bad = any(taken.count("bad") for taken in found.taken)
    if not found.changes:
        screen.note(screen.say(_NOTHING))
    elif not dry_run and (yes or confirmed(screen, _TAKE)):
        _take(screen, root, found)
    else:
        screen.note(screen.say(_ADD_YES))
        return int(bad)
    if not dry_run:
        _send_back(screen, found)
    return int(bad)


def _form(name: str) -> "Form":
    from careplan.workflow.forms import forms_named

    return forms_named([name])[0]


def _take(screen: Screen, root: str, found: "Intake") -> None:
    from careplan.workflow.intake.run import written

    with screen.working(_WRITING):
        written(root, found)
    screen.note(screen.say(_TAKEN, files=str(len(found.changes))))


def _mapped(
    screen: Screen, root: str, files: list[str], form: "Form | None", *, keep: bool | None
) -> "dict[str, dict[str, str]]":
    """Show what heads seem to mean; save it on a word of yes, with `keep` without one, with None not at all."""
    from careplan.workflow.intake.mapping import proposed, save

    found: dict[str, dict[str, str]] = {}
    for file in files:
        proposal = proposed(root, file, form)
        for head, name in proposal.meant.items():
            screen.note(screen.say(_MEANS, head=head, column=proposal.form.field(name).title.say(screen.lang)))
        for head in proposal.unknown:
            screen.note(screen.say(_MEANS_NOTHING, head=head))
        if keep is not None and proposal.meant and (keep or confirmed(screen, _REMEMBER)):
            save(root, proposal)
        found.setdefault(proposal.form.id, {}).update(proposal.meant)
    return found


def _send_back(screen: Screen, found: "Intake") -> None:
    from careplan.store.output import write_output
    from careplan.workflow.intake.returned import returned

    for taken in found.taken:
        data = returned(taken, screen.lang)
        if data is not None:
            stem = os.path.splitext(taken.path)[0]  # noqa: PTH122 text all the way
            file = f"{stem}-{_ENDING[screen.lang]}.xlsx"
            write_output(file, data)
            screen.note(screen.say(_BACK, file=file))
