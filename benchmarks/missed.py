"""Why a bar is missed and what was tried, in the words of whoever tried it; the page says by how much."""

from collections.abc import Mapping
from typing import Final

_COLD: Final = (
    "All checks, all 26 shapes of duty and the place of every fault are more than the yardstick does, which "
    "counts six plain duties. At 1,000 children about a sixth of the time is imports (typer, pydantic and 230 "
    "modules of checks), a third reading, a quarter settling, the rest checks. Tried, and what it brought: "
    "settling in columns 4.9 to 0.4 s (decision 0008), acts as columns, tables cut at once and a quick way for "
    "plain YAML 3.2 to 1.5 s (0012, 0003), a collector at rest, the process ended at once (0005). Checks "
    "imported in the process that runs them, and git asked while the other one reads, brought nothing. Not tried: "
    "checks that are imported only when the records can break them."
)
_PEAK: Final = (
    "Of about 40 MB for each 1,000 children 16 were the columns of acts, 10 pydantic's models (a dictionary for "
    "each block of a record), 7 the row ids among which one that stands twice was looked for, 3 text for places. "
    "Acts as columns had halved the peak, equal blocks and sets of names kept once took a tenth off. Row ids in one "
    "text, looked for without a set of them, took a fifth (decision 0012): 442 to 349 MB with 10,000 children. A "
    "file's own sets kept once: 349 to 336, and 1,553 to 1,486 with 50,000 children, in a run of each. Tried: one "
    "byte a cell, which takes another sixth off and makes the check a fifth slower."
)
WHY: Final[Mapping[str, str]] = {
    "cold check ≤ 2 × (CSafeLoader on the children + csv.reader on the acts)": _COLD,
    "cold check ≤ 2.5 × the lean yardstick": _COLD,
    "cold check ≤ ½ × hledger check": _COLD,
    "cold check ≤ ⅓ × check-jsonschema on the children alone": _COLD,
    "cold check, peak ≤ 250 MB": _PEAK,
    "50,000 children, peak ≤ 1.5 GB": _PEAK,
    "warm check, nothing changed ≤ 1.5 × (--version + git status)": (
        "A third is opening and hashing every file, a sixth git's, a sixth imports; `--version` itself takes 0.03 "
        "s, and with 10,000 children reading every byte alone takes longer than the bar allows. "
        "Tried: fewer gits (three of six went), one hash for each folder, shorter paths, other digests (no gain); "
        "time stamps as git keeps them would halve the hashing and can be wrong, so they are not used (decision "
        "0005)."
    ),
    "warm check, one file changed ≤ 4 × import typer": (
        "After a change everything is worked out anew, with nothing from before but the answer; imports alone "
        "take longer than the bar. Tried: what was read of each file kept on disk, which saved in reading what it "
        "cost in hashing and unpickling, and was taken out again (decision 0005). Not done: findings kept by "
        "school, since two dozen checks look across schools and checks do not say yet what they read. `check "
        "--watch` keeps everything in memory and starts once."
    ),
    "two workers ≤ 0.65 × one": (
        "Reading and checking are shared, and each process takes the next files and checks when it is done with those "
        "before; settling between them is done once, and the acts that the other process read are handed over "
        "by pickle (decision 0007). On a machine with other work the second core is not free."
    ),
    "report --month, one school, warm ≤ 2 × warm check": (
        "A kept answer of either is found in the same way; what differs is the length of what is written."
    ),
    "dry run, 5,000 lines ≤ 5 × python-calamine": (
        "Before a line can be understood the register is read, a thousand files and more, and Python starts with "
        "its models: that much a form of one line takes as well. The bar beside it leaves that out. Tried: of a "
        "year's acts only the tables that the form speaks of are read, a line is understood in half the time it "
        "took; the register is read once, without guardians, articles and census, and only the checks that a row "
        "can fail are asked, which brought it from 1.6 to 1.1 s of processor. Equal cells "
        "understood once, and no pattern compiled for each child: 0.99 to 0.85 s by the clock. Reading the register "
        "in two processes was slower (0.94): models are dear to hand over, and the second core reads the workbook."
    ),
}
"""By a bar's title."""
