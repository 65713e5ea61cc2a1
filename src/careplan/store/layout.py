"""How each kind of record file is written: by its place in the records."""

from typing import Final

from careplan.records.article import Article
from careplan.records.kinds import kind_of
from careplan.records.place import Fault, Place
from careplan.store.csv_layout import formatted_csv
from careplan.store.reading.decode import decode
from careplan.store.yaml_layout import formatted_yaml

WRITTEN: Final = (".yaml", ".csv", ".md")
"""How the names of record files end that people write; the tool writes the others, and nobody tidies those."""


def formatted(path: str, data: bytes) -> tuple[bytes | None, list[Fault]]:
    """Return a record file as it should be written, or None and why it cannot be read; values never change.

    `path` goes from the records' root. A file in no record's place is returned as it is, and so is a closed figure:
    nobody but careplan writes those, and only once.
    """
    found = kind_of(path)
    if found is None or path.endswith(".json"):
        return data, []
    model = found[0].model
    if path.endswith(".csv"):
        return formatted_csv(path, data, model)
    return _article(path, data) if model is Article else formatted_yaml(path, data)


def _article(path: str, data: bytes) -> tuple[bytes | None, list[Fault]]:
    """Lay out an article's facts; its text keeps everything but its line ends."""
    plain = data.replace(b"\r\n", b"\n").removeprefix(b"\xef\xbb\xbf")
    head, line, body = plain.partition(b"\n---\n")
    if not plain.startswith(b"---\n") or not line:
        return None, [Fault("article-without-head", Place(path, 1, 1), {})]
    new, faults = formatted_yaml(path, b"#--\n" + head[4:] + b"\n")
    if new is None:
        return None, faults
    text, odd = decode(path, data)
    if text is None:
        return None, odd
    return b"---\n" + new[4:] + b"---\n" + body, []
