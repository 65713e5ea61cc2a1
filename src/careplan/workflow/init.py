"""Lay down a folder of records: a made-up township to look at, or the bare settings to begin with."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from careplan.store.errors import WriteError, reason_of
from careplan.store.write import write_all
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.demo.base import ATTRIBUTES, base_files
from careplan.workflow.demo.build import Size, clean_town, files_of
from careplan.workflow.demo.plant import plant

MOST_SCHOOLS: Final = 99
MOST_CHILDREN: Final = 2000
_YEARS: Final = range(2005, 2100)
_NOT_EMPTY: Final = Text(
    "文件夹 {folder} 里已经有东西，没有改动；请换一个空文件夹，例如 `careplan init --demo demo`",
    "There is something in the folder {folder} already, and nothing was changed; name an empty one, "
    "for example `careplan init --demo demo`",
)
_NO_FOLDER: Final = Text(
    "建不了文件夹 {folder}：{why}；换一个能写的地方，例如 `careplan init --demo demo`",
    "The folder {folder} cannot be made: {why}; name a place that can be written, for example "
    "`careplan init --demo demo`",
)
_OUT_OF_RANGE: Final = Text(
    "{option} 要在 {least} 到 {most} 之间，例如 `{option} {example}`",
    "{option} is between {least} and {most}, for example `{option} {example}`",
)


def demo_files(size: Size, *, clean: bool) -> dict[str, bytes]:
    """Return the files of a made-up township by path; unless `clean`, with the gaps of the table planted.

    Raises Refusal for a size that no township has.
    """
    _within("--schools", size.schools, 1, MOST_SCHOOLS, 6)
    _within("--children", size.children, 1, MOST_CHILDREN, 120)
    _within("--proxies", size.proxies, 1, MOST_CHILDREN, 30)
    _within("--year", size.year, _YEARS.start, _YEARS.stop - 1, 2026)
    town = clean_town(size)
    if not clean:
        plant(town)
    return files_of(town)


def bare_files(year: int) -> dict[str, bytes]:
    """Return settings, plan, rules and calendar of a year, with no school yet. Raises Refusal for an odd year."""
    _within("--year", year, _YEARS.start, _YEARS.stop - 1, 2026)
    return base_files(year)


def lay_down(root: str, files: Mapping[str, bytes]) -> None:
    """Write files into a folder that is new or empty, all or none. Raises Refusal where it is neither."""
    folder = Path(root)
    shown = root if root.isascii() else "…"
    if folder.exists() and (not folder.is_dir() or any(not one.name.startswith(".") for one in folder.iterdir())):
        raise Refusal(_NOT_EMPTY, folder=shown)
    changes: dict[str, tuple[bytes, bytes | None]] = {path: (data, None) for path, data in files.items()}
    if not (folder / ".gitattributes").exists():
        changes[".gitattributes"] = ATTRIBUTES, None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_all(root, changes)
    except WriteError as error:
        raise Refusal(Text(error.say("zh"), error.say("en"))) from None
    except OSError as error:
        raise Refusal(_NO_FOLDER, folder=shown, why=reason_of(error)) from None


def _within(option: str, value: int, least: int, most: int, example: int) -> None:
    if not least <= value <= most:
        facts = {"option": option, "least": str(least), "most": str(most), "example": str(example)}
        raise Refusal(_OUT_OF_RANGE, **facts)
