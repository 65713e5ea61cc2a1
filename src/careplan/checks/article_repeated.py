"""An article whose text was handed in before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP512",
    severity=Severity.WARNING,
    message=Text(
        zh="正文和 {file} 的一样",
        en="its text is that of {file}",
    ),
    remedy=Text(
        zh="写本期的内容；交错了文件就换成 `{here}` 该有的那一篇",
        en="Write what happened this time, or put the right text into `{here}`",
    ),
    why=Text(
        zh="同一篇文章交两次，只能算一次。",
        en="One text handed in twice is one article.",
    ),
)


def article_repeated(world: "World") -> Iterator[Found]:
    """Yield each article with the text of an earlier one."""
    first: dict[str, str] = {}
    for article, _ in sorted(world.articles(), key=lambda pair: (pair[0].date, pair[0].file)):
        text = "".join(article.text.split())
        earlier = first.setdefault(text, article.file)
        if text and earlier != article.file:
            yield Found(article.place("title"), {"file": earlier, "here": article.file})
