"""What `careplan plan check` proposes for slips that are likely, in one plan: each at its line, with what to write."""

import json
from pathlib import Path

from tests.language.test_misuse import DUTY, PLAN, SCHOOL
from tests.run import careplan

SLIPS = {
    "until: 2026-06-30": "`valid: {until: …}`",
    "share: 95%": "`shares, cover: {share: …}`",
    "presence: 80%": "`0.8, any, due`",
    "due: 25 5pm": "`25 17:00`",
    "where: {broadband: true}": "`for_each: school`",
    "cover: {topc: [a, b]}": "`topic`",
}
"""The line of a slip, and what is proposed for it."""


def _plan(slip: str) -> str:
    keys = {key: line for key, line in DUTY.items() if not slip.startswith(f"{key}:")}
    if "cover" in slip:
        keys |= {"for_each": "for_each: school", "owner": "owner: school", "proof": "proof: theme_activity"}
    keys["id"] = f"id: d{list(SLIPS).index(slip)}"
    first, *rest = [*keys.values(), slip]
    return f"  - {first}\n" + "".join(f"    {line}\n" for line in rest)


def test_slips_are_told_what_to_write(tmp_path: Path) -> None:
    """What cannot be read is said at once; what can be read and means nothing, once the rest is put right."""
    file = tmp_path / "2026.yaml"
    head = "".join(f"{line}\n" for line in PLAN.values())
    told: dict[str, str] = {}
    for slips in (list(SLIPS)[:4], list(SLIPS)[4:]):
        file.write_text(head + "duties:\n" + "".join(map(_plan, slips)), encoding="utf-8")
        lines = file.read_text(encoding="utf-8").splitlines()
        options = ("--records", str(SCHOOL), "--format", "json", "--on", "2026-05-31", "--lang", "en")
        findings = json.loads(careplan("plan", "check", str(file), *options).out)["findings"]
        told |= {lines[one["line"] - 1].strip(): one["help"] for one in findings}
    assert set(told) == set(SLIPS)
    assert [slip for slip, proposed in SLIPS.items() if proposed not in told[slip]] == []


def test_a_sign_of_yaml_asks_for_quotes(tmp_path: Path) -> None:
    """An unquoted `>= 3` is no text to a parser; the message says what to write."""
    file = tmp_path / "2026.yaml"
    file.write_text("count: >= 3\n", encoding="utf-8")
    ran = careplan("plan", "check", str(file), "--records", str(SCHOOL), "--on", "2026-05-31", "--lang", "en")
    assert '`count: ">= 3"`' in ran.out
