"""`careplan set`: any standing fact by a command, tried before it is written, and what a check proposes does it."""

import re
import shlex
import shutil
import sys
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from typer import Context

from careplan.checks import load_checks, run_checks
from careplan.cli import ask
from careplan.cli.complete import facts, record_keys, records
from careplan.records.base import Part
from careplan.text.refusal import Refusal
from careplan.workflow.enter.draft import Draft, enter
from careplan.workflow.enter.keys import key_named, keys_of
from careplan.workflow.enter.setting import BETWEEN, question, setting
from careplan.workflow.enter.target import KINDS
from careplan.workflow.load import load_world
from tests.run import TOWNSHIP, Ran, careplan

TODAY = date(2026, 5, 31)
CHILD, SCHOOL, TEACHER, GUARDIAN = "S01-282TV", "S01", "T002", "S01-C3PB1"
PLAN = Path(__file__).parents[2] / "records/plan/2026.yaml"
RECORD = f"schools/S01/children/{CHILD}.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a copy of the small township with a comment beside what will be changed."""
    shutil.copytree(TOWNSHIP, tmp_path / "records")
    school = tmp_path / "records/schools/S01/school.yaml"
    school.write_text(school.read_text("utf-8").replace("mailbox:\n", "# 信箱在门卫室\nmailbox:\n"), "utf-8")
    return tmp_path / "records"


def said(root: Path, *words: str) -> Ran:
    """Run `careplan set` in the records on the last day of May."""
    return careplan("set", *words, "--today", TODAY.isoformat(), "--lang", "en", cwd=root)


def put(root: Path, *words: str, **options: str) -> Draft:
    """Set a fact without a command line, as a script would; return what was drafted."""
    given = {"id": words[0], "key": words[1], "words": BETWEEN.join(words[2:]), **options}
    world = load_world(str(root), TODAY)
    asked = question(str(root), world, given)
    while asked is not None:
        assert asked.default is not None, asked.name
        given[asked.name] = asked.default
        asked = question(str(root), world, given)
    return enter(str(root), TODAY, lambda now, tree: setting(now, tree, given), seen=world).draft


def block(root: Path, file: str, key: str) -> str:
    """Return the lines of a record from a key until the next."""
    text = (root / file).read_text("utf-8")
    return text[text.index(f"\n{key}:") + 1 :].split("\n\n")[0].rstrip("\n")


def test_a_new_spell_ends_the_one_before_and_comments_stay(root: Path) -> None:
    """The mailbox ends and begins again; a post follows another; every other line is what it was."""
    file = "schools/S01/school.yaml"
    before = (root / file).read_text("utf-8")
    ran = said(root, SCHOOL, "亲情信箱", "--until", "2026-05-30")
    assert (ran.code, ran.err) == (0, "")
    assert f"+++ {file}" in ran.out
    assert "Owed from 2026-05-31" in ran.out
    put(root, SCHOOL, "mailbox")
    ends = "  - from: 2015-03-01\n    until: 2026-05-30\n"
    assert block(root, file, "mailbox") == f"mailbox:\n{ends}  - from: 2026-05-31"
    assert (root / file).read_text("utf-8") == before.replace(
        "mailbox:\n  - from: 2015-03-01\n", f"mailbox:\n{ends}  - from: 2026-05-31\n"
    )
    put(root, TEACHER, "posts", "post=校长", **{"from": "2026-05-20"})
    first = "  - from: 2020-09-01\n    until: 2026-05-19\n    post: class_teacher"
    last = f"{first}\n  - from: 2026-05-20\n    post: principal"
    assert block(root, f"schools/S01/staff/{TEACHER}.yaml", "posts") == f"posts:\n{last}"


def test_what_is_not_said_stays_as_it_was_while_it_still_goes(root: Path) -> None:
    """A move into the dormitory keeps grade and class; a father at home keeps no place of work; the mother is hers."""
    put(root, CHILD, "placements", "boarder=是", **{"from": "2026-05-28"})
    assert block(root, RECORD, "placements").endswith(
        "\n  - from: 2026-05-28\n    grade: 4\n    class: 1\n    boarder: true"
    )
    put(root, CHILD, "parents", "who=父亲", "state=在家", **{"from": "2026-05-28"})
    put(root, CHILD, "parents", "who=mother", "work=建筑")
    assert block(root, RECORD, "parents").endswith(
        "\n  - who: father\n    from: 2026-05-28\n    state: home\n"
        "  - who: mother\n    from: 2026-05-31\n    state: away\n    place: 邻县工业区\n"
        '    county: "990200"\n    work: 建筑\n    phone: "19900000032"'
    )


