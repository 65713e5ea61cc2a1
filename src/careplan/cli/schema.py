"""`careplan schema [NAME]`, `careplan schema --write DIR`."""

from typing import Annotated, Final

import typer

from careplan.cli.complete import schemas
from careplan.cli.render import Screen
from careplan.cli.words import both

_NAME: Final = typer.Argument(
    metavar=both("名称", "NAME"),
    autocompletion=schemas,
    help=both("记录种类或输出的名称；不写就列出全部", "A kind of record or an output; without it all are listed"),
)
_WRITE: Final = typer.Option(
    "--write",
    metavar="DIR",
    help=both(
        "把记录的模式和 `.vscode/settings.json` 写进这个文件夹，编辑器就会补全、提示",
        "Write the schemas of records and `.vscode/settings.json` into this folder, for editors",
    ),
)


def command(
    screen: Screen, *, name: Annotated[str | None, _NAME] = None, write: Annotated[str | None, _WRITE] = None
) -> int:
    """Print one schema, list them all, or write those of records where editors find them."""
    from careplan.formats.json import document
    from careplan.workflow.schema import names, schema

    if write is not None:
        from careplan.workflow.schema_files import write_schemas

        screen.write(write_schemas(write, screen.lang))
    elif name is None:
        rows = list(names(screen.lang))
        left, middle = (max(len(row[column]) for row in rows) for column in (0, 1))
        screen.write(f"{one:<{left}}  {two:<{middle}}  {three}".rstrip() for one, two, three in rows)
    else:
        screen.write(document(schema(name, screen.lang)))
    return 0
