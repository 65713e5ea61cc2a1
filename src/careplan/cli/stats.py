"""`--stats`: where the time went, and on how much."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter, process_time
from typing import Final

from careplan.domain.check_result import CheckResult
from careplan.text import Lang, Text
from careplan.workflow.stages import Stage

_NAMES: Final = {
    Stage.GIT: Text("问 git", "ask git"),
    Stage.READ: Text("读取", "read"),
    Stage.SETTLE: Text("结算", "settle"),
    Stage.CHECKS: Text("检查", "check"),
    Stage.FRAMES: Text("取原文", "quote"),
    Stage.WRITE: Text("写出", "write"),
}
_START: Final = Text("启动", "start")
_TIMES: Final = Text("用时（秒）：{stages}", "seconds: {stages}")
_COUNTS: Final = Text(
    "文件 {files}，活动记录 {acts}，义务 {owed}；没有可用的旧答案",
    "files: {files}; acts: {acts}; obligations: {owed}; no kept answer fitted",
)


class Stopwatch:
    """How long each stage took."""

    def __init__(self) -> None:
        """Begin: what the process does before the first stage is to start."""
        self._start: float | None = None
        self._spent = dict.fromkeys(Stage, 0.0)

    @contextmanager
    def within(self, stage: Stage) -> Iterator[None]:
        """Take the time of a stage."""
        if self._start is None:
            self._start = process_time()
        begun = perf_counter()
        yield
        self._spent[stage] += perf_counter() - begun

    def lines(self, result: CheckResult, lang: Lang) -> Iterator[str]:
        """Yield where the time went and on how much, and begin anew."""
        spent = [(_START, self._start or 0.0), *((_NAMES[stage], self._spent[stage]) for stage in Stage)]
        comma = Text("，", ", ").say(lang)
        yield _TIMES.fill(lang, {"stages": comma.join(f"{name.say(lang)} {took:.2f}" for name, took in spent)})
        counts = {"files": result.files, "acts": result.acts, "owed": sum(result.states.values())}
        yield _COUNTS.fill(lang, {name: str(count) for name, count in counts.items()})
        self._start = 0.0
        self._spent = dict.fromkeys(Stage, 0.0)
