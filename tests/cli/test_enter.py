"""Entering by command: what is written, what is said, what is refused, and that nothing else changes."""

import json
import shutil
from pathlib import Path

import pytest

from careplan.text import Lang
from careplan.workflow.answer_schemas import ENTERED
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, Ran, careplan
from tests.workflow.test_answer_schemas import wrong

TODAY = ("--today", "2026-05-31")
CHILD, OTHER, FAR = "S01-282TV", "S01-JS1XV", "S02-T970Z"
T002 = "schools/S01/months/2026-05/T002.csv"
SCHOOL = "schools/S01/months/2026-05/school.csv"
RECORD = f"schools/S01/children/{CHILD}.yaml"
WAIVE = ("waive", CHILD, "home-visit")
LANGS: tuple[Lang, ...] = ("zh", "en")
EACH = {
    "log": ("log", "talk", CHILD, "--by", "T002", "--on", "2026-05-30"),
    "pair": ("pair", CHILD, "T003", "--from", "2026-05-30"),
    "move": ("move", CHILD, "--to", "S02", "--on", "2026-05-30"),
    "leave": ("leave", CHILD, "--on", "2026-05-30", "--reason", "parents_back"),
    "waive": ("waive", CHILD, "home-visit", "2026-06", "--reason", "child-away", "--by", "T001"),
    "flag": ("flag", CHILD, "--topic", "情绪低落", "--by", "T003"),
}
each = pytest.mark.parametrize("words", EACH.values(), ids=EACH)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township, with one more proxy parent and with comments."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    record = tmp_path / "records" / RECORD
    text = (
        record.read_text("utf-8").replace("\nproxy:", "\n# 结对\nproxy:").replace("\nconsent:", "\n# 同意书\nconsent:")
    )
    record.write_text(text.replace("  - staff: T002\n", "  - staff: T002  # 邻居\n"), "utf-8")
    adult = tmp_path / "records/schools/S01/staff/T003.yaml"
    adult.write_text(adult.read_text("utf-8") + "\nproxy_parent:\n  - from: 2025-09-01\n", "utf-8")
    return tmp_path / "records"


def said(root: Path, *words: str, lang: Lang = "en") -> Ran:
    """Run careplan in the records, on the last day of May."""
    return careplan(*words, *TODAY, "--lang", lang, cwd=root)


def state(root: Path) -> dict[str, bytes]:
    """Return the bytes of every record."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def findings(root: Path, severity: str = "error") -> list[str]:
    """Return what `check` finds on the last day of June, of some weight."""
    ran = careplan("check", "--on", "2026-06-30", "--format", "concise", "--lang", "en", cwd=root)
    assert ran.code in (0, 1), ran.err
    return [line for line in ran.out.splitlines() if f" {severity}" in line]


@each
@pytest.mark.parametrize("lang", LANGS)
def test_each_says_what_it_wrote_where_and_what_is_owed(root: Path, words: tuple[str, ...], lang: Lang) -> None:
    """Exit 0; the changed file with its line, a diff without names, then the list that `due` gives."""
    before = state(root)
    ran = said(root, *words, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    changed = [file for file, data in state(root).items() if before.get(file) != data]
    assert len(changed) == 1
    assert f"{'已写入' if lang == 'zh' else 'written:'} {changed[0]}:" in ran.out
    assert f"+++ {changed[0]}" in ran.out
    assert "示例" not in ran.out
    due = careplan("due", "--child", CHILD, "--on", "2026-05-31", "--lang", lang, cwd=root)
    assert ran.out.endswith(due.out)


@each
def test_a_dry_run_says_the_same_and_writes_nothing(root: Path, words: tuple[str, ...]) -> None:
    """Not a byte and not a file changes."""
    before = state(root)
    ran = said(root, *words, "--dry-run")
    assert ran.code == 0
    assert "would write: schools/S01/" in ran.out
    assert "written" not in ran.out
    assert state(root) == before


@each
def test_check_finds_no_error_afterwards(root: Path, words: tuple[str, ...]) -> None:
    """What is entered leaves records without an error."""
    assert said(root, *words).code == 0
    assert findings(root) == []


@each
def test_doing_it_twice_changes_nothing_more(root: Path, words: tuple[str, ...]) -> None:
    """The second time it says that it is so already."""
    assert said(root, *words).code == 0
    once = state(root)
    ran = said(root, *words)
    assert ran.code == 0
    assert "written: " not in ran.out
    assert "already" in ran.out
    assert state(root) == once


@each
def test_a_script_is_told_which_option_is_missing(root: Path, words: tuple[str, ...]) -> None:
    """With any one of its words gone: defaults where there are any, else exit 2 and the option's name; no prompt."""
    before = state(root)
    for name in [word for word in words if word.startswith("--")]:
        at = words.index(name)
        ran = said(root, *words[:at], *words[at + 2 :], "--dry-run")
        assert ran.code == (0 if name in {"--on", "--from"} else 2), (name, ran.err)
        assert ran.code == 0 or f"{name} is missing" in ran.err
    ran = said(root, words[0])
    assert ran.code == 2
    assert "is missing" in ran.err
    assert state(root) == before


