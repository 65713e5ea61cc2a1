"""Find the records and look at them: every command begins here."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final

from careplan.domain.world import World
from careplan.store.git import Commit, moment
from careplan.store.home import find_records, folders, holds_records
from careplan.store.overlay import SomeFiles
from careplan.store.tree import Folder
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.load import load_world, world_of

YEARS: Final = range(1900, 2200)
"""The years in which somebody may look: far enough from where dates end."""
_NO_FOLDER: Final = Text(
    zh="没有台帐文件夹 {folder}；例如写 `--records records`",
    en="There is no folder of records {folder}; write for example `--records records`",
)
_NONE_THERE: Final = Text(
    zh="文件夹 {folder} 里没有台帐：既没有 careplan.yaml，也没有 schools 文件夹；例如写 `--records {inside}`",
    en="There are no records in {folder}: neither a careplan.yaml nor a folder schools; "
    "write for example `--records {inside}`",
)
_NO_RECORDS: Final = Text(
    zh="这里和上面各级文件夹都没有 careplan.yaml，也没有 records/careplan.yaml；"
    "请进入台帐文件夹，或写 `--records 文件夹`",
    en="Neither here nor in a folder above is a careplan.yaml, nor is there records/careplan.yaml; "
    "go to the records or write `--records DIR`",
)
_NOT_THEN: Final = Text(
    zh="在提交 {rev} 里，这个文件夹还没有台帐；请写较晚的提交，例如 `--at HEAD`",
    en="In commit {rev} there are no records in this folder yet; name a later one, for example `--at HEAD`",
)


def records_root(asked: str | None, here: str) -> str:
    """Return the folder of records asked for, or the one that belongs to the folder `here`.

    Raises Refusal where there is none.
    """
    if asked is not None:
        if not os.path.isdir(asked):  # noqa: PTH112 text all the way
            raise Refusal(_NO_FOLDER, folder=shown(asked))
        if holds_records(asked):
            return asked
        inside = asked.rstrip("/") + "/records"
        raise Refusal(_NONE_THERE, folder=shown(asked), inside=shown(inside) if holds_records(inside) else "records")
    found = find_records(here)
    if found is None:
        raise Refusal(_NO_RECORDS)
    return found


def look(root: str, on: date, *, at: str | None = None, live: bool = False) -> World:
    """Return the world of the records below a folder on a day, as they stand or as they stood in a commit.

    `live` says that the day is today, so that nothing can have been recorded for a later one.
    Raises Refusal where there is no such commit.
    """
    with collector_resting():
        if at is None:
            return load_world(root, on, live=live)
        with Commit(root, at) as tree:
            return held(world_of(tree, on, live=live), at)


def held(world: World, at: str) -> World:
    """Return the world of a commit. Raises Refusal where the commit holds no records: nothing would be owed in it."""
    if not world.files:
        raise Refusal(_NOT_THEN, rev=shown(at))
    return world


def known_school(root: str, word: str) -> str:
    """Return the school that a word means: its id, or its name, for which the schools alone are read.

    Raises Refusal where the records have no such school, or several.
    """
    from careplan.workflow.who import school_named

    known = folders(root, "schools")
    if word in known:
        return word
    return school_named(schools_alone(root), word)


def schools_alone(root: str) -> World:
    """Return a world that has the schools and nothing else, for whoever asks what they are called."""
    files = [f"schools/{id_}/school.yaml" for id_ in folders(root, "schools")]
    return world_of(SomeFiles(Folder(root), files), date.max)


def commit_moment(root: str, rev: str) -> datetime | None:
    """Return when a commit was made, or None where git cannot say."""
    return moment(root, rev)


@contextmanager
def collector_resting() -> Iterator[None]:
    """Load without Python's collector, which finds nothing to collect while records are read."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
