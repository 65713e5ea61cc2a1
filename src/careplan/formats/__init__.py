"""One file per way of writing down; found by being here.

A format of `careplan check` is a module with `write(result, lang)`, which yields lines. `TO_CI = True` in it says that
its lines are commands to a CI service.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache
from typing import Final, Protocol, cast

from careplan.domain.check_result import CheckResult
from careplan.text import Lang, Text
from careplan.text.line import Line
from careplan.text.refusal import Refusal, near, shown

_UNKNOWN: Final = Text(
    zh="没有格式 {name}。{near}可选：{known}", en="There is no format {name}. {near}There are: {known}"
)


class Format(Protocol):
    """A way of writing the result of checks."""

    def write(self, result: CheckResult, lang: Lang) -> Iterable[Line]:
        """Yield the lines of the result."""


@cache
def check_formats() -> tuple[str, ...]:
    """Return the names of the formats of `careplan check`, sorted."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))
    return tuple(name for name in names if hasattr(_module(name), "write"))


def check_format(name: str) -> Format:
    """Return the format of a name. Raises Refusal for a name that is none."""
    known = [module.name for module in pkgutil.iter_modules(__path__)]
    if name not in known or not hasattr(_module(name), "write"):
        names = list(check_formats())
        raise Refusal(_UNKNOWN, name=shown(name), near=near(name, names), known=", ".join(names))
    return cast("Format", _module(name))


def speaks_to_ci(form: Format) -> bool:
    """Return whether lines of a format are meant as commands to a CI service."""
    return bool(getattr(form, "TO_CI", False))


def _module(name: str) -> object:
    return importlib.import_module(f"{__name__}.{name}")
