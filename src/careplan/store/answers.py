"""Answers that were given before, kept outside the records: for the same words and the same records, the same bytes.

Whatever is wrong with a kept answer or with the place where it is kept, it is as if there were none.
Nothing heavy is imported here.
"""

from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Final, NamedTuple, TypeAlias

from careplan.store.own_folder import cache_folder, keep_bytes, kept_bytes

Said: TypeAlias = tuple[str, str]
"""A piece of an answer: the stream that it was written to, `out` or `err`, and the text."""

_LARGEST: Final = 8_000_000


class Answer(NamedTuple):
    """What a command wrote, in order, and its exit code."""

    code: int
    said: Sequence[Said]


def answers_folder(env: Mapping[str, str]) -> str | None:
    """Return the folder of kept answers, if there is to be one."""
    folder = cache_folder(env)
    return folder and f"{folder}/answers"


def kept_answer(folder: str, key: str) -> Answer | None:
    """Return the answer that was kept under a key; None where there is none that is whole and our own."""
    data = kept_bytes(folder, key, _LARGEST)
    try:
        return None if data is None else _read(data)
    except ValueError:
        return None


def keep_answer(folder: str, key: str, answer: Answer) -> None:
    """Keep an answer under a key, whole or not at all; where that cannot be done, it is not."""
    data = _written(answer)
    if len(data) <= _LARGEST:
        keep_bytes(folder, key, data)


def _written(answer: Answer) -> bytes:
    """Return an answer as bytes: a line with their digest, one with code, streams and sizes, then the texts."""
    pieces = [(stream, text.encode("utf-8", "surrogatepass")) for stream, text in answer.said]
    head = " ".join([str(answer.code), *(f"{stream}:{len(text)}" for stream, text in pieces)])
    rest = head.encode() + b"\n" + b"".join(text for _, text in pieces)
    return _digest(rest) + b"\n" + rest


def _read(data: bytes) -> Answer | None:
    digest, _, rest = data.partition(b"\n")
    if digest != _digest(rest):
        return None
    head, _, texts = rest.partition(b"\n")
    code, *pieces = head.decode("ascii").split(" ")
    said = []
    for piece in pieces:
        stream, _, size = piece.partition(":")
        said.append((stream, texts[: int(size)].decode("utf-8", "surrogatepass")))
        texts = texts[int(size) :]
    return Answer(int(code), said)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=20).hexdigest().encode()
