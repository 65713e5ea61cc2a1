"""Where those who answer for a paper sign it, and where the seal goes."""

from typing import Final

from careplan.text import Text

SIGNED: Final = Text(
    "填表人：____________　　复核人：____________　　单位负责人：____________　　（盖章处）",
    "Filled in by: ____________   Checked by: ____________   Head: ____________   (seal)",
)
