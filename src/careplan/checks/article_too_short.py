"""An article of hardly a sentence."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP511",
    severity=Severity.NOTE,
    message=Text(
        zh="文章正文只有 {count} 个汉字",
        en="the article has only {count} Chinese characters",
    ),
    remedy=Text(
        zh=(
            "至少写清时间、做了什么、结果怎样，{limit} 字以上，例如："
            "`5 月 18 日，本校召开代理家长座谈会，约定六月提前安排家访。`"
        ),
        en="Say at least when, what and with what result, in {limit} characters or more",
    ),
    why=Text(
        zh="一句话的信息，中心学校没有办法综合反馈。",
        en="The office cannot make anything of a few words.",
    ),
)

_LIMIT = 20


def article_too_short(world: "World") -> Iterator[Found]:
    """Yield each article with fewer than twenty Chinese characters."""
    for article, _ in world.articles():
        count = sum("\u4e00" <= sign <= "\u9fff" for sign in article.text)
        if count < _LIMIT:
            yield Found(article.place("title"), {"count": count, "limit": _LIMIT})
