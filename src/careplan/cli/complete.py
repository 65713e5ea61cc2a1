"""What a shell may offer when a word is begun: ids and names, from the folder's names alone."""

import os

from careplan.store.home import find_records, folders


def schools(incomplete: str) -> list[str]:
    """Return the schools of the records of the working folder."""
    root = find_records(os.getcwd())  # noqa: PTH109 text all the way
    return [name for name in (folders(root, "schools") if root else []) if name.startswith(incomplete)]


def codes(incomplete: str) -> list[str]:
    """Return the codes and names of checks."""
    from careplan.checks import load_checks

    known = [name for loaded in load_checks() for name in (loaded.check.code, loaded.slug)]
    return [name for name in known if name.lower().startswith(incomplete.lower())]


def schemas(incomplete: str) -> list[str]:
    """Return the names of schemas."""
    from careplan.workflow.schema import names

    return [name for name, _, _ in names("en") if name.startswith(incomplete)]
