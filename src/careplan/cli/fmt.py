"""`careplan fmt [PATH…]`."""

import os
from collections.abc import Iterable
from typing import Annotated, Final

import typer

from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.workflow.fmt import Formatted, chosen, difference, findings, fmt, save
from careplan.workflow.look import records_root

_DONE: Final = Text("已整理 {file}", "tidied {file}")
_WOULD: Final = Text("需要整理 {file}", "would tidy {file}")
_SUM: Final = Text(
    "{all} 个文件：{changed} 个需要整理，{refused} 个读不了、没有动。",
    "{all} files: {changed} to tidy, {refused} that cannot be read and were left alone.",
)


def command(
    screen: Screen,
    *,
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=both("[路径…]", "[PATH…]"),
            help=both("文件或文件夹；默认全部台帐", "Files or folders; all by default"),
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help=both("只检查，不改；有要改的就返回 1", "Change nothing; exit 1 if something would")
        ),
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help=both("只显示要改什么，不改", "Change nothing; show what would change"))
    ] = False,
    records: Annotated[
        str | None, typer.Option("--records", metavar="DIR", help=both("台帐所在文件夹", "The folder of records"))
    ] = None,
) -> int:
    """Write record files in the one way: sorted rows, plain line ends, comments kept."""
    here = os.getcwd()  # noqa: PTH109 text all the way
    root = records_root(records, here)
    files = fmt(root, chosen(root, here, paths or []))
    dry = check or diff
    if not dry:
        save(root, files)
    for one in files:
        if one.changes:
            _show(screen, one, dry=dry, diff=diff)
    return _end(screen, files, dry=dry)


def _show(screen: Screen, one: Formatted, *, dry: bool, diff: bool) -> None:
    screen.write([screen.say(_WOULD if dry else _DONE, file=one.path)])
    if diff:
        screen.write(difference(one))


def _end(screen: Screen, files: list[Formatted], *, dry: bool) -> int:
    refused = [one for one in files if one.new is None]
    screen.write(_worded(screen, refused))
    changed = sum(one.changes for one in files)
    screen.note(screen.say(_SUM, all=str(len(files)), changed=str(changed), refused=str(len(refused))))
    if refused:
        return 2
    return 1 if dry and changed else 0


def _worded(screen: Screen, refused: Iterable[Formatted]) -> Iterable[str]:
    for finding in findings(refused):
        file, line, column = finding.place
        yield f"{file}:{line}:{column}: {finding.check.code} {finding.message(screen.lang)}"