def test_a_row_stands_where_fmt_would_have_it(root: Path) -> None:
    """The table stays sorted and tidy; every old row is there."""
    old = (root / T002).read_text("utf-8").splitlines()
    ran = said(root, "log", "talk", CHILD, "--by", "T002", "--on", "2026-05-10", "--minutes", "25", "--note", "a, b")
    assert ran.code == 0
    new = (root / T002).read_text("utf-8").splitlines()
    (row,) = [line for line in new if line not in old]
    assert row.split(",", 1)[1] == '2026-05-10,talk,S01-282TV,T002,25,,,,,"a, b"'
    assert f"{T002}:{new.index(row) + 1}" in ran.out
    assert careplan("fmt", "--check", T002, cwd=root).code == 0
    assert [line for line in old if line not in new] == []


def test_it_says_which_duty_is_paid(root: Path) -> None:
    """In June the talk is open; the row pays it, and `why` agrees."""
    ran = careplan("log", "talk", CHILD, "--by", "T002", "--today", "2026-06-03", "--lang", "en", cwd=root)
    assert "met  A talk (talk) 2026-06  S01-282TV" in ran.out
    world = load_world(str(root), __import__("datetime").date(2026, 6, 3))
    assert [s.state.value for s in world.settlements.of("talk", CHILD)][-1] == "met"


def test_one_act_with_several_children_by_name_and_pinyin(root: Path) -> None:
    """Ids, a part of a name, pinyin and its first letters; one row, each child once."""
    ran = said(root, "log", "家访", "示例童一", "s01-jsixv", "--by", "示例教师甲", "--on", "2026-05-30")
    assert ran.code == 2
    assert "Did you mean S01-JS1XV?" in ran.err
    words = ("log", "家访", "示例童一", "tonger", "sl-nobody")
    assert said(root, *words, "--by", "T002").code == 2
    ran = said(root, *words[:-1], "--by", "shilijiaoshijia", "--reached", "guardian", "--on", "2026-05-30")
    assert ran.code == 0, ran.err
    assert ",2026-05-30,home_visit,S01-282TV S01-JS1XV,T002," in (root / T002).read_text("utf-8")


def test_an_ambiguous_name_lists_the_ids(root: Path) -> None:
    """Whoever is meant is asked for by id; of names the surname alone is shown."""
    ran = said(root, "log", "talk", "示例童", "--by", "T002")
    assert ran.code == 2
    assert CHILD in ran.err
    assert OTHER in ran.err
    assert "示例" not in ran.err


