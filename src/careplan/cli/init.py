"""`careplan init [DIR]`."""

from dataclasses import dataclass, field, fields
from datetime import date
from typing import TYPE_CHECKING, Annotated, Final

import typer

from careplan.cli.ask import Answers, complete
from careplan.cli.options import day_named, today
from careplan.cli.render import Screen
from careplan.cli.words import both
from careplan.text import Text
from careplan.text.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from careplan.workflow.found.run import Founded

HELP = both(
    "建立本乡镇的台帐：问几个问题（或用选项、答案文件给出），写下设置、计划、校历、学校和自动检查，做第一次提交。"
    "加 --demo 则写一个编造的示例乡镇",
    "Begin a township's records: a few questions, or options, or a file of answers; then settings, plan, calendar, "
    "schools, hooks and CI, and a first commit. With --demo a made-up township instead",
)
_DEMO: Final = Text(
    "已在 {folder} 写下示例乡镇：{files} 个文件，人名、号码都是编造的。\n"
    "接着可以运行：git init {there}，careplan check --records {there} --on {year}-12-31",
    "A made-up township is now in {folder}: {files} files; nobody in it is real.\n"
    "Next: git init {there}, then careplan check --records {there} --on {year}-12-31",
)
_BEGUN: Final = Text(
    "已在 {folder} 建好{name}的台帐：{files} 个文件{commit}。\n"
    "接着：cd {there}，看一遍 README.md；`careplan check` 说还缺什么，`careplan add` 登记人，"
    "`careplan due` 看接下来该做什么。",
    "The records of {name} are in {folder}: {files} files{commit}.\n"
    "Next: cd {there} and read README.md; `careplan check` says what is missing, `careplan add` puts people on "
    "record, `careplan due` says what is owed next.",
)
_COMMITTED: Final = Text("，第一次提交 {commit}", ", first commit {commit}")
_WOULD: Final = Text("会在 {folder} 写下 {files} 个文件：", "This would write {files} files into {folder}:")
_DEMO_ONLY: Final = Text(
    "--schools、--children、--proxies、--seed 和 --clean 只用于编造的乡镇；"
    "例如写 `careplan init --demo --schools 3 demo`",
    "--schools, --children, --proxies, --seed and --clean are about the made-up township; "
    "write for example `careplan init --demo --schools 3 demo`",
)
_OWN_ONLY: Final = Text(
    "{option} 用于自己的乡镇，不和 --demo 一起写；例如 `careplan init --name 青石镇`",
    "{option} is about a township of one's own and does not go with --demo; write for example "
    "`careplan init --name Qingshi`",
)
_USER: Final = Text("git 还不知道您是谁：提交时署什么名", "git does not know you yet: in whose name are commits made")
_EMAIL: Final = Text("提交时写什么邮箱", "Which address is in the commits")
_NO_ADDRESS: Final = "careplan@localhost"


def _own(name: str, metavar: str, zh: str, en: str) -> object:
    return typer.Option(f"--{name}", metavar=metavar, help=both(zh, en))


@dataclass(frozen=True)
class Own:
    """What is said of a township of one's own; what is not said is asked on a terminal."""

    name: Annotated[str | None, _own("name", "TEXT", "乡镇名称", "The township's name")] = None
    name_en: Annotated[str | None, _own("name-en", "TEXT", "英文名称；默认拼音", "Its name in English")] = None
    office: Annotated[str | None, _own("office", "TEXT", "中心学校名称", "The name of its central school")] = None
    office_en: Annotated[str | None, _own("office-en", "TEXT", "它的英文名称", "The same in English")] = None
    county: Annotated[str | None, _own("county", "CODE", "县的行政区划代码", "The county's code")] = None
    area: Annotated[str | None, _own("area", "CODE", "乡镇的行政区划代码；默认同县", "The township's code")] = None
    plan: Annotated[
        str | None,
        _own("plan", "NAME|FILE", "计划：source、样例编号或自己的文件", "source, the id of an example, or a file"),
    ] = None
    spring: Annotated[str | None, _own("spring", "DAY..DAY", "春季学期起止", "The spring term")] = None
    autumn: Annotated[str | None, _own("autumn", "DAY..DAY", "秋季学期起止", "The autumn term")] = None
    clerk: Annotated[str | None, _own("clerk", "NAME", "由谁管台帐", "Who keeps the records")] = None
    language: Annotated[str | None, _own("language", "zh|en", "台帐用什么语言", "The records' language")] = None
    month_closes: Annotated[
        str | None, _own("month-closes", "DAY|end", "每月几日截止", "The day on which a month closes")
    ] = None
    eligibility: Annotated[
        str | None, _own("eligibility", "RULE", "认定口径，见 rules/eligibility.yaml", "The rule of eligibility")
    ] = None
    from_: Annotated[
        str | None, _own("from", "DATE", "台帐从哪天起用；默认今天", "From which day records are kept; today")
    ] = None
    user_name: Annotated[str | None, _own("user-name", "NAME", "提交署名", "Who commits")] = None
    user_email: Annotated[str | None, _own("user-email", "ADDRESS", "提交邮箱", "The committer's address")] = None
    school: Annotated[
        list[str],
        _own(
            "school", "TEXT", "学校：编号 校名 中心或边远 开办年份；可重复", "A school: id, name, central|remote, year"
        ),
    ] = field(default_factory=list)
    answers: Annotated[
        str | None, _own("answers", "FILE", "答案文件：每行“名称: 值”", "A file of answers, `name: value`")
    ] = None

    def given(self) -> Answers:
        """Return what was said, by name; an option is stronger than the file. Raises Refusal for a file unlike one."""
        from careplan.workflow.found.answers import SCHOOL, from_file

        found = from_file(self.answers) if self.answers else {}
        if self.school:
            found = {name: text for name, text in found.items() if not name.startswith(SCHOOL)}
            found |= {f"{SCHOOL}{number}": text for number, text in enumerate(self.school, 1)}
        for one in fields(self):
            text = getattr(self, one.name)
            if isinstance(text, str) and one.name != "answers":
                found[one.name.rstrip("_")] = text
        return found

    def refuse_any(self) -> None:
        """Raise Refusal where anything was said."""
        for one in fields(self):
            if getattr(self, one.name):
                raise Refusal(_OWN_ONLY, option="--" + one.name.rstrip("_").replace("_", "-"))


