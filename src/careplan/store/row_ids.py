"""The row ids of a table at a glance, for whoever must not write one that is there already."""

import re
from typing import Final

_FIRST: Final = b"row_id,"
_BETWEEN: Final = re.compile(rb'[\s,"]+')


def row_ids(data: bytes) -> set[str]:
    """Return the row ids of a table as it should be written; of another table every word, they among them."""
    if data.startswith(_FIRST):
        words = {line.partition(b",")[0].strip(b'"') for line in data.splitlines()}
    else:
        words = set(_BETWEEN.split(data))
    return {word.decode("ascii", "replace") for word in words if word}
