"""`careplan init [DIR]`."""

from typing import Annotated, Final

import typer

from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

_DEMO: Final = Text(
    "已在 {folder} 写下示例乡镇：{files} 个文件，人名、号码都是编造的。\n"
    "接着可以运行：git init {folder}，careplan check --records {folder} --on {year}-12-31",
    "A made-up township is now in {folder}: {files} files; nobody in it is real.\n"
    "Next: git init {folder}, then careplan check --records {folder} --on {year}-12-31",
)
_BARE: Final = Text(
    "已在 {folder} 写下设置、计划、细则和校历：{files} 个文件。\n接着先看 {folder}/careplan.yaml，再登记学校。",
    "Settings, plan, rules and calendar are now in {folder}: {files} files.\n"
    "Next: look at {folder}/careplan.yaml, then add the schools.",
)

_DEMO_ONLY: Final = Text(
    "--schools、--children、--proxies、--seed 和 --clean 只用于编造的乡镇；"
    "例如写 `careplan init --demo --schools 3 demo`",
    "--schools, --children, --proxies, --seed and --clean are about the made-up township; "
    "write for example `careplan init --demo --schools 3 demo`",
)


def command(  # noqa: PLR0913 each is an option of the command
    screen: Screen,
    *,
    folder: Annotated[
        str, typer.Argument(metavar=both("[文件夹]", "[DIR]"), help=both("新的或空的文件夹", "A new or empty folder"))
    ] = "records",
    demo: Annotated[bool, typer.Option("--demo", help=both("写一个编造的乡镇", "Write a made-up township"))] = False,
    schools: Annotated[int, typer.Option("--schools", metavar="N", help=both("学校数", "Number of schools"))] = 6,
    children: Annotated[int, typer.Option("--children", metavar="N", help=both("儿童数", "Number of children"))] = 120,
    proxies: Annotated[
        int, typer.Option("--proxies", metavar="N", help=both("代理家长数", "Number of proxy parents"))
    ] = 30,
    year: Annotated[int, typer.Option("--year", metavar="YEAR", help=both("哪一年", "Which year"))] = 2026,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="K", help=both("随机种子：同一个数得到同一个乡镇", "Same number, same township")
        ),
    ] = 1,
    clean: Annotated[
        bool, typer.Option("--clean", help=both("样样齐全，不留问题", "Everything done; no gap is planted"))
    ] = False,
) -> int:
    """Lay down a folder of records: settings to begin with, or a made-up township to look at."""
    from careplan.workflow.demo.build import Size
    from careplan.workflow.init import bare_files, demo_files, lay_down

    size = Size(schools, children, proxies, year, seed)
    if not demo and (clean or size != Size(6, 120, 30, year, 1)):
        raise Refusal(_DEMO_ONLY)
    files = demo_files(size, clean=clean) if demo else bare_files(year)
    lay_down(folder, files)
    told = screen.say(_DEMO if demo else _BARE, folder=folder, files=str(len(files)), year=str(year))
    for line in told.split("\n"):
        screen.note(line)
    return 0
