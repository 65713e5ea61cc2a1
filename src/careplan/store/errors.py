"""Why a file could not be written, in words; never with what was to be written."""

import errno
from collections.abc import Sequence
from typing import Final

from careplan.text import Lang, Text
from careplan.text.refusal import Refusal


class WriteError(Refusal):
    """A file could not be written; the old one stands as it was. `written` names files that were saved before it."""

    def __init__(self, path: str, words: Text, reason: Text | None = None, written: Sequence[str] = ()) -> None:
        """Keep the path from the records' root, the words, and the reason that fills them."""
        super().__init__(words, file=path, reason=reason or Text("", ""))
        self.path = path
        self.reason = reason
        self.written = tuple(written)

    def say(self, lang: Lang) -> str:
        """Return what is wrong and what stands on disk now."""
        said = super().say(lang)
        if not self.written:
            return said
        return said + _SAVED.fill(lang, {"files": ", ".join(self.written)})


class ChangedError(WriteError):
    """A file is not what it was when it was read: somebody else wrote it in between."""

    def __init__(self, path: str, *, existed: bool, exists: bool) -> None:
        """Say which of the ways to change it was."""
        super().__init__(path, _APPEARED if not existed else _CHANGED if exists else _VANISHED)


class BusyError(WriteError):
    """Another careplan is writing and does not come to an end."""

    def __init__(self) -> None:
        """Name no file: the lock is the repo's."""
        super().__init__("", _BUSY)


def reason_of(error: BaseException) -> Text:
    """Return why the system refused, without its own words: they name folders of this machine."""
    number = error.errno if isinstance(error, OSError) else None
    return _REASONS.get(number or 0, Text(f"系统错误 {number}", f"system error {number}"))


CANNOT_SAVE: Final = Text(
    "不能保存 {file}：{reason}。原有内容没有改动。",
    "Cannot save {file}: {reason}. What was there is unchanged.",
)
_APPEARED: Final = Text(
    "没有保存 {file}：这个文件刚刚由别人建立。请看一遍再重做。",
    "{file} was not saved: somebody else has just made this file. Look at it and try again.",
)
_CHANGED: Final = Text(
    "没有保存 {file}：读取之后别人改过它，两边都没有丢。请重做一遍。",
    "{file} was not saved: somebody changed it after it was read, and nothing is lost. Do it again.",
)
_VANISHED: Final = Text(
    "没有保存 {file}：读取之后它被删除了。记录文件不应删除，请用 git 找回后重做。",
    "{file} was not saved: it was deleted after it was read. Records are never deleted; get it back from git.",
)
_BUSY: Final = Text(
    "另一个 careplan 正在写入，等了很久仍未结束。请稍后再试。",
    "Another careplan is writing and has not finished for a long time. Try again later.",
)
_SAVED: Final = Text("已经保存：{files}。", " Saved before that: {files}.")
_REASONS: Final = {
    errno.ENOSPC: Text("磁盘已满", "the disk is full"),
    errno.EDQUOT: Text("磁盘配额已满", "the disk quota is used up"),
    errno.EACCES: Text("没有写入权限", "no permission to write"),
    errno.EPERM: Text("没有写入权限", "no permission to write"),
    errno.EROFS: Text("磁盘是只读的", "the disk is read-only"),
    errno.EIO: Text("磁盘读写出错", "the disk reports an error"),
    errno.ENOENT: Text("文件夹不存在", "the folder does not exist"),
    errno.ENOTDIR: Text("路径中有一段不是文件夹", "a part of the path is not a folder"),
    errno.EISDIR: Text("这里是一个文件夹", "there is a folder in its place"),
    errno.ENAMETOOLONG: Text("文件名太长", "the name is too long"),
    errno.ELOOP: Text("这里是一个链接，不写", "there is a link in its place"),
    errno.EMFILE: Text("打开的文件太多", "too many files are open"),
}
