"""An article without its facts on top."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP174",
    severity=Severity.ERROR,
    message=Text(
        zh="文章开头没有写明题目、日期和作者",
        en="the article does not begin with its title, date and author",
    ),
    remedy=Text(
        zh="文件最前面写这几行：`---`、`title: …`、`date: 2026-05-20`、`by: T012`、`---`",
        en="Begin the file with these lines: `---`, `title: …`, `date: 2026-05-20`, `by: T012`, `---`",
    ),
    why=Text(
        zh="没有日期和作者的文章，不知道算在哪个月、哪个学校名下。",
        en="Without date and author nobody knows in which month it counts.",
    ),
)


def article_without_head(world: "World") -> Iterator[Found]:
    """Yield each article without a head."""
    return world.faults_of("article-without-head")
