"""Edit one person's record: what is there stays, every comment where it was."""

from collections.abc import Mapping
from typing import Any, Final

from careplan.domain.world import World
from careplan.records.base import Part
from careplan.store.csv_layout import columns_of
from careplan.store.reading.yaml_reader import read_yaml
from careplan.store.reading.yaml_tree import Path
from careplan.store.tree import Tree
from careplan.store.write import Change
from careplan.store.yaml_edit import with_item, with_value, without_value
from careplan.store.yaml_lines import New
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.enter.draft import old_bytes

_GONE: Final = Text(
    "{file} 读不了，没有改动。先用 `careplan check` 看哪里要改。",
    "{file} cannot be read; nothing was changed. See `careplan check` for what to mend.",
)


class Edit:
    """A record's file while it is being changed, one value or item after the other."""

    def __init__(self, tree: Tree, file: str) -> None:
        """Read the file. Raises Refusal where it is not there or cannot be read."""
        old = old_bytes(tree, file)
        if old is None:
            raise Refusal(_GONE, file=file)
        self.file, self.old, self.new = file, old, old

    @property
    def value(self) -> dict[str, Any]:
        """What the record says now, as text. Raises Refusal where it cannot be read."""
        tree, _ = read_yaml(self.file, self.new)
        if tree is None or not isinstance(tree.value, dict):
            raise Refusal(_GONE, file=self.file)
        return tree.value

    def set(self, path: Path, value: New, model: type[Part]) -> None:
        """Write one value, of the model whose key it is, where a path leads. Raises Refusal."""
        self.new = with_value(self.file, self.new, path, value, columns_of(model))

    def clear(self, path: Path) -> None:
        """Take a key or an item out of the map or list that holds it; where it was the last one, that goes too.

        Raises Refusal.
        """
        here: Any = self.value
        for step in path[:-1]:
            here = here[step]
        alone = len(path) > 1 and isinstance(path[-2], str) and len(here) == 1
        self.new = without_value(self.file, self.new, path[:-1] if alone else path)

    def append(self, path: Path, item: New, model: type[Part]) -> None:
        """Write an item at the end of the list where a path leads. Raises Refusal."""
        self.new = with_item(self.file, self.new, path, item, columns_of(model))

    def put(self, block: str, at: int, model: type[Part], values: Mapping[str, str | None]) -> None:
        """Write values into an item of a list; those that are None are left alone. Raises Refusal."""
        for name, text in values.items():
            if text is not None:
                self.new = with_value(self.file, self.new, (block, at, name), text, columns_of(model))

    def add(self, block: str, item: Mapping[str, New], record: type[Part]) -> None:
        """Write an item at the end of a list. Raises Refusal."""
        self.new = with_item(self.file, self.new, (block,), dict(item), columns_of(record))

    @property
    def change(self) -> dict[str, Change]:
        """What is to be written, nothing where nothing was changed."""
        return {self.file: (self.new, self.old)} if self.new != self.old else {}


def file_of_child(world: World, child: str) -> str:
    """Return the file of a child."""
    return world.register.children[child].file
