"""Write a result that somebody asked for with `-o FILE`."""

import os
import tempfile
from pathlib import Path
from typing import Final

from careplan.records.kinds import kind_of
from careplan.store.home import find_records
from careplan.text import Text
from careplan.text.refusal import Refusal

_CANNOT: Final = Text(
    zh="写不了 `-o` 所指的文件：{why}。换一个能写的地方，例如 `-o 结果.txt`",
    en="cannot write the file of `-o`: {why}. Name a place that can be written, for example `-o result.txt`",
)
_IS_RECORD: Final = Text("那是台帐里的记录", "it is a record, and stays as it is")
_NO_FOLDER: Final = Text("没有这个文件夹", "there is no such folder")
_IS_FOLDER: Final = Text("那是一个文件夹", "it is a folder")
_DENIED: Final = Text("不许写入", "writing is not allowed there")
_FAILED: Final = Text("磁盘写入出错", "the disk could not be written")


def write_output(path: str, data: bytes) -> None:
    """Put the bytes at a path, whole or not at all. Raises Refusal where that cannot be done."""
    target = Path(path).absolute()
    if _is_record(target):
        raise Refusal(_CANNOT, why=_IS_RECORD)
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(data)
        else:
            _replace(target, data)
    except OSError as error:
        raise Refusal(_CANNOT, why=_why(error)) from None


def folder_for(path: str) -> None:
    """Make the folder that results go into, if it is not there yet. Raises Refusal where that cannot be done."""
    try:
        Path(path).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(_CANNOT, why=_why(error)) from None


def _is_record(target: Path) -> bool:
    root = find_records(str(target.parent))
    if root is None or not target.is_relative_to(root):
        return False
    return kind_of(target.relative_to(root).as_posix()) is not None


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".careplan-", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError) -> Text:
    if isinstance(error, IsADirectoryError):
        return _IS_FOLDER
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return _NO_FOLDER
    return _DENIED if isinstance(error, PermissionError) else _FAILED