@pytest.mark.parametrize(
    ("words", "en", "zh"),
    [
        (("log", "tlak", CHILD), "Did you mean talk?", "是不是 talk？"),
        (("log", "talk", "S01-282TW", "--by", "T002"), "Did you mean S01-282TV?", "是不是 S01-282TV？"),
        (("log", "talk", CHILD, "--by", "T2"), "No adult T2 is known", "没有找到教职工 T2"),
        (("log", "talk", CHILD, "--by", "T002", "--on", "2026-06-01"), "has not come yet", "还没有到"),
        (("log", "talk", CHILD, "--by", "T002", "--on", "2026-5-1"), "is not a date", "不是一个日期"),
        (("log", "talk", CHILD, "--by", "T002", "--minutes", "2x"), "is not a number", "不是一个数"),
        (("log", "talk", CHILD, "--by", "T002", "--direction", "out"), "CP1", "CP1"),
        (("log", "talk", CHILD, "--by", "T002", "--counts-for", "2026-13"), "CP328", "CP328"),
        (("log", "talk", CHILD, "--by", "T002", "--deputy-for", "T004"), "CP315", "CP315"),
        (("log", "talk", CHILD, "--by", "T002", "--on", "2025-01-02"), "CP3", "CP3"),
        (("pair", CHILD, "T003", "--from", "2025-09-01"), "began on 2025-09-01 itself", "就是 2025-09-01 开始的"),
        (("pair", CHILD, "T001"), "CP2", "CP2"),
        (("move", CHILD, "--to", "S20"), "There is no school S20", "没有学校 S20"),
        (("move", CHILD, "--to", "S02", "--on", "2020-01-01"), "on no register", "不在册"),
        (("leave", CHILD, "--reason", "parent_back"), "Did you mean parents_back?", "是不是 parents_back？"),
        (("leave", CHILD, "--reason", "moved_out", "--to", "S01"), "CP2", "CP2"),
        (("waive", CHILD, "home-vist", "--reason", "child-away"), "Did you mean home-visit?", "是不是 home-visit？"),
        (
            (*WAIVE, "2025-01", "--reason", "child-away", "--by", "T001"),
            "There are: 2026-05",
            "现有：2026-05",
        ),
        (
            (*WAIVE, "2026-06", "--reason", "tired", "--by", "T001"),
            "The list of reasons has no tired",
            "事由表里没有 tired",
        ),
        ((*WAIVE, "2026-06", "--reason", "child-away", "--by", "T002"), "CP324", "CP324"),
        (("waive", CHILD, "monthly-article", "--reason", "child-away"), "is not owed", "没有《"),
        (("waive", "S01/9-9", "talk"), "no class S01/9-9", "没有班级 S01/9-9"),
        ((*EACH["waive"], "--until", "x"), "`--until` is not a date", "`--until` 不是一个日期"),
        (("log", "talk", CHILD, "--by", "T002", "--outcome", "x"), "done, no_answer", "no_answer（未接通）"),
        (("flag", "--resolve", "RNONE"), "No flag has the row id RNONE", "没有编号为 RNONE 的问题标记"),
    ],
)
def test_what_check_would_refuse_is_refused_before_it_is_written(
    root: Path, words: tuple[str, ...], en: str, zh: str
) -> None:
    """Exit 2 in either language, a sentence that helps, and not a byte on disk."""
    before = state(root)
    for lang, sentence in (("en", en), ("zh", zh)):
        ran = said(root, *words, lang=lang)  # type: ignore[arg-type]  # one of the two
        assert ran.code == 2
        assert sentence in ran.err
    assert state(root) == before


def test_a_row_in_doubt_in_the_table_is_not_lost(root: Path) -> None:
    """A table that cannot be read whole stays as it is."""
    table = root / T002
    table.write_bytes(table.read_bytes() + b"one,two\n")
    before = state(root)
    ran = said(root, *EACH["log"])
    assert ran.code == 2
    assert f"careplan check {T002}" in ran.err
    assert state(root) == before


