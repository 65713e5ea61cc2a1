"""An ID number whose last digits a spreadsheet has lost."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from careplan.domain import id_number
from careplan.domain.finding import Check, Found, Severity
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World
    from careplan.records.child import Child
    from careplan.records.guardian import Guardian

CHECK = Check(
    code="CP246",
    severity=Severity.ERROR,
    message=Text(
        zh="{person} 的身份证号码末尾是 000，像是被 Excel 改掉了最后三位",
        en="The ID number of {person} ends in 000, as if Excel had lost its last three digits",
    ),
    remedy=Text(
        zh=('Excel 里改不回来，请按证件重写，例如 `id_number: "990123201603050243"`；以后先把单元格设为“文本”再粘贴'),
        en=(
            'Excel cannot give them back: write `id_number: "990123201603050243"` from the document; '
            "format cells as text before pasting"
        ),
    ),
    why=Text(
        zh="Excel 只保留 15 位数字，18 位号码的后三位会变成 0，而且没有提示。",
        en="Excel keeps fifteen digits, turns the last three of an ID number into zeros, and does not say so.",
    ),
)


def id_number_from_excel(world: "World") -> Iterator[Found]:
    """Yield each ID number that ends in 000 and has a wrong checksum."""
    register = world.register
    people: list[Child | Guardian] = [*register.children.values(), *register.guardians.values()]
    for person in people:
        if person.id_number is not None and id_number.is_cut_by_spreadsheet(person.id_number):
            yield Found(person.place("id_number"), {"person": person.id})
