"""A duty that cites a clause which its document does not have."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP910",
    severity=Severity.WARNING,
    message=Text(
        zh="{duty} 引用的 {document} 没有“{clause}”这一条；有：{allowed}",
        en="{duty} cites a clause that {document} does not list (`{clause}`); it has: `{allowed}`",
    ),
    remedy=Text(
        zh="改成文件里的条号，或在 `documents` 的 `clauses` 里补上",
        en="Write a clause of the document, or add it to `clauses` under `documents`",
    ),
    why=Text(
        zh="每项义务要能查到出处。",
        en="Every duty can be traced to where it is written.",
    ),
)


def clause_not_listed(world: "World") -> Iterator[Found]:
    """Yield each clause that its document does not list."""
    return flaws_of(world.books, "clause-not-listed")
