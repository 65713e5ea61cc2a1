"""What git knows of the records: a commit as a tree of files, and a commit's time."""

import subprocess
from datetime import UTC, datetime
from types import TracebackType
from typing import Final, Self

from careplan.records.place import Fault, Place
from careplan.store.git_plumbing import GitTroubleError, ask, clean_environment, is_shallow
from careplan.store.reading.decode import LIMIT
from careplan.store.reading.faults import TOO_BIG, fault, unreadable
from careplan.store.reading.names import name_fault
from careplan.text import Text
from careplan.text.git_troubles import TROUBLES
from careplan.text.refusal import Refusal, near, shown

_NO_REV: Final = Text(
    zh="没有提交 {rev}。{near}{shallow}例如写 HEAD~1 或 main",
    en="There is no commit {rev}. {near}{shallow}Write for example HEAD~1 or main",
)
_CANNOT: Final = Text(zh="问不了 git：{why}", en="git cannot be asked: {why}")
_LINK: Final = Text(zh="一个链接", en="a link")
_FOLDER: Final = Text(zh="另一个仓库", en="another repository")
_GONE: Final = (
    Text(zh="仓库里缺少它的内容", en="its content is missing from the repository"),
    Text(zh="请运行 `git fetch`", en="Run `git fetch`"),
)


def resolve(root: str, rev: str) -> str:
    """Return the commit's full name. Raises Refusal where there is none, or no git to ask."""
    try:
        ask(root, "rev-parse", "--git-dir")
    except GitTroubleError as trouble:
        raise Refusal(_CANNOT, why=TROUBLES[trouble.reason]) from None
    try:
        found = ask(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{rev}^{{commit}}")
    except (GitTroubleError, ValueError):
        if not _refs(root):
            raise Refusal(_CANNOT, why=TROUBLES["no-commit"]) from None
        shallow = TROUBLES["shallow"] if is_shallow(root) else Text("", "")
        shallow = Text(f"{shallow.zh}。", f"{shallow.en}. ") if shallow.zh else shallow
        raise Refusal(_NO_REV, rev=shown(rev), near=near(rev, _refs(root)), shallow=shallow) from None
    return found.decode("ascii").strip()


def moment(root: str, rev: str) -> datetime | None:
    """Return when a commit was made, or None where git cannot say."""
    try:
        return datetime.fromtimestamp(int(ask(root, "show", "-s", "--format=%ct", resolve(root, rev))), UTC)
    except (GitTroubleError, Refusal, ValueError):
        return None


def _refs(root: str) -> list[str]:
    names = ask(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes")
    return names.decode("utf-8", "replace").split()


class Commit:
    """The record files below a folder as they stood in a commit; to be used in a `with`."""

    def __init__(self, root: str, rev: str) -> None:
        """Find the commit. Raises Refusal where there is none."""
        self._root = root
        self.name = resolve(root, rev)
        self._blobs: dict[str, str] = {}
        self._reader: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Begin to read."""
        self._reader = subprocess.Popen(
            ["git", "cat-file", "--batch"],  # noqa: S607 git as the user has it
            cwd=self._root,
            env=clean_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let git's reader end."""
        if self._reader is not None:
            self._reader.communicate()

    def paths(self) -> tuple[list[str], list[Fault]]:
        """Return the paths from the records' root, sorted, and what was passed over."""
        prefix = ask(self._root, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
        try:
            listed = ask(self._root, "ls-tree", "-r", "-z", "--full-tree", f"{self.name}:{prefix}")
        except GitTroubleError:
            return [], []
        faults: list[Fault] = []
        for entry in listed.split(b"\0")[:-1]:
            head, _, name = entry.partition(b"\t")
            mode, _, blob = head.decode("ascii").split()
            path = name.decode("utf-8", "surrogateescape")
            found = _judge(path, mode)
            if found is not None:
                faults.append(found)
            elif not any(part.startswith(".") for part in path.split("/")):
                self._blobs[path] = blob
        return sorted(self._blobs), sorted(faults, key=lambda one: one.place)

    def blob(self, path: str) -> str | None:
        """Return git's name for a file's bytes, None where there is no such file."""
        return self._blobs.get(path)

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes, or why it cannot be read."""
        reader = self._reader
        if reader is None or reader.stdin is None or reader.stdout is None:
            raise RuntimeError("use a Commit in a with statement")
        if path not in self._blobs:
            return unreadable(Place(path, 1, 1), *_GONE)
        reader.stdin.write(self._blobs[path].encode("ascii") + b"\n")
        reader.stdin.flush()
        head = reader.stdout.readline().split()
        if len(head) != 3:  # noqa: PLR2004 name, type, size
            return unreadable(Place(path, 1, 1), *_GONE)
        data = reader.stdout.read(int(head[2]) + 1)[:-1]
        return unreadable(Place(path, 1, 1), *TOO_BIG) if len(data) > LIMIT else data


def _judge(path: str, mode: str) -> Fault | None:
    for part in path.split("/"):
        rule = name_fault(part)
        if rule is not None:
            shown = path.encode(errors="backslashreplace").decode() if rule == "odd-file-name" else path
            return fault(rule, Place(shown, 1, 1))
    if mode in ("120000", "160000"):
        return fault("not-a-plain-file", Place(path, 1, 1), kind=_LINK if mode == "120000" else _FOLDER)
    return None
