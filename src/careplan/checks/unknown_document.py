"""A duty that cites a document which the plan does not list."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.sound import flaws_of
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP909",
    severity=Severity.ERROR,
    message=Text(
        zh="{duty} 引用的文件 {document} 没有列出",
        en="{duty} cites {document}, which is not among the documents",
    ),
    remedy=Text(
        zh="例如写 `document: {example}`，或先列入 `documents`",
        en="Write for example `document: {example}`, or list it under `documents` first",
    ),
    why=Text(
        zh="每项义务要能查到出处。",
        en="Every duty can be traced to where it is written.",
    ),
)


def unknown_document(world: "World") -> Iterator[Found]:
    """Yield each citation of an unknown document."""
    return flaws_of(world.books, "unknown-document")
