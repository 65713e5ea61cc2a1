"""One file per shape of duty; found by being here."""

import importlib
import pkgutil
from functools import cache
from typing import cast

from careplan.domain.settlement import Shape


@cache
def shapes() -> tuple[Shape, ...]:
    """Return every shape of duty, in the order of their names."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return tuple(cast("Shape", importlib.import_module(f"{__name__}.{name}")) for name in names)
