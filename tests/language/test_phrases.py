"""The page's table of what plans say: each line is a duty that can be settled, and says so in words."""

import re
from pathlib import Path

from careplan.domain.duty_sentence import sentence
from careplan.domain.sound import flaws
from tests.words.plan import plan_of

PAGE = Path(__file__).parents[2] / "docs/plan-language.md"
SECTION = re.compile(r"^## How to say it.*?(?=^## )", re.DOTALL | re.MULTILINE)
WRITTEN = re.compile(r"`\{(.+?)\}`(?= ·| \|)")
FEWEST = 30


def test_every_phrase_is_sound_and_told_apart() -> None:
    """Each as it stands, over a child's monthly talk; no two of them say the same."""
    found = SECTION.search(PAGE.read_text(encoding="utf-8"))
    assert found
    lines = WRITTEN.findall(found[0])
    plans = {line: plan_of("{" + line + "}") for line in lines}
    amiss = {line: [flaw.rule for flaw in flaws(plan) if flaw.path[1] == 0] for line, plan in plans.items()}
    assert {line: rules for line, rules in amiss.items() if rules} == {}
    said = [sentence(plan, plan.duties[0]).en for plan in plans.values()]
    assert len(lines) == len(set(said)) > FEWEST
