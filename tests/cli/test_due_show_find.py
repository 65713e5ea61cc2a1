"""`careplan due`, `careplan show` and `careplan find`: what they print, and what they never print."""

import json
from pathlib import Path

import pytest

from careplan.domain.world import World
from careplan.workflow.load import load_world
from tests.golden import Golden
from tests.run import run
from tests.workflow.scratch import lay_scratch, lay_township

DAY = "2026-06-27"


@pytest.fixture
def township(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the small township, and stand in it."""
    monkeypatch.chdir(lay_township(tmp_path))
    return tmp_path


@pytest.fixture
def hamlet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the scratch hamlet, and stand in it."""
    monkeypatch.chdir(lay_scratch(tmp_path))
    return tmp_path


PAGES = {
    "due": ["due", "--on", "2026-05-31"],
    "due-school": ["due", "--on", DAY, "--by", "school", "--school", "S01"],
    "due-adult": ["due", "--on", DAY, "--adult", "T004", "--days", "30"],
    "due-child": ["due", "--on", "2026-05-20", "--child", "S02-F431P"],
    "show-child": ["show", "S02-F431P", "--on", DAY],
    "show-staff": ["show", "T002", "--on", "2026-05-14"],
    "show-guardian": ["show", "S01-C3PB1", "--on", DAY],
    "show-school": ["show", "S01", "--on", DAY],
    "find-name": ["find", "示例", "--on", DAY],
    "find-duty": ["find", "a ta", "--on", DAY],
}


@pytest.mark.usefixtures("township", "answers_are_kept")
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, lang: str, golden: Golden, capsys: pytest.CaptureFixture[str]) -> None:
    """Each as it is printed, in both languages, and once more as it was kept."""
    for _ in range(2):
        assert run([*PAGES[name], "--lang", lang]) == 0
        golden.check(f"pages/{name}.{lang}.txt", capsys.readouterr().out)


@pytest.mark.usefixtures("township")
@pytest.mark.parametrize("name", PAGES)
def test_json(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """One document with its schema's name, the same in both languages."""
    said = []
    for lang in ("zh", "en"):
        assert run([*PAGES[name], "--format", "json", "--lang", lang]) == 0
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]
    assert json.loads(said[0])["schema"] == f"careplan/{PAGES[name][0]}/1"


@pytest.mark.usefixtures("hamlet")
def test_a_child_without_a_proxy_parent_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody's duty is the school's first task; the same list as JSON."""
    assert run(["due", "--on", "2026-05-15", "--lang", "en"]) == 0
    lines = capsys.readouterr().out.split("\n\n")
    assert lines[1].startswith("S01 children without a proxy parent (")
    assert "S01-BBBBB" in lines[1]
    assert run(["due", "--on", "2026-06-05", "--format", "json"]) == 0
    kinds = [group["kind"] for group in json.loads(capsys.readouterr().out)["groups"]]
    assert kinds == sorted(kinds, key=["unassigned", "adult", "school", "child", "office"].index)


@pytest.mark.usefixtures("hamlet")
def test_who_can_do_it_now_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    """What is overdue from a time without a proxy parent goes to the one of today, overdue before open."""
    assert run(["due", "--on", "2026-06-05", "--adult", "T02", "--format", "json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert [item["state"] for item in group["items"]] == sorted(
        (item["state"] for item in group["items"]), key=["overdue", "open", "upcoming"].index
    )
    assert {(i["duty"], i["period"]) for i in group["items"] if i["state"] == "overdue"} == {
        ("talk", "2026-05"),
        ("homework", "2026-05"),
    }


@pytest.mark.usefixtures("township")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["due", "--by", "shool"], "Did you mean school?"),
        (["due", "--adult", "S01"], "S01 is not the id of an adult"),
        (["due", "--days", "-1"], "--days is 0 or more"),
        (["due", "--adult", "T0020"], "Did you mean T002?"),
        (["show", "S01-282TX"], "Did you mean S01-282TV?"),
        (["show", "township"], "careplan report"),
    ],
)
def test_slips(words: list[str], expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use, exit 2, and what was probably meant."""
    assert run([*words, "--on", DAY, "--lang", "en"]) == 2
    captured = capsys.readouterr()
    assert expected in captured.err
    assert captured.out == ""


def test_nothing_owed_and_nothing_found(township: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both are said in words."""
    assert township.is_dir()
    assert run(["due", "--on", "2026-01-05", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "2026-01-05: nothing is owed.\n"
    assert run(["find", "zzzz", "--lang", "en"]) == 0
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Nothing found" in captured.err


def test_sealed_names_are_not_searched(township: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where privacy is not open, neither a name nor its surname is said or found."""
    settings = township / "careplan.yaml"
    settings.write_text(settings.read_text().replace("privacy: open", "privacy: sealed"))
    for words in (["find", "示例"], ["find", "S01-2"], ["show", "S01-282TV"], ["show", "S01-C3PB1"], ["due"]):
        assert run([*words, "--on", DAY, "--lang", "zh"]) == 0
        assert "示" not in capsys.readouterr().out


def private_values(world: World) -> set[str]:
    """Return everything in the records that nobody may see."""
    found: set[str | None] = set()
    for child in world.register.children.values():
        found |= {child.name, child.id_number, child.address, child.note}
        found |= {str(child.birth_date), child.student_number, child.hukou}
        found |= {value for parent in child.parents for value in (parent.phone, parent.place, parent.work)}
        found |= {need.what for need in child.needs}
    for guardian in world.register.guardians.values():
        found |= {guardian.name, guardian.id_number, guardian.address, guardian.note, guardian.phone}
    for member in world.register.staff.values():
        found |= {member.staff.name, member.staff.phone}
    for act in world.books.evidence.acts:
        found |= {str(act.values[name]) for name in ("note", "place") if name in act.values}
    return {value for value in found if value}


def test_no_private_value_in_any_answer(township: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every page of everybody and every explanation, in both forms: not one private value."""
    from datetime import date

    world = load_world(str(township), date.fromisoformat(DAY))
    plan = (township / "plan/2026.yaml").read_text()
    secrets = {secret for secret in private_values(world) if secret not in plan}
    assert len(secrets) > 20
    register = world.register
    ids = [*register.children, *register.staff, *register.guardians, *register.schools]
    asked = [["show", id_] for id_ in ids] + [["due"], ["find", "示例"]]
    asked += [["why", s.obligation.subject, s.obligation.duty.id] for s in world.settlements]
    for words in asked:
        for form in ("text", "json"):
            assert run([*words, "--on", DAY, "--format", form, "--lang", "zh"]) == 0
        said = capsys.readouterr().out
        assert [secret for secret in secrets if secret in said] == [], words
