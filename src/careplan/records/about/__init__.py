"""What every key of every record file says, in both languages: the one home of these words.

`careplan schema` gives them to editors, and docs/plan-language.md to readers. A model that gets a field gets its words
here; a test holds the two together.
"""

from typing import Final

from careplan.records.about.duty import DUTY
from careplan.records.about.key import About, Key
from careplan.records.about.people import PEOPLE
from careplan.records.about.places import PLACES
from careplan.records.about.plan import PLAN
from careplan.records.about.rules import RULES

ABOUT: Final[About] = {**PLAN, **DUTY, **PEOPLE, **PLACES, **RULES}

__all__ = ["ABOUT", "About", "Key"]
