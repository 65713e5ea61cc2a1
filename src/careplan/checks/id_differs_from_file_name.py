"""A record whose file bears another id."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from careplan.domain.finding import Check, Found, Severity
from careplan.domain.world import Filed
from careplan.records.child import Child
from careplan.records.guardian import Guardian
from careplan.records.school import School
from careplan.records.staff import Staff
from careplan.text import Text

if TYPE_CHECKING:
    from careplan.domain.world import World

CHECK = Check(
    code="CP201",
    severity=Severity.ERROR,
    message=Text(
        zh="文件里的编号 {id} 与文件名（学校档案与文件夹名）不一致",
        en="The id {id} in this file is not the one in the file's name (for a school, its folder's)",
    ),
    remedy=Text(
        zh="让两处一致：按文件名写 `id: {name}`；如果编号是对的，就放到 `{file}`",
        en="Make both agree: `id: {name}` as in the name; or, if the id is right, the file belongs at `{file}`",
    ),
    why=Text(
        zh="别处按编号找人，档案按文件名找；两处不一致，同一个人就会变成两个人。",
        en="Others name people by id and open files by name; where the two differ, one person becomes two.",
    ),
)

_ID: Final = re.compile(r"[STZ][0-9A-Z]{2,6}(?:-[0-9A-Z]{5,8})?")


def id_differs_from_file_name(world: "World") -> Iterator[Found]:
    """Yield each child, guardian, adult and school whose file or folder bears another id."""
    for kind in ("child", "guardian", "office-staff", "school", "staff"):
        for filed in world.of_kind(kind):
            record = filed.record
            name = filed.path["school" if kind == "school" else "id"]
            if isinstance(record, Child | Guardian | School | Staff) and record.id != name:
                shown = name if _ID.fullmatch(name) else "…"
                facts = {"id": record.id, "name": shown, "file": _file(filed, record.id)}
                yield Found(record.place("id"), facts)


def _file(filed: Filed, id_: str) -> str:
    """Return where the record would lie by its id; no part of the present name, which may be anybody's."""
    if filed.kind == "school":
        return f"schools/{id_}/school.yaml"
    if filed.kind == "office-staff":
        return f"township/staff/{id_}.yaml"
    school = filed.path["school"]
    folder = {"child": "children", "guardian": "guardians", "staff": "staff"}[filed.kind]
    return f"schools/{school if _ID.fullmatch(school) else '…'}/{folder}/{id_}.yaml"
