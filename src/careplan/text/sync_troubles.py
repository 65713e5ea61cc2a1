"""Why records cannot be synchronised now, in words, each with what to do."""

from typing import Final

from careplan.text.text import Text

AWAY: Final[dict[str, Text]] = {
    "offline": Text(
        "连不上仓库；联网以后再运行 `careplan sync`", "the repository is out of reach; run `careplan sync` once online"
    ),
    "denied": Text(
        "仓库不认您的用户名、密码或密钥；请管理员开通，或运行 `git fetch` 登录一次",
        "the repository does not know your name, password or key; ask who runs it, or run `git fetch` once to log in",
    ),
    "no-such": Text(
        "没有这个仓库；看看地址：`git remote -v`，改用 `git remote set-url origin 地址`",
        "there is no such repository; see `git remote -v`, and mend it with `git remote set-url origin ADDRESS`",
    ),
    "hook": Text(
        "提交前或接收方的检查程序不让交；运行 `git push` 看它说什么",
        "a hook, here or where it is handed in, does not let it pass; `git push` shows its words",
    ),
    "protected": Text(
        "这个分支受保护，不能直接交；请管理员放开，或改交别的分支：`git switch -c 分支名`",
        "the branch is protected; ask who runs the repository, or hand in on another: `git switch -c NAME`",
    ),
    "failed": Text("git 交不上去；运行 `git push` 看它说什么", "git could not hand it in; `git push` shows its words"),
}
"""Why the other repository was not reached or did not take it."""

HERE: Final[dict[str, Text]] = {
    "detached": Text(
        "现在看的是一个旧提交，不在任何分支上；运行 `git switch {branch}` 回来再同步",
        "an old commit is checked out and no branch; run `git switch {branch}`, then sync",
    ),
    "under-way": Text(
        "上次的 {what} 没有做完；运行 `git {what} --abort` 退回去，再运行 `careplan sync`",
        "a {what} was begun and not ended; take it back with `git {what} --abort`, then run `careplan sync`",
    ),
    "unrelated": Text(
        "远处的仓库和这里没有共同的来历，不能合并；看看地址对不对：`git remote -v`",
        "the other repository has no history in common with this one; is its address right? See `git remote -v`",
    ),
    "remotes": Text(
        "有几个远处的仓库，不知道交给哪个；运行 `git branch --set-upstream-to {remote}/{branch}`",
        "there are several other repositories; say which one with `git branch --set-upstream-to {remote}/{branch}`",
    ),
    "beside": Text(
        "台帐旁边的 {file} 您改了还没有提交，别人也改了；先用 `git commit` 提交它，再运行 `careplan sync`",
        "{file} beside the records has changes of yours that are not committed, and others changed it too; "
        "commit it with `git commit`, then run `careplan sync`",
    ),
    "again": Text(
        "别人一直在交，试了几次都赶不上；已经保存，过一会儿再运行 `careplan sync`",
        "others keep handing in; after several attempts it is saved only, run `careplan sync` again in a while",
    ),
}
"""What is in the way on this side."""