def test_a_slip_is_mended_where_it_stands_and_the_same_twice_changes_nothing(root: Path) -> None:
    """`--correct` writes no new entry; an optional value that is open is filled in; a list grows once."""
    put(root, CHILD, "parents", "who=mother", "work=建筑", correct="yes")
    assert block(root, RECORD, "parents").count("- who: mother") == 1
    assert "建筑" in block(root, RECORD, "parents")
    put(root, TEACHER, "posts", "class=4-1")
    assert block(root, f"schools/S01/staff/{TEACHER}.yaml", "posts").endswith("post: class_teacher\n    class: 4-1")
    for _ in range(2):
        draft = put(root, SCHOOL, "norms", "title=学生一日常规", "reviewed=2026-05-08")
    assert draft.changes == {}
    assert block(root, "schools/S01/school.yaml", "norms").endswith("- 2025-08-28\n      - 2026-05-08")
    assert put(root, SCHOOL, "mailbox").changes == {}
    put(root, SCHOOL, "norms", "title.en=Rules of the day", correct="yes")
    assert "zh: 学生一日常规\n      en: Rules of the day\n" in block(root, "schools/S01/school.yaml", "norms")


def test_plain_values_maps_settings_and_calendars(root: Path) -> None:
    """A guardian's phone, a school's partner, a reading of the plan, a term; a year that has no calendar gets one."""
    ran = said(root, GUARDIAN, "电话", "19900000077")
    assert ran.code == 0
    assert "19900000077" not in ran.all
    assert 'phone: "19900000077"' in (root / f"schools/S01/guardians/{GUARDIAN}.yaml").read_text("utf-8")
    put(root, "township", "readings", "make_up_days=12")
    put(root, "township", "readings", "arrival_days=20")
    assert (root / "careplan.yaml").read_text("utf-8").endswith("readings:\n  make_up_days: 12\n  arrival_days: 20\n")
    put(root, "2026", "terms", "id=2026-spring", correct="yes", until="2026-07-03")
    assert "until: 2026-07-03" in (root / "calendar/2026.yaml").read_text("utf-8")
    term = {"from": "2027-02-22", "until": "2027-07-02"}
    put(root, "2027", "terms", "id=2027-spring", "name=春季学期", **term)
    put(root, "2027", "days_off", "date=2027-04-16", "name=运动会", "why=中心学校通知")
    text = (root / "calendar/2027.yaml").read_text("utf-8")
    assert "year: 2027\n" in text
    assert "  - date: 2027-04-16\n    name: 运动会\n" in text


def test_what_is_not_so_is_taken_out(root: Path) -> None:
    """A phone that is dead, the mother's alone, a day that was no end, a reading: gone with its line, and no other."""
    ran = said(root, GUARDIAN, "电话", "--clear")
    assert (ran.code, ran.err, "19900000021" in ran.out) == (0, "", False)
    assert "phone" not in (root / f"schools/S01/guardians/{GUARDIAN}.yaml").read_text("utf-8")
    assert put(root, GUARDIAN, "phone", clear="yes").changes == {}
    before = (root / RECORD).read_text("utf-8")
    put(root, CHILD, "parents", "who=母亲", "phone", "work", clear="yes")
    mother = '    work: 工厂\n    phone: "19900000032"\n'
    assert (root / RECORD).read_text("utf-8") == before.replace(f'990200"\n{mother}', '990200"\n')
    school = (root / "schools/S01/school.yaml").read_text("utf-8")
    put(root, SCHOOL, "mailbox", until="2026-05-30")
    put(root, SCHOOL, "mailbox", "until", clear="yes")
    assert (root / "schools/S01/school.yaml").read_text("utf-8") == school
    put(root, SCHOOL, "norms", "reviewed", clear="yes")
    put(root, SCHOOL, "partner", clear="yes")
    kept = school.replace("partner: S02\n", "").replace("    reviewed:\n      - 2025-08-28\n", "")
    assert (root / "schools/S01/school.yaml").read_text("utf-8") == kept
    settings = (root / "careplan.yaml").read_text("utf-8")
    put(root, "township", "readings", "make_up_days=12")
    put(root, "township", "readings", "make_up_days", clear="yes")
    assert (root / "careplan.yaml").read_text("utf-8") == settings


