"""`careplan add`: a record with all it needs, an id, nothing private on the screen, and nothing twice."""

import shutil
from pathlib import Path

import pytest

from careplan.domain.ids import is_valid
from careplan.text import Lang
from tests.run import TOWNSHIP, Ran, careplan

TODAY = ("--today", "2026-06-01")
CHILD = (
    *("child", "--school", "S01", "--name", "梁上燕", "--sex", "girl", "--birth-date", "2015-03-05", "--grade", "4"),
    *("--father", "away", "--mother", "away", "--no-id-number", "unknown", "--guardian", "S01-C3PB1"),
    *("--relation", "grandparent", "--key", "both_parents_away no_carer", "--proxy", "T002", "--address", "燕子坡七号"),
)
GUARDIAN = ("guardian", "--school", "S02", "--name", "梁上燕", "--phone", "19900000999", "--address", "燕子坡七号")
STAFF = (
    *("staff", "--school", "S01", "--name", "梁上燕", "--post", "teacher", "--phone", "19900000999"),
    *("--proxy-from", "2026-06-01", "--record-query", "2026-05-20"),
)
OFFICE = ("staff", "--school", "office", "--name", "梁上燕", "--post", "officer", "--record-query", "2026-05-20")
SCHOOL = ("school", "--id", "S03", "--name", "燕子坡小学", "--name-en", "Swallow", "--position", "remote", "--opened")
EACH = {
    "child": (CHILD, "schools/S01/children/"),
    "guardian": (GUARDIAN, "schools/S02/guardians/"),
    "staff": (STAFF, "schools/S01/staff/"),
    "office": (OFFICE, "township/staff/"),
    "school": ((*SCHOOL, "2026-06-01"), "schools/S03/school.yaml"),
}
PRIVATE = ("梁上燕", "燕子坡七号", "19900000999", "2015-03-05")
each = pytest.mark.parametrize(("words", "where"), EACH.values(), ids=EACH)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    return tmp_path / "records"


def said(root: Path, *words: str, lang: Lang = "en") -> Ran:
    """Run `careplan add` on the first day of June."""
    return careplan("add", *words, *TODAY, "--lang", lang, cwd=root)


def files(root: Path) -> set[str]:
    """Return the paths of the records."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*.yaml")}


@each
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_new_file_in_its_place_and_in_order(root: Path, words: tuple[str, ...], where: str, lang: Lang) -> None:
    """Its id is new, its layout is fmt's, check has no error, and no private value is on the screen."""
    before = files(root)
    ran = said(root, *words, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    (new,) = files(root) - before
    assert new.startswith(where)
    assert [value for value in PRIVATE if value in ran.all] == []
    assert f"{new}:" in ran.out
    assert careplan("fmt", "--check", new, cwd=root).code == 0
    check = careplan("check", "--on", "2026-06-01", "--format", "json", cwd=root)
    assert '"severity": "error"' not in check.out
    id_ = Path(new).stem
    if "-" in id_:
        assert is_valid(id_)
    if words[0] != "school":
        assert careplan("show", id_, cwd=root).code == 0


def test_a_child_has_all_that_a_record_needs(root: Path) -> None:
    """In the order of the model: who, where, whose, by whom, on what ground; what is unsaid is left out."""
    before = files(root)
    assert said(root, *CHILD).code == 0
    (new,) = files(root) - before
    lines = (root / new).read_text("utf-8").splitlines()
    tops = [line.partition(":")[0] for line in lines if line and line[0] not in " #"]
    assert tops == [
        *("id", "name", "sex", "birth_date", "no_id_number", "address", "enrolment", "placements", "parents"),
        *("guardians", "key", "proxy", "consent"),
    ]
    assert lines[0].startswith("# 儿童档案")
    assert "name: 梁上燕" in lines
    assert "    why:\n      - both_parents_away\n      - no_carer\n" in "\n".join(lines) + "\n"


@each
def test_the_same_twice_is_not_written_twice(root: Path, words: tuple[str, ...], where: str) -> None:
    """The one that is there is named by its id; --again says that it is another one, but for a school's own id."""
    assert said(root, *words).code == 0
    once = files(root)
    ran = said(root, *words)
    assert ran.code == 0
    assert "is there already" in ran.out
    assert files(root) == once
    again = said(root, *words, "--again")
    if words[0] == "school":
        assert again.code == 2
    else:
        assert again.code == 0, again.err
        assert len(files(root)) == len(once) + 1
    assert where


@each
def test_a_script_is_told_what_is_missing(root: Path, words: tuple[str, ...], where: str) -> None:
    """Exit 2 and the option's name; nothing is written."""
    before = files(root)
    for name in ("--school", "--id", "--name", "--sex", "--birth-date", "--grade", "--father", "--post", "--position"):
        needless = words[0] != "child" and name == "--sex"
        if name in words and not needless:
            at = words.index(name)
            ran = said(root, *words[:at], *words[at + 2 :])
            assert (ran.code, f"{name} is missing" in ran.err) == (2, True), name
    assert files(root) == before
    assert where


@pytest.mark.parametrize(
    ("words", "en"),
    [
        (("chidl",), "Did you mean child?"),
        ((), "child|guardian|staff|school is missing"),
        (("child", "--post", "teacher"), "`--post` does not go with `careplan add child`"),
        ((*CHILD, "--birth-date", "05.03.2015梁上燕"), "is not a date"),
        ((*CHILD, "--id-number", "梁上燕"), "CP|ID number|id_number"),
        ((*CHILD, "--proxy", "T001"), "CP2"),
        ((*CHILD, "--key", "both_parent_away"), "Did you mean both_parents_away?"),
        ((*CHILD, "--school", "S09"), "There is no school S09"),
        ((*STAFF, "--phone", "梁上燕"), "phone"),
        ((*STAFF, "--post", "techer"), "teacher"),
        ((*SCHOOL, "yesterday"), "is not a date"),
    ],
)
def test_a_value_that_will_not_do_is_refused_and_not_repeated(root: Path, words: tuple[str, ...], en: str) -> None:
    """Exit 2, what is wrong and what to write; the value itself is never said again."""
    before = files(root)
    ran = said(root, *words)
    assert ran.code == 2
    assert any(part in ran.err for part in en.split("|")) or en in ran.err
    assert [value for value in PRIVATE if value in ran.all] == []
    assert files(root) == before
