"""Why git cannot be asked about the records, in words."""

from typing import Final

from careplan.text.text import Text

TROUBLES: Final[dict[str, Text]] = {
    "no-git": Text("这台电脑没有 git；请安装 git", "git is not installed here; install it"),
    "no-repository": Text(
        "台帐不在 git 仓库里；在台帐文件夹运行 `git init`", "the records are in no git repository; run `git init` there"
    ),
    "no-commit": Text("仓库还没有提交；运行 `git commit`", "the repository has no commit yet; run `git commit`"),
    "dubious-ownership": Text(
        'git 不信任这个文件夹，因为它属于别人；运行 `git config --global --add safe.directory "$PWD"`',
        "git does not trust this folder, for it belongs to somebody else; "
        'run `git config --global --add safe.directory "$PWD"`',
    ),
    "locked": Text(
        "上一次 git 没有正常结束；确认没有 git 在运行后，删除 `.git/index.lock`",
        "an earlier git did not end well; when no git is running, delete `.git/index.lock`",
    ),
    "no-identity": Text(
        "git 不知道您是谁；运行 `git config user.name 姓名` 和 `git config user.email 邮箱`",
        "git does not know who you are; run `git config user.name NAME` and `git config user.email ADDRESS`",
    ),
    "missing-filter": Text(
        "仓库设置了一个这里没有的过滤程序；安装它，或从 .gitattributes 去掉 `filter=`",
        "the repository names a filter that is not installed here; install it or take `filter=` out of .gitattributes",
    ),
    "shallow": Text(
        "这是浅克隆，看不到以前的提交；运行 `git fetch --unshallow`，CI 里写 `fetch-depth: 0`",
        "this clone is shallow and earlier commits are not there; "
        "run `git fetch --unshallow`, in CI write `fetch-depth: 0`",
    ),
    "failed": Text("git 出错；运行 `git fsck` 看看", "git failed; run `git fsck` to see"),
}
"""By reason: what is in the way, and what to do about it."""
