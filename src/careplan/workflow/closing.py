"""What closing a half year and closing a month have in common: a digest of everything that was read, and signatures."""

import hashlib
from collections.abc import Mapping
from typing import Final, NamedTuple

from careplan import __version__
from careplan.domain.world import World
from careplan.records.place import Fault
from careplan.store.tree import Folder
from careplan.text import Text
from careplan.text.refusal import Refusal, near
from careplan.workflow.who import staff_named

CLOSED: Final = "closed/"
_NO_STAFF: Final = Text(
    zh="{on} 那天没有在职的 {staff}。{near}", en="Nobody with the id {staff} held a post on {on}. {near}"
)


class Obstacle(NamedTuple):
    """Why something cannot be closed: a word for programs, a sentence, and the ids or files that it is about."""

    code: str
    words: Text
    about: tuple[str, ...] = ()


class Witness(Folder):
    """A folder that remembers the digest of every file that was read from it, closed figures left out."""

    def __init__(self, root: str) -> None:
        """Begin with nothing read."""
        super().__init__(root)
        self.digests: dict[str, str] = {}

    def read(self, path: str) -> bytes | Fault:
        """Return a file's bytes and keep their digest."""
        data = super().read(path)
        if isinstance(data, bytes) and not path.startswith(CLOSED):
            self.digests[path] = hashlib.sha256(data).hexdigest()
        return data


def digest_of(digests: Mapping[str, str]) -> str:
    """Return one digest over the files that were read and the tool's version."""
    lines = [f"{path} {digest}\n" for path, digest in sorted(digests.items())]
    whole = hashlib.sha256("".join([*lines, f"careplan {__version__}\n"]).encode())
    return f"sha256:{whole.hexdigest()}"


def signer(world: World, word: str) -> str:
    """Return the adult who signs, by an id or a name. Raises Refusal for somebody who holds no post on the day."""
    staff = staff_named(world, word, world.on)
    if not world.register.staff[staff].serves(world.on):
        known = sorted(id_ for id_, one in world.register.staff.items() if one.serves(world.on))
        raise Refusal(_NO_STAFF, staff=staff, on=str(world.on), near=near(staff, known))
    return staff


def some_to_a_line(ids: list[str] | tuple[str, ...], count: int = 10) -> list[str]:
    """Return ids in lines, so that a closed file stays short and still differs line by line."""
    return [" ".join(ids[at : at + count]) for at in range(0, len(ids), count)]
