"""One child, adult, guardian or school on a page."""

from typing import Final

from careplan.domain.page import Page
from careplan.domain.page_child import page_of_child
from careplan.domain.page_others import page_of_guardian, page_of_school, page_of_staff
from careplan.domain.world import World
from careplan.text import Text
from careplan.text.refusal import Refusal
from careplan.workflow.who import somebody_named

_PAGES: Final = {
    "child": page_of_child,
    "staff": page_of_staff,
    "guardian": page_of_guardian,
    "school": page_of_school,
}
_NO_PAGE: Final = Text(
    "全镇的情况请看 `careplan due` 或 `careplan report`", "For the township see `careplan due` or `careplan report`"
)


def show(world: World, word: str) -> Page:
    """Return the page of whom an id or a name means. Raises Refusal where that is nobody, or several."""
    kind, id_ = somebody_named(world, word)
    if kind not in _PAGES:
        raise Refusal(_NO_PAGE)
    return _PAGES[kind](world, id_)