def test_outside_the_pairing_is_written_with_a_warning(root: Path) -> None:
    """It is somebody's act all the same: it says what would count."""
    ran = said(root, "log", "talk", CHILD, "--by", "T003", "--on", "2026-05-30")
    assert ran.code == 0
    assert "CP314 on 2026-05-30 the proxy parent of S01-282TV was T002, not T003" in ran.out
    assert "deputy_for=T002" in ran.out
    assert "It counts for no duty." in ran.out
    deputy = said(root, "log", "talk", CHILD, "--by", "T003", "--deputy-for", "T002", "--on", "2026-05-29")
    assert deputy.code == 0
    assert "CP314" not in deputy.out


def test_an_identical_act_wants_to_be_meant(root: Path) -> None:
    """Twice on one day only with --again, in a row of its own."""
    assert said(root, *EACH["log"]).code == 0
    once = (root / T002).read_bytes()
    assert "Add `--again`" in said(root, *EACH["log"]).out
    assert (root / T002).read_bytes() == once
    assert said(root, *EACH["log"], "--again").code == 0
    assert (root / T002).read_bytes().count(b"2026-05-30,talk,S01-282TV") == 2


def test_a_new_month_and_the_schools_and_offices_tables(root: Path) -> None:
    """A proxy parent's own table for what proxy parents owe, else the school's, or the office's; made when missing."""
    today = ("--today", "2026-06-03", "--lang", "en")
    for words, file in [
        (("talk", CHILD, "--by", "T002"), "schools/S01/months/2026-06/T002.csv"),
        (("proxy_meeting", "--by", "T001", "--with", "T002 T003"), "schools/S01/months/2026-06/school.csv"),
        (("feedback", "--by", "Z01", "--school", "S01"), "township/months/2026-06.csv"),
    ]:
        ran = careplan("log", *words, *today, cwd=root)
        assert ran.code == 0, ran.err
        assert f"written: {file}:2" in ran.out
    assert findings(root) == []


def test_pairing_ends_the_one_before_and_keeps_every_comment(root: Path) -> None:
    """The day before, the reason, and the new spell at the end of its block; no other line changes."""
    before = (root / RECORD).read_text("utf-8").splitlines()
    assert said(root, *EACH["pair"]).code == 0
    after = (root / RECORD).read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == []
    at = after.index("# 结对")
    assert after[at : at + 10] == [
        "# 结对",
        "proxy:",
        "  - staff: T002  # 邻居",
        "    from: 2025-09-01",
        "    until: 2026-05-29",
        "    ended: changed",
        "  - staff: T003",
        "    from: 2026-05-30",
        "",
        "# 同意书",
    ]
    assert said(root, "pair", CHILD, "T002", "--from", "2026-05-31").code == 0
    assert findings(root) == []


def test_moving_writes_both_ends_and_no_file_moves(root: Path) -> None:
    """The way out names the way in and the way in the way out; the pairing ends; class and boarding where given."""
    files = set(state(root))
    assert said(root, *EACH["move"], "--grade", "5", "--boarder", "true").code == 0
    text = (root / RECORD).read_text("utf-8")
    assert (
        "    until: 2026-05-29\n    ended: moved_out\n    went_to: S02\n  - school: S02\n    from: 2026-05-30\n" in text
    )
    assert "    began: moved_in\n    came_from: S01\n" in text
    assert "  - from: 2026-05-30\n    grade: 5\n    class: 1\n    boarder: true\n" in text
    assert "    until: 2026-05-29\n    ended: child_left\n" in text
    assert set(state(root)) == files
    ran = said(root, "pair", CHILD, "T004", "--from", "2026-05-30")
    assert ran.code == 0, ran.err
    assert findings(root) == []


def test_leaving_for_outside_says_where(root: Path) -> None:
    """A child who moved out goes somewhere; outside the township unless somebody says which school."""
    ran = said(root, "leave", CHILD, "--reason", "moved-out", "--on", "2026-05-30")
    assert ran.code == 0, ran.err
    assert "    until: 2026-05-30\n    ended: moved_out\n    went_to: outside\n" in (root / RECORD).read_text("utf-8")
    assert findings(root) == []


