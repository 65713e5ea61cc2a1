"""The table of commands and the door to them. Nothing else is imported before a word was read."""

import gc
import os
import sys
from typing import Final

from careplan import __version__
from careplan.text.text import Text

COMMANDS: Final[dict[str, tuple[str, Text]]] = {
    "check": (
        "check",
        Text("检查台帐与义务，指出每处问题的文件、行、列", "Check records and duties; name the place of each finding"),
    ),
    "census": (
        "census",
        Text("半年核查：看、开表、结账、比较", "The half-yearly check: look, open sheets, close, compare"),
    ),
    "explain": (
        "explain",
        Text("解释一个检查代码：是什么、为何、怎么改", "Explain a check's code: what, why, what to write instead"),
    ),
    "schema": (
        "schema",
        Text("打印各类记录和 JSON 输出的模式", "Print the JSON Schema of a kind of record or of an output"),
    ),
    "plan": (
        "plan",
        Text(
            "看计划：检查、用话说、一个月的义务、条款、试行", "A plan: check it, say it, a month, its clauses, try it"
        ),
    ),
    "fmt": ("fmt", Text("把记录文件写成统一的样子", "Write record files in the one way")),
    "init": (
        "init",
        Text("写下新的台帐文件夹，或一个编造的示例乡镇", "Lay down new records, or a made-up township"),
    ),
    "sync": (
        "sync",
        Text("保存、取回、合并、交上去", "Save, fetch, bring together and hand in"),
    ),
    "report": ("report", Text("生成月报：各校和全镇", "Draw up the monthly reports of schools and township")),
    "close": ("close", Text("一个月结账：数字连同签名冻结", "Close a month: freeze its figures with signatures")),
    "diff": ("diff", Text("两次提交之间变了什么", "What changed between two commits")),
    "forms": (
        "forms",
        Text("发出表格：关爱记录表、家访记录、核查表等", "Hand out forms: care records, home visits, census sheets"),
    ),
    "import": (
        "intake",
        Text("收回填好的表格，先看会改什么", "Take filled forms in, after a look at what would change"),
    ),
    "appraise": (
        "appraise",
        Text("代理家长考核：得分、名次、候选人", "Proxy parents' scores by the rubric, ranks and candidates"),
    ),
    "why": (
        "why",
        Text("说明一项义务为什么是这个状态、还能做什么", "Explain where a duty stands, why, and what is left to do"),
    ),
    "due": ("due", Text("接下来应做什么：按教职工、学校或儿童", "What is owed next: by adult, school or child")),
    "show": ("show", Text("一个儿童、教职工、监护人或学校的一页", "One child, adult, guardian or school on a page")),
    "find": ("find", Text("按编号、名称或拼音查找", "Find ids by a part of an id, a name or its pinyin")),
    "log": ("log", Text("记下做了什么：谈心、家访、电话等", "Log what was done: a talk, a visit, a call")),
    "correct": ("correct", Text("改正写错的一条记录，或划去", "Mend an act written down wrongly, or strike it out")),
    "add": ("add", Text("登记儿童、监护人、教职工、学校", "Add a child, a guardian, an adult or a school")),
    "set": (
        "setting",
        Text(
            "写下档案里的一件事：信箱、电话、班级、培训、学期",
            "Set a fact of a record: a mailbox, a phone, a class, a term",
        ),
    ),
    "pair": ("pair", Text("安排代理家长", "Pair a child with a proxy parent")),
    "move": ("move", Text("儿童转学", "Move a child to another school")),
    "leave": ("leave", Text("儿童离开台帐，写明原因", "Take a child off the register, with the reason")),
    "waive": ("waive", Text("免除一项义务，写明事由和批准人", "Waive a duty, with the reason and who decided")),
    "flag": ("flag", Text("标记儿童的问题，记下解决", "Flag a problem of a child, and that it is resolved")),
}
"""Each command's name, its module in this folder, and what it does. A module has a function `command`."""


def main() -> None:
    """Run careplan with the words of the command line and leave with its exit code."""
    gc.disable()  # a run is short and leaves little to collect; looking for it costs a tenth of the time
    words = sys.argv[1:]
    if words == ["--version"] and sys.stdout is not None:
        try:
            sys.stdout.write(f"careplan {__version__}\n")
            sys.stdout.flush()
        except OSError:
            pass  # the long way says why
        else:
            return
    try:
        from careplan.cli.run import run

        code = run(words, COMMANDS)
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)


def program() -> None:
    """Run careplan and end the process at once: to take all down piece by piece takes longer than many an answer."""
    code = 0
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int):
            raise
        code = end.code
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        sys.exit(code)  # Python says what it makes of such a stream
    os._exit(code)