@dataclass(frozen=True)
class Demo:
    """How large the made-up township is."""

    demo: Annotated[bool, typer.Option("--demo", help=both("写一个编造的乡镇", "Write a made-up township"))] = False
    schools: Annotated[int, typer.Option("--schools", metavar="N", help=both("学校数", "Number of schools"))] = 6
    children: Annotated[int, typer.Option("--children", metavar="N", help=both("儿童数", "Number of children"))] = 120
    proxies: Annotated[
        int, typer.Option("--proxies", metavar="N", help=both("代理家长数", "Number of proxy parents"))
    ] = 30
    seed: Annotated[
        int,
        typer.Option(
            "--seed", metavar="K", help=both("随机种子：同一个数得到同一个乡镇", "Same number, same township")
        ),
    ] = 1
    clean: Annotated[
        bool, typer.Option("--clean", help=both("样样齐全，不留问题", "Everything done; no gap is planted"))
    ] = False


def command(  # noqa: PLR0913 each is an option of the command
    screen: Screen,
    own: Own,
    demo: Demo,
    *,
    folder: Annotated[
        str | None,
        typer.Argument(
            metavar=both("[文件夹]", "[DIR]"),
            help=both("新的或空的文件夹；默认用乡镇名称", "A new or empty folder; by default the township's name"),
        ),
    ] = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", help=both("哪一年", "Which year"))] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--today", metavar="DATE", help=both("把哪天当作今天；默认今天", "Which day is today; by default today")
        ),
    ] = None,
    git: Annotated[
        bool, typer.Option("--git/--no-git", help=both("建不建 git 仓库", "With a git repository or without"))
    ] = True,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=both("只显示会写什么，不写", "Show what would be written, write nothing"))
    ] = False,
) -> int:
    """Begin a township's records, or write a made-up township."""
    if demo.demo:
        own.refuse_any()
        return _demo(screen, demo, folder or "records", year or 2026, dry=dry_run)
    if demo != Demo():
        raise Refusal(_DEMO_ONLY)
    day = day_named(on, "--today") if on is not None else today(None)
    return _begun(screen, own, folder, (year or day.year, day), git=git, dry=dry_run)


def _demo(screen: Screen, demo: Demo, folder: str, year: int, *, dry: bool) -> int:
    from careplan.workflow.demo.build import Size
    from careplan.workflow.init import demo_files, lay_down

    files = demo_files(Size(demo.schools, demo.children, demo.proxies, year, demo.seed), clean=demo.clean)
    if dry:
        return _would(screen, folder, files)
    lay_down(folder, files)
    _tell(screen, screen.say(_DEMO, folder=folder, there=_word(folder), files=str(len(files)), year=str(year)))
    return 0


def _begun(screen: Screen, own: Own, folder: str | None, when: tuple[int, date], *, git: bool, dry: bool) -> int:
    from careplan.workflow.found.answers import checked, question
    from careplan.workflow.found.run import found_township
    from careplan.workflow.init import known_year

    year, day = known_year(when[0]), when[1]
    given = complete(screen, checked(own.given(), year), lambda answers: question(answers, year))
    where = folder or given["name"].replace("/", "-")
    if git:
        given = _with_who(screen, given, where)
    found = found_township(where, given, year, day, git=git, dry=dry)
    if dry:
        return _would(screen, where, found.files)
    _tell(screen, _said(screen, found, where, given["name"]))
    return 0


def _with_who(screen: Screen, given: Answers, folder: str) -> Answers:
    """Return the answers with who commits, asked where git does not know; what it knows is left out."""
    from careplan.store.git_begin import who_commits
    from careplan.workflow.enter.question import Question

    name, address = who_commits(folder)
    asked = [
        *([] if name else [Question("user_name", "--user-name", _USER, "", str, given["clerk"] or given["office"])]),
        *([] if address else [Question("user_email", "--user-email", _EMAIL, _NO_ADDRESS, str, _NO_ADDRESS)]),
    ]
    return complete(screen, given, lambda answers: next((one for one in asked if one.name not in answers), None))


def _said(screen: Screen, found: "Founded", folder: str, name: str) -> str:
    commit = screen.say(_COMMITTED, commit=found.commit) if found.commit else ""
    return screen.say(_BEGUN, folder=folder, there=_word(folder), name=name, files=str(len(found.files)), commit=commit)


def _word(folder: str) -> str:
    """Return a folder as it is typed in a command of any shell: in double quotes where it has a blank."""
    return f'"{folder}"' if " " in folder else folder


def _would(screen: Screen, folder: str, files: "Iterable[str]") -> int:
    names = sorted(files)
    screen.note(screen.say(_WOULD, folder=folder, files=str(len(names))))
    screen.write(names)
    return 0


def _tell(screen: Screen, words: str) -> None:
    for line in words.split("\n"):
        screen.note(line)