def test_an_entry_that_never_was_is_struck_out(root: Path) -> None:
    """With all its lines and their remarks; the entries and remarks around it stay; the last one takes its key."""
    before = (root / RECORD).read_text("utf-8")
    put(root, CHILD, "placements", "grade=5", "class=2", **{"from": "2026-05-30"})
    ran = said(root, CHILD, "placements", "--strike", "--on", "2026-05-30")
    assert (ran.code, ran.err) == (0, "")
    assert "the entry from 2026-05-30 struck out" in ran.out
    assert (root / RECORD).read_text("utf-8") == before
    school = (root / "schools/S01/school.yaml").read_text("utf-8").splitlines()
    gone = block(root, "schools/S01/school.yaml", "mailbox").splitlines()
    put(root, SCHOOL, "mailbox", strike="yes")
    after = (root / "schools/S01/school.yaml").read_text("utf-8").splitlines()
    assert "mailbox:" not in after
    assert [line for line in school if line not in after and line not in gone] == []
    assert len(after) == len(school) - len(gone)


def test_whoever_says_nothing_is_asked_for_all_that_an_entry_may_have(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What may be left empty too, but not how it ends; whoever said a value is asked for what must be there alone."""
    monkeypatch.setattr(ask, "at_terminal", lambda: True)
    monkeypatch.setattr(sys, "stdin", StringIO("\nfather\n在家\n\n990200\n工厂\n\n"))
    ran = said(root, CHILD, "parents")
    assert ran.code == 0, ran.err
    assert ran.err.count("may be left empty") == 4
    assert block(root, RECORD, "parents").endswith(
        '\n  - who: father\n    from: 2026-05-31\n    state: home\n    county: "990200"\n    work: 工厂'
    )
    monkeypatch.setattr(sys, "stdin", StringIO("\n\n2\n\n"))
    ran = said(root, CHILD, "placements")
    assert ("[4]" in ran.err, "[false]" in ran.err) == (True, True)
    assert block(root, RECORD, "placements").endswith(
        "- from: 2026-05-31\n    grade: 4\n    class: 2\n    boarder: false"
    )
    monkeypatch.setattr(sys, "stdin", StringIO("\n"))
    assert said(root, SCHOOL, "video_accounts", "medium=wechat").code == 0


REFUSED = {
    "near": ((SCHOOL, "nrms"), "Did you mean norms"),
    "id": ((SCHOOL, "id", "S02"), "careplan add"),
    "move": ((CHILD, "enrolment", "school=S02", "--from", "2026-05-30"), "careplan move"),
    "pair": ((CHILD, "proxy", "T003", "--from", "2026-05-30"), "careplan pair"),
    "blank": ((SCHOOL, "partner", "…"), "not filled in"),
    "missing": ((SCHOOL, "norms", "approved=2026-05-01"), "`title=…`"),
    "nothing-said": ((TEACHER, "qualifications"), "date=…"),
    "word": ((CHILD, "parents", "who=father", "state=gone"), "away"),
    "both": ((CHILD, "parents", "place=外省", "--correct"), "who=…"),
    "that-day": ((TEACHER, "posts", "principal", "--from", "2020-09-01"), "--correct"),
    "none": ((CHILD, "needs", "--until", "2026-05-30"), "no such entry"),
    "no-day": ((TEACHER, "qualifications", "topic=psychology", "--until", "2026-05-30"), "`--until`"),
    "must": ((CHILD, "name", "--clear"), "cannot be taken out"),
    "must-in-entry": ((CHILD, "placements", "grade", "--clear"), "cannot be taken out"),
    "clear-which": ((SCHOOL, "norms", "--clear"), "reviewed --clear"),
    "clear-whose": ((CHILD, "parents", "place", "--clear"), "who=…"),
    "clear-value": ((CHILD, "address", "外省", "--clear"), "leave it out"),
    "clear-day": ((SCHOOL, "mailbox", "until", "--clear", "--until", "2026-05-30"), "`--until`"),
    "strike-value": ((SCHOOL, "partner", "--strike"), "--clear"),
    "strike-part": ((CHILD, "parents", "who=mother", "phone", "--strike"), "whole entry"),
    "strike-which": ((CHILD, "parents", "--strike"), "who=…"),
    "strike-day": ((SCHOOL, "mailbox", "--strike", "--until", "2026-05-30"), "`--until`"),
    "strike-must": ((CHILD, "parents", "who=mother", "--strike"), "CP"),
    "clear-check": ((CHILD, "consent", "purpose=register", "nobody", "--clear"), "There are:"),
    "check": ((SCHOOL, "counsellors", "staff=T003", "--correct", "--until", "2020-01-01"), "CP"),
}


@pytest.mark.parametrize(("words", "told"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused_with_what_to_do(words: tuple[str, ...], told: str) -> None:
    """Exit 2, the sentence says what to type instead, nothing is written and no value is repeated."""
    ran = said(TOWNSHIP, *words, "--dry-run")
    assert ran.code == 2, ran.out
    assert told in ran.err
    assert "外省" not in ran.err


def test_every_key_of_every_kind_is_found_by_its_names(root: Path) -> None:
    """The name in a file and the first words of what it says in Chinese lead to the key, or to a list of the names."""

    def walk(model: type[Part]) -> None:
        for name, key in keys_of(model).items():
            assert key_named(model, name) is key
            try:
                assert key_named(model, key.title.zh) is key
            except Refusal as refusal:
                assert name in str(refusal.facts["known"])  # noqa: PT017 either answer is right
            if key.entry:
                walk(key.entry)

    for kind in KINDS.values():
        walk(kind.model)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert "township" in records("tow")
        assert "2026" in records("20")
        typed = _typed(id_=SCHOOL, key="video_accounts")
        assert record_keys(typed, "mail") == ["mailbox"]
        assert facts(typed, "med") == ["medium="]
        assert facts(typed, "medium=w") == ["medium=wechat"]
        assert record_keys(_typed(id_="S09"), "") == []


def _typed(**words: str) -> Context:
    from typer import Typer
    from typer.main import get_command

    app = Typer()
    app.command()(lambda: None)
    context = Context(get_command(app))
    context.params.update(words)
    return context


LACKING = {
    "schools/S01/school.yaml": ("mailbox", "phone", "counselling_room", "counsellors", "video_accounts", "norms"),
    RECORD: ("proxy", "address", "consent"),
    "schools/S02/children/S02-F431P.yaml": ("needs",),
}
TRUE = {
    "title": "一日常规",
    "what": "每周听读一次",
    "staff": "T003",
    "address": "青石镇东街",
}


def test_what_a_check_proposes_makes_its_finding_go_away(root: Path) -> None:
    """Of a school and children that lack nearly all, under the source plan: each command pasted, its blanks filled."""
    shutil.copy(PLAN, root / "plan/2026.yaml")
    for file, keys in LACKING.items():
        text = (root / file).read_text("utf-8")
        for key in keys:
            text = re.sub(rf"^{key}:.*\n(?:[ \t].*\n)*\n?", "", text, flags=re.MULTILINE)
        (root / file).write_text(text, "utf-8")
    proposed = _proposed(root)
    assert len(proposed) >= 10
    for number, command in enumerate(proposed):
        _paste(root, command, str(99000001 + number))
    second = _proposed(root)
    assert [command.split()[3] for command in second] == ["video_accounts"]  # two are asked for, and one was pasted
    _paste(root, second[0], "99000099")
    assert _proposed(root) == []


def _proposed(root: Path) -> list[str]:
    """Return the commands that the advice of all findings has for what is not so, each once."""
    said = [one.remedy("zh") for one in run_checks(load_world(str(root), TODAY), load_checks())]
    return list(dict.fromkeys(word for words in said for word in re.findall(r"`(careplan (?:set|pair) [^`]*)`", words)))


def _paste(root: Path, command: str, number: str) -> None:
    true = TRUE | {"number": number}
    words = [word.replace("…", true.get(word.partition("=")[0], true["address"])) for word in shlex.split(command)[1:]]
    ran = careplan(*words, "--today", TODAY.isoformat(), "--lang", "en", cwd=root)
    assert ran.code == 0, (command, ran.err)


def test_terms_that_overlap_are_not_written(root: Path) -> None:
    """A day belongs to one term, so that nobody is asked for one thing twice."""
    before = (root / "calendar/2026.yaml").read_bytes()
    ran = said(root, "2026", "terms", "id=2026-spring", "--correct", "--until", "2026-09-10")
    assert ran.code != 0
    assert "begins on 2026-08-31" in ran.all
    assert (root / "calendar/2026.yaml").read_bytes() == before
