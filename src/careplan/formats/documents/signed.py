"""Where those who answer for a paper sign it, where the seal goes, and the day."""

from typing import Final

from careplan.text import Text

SIGNED: Final = Text(
    "填表人：__________　　复核人：__________　　单位负责人：__________　　（盖章处）　　______年____月____日",
    "Filled in by: __________   Checked by: __________   Head: __________   (seal)   Date: __________",
)
