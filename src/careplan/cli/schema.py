"""`careplan schema [NAME]`."""

from typing import Annotated

import typer

from careplan.cli.complete import schemas
from careplan.cli.render import Screen
from careplan.cli.words import both


def command(
    screen: Screen,
    *,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=both("名称", "NAME"),
            autocompletion=schemas,
            help=both(
                "记录种类或输出的名称；不写就列出全部", "A kind of record or an output; without it all are listed"
            ),
        ),
    ] = None,
) -> int:
    """Print one schema, or list them all."""
    from careplan.formats.json import document
    from careplan.workflow.schema import names, schema

    if name is None:
        rows = list(names(screen.lang))
        left, middle = (max(len(row[column]) for row in rows) for column in (0, 1))
        screen.write(f"{one:<{left}}  {two:<{middle}}  {three}".rstrip() for one, two, three in rows)
    else:
        screen.write(document(schema(name, screen.lang)))
    return 0
