"""Wherever a command asks for somebody or for a school, a name does as well as an id."""

import shutil
from pathlib import Path

import pytest

from tests.run import TOWNSHIP, Ran, careplan

ON = ("--on", "2026-05-20")
TWINS = {"S01-282TV": "示例童三", "S02-F431P": "示例童三", "S02-T970Z": "示例童三一"}


def asked(*words: str, cwd: Path = TOWNSHIP) -> Ran:
    """Return what a command answers on a day in May."""
    return careplan(*words, *ON, cwd=cwd)


@pytest.mark.parametrize(
    ("by_name", "by_id"),
    [
        (("due", "--adult", "示例教师丙"), ("due", "--adult", "T004")),
        (("due", "--adult", " 示例 教师丙　"), ("due", "--adult", "T004")),
        (("due", "--adult", "ｔ００４"), ("due", "--adult", "T004")),
        (("due", "--child", "Shili Tongsan"), ("due", "--child", "S02-F431P")),
        (("due", "--school", "shiqiao"), ("due", "--school", "S02")),
        (("show", "示例外公"), ("show", "S02-BJJXC")),
        (("why", "示例童三", "talk"), ("why", "S02-F431P", "talk")),
        (("why", "石桥小学", "family-phone"), ("why", "S02", "family-phone")),
        (("appraise", "--adult", "示例教师甲"), ("appraise", "--adult", "T002")),
        (("appraise", "--school", "石 桥 小 学"), ("appraise", "--school", "S02")),
        (("census", "2026H1", "--school", "石桥"), ("census", "2026H1", "--school", "S02")),
        (("check", "--school", "青石中心"), ("check", "--school", "s01")),
        (
            ("report", "--month", "2026-05", "--school", "石桥", "--kind", "register-ledger"),
            ("report", "--month", "2026-05", "--school", "S02", "--kind", "register-ledger"),
        ),
        (("plan", "calendar", "--school", "Shiqiao school"), ("plan", "calendar", "--school", "S02")),
    ],
)
def test_a_name_or_its_pinyin_says_who(by_name: tuple[str, ...], by_id: tuple[str, ...]) -> None:
    """The answer is that to the id, also where the name has blanks in it and the id full-width signs."""
    assert asked(*by_name) == asked(*by_id)
    assert asked(*by_id).code in {0, 1}


def test_forms_are_handed_out_and_taken_in_by_name(tmp_path: Path) -> None:
    """One adult's form; a table that does not say whose it is, of an adult and of a school by their names."""
    out, table = tmp_path / "out", tmp_path / "calls.csv"
    assert asked("forms", "--month", "2026-05", "--adult", "示例教师甲", "-o", str(out)).code == 0
    assert [file.name for file in out.iterdir()] == ["2026-05-S01-T002-care-record.xlsx"]
    table.write_text("日期,儿童,与谁联系\n2026-05-12,示例童三,母亲\n", encoding="utf-8")
    words = ("import", str(table), "--form", "phone", "--month", "2026-05", "--dry-run")
    by_name, by_id = (asked(*words, "--by", by) for by in ("示例教师丙", "T004"))
    assert by_name == by_id
    assert "T004" in by_name.out
    nobody = asked(*words, "--by", "无名氏", "--lang", "en")
    assert (nobody.code, nobody.out) == (2, "")
    assert "No adult … is known" in nobody.err
    assert asked(*words, "--by", "T004", "--school", "S20").code == 2


@pytest.mark.parametrize("words", [("show", "示例童"), ("due", "--child", "示例童"), ("waive", "示例童")])
def test_a_part_that_several_names_have_is_answered_with_ids(words: tuple[str, ...]) -> None:
    """All of them, and no name in full."""
    ran = asked(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "S01-282TV" in ran.err
    assert "S02-F431P" in ran.err
    assert "示例童" not in ran.err


def test_two_of_the_same_name_are_told_apart_by_ids(tmp_path: Path) -> None:
    """Both ids, and not that of a third whose name only begins so; nothing is taken for one of them."""
    root = Path(shutil.copytree(TOWNSHIP, tmp_path / "records"))
    for id_, name in TWINS.items():
        file = root / f"schools/{id_[:3]}/children/{id_}.yaml"
        lines = file.read_text("utf-8").split("\n")
        file.write_text("\n".join(f"name: {name}" if line.startswith("name: ") else line for line in lines), "utf-8")
    for words in (("show", "示例童三"), ("due", "--child", "示例童三"), ("log", "talk", "示例童三", "--by", "T004")):
        ran = asked(*words, cwd=root)
        assert (ran.code, ran.out) == (2, "")
        assert ("S01-282TV" in ran.err, "S02-F431P" in ran.err, "S02-T970Z" in ran.err) == (True, True, False)
    assert asked("show", "示例童三一", cwd=root) == asked("show", "S02-T970Z", cwd=root)


@pytest.mark.parametrize("words", [("due", "--adult", "S01"), ("close", "--month", "2026-05", "--head", "S01-282TV")])
def test_an_id_of_another_kind_is_named(words: tuple[str, ...]) -> None:
    """Instead of a list of those who are meant by nothing."""
    ran = asked(*words, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert f"{words[-1]} is not the id of an adult" in ran.err