def test_a_waiver_until_a_day_waives_each_period(root: Path) -> None:
    """A row for each period; what was waived shows in `why`."""
    reason = ("--reason", "儿童随父母外出探亲", "--by", "T001")
    ran = said(root, "waive", CHILD, "dinner", "2026-05", "--until", "2026-06-15", *reason)
    assert ran.code == 0, ran.err
    rows = [line for line in (root / SCHOOL).read_text("utf-8").splitlines() if ",waiver," in line]
    assert sorted(row.split(",")[-3] for row in rows if "dinner" in row) == ["2026-05", "2026-06"]
    assert "waived" in careplan("why", CHILD, "dinner", "2026-06", "--on", "2026-05-31", "--lang", "en", cwd=root).out


def test_a_waiver_for_a_class_or_a_family_is_for_no_more(root: Path) -> None:
    """The row names the class or the guardian: whoever else owes the duty owes it still."""
    plan = root / "plan/2026.yaml"
    text = plan.read_text(encoding="utf-8")
    start = text.index("  - id: home-visit")
    end = text.index("\n  - id:", start + 1)
    block = text[start:end]
    more = "".join(
        "\n" + block.replace("id: home-visit", f"id: {each}-visit").replace("for_each: child", f"for_each: {each}")
        for each in ("class", "family")
    )
    plan.write_text(text[:end] + more.replace("owner: proxy_parent", "owner: class_teacher") + text[end:], "utf-8")
    reason = ("--reason", "child-away", "--by", "T001")
    for subject, duty, cell in (("S01/4-1", "class-visit", "4-1"), ("S01-C3PB1", "family-visit", "S01-C3PB1")):
        ran = said(root, "waive", subject, duty, "2026-05", *reason)
        assert ran.code == 0, ran.err
        (row,) = [line for line in (root / SCHOOL).read_text("utf-8").splitlines() if f",{duty}," in line]
        assert cell in row.split(",")
        assert CHILD not in row
        why = careplan("why", subject, duty, "2026-05", "--on", "2026-05-31", "--lang", "en", cwd=root)
        assert "waived" in why.out, why.all


def test_a_flag_is_raised_and_resolved(root: Path) -> None:
    """The row id of the flag is what the other row answers; the children come along."""
    assert said(root, *EACH["flag"]).code == 0
    (flag,) = [line for line in (root / SCHOOL).read_text("utf-8").splitlines() if ",flag," in line]
    row = flag.split(",")[0]
    ran = said(root, "flag", "--resolve", row, "--by", "T003")
    assert ran.code == 0, ran.err
    resolved = [line for line in (root / SCHOOL).read_text("utf-8").splitlines() if ",flag_resolved," in line]
    assert CHILD in resolved[0]
    assert row in resolved[0]
    assert findings(root) == []


