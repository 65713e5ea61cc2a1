"""`careplan sync`."""

import os
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from careplan.cli.ask import at_terminal, complete
from careplan.cli.options import day_named, today
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.three_way import Choice
    from careplan.workflow.sync.clash import Clash
    from careplan.workflow.sync.run import Synced

HELP = both(
    "保存、取回别人做的、合并、检查、交上去，一条命令。两边改了同一处就说清是哪个孩子、哪一项，问留谁的；"
    "没有网络就先保存，下次再交",
    "Save, fetch what others did, bring it together, check and hand in, all at once. Where both sides changed the same "
    "it says which record and key, and asks whose it is to be; offline it saves, and hands in the next time",
)
_WORKING: Final = Text("正在同步", "Synchronising")


def command(
    screen: Screen,
    *,
    records: Annotated[
        str | None, typer.Option("--records", metavar="DIR", help=both("台帐所在文件夹", "The folder of records"))
    ] = None,
    keep: Annotated[
        list[str] | None,
        typer.Option(
            "--keep",
            metavar="ID=mine|theirs|both",
            help=both("两边都改了的留谁的；全部一样写 all=…；可重复", "Whose a clash is to be; all=… for every one"),
        ),
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help=both("把哪天当作今天；默认今天", "Which day is today; by default today")
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option(
            "--dry-run", help=both("只看会怎样，不改文件，不交", "Look only: no file changes, nothing is handed in")
        ),
    ] = False,
) -> int:
    """Synchronise, and return 0 if all is saved and nothing waits for a person."""
    from careplan.workflow.answers.sync_text import sync_text
    from careplan.workflow.look import records_root

    root = records_root(records, os.getcwd())  # noqa: PTH109 text all the way
    day = day_named(on, "--today") if on is not None else today(root)
    found = _synced(screen, root, day, keep or [], dry=dry_run)
    screen.write(sync_text(found, screen.lang, dry=dry_run))
    return int(bool(found.lost or found.open or found.findings))


def _synced(screen: Screen, root: str, day: date, keep: list[str], *, dry: bool) -> "Synced":
    """Synchronise; at a terminal ask whose each clash is to be and go on, until none is open."""
    from careplan.workflow.enter.act import any_row_id
    from careplan.workflow.sync.clash import keeping, kept
    from careplan.workflow.sync.run import Job, sync

    said = keeping(keep)
    answered: dict[str, Choice] = {}

    def whose(clash: "Clash") -> "Choice | None":
        return answered.get(clash.key) or kept(said, clash)

    job = Job(root, day, whose, any_row_id, dry=dry)
    with screen.working(_WORKING):
        found = sync(job)
    while found.open and at_terminal() and not dry:
        answered |= {clash.key: _asked(screen, clash) for clash in found.open}
        with screen.working(_WORKING):
            found = replace(sync(job), saved=found.saved)
    return found


def _asked(screen: Screen, clash: "Clash") -> "Choice":
    """Ask a person whose a clash is to be; without an answer it is ours."""
    from careplan.workflow.answers.sync_text import clash_lines
    from careplan.workflow.enter.question import Question
    from careplan.workflow.sync.clash import answered, whose

    for line in clash_lines(clash, screen.lang):
        screen.note(line, even_quiet=True)
    question = Question("keep", "--keep", whose(clash), "1", lambda text: answered(clash, text), "1")
    return complete(screen, {}, lambda answers: None if answers else question)["keep"]  # type: ignore[return-value]
