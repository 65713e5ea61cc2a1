"""`careplan explain CODE`."""

from typing import Annotated

import typer

from careplan.cli.complete import codes
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.workflow.explain import explain, listing


def command(
    screen: Screen,
    *,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar=both("代码", "CODE"),
            autocompletion=codes,
            help=both("检查的代码或名称，例如 CP301", "A check's code or name, for example CP301"),
        ),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help=both("列出全部检查", "List every check"))] = False,
) -> int:
    """Explain one check, or list them all."""
    if code is None or every:
        screen.write(listing(screen.lang))
    else:
        screen.write(explain(code, screen.lang))
    return 0