def test_completion_knows_ids_names_kinds_and_duties(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What begins so; where no id does, whoever is called so."""
    from careplan.cli import complete as offers

    monkeypatch.chdir(root)
    assert offers.children("S01") == [CHILD, OTHER]
    assert offers.children("tongyi") == [CHILD]
    assert offers.staff("Z") == ["Z01"]
    assert offers.kinds("home") == ["home_visit", "homework_check"]
    assert offers.duties("home-") == ["home-visit"]
    assert {"S01", CHILD, "T002", "S01-C3PB1"} <= set(offers.anybody(""))


@pytest.mark.parametrize(("on", "state"), [("2026-06-05", "overdue"), ("2026-06-15", "missed")])
def test_what_check_says_to_type_is_what_helps(root: Path, on: str, state: str) -> None:
    """The command under a finding, its day filled in where it is not known, pays the duty; so does the waiver's."""
    table = root / T002
    rows = [line for line in table.read_text("utf-8").splitlines() if ",dinner," not in line]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    found = json.loads(careplan("check", "--on", on, "--format", "json", cwd=root).out)["findings"]
    (one,) = [one for one in found if one["facts"].get("duty") == "dinner" and one["facts"]["subject"] == CHILD]
    assert one["slug"] == f"{state}-care"
    command = one["facts"]["line"].replace("…", "2026-05-20")
    assert command in one["help"].replace("…", "2026-05-20")
    assert "row_id" not in one["help"]
    ran = careplan(*command.split()[1:], "--today", on, "--lang", "en", cwd=root)
    assert ran.code == 0, ran.err
    assert f"A shared dinner (dinner) 2026-05  {CHILD}" in ran.out
    waiver = (
        one["facts"].get("waive", "") if isinstance(one["facts"].get("waive"), str) else one["facts"]["waive"]["en"]
    )
    words = waiver.strip("`").split()[1:]
    words[words.index("--reason") + 1] = "child-away"
    words[words.index("--by") + 1] = "T001"
    ran = careplan(*words, "--today", on, "--lang", "en", cwd=root)
    assert ran.code == 0, ran.err
    assert "waived  A shared dinner" in ran.out


def test_moving_outside_ends_the_stay(root: Path) -> None:
    """No way in is written: the day before is the last day on the register."""
    ran = said(root, "move", CHILD, "--to", "outside", "--on", "2026-05-30")
    assert ran.code == 0, ran.err
    text = (root / RECORD).read_text("utf-8")
    assert "    until: 2026-05-29\n    ended: moved_out\n    went_to: outside\n\n" in text
    assert findings(root) == []


def test_a_schools_duty_is_waived_by_its_principal_or_the_office(root: Path) -> None:
    """The school's own table says by itself which school; the office's names it."""
    words = ("waive", "S01", "proxy-meeting", "2026-06", "--reason", "child-away")
    ran = said(root, *words, "--by", "T001")
    assert ran.code == 0, ran.err
    assert "waived" in ran.out
    ran = said(root, *words[:3], "2026-05", *words[4:], "--by", "Z01")
    assert ran.code == 0, ran.err
    office = (root / "township/months/2026-05.csv").read_text("utf-8")
    assert "waiver,S01," in office
    assert findings(root) == []


def test_pairing_before_a_later_pairing_is_refused(root: Path) -> None:
    """What comes later is named with its day; nothing is written."""
    assert said(root, *EACH["pair"]).code == 0
    before = state(root)
    ran = said(root, "pair", CHILD, "T001", "--from", "2026-05-02")
    assert ran.code == 2
    assert "is paired with T003 from 2026-05-30 on" in ran.err
    assert state(root) == before


def test_a_record_that_cannot_be_read_whole_is_left_alone(root: Path) -> None:
    """A repeated key in the child's file: nothing is written into it, and the line is named."""
    record = root / RECORD
    record.write_text(record.read_text("utf-8") + "health: good\n", "utf-8")
    before = state(root)
    ran = said(root, *EACH["pair"])
    assert ran.code == 2
    assert state(root) == before


def test_what_is_no_row_says_where_it_goes(root: Path) -> None:
    """Articles and census visits are not rows of a month."""
    assert "articles/2026-05-18.md" in said(root, "log", "article", "--by", "T001").err
    assert "careplan census open" in said(root, "log", "census_visit", "--by", "T001").err


@each
def test_programs_get_it_as_json(root: Path, words: tuple[str, ...]) -> None:
    """By the schema that is printed; the same files and the same list as in words, the second time nothing written."""
    ran = said(root, *words, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    answer = json.loads(ran.out)
    assert wrong(answer, ENTERED) == []
    assert answer["written"] is True
    assert all((root / one["file"]).exists() for one in answer["files"])
    due = json.loads(careplan("due", "--child", CHILD, "--on", "2026-05-31", "--format", "json", cwd=root).out)
    assert answer["owed"] == due["groups"]
    again = json.loads(said(root, *words, "--format", "json").out)
    assert (again["written"], again["files"], again["owed"]) == (False, [], [])
    assert wrong(again, ENTERED) == []
    assert said(root, *words, "--format", "xml").code == 2
