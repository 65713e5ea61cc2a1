"""Other tools on the same work: how they are set up, what they are given, and proof that they had all of it."""

import re
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import run
from typing import Final, NamedTuple

from benchmarks.made import Made
from benchmarks.timing import Contestant, NotEquivalentError

HERE: Final = Path(__file__).parent
JOURNAL, BEANCOUNT, CACHED = "book.journal", "book.beancount", "cached.beancount"
SCHEMA, CHILDREN, TABLES = "child.schema.json", "children", "acts.package.json"
DEBIAN: Final = ("hledger", "ledger")
_BEANS_ENOUGH: Final = 1_000
"""Children with whom bean-check takes half a minute; with more it runs once."""
_YAMLLINT: Final = "{extends: default, rules: {line-length: disable, document-start: disable}}"
_RYL: Final = "\n".join(
    f'lint.rules.{rule} = "enable"'
    for rule in (
        *("anchors", "braces", "brackets", "colons", "commas", "empty-lines", "hyphens", "indentation"),
        *("key-duplicates", "new-line-at-end-of-file", "new-lines", "trailing-spaces", "comments", "truthy"),
    )
)
"""The rules that yamllint has by default."""
_COUNT_BEANS: Final = """
import sys
from beancount import loader
entries, _, _ = loader.load_file(sys.argv[1])
print("acts", sum("acts" in getattr(entry, "tags", ()) for entry in entries))
"""


class Count(NamedTuple):
    """A question to a tool, not timed: how much of the work has it seen."""

    command: Sequence[str]
    pattern: str
    expected: int


class Peer(NamedTuple):
    """A tool that does a part of the work, and how its share is counted, where it tells."""

    contestant: Contestant
    counted: Count | None = None


def venv(work: Path) -> Path:
    """Return the folder of programs of the peers' own environment."""
    return work / "peers" / "bin"


def set_up(work: Path) -> None:
    """Install the peers: those of Debian, and the others into an environment of their own."""
    missing = [name for name in DEBIAN if shutil.which(name) is None]
    if missing:
        run(["apt-get", "install", "--yes", "--quiet", *missing], check=True)
    run([sys.executable, "-m", "venv", str(work / "peers")], check=True)
    run([venv(work) / "python", "-m", "pip", "install", "--quiet", "--requirement", HERE / "peers.txt"], check=True)


def of_ledger(work: Path, folder: Path, made: Made) -> list[Peer]:
    """Return the ledgers: each must name the child who was not visited, and have every act."""
    child = made.about("missed-care")
    says = [f"{child}:home-visit"]
    journal, beans = str(folder / JOURNAL), str(folder / BEANCOUNT)
    transactions = made.acts + made.child_months
    postings = made.acts + transactions + made.owed
    hledger = Contestant("hledger", ["hledger", "check", "-f", journal], folder, says, None)
    ledger = Contestant("ledger", ["ledger", "-f", journal, "balance", "nothing"], folder, says, None)
    return [
        Peer(
            hledger,
            Count(["hledger", "stats", "-I", "-f", journal], r"Transactions\s*: (\d+)", transactions),
        ),
        Peer(
            ledger, Count(["ledger", "--permissive", "-f", journal, "stats"], r"Number of postings:\s*(\d+)", postings)
        ),
        bean_check(work, folder, made, cold=True),
        Peer(bean_check(work, folder, made, cold=False).contestant, _beans(work, beans, made)),
    ]


def bean_check(work: Path, folder: Path, made: Made, *, cold: bool) -> Peer:
    """Return beancount's check without its cache, or of a copy with it: the first removes a cache that it meets."""
    path = str(folder / (BEANCOUNT if cold else CACHED))
    says = [f"{made.about('missed-care')}:Home-Visit"]
    command = [str(venv(work) / "bean-check"), *(["--no-cache"] if cold else []), path]
    name = "bean-check" if cold else "bean-check, its cache warm"
    return Peer(Contestant(name, command, folder, says, None, once=made.children > _BEANS_ENOUGH))


def _beans(work: Path, beans: str, made: Made) -> Count:
    return Count([str(venv(work) / "python"), "-c", _COUNT_BEANS, beans], r"acts (\d+)", made.acts)


def of_schema(work: Path, folder: Path, made: Made) -> list[Peer]:
    """Return the validators: of children, who must name both bad ones, and of tables, which must name the bad day."""
    key, born = made.about("unknown-field"), made.about("bad-date")
    children = [f"{CHILDREN}/{path.name}" for path in sorted((folder / CHILDREN).iterdir())]
    bin_ = venv(work)
    schema = [str(bin_ / "check-jsonschema"), "--schemafile", SCHEMA, *children]
    native = [str(bin_ / "python"), "-m", "sourcemeta_jsonschema", "validate", "--continue", SCHEMA, CHILDREN]
    yamale = [str(bin_ / "yamale"), "-n", "1", "-s", str(HERE / "child.yamale.yaml"), CHILDREN]
    tables = [str(bin_ / "frictionless"), "validate", "--json", TABLES]
    yamllint = [str(bin_ / "yamllint"), "-f", "parsable", "-d", _YAMLLINT, "records/schools"]
    ryl = [str(bin_ / "ryl"), "check", "--no-cache", "-d", _RYL, "records/schools"]
    twice, all_children = made.about("repeated-key"), f"{made.children} validated"
    return [
        Peer(Contestant("check-jsonschema", schema, folder, [key, born], None)),
        Peer(Contestant("sourcemeta", [*native, "--extension", ".yaml"], folder, [key, born, all_children], None)),
        Peer(Contestant("yamale", yamale, folder, [key, born], None)),
        Peer(Contestant("frictionless", tables, folder, ["-05-32"], None), Count(tables, r'"rows": (\d+)', made.acts)),
        Peer(Contestant("yamllint", yamllint, folder, [twice], None)),
        Peer(Contestant("ryl", ryl, folder, [twice], None)),
    ]


def agree(peers: Sequence[Peer]) -> None:
    """Ask each peer that can tell how much it has read. Raises NotEquivalentError where it is not all of it."""
    for peer in peers:
        if peer.counted is None:
            continue
        said = run(peer.counted.command, check=False, capture_output=True, cwd=peer.contestant.folder, text=True).stdout
        seen = sum(map(int, re.findall(peer.counted.pattern, said)))
        if seen != peer.counted.expected:
            raise NotEquivalentError(f"{peer.contestant.name} has {seen} of {peer.counted.expected}")
