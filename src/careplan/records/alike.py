"""What is the same in many records is kept once: most blocks of a thousand children are like those of others.

A block costs a dictionary, and the set of the keys that were written in it costs more than the block.
"""

from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias, TypeVar, get_args, get_origin

from pydantic import BaseModel

M = TypeVar("M", bound=BaseModel)
_Key: TypeAlias = tuple[Any, ...]
"""A block's model, its keys and their texts."""

_MANY: Final = 1000
"""So many blocks are remembered at once: those of a few schools, whose records are read one after the other."""
_blocks: Final[dict[_Key, BaseModel]] = {}
_names: Final[dict[frozenset[str], set[str]]] = {}


class _Lists(NamedTuple):
    """The lists of blocks in a model: of common ones by the key in a file, with what is in them; of others by field."""

    common: tuple[tuple[str, str, type[BaseModel]], ...]
    others: tuple[str, ...]


def validated(model: type[M], tree: dict[str, Any]) -> M:
    """Return the model of a tree of text; what is the same as before is not made again. Raises ValidationError."""
    lists, known, fresh = _lists(model), {}, []
    for name, field, part in lists.common:
        blocks = tree.get(name)
        if type(blocks) is list:
            keys = [_key(part, block) for block in blocks]
            known[name] = [_blocks.get(key, block) for key, block in zip(keys, blocks, strict=True)]
            fresh += [(key, field, at) for at, key in enumerate(keys) if key and key not in _blocks]
    record = model.model_validate(tree | known)
    _share_names(record)
    for field in lists.others:
        for part in getattr(record, field):
            _share_names(part)
    if len(_blocks) > _MANY:
        _blocks.clear()
    for key, field, at in fresh:
        _blocks[key] = getattr(record, field)[at]
        _share_names(_blocks[key])
    return record


def _key(part: type[BaseModel], block: object) -> _Key:
    """Return what a block of texts says, as a key; nothing for any other."""
    if type(block) is not dict:
        return ()
    key = (part, *block, *block.values())
    try:
        hash(key)
    except TypeError:
        return ()
    return key


@cache
def _lists(model: type[BaseModel]) -> _Lists:
    fields = ((info.alias or name, name, info.annotation) for name, info in model.model_fields.items())
    lists = ((key, name, get_args(found)[0]) for key, name, found in fields if get_origin(found) is list)
    blocks = [block for block in lists if isinstance(block[2], type) and issubclass(block[2], BaseModel)]
    return _Lists(
        tuple(block for block in blocks if block[2].common),
        tuple(name for _, name, part in blocks if not part.common),
    )


def _share_names(part: BaseModel) -> None:
    """Let models in which the same keys are written have one set of their names between them."""
    names = part.__pydantic_fields_set__
    object.__setattr__(part, "__pydantic_fields_set__", _names.setdefault(frozenset(names), names))
