"""Lay down a folder of files, perhaps with a repository around them: all of it or nothing, and nothing overwritten."""

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from careplan.store.errors import WriteError, reason_of
from careplan.store.git_begin import (
    first_commit,
    forget_repository,
    has_commit,
    is_repository,
    make_repository,
    repository_around,
)
from careplan.store.journal import finish
from careplan.store.write import write_all
from careplan.text import Text
from careplan.text.refusal import Refusal, shown

_HOOK: Final = "pre-commit"
_IN_THE_MAKING: Final = ".careplan-init-"
_NOT_EMPTY: Final = Text(
    "文件夹 {folder} 里已经有东西（{files}），没有改动；请换一个空文件夹，例如 `careplan init {example}`",
    "There is something in the folder {folder} already ({files}), and nothing was changed; name an empty one, "
    "for example `careplan init {example}`",
)
_NO_FOLDER: Final = Text(
    "建不了文件夹 {folder}：{why}；换一个能写的地方，例如 `careplan init {example}`",
    "The folder {folder} cannot be made: {why}; name a place that can be written, for example "
    "`careplan init {example}`",
)
_INSIDE: Final = Text(
    "文件夹 {folder} 在另一个 git 仓库里，没有改动。"
    "台帐要有自己的仓库：换一个外面的文件夹，例如 `careplan init ~/{example}`；只要文件、不要仓库，加上 `--no-git`",
    "The folder {folder} lies in another git repository, and nothing was changed. Records have a repository of their "
    "own: name a folder outside of it, for example `careplan init ~/{example}`; for the files alone add `--no-git`",
)
_EXAMPLE: Final = "township"
_MOST_SHOWN: Final = 3


class Begin(NamedTuple):
    """What is laid down: files by path; with a hook also a repository, its first commit's message and who commits."""

    files: Mapping[str, bytes]
    hook: bytes | None = None
    message: str = ""
    who: tuple[str, str] = ("", "")


def refuse_what_is_there(folder: str, files: Mapping[str, bytes], *, git: bool, example: str = _EXAMPLE) -> None:
    """Raise Refusal where a folder holds anything but these very files, or would lie in somebody else's repository.

    A repository of its own, such as an empty one that was cloned, may be there.
    """
    path = Path(folder)
    if path.is_file() or path.is_symlink():
        raise Refusal(_NOT_EMPTY, folder=_shown(folder), files=shown(path.name), example=example)
    foreign = sorted(_others(path, files)) if path.is_dir() else []
    if not foreign and all(_held(path / file) == data for file, data in files.items()):
        foreign = sorted(files) if not git or has_commit(folder) else []
    if foreign:
        more = ", …" if len(foreign) > _MOST_SHOWN else ""
        names = ", ".join(map(shown, foreign[:_MOST_SHOWN])) + more
        raise Refusal(_NOT_EMPTY, folder=_shown(folder), files=names, example=example)
    if git and not is_repository(folder) and repository_around(folder) is not None:
        raise Refusal(_INSIDE, folder=_shown(folder), example=example)


def begin(folder: str, what: Begin, example: str = _EXAMPLE) -> str | None:
    """Lay down a folder's files, all or none; return the first commit's name, None without a repository.

    A folder that is not there or empty is made elsewhere and moved to its place in one step. Otherwise a program that
    was killed on the way may be run once more: it goes on. Raises Refusal where that cannot be done.
    """
    try:
        if _is_new(Path(folder)):
            return _moved_in(Path(folder).absolute(), what)
        return _in_place(folder, what)
    except WriteError as error:
        raise Refusal(Text(error.say("zh"), error.say("en"))) from None
    except OSError as error:
        raise Refusal(_NO_FOLDER, folder=_shown(folder), why=reason_of(error), example=example) from None


def _is_new(path: Path) -> bool:
    """Return whether nothing is there that could not be replaced by a folder of that name."""
    if not path.exists():
        return True
    here = Path.cwd()
    stands_there = here.is_relative_to(path.resolve())
    return not stands_there and not any(path.iterdir())


def _moved_in(path: Path, what: Begin) -> str | None:
    made = [above for above in path.parents if not above.exists()]
    if any(above.is_file() for above in path.parents):
        raise NotADirectoryError(errno.ENOTDIR, "")
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = Path(tempfile.mkdtemp(prefix=_IN_THE_MAKING, dir=path.parent))
    try:
        temporary.chmod(0o777 & ~_umask())
        commit = _filled(str(temporary), what)
        if os.name == "nt" and path.exists():
            path.rmdir()
        temporary.rename(path)
    except BaseException:
        shutil.rmtree(temporary, ignore_errors=True)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    return commit


def _in_place(folder: str, what: Begin) -> str | None:
    had = is_repository(folder)
    there = {path for path in what.files if Path(folder, path).exists()}
    try:
        return _filled(folder, what)
    except BaseException:
        if not had:
            forget_repository(folder)
        for path in what.files:
            if path not in there:
                _take_back(Path(folder), path)
        raise


def _filled(folder: str, what: Begin) -> str | None:
    if what.hook is not None:
        make_repository(folder, what.who, (_HOOK, what.hook))
    finish(folder)
    there = {path: _held(Path(folder, path)) for path in what.files}
    write_all(folder, {path: (data, there[path]) for path, data in what.files.items()})
    return None if what.hook is None else first_commit(folder, list(what.files), what.message)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _take_back(folder: Path, path: str) -> None:
    file = folder / path
    with suppress(OSError):
        file.unlink()
        for above in file.relative_to(folder).parents:
            (folder / above).rmdir()


def _others(folder: Path, files: Mapping[str, bytes]) -> set[str]:
    """Return the names in a folder that are neither hidden nor what an earlier run of the same command wrote."""
    ours = {path.partition("/")[0] for path in files}
    changed = {path.partition("/")[0] for path in files if _held(folder / path) not in {None, files[path]}}
    here = {one.name for one in folder.iterdir()}
    stray = {name for name in here - ours if not name.startswith(".")}
    return stray | changed | _strays_below(folder, files, here & ours)


def _strays_below(folder: Path, files: Mapping[str, bytes], names: set[str]) -> set[str]:
    below = {
        one.relative_to(folder).as_posix()
        for name in names
        for one in (folder / name).rglob("*")
        if one.is_file() and not one.name.startswith(".")
    }
    return {path for path in below if path not in files}


def _shown(folder: str) -> str:
    return folder if folder.isascii() and folder.isprintable() else "…"


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
