"""`careplan check --watch`: the same answer again whenever something was saved."""

import gc
from collections.abc import Callable
from time import perf_counter, sleep
from typing import Final, Never

from careplan.cli.render import Screen
from careplan.store.glance import git_folder, glance
from careplan.text import Text

_WAITING: Final = Text("等待改动……（按 Ctrl-C 结束）", "waiting for the next save (Ctrl-C ends)")
_SHORTEST: Final = 0.3
"""Seconds between two glances at the records."""
_SHARE: Final = 20
"""How many times as long as a glance takes one waits for the next."""


def watch(screen: Screen, root: str, answer: Callable[[], None]) -> Never:
    """Answer, and answer again whenever something was written below a folder, until Ctrl-C."""
    git = git_folder(root)
    while True:
        begun = perf_counter()
        seen = glance(root, git)
        pause = max(_SHORTEST, _SHARE * (perf_counter() - begun))
        answer()
        screen.note(_WAITING.say(screen.lang))
        screen.close()
        gc.collect()
        while glance(root, git) == seen:
            sleep(pause)
