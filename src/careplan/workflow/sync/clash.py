"""Where two people changed the same: which record, which key, what each wrote, and whose it is to be."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple, TypeAlias

from careplan.domain.three_way import GONE, Choice, Step
from careplan.domain.value_words import VALUES
from careplan.records.acts import ACT_KINDS
from careplan.records.kinds import kind_of, person_of
from careplan.records.privacy import is_clear
from careplan.text import Text
from careplan.text.refusal import Refusal, shown
from careplan.workflow.enter.words import filled

_CHOICES: Final[dict[str, Choice]] = {
    "mine": "mine",
    "我的": "mine",
    "1": "mine",
    "theirs": "theirs",
    "对方": "theirs",
    "对方的": "theirs",
    "2": "theirs",
    "both": "both",
    "都留": "both",
    "3": "both",
}
"""How somebody may say whose a clash is to be."""
ALL: Final = "all"
_NOT_A_CHOICE: Final = Text(
    "--keep 写成“编号=mine|theirs|both”，全部一样就写 all，例如 `--keep all=theirs`；没有 {word}",
    "--keep is ID=mine|theirs|both, with all for every one, for example `--keep all=theirs`; not {word}",
)
_ONE_OR_TWO: Final = Text("写 1（我的）或 2（对方的）", "Write 1 for mine or 2 for theirs")
_ONE_TO_THREE: Final = Text(
    "写 1（我的）、2（对方的）或 3（两行都留）", "Write 1 for mine, 2 for theirs or 3 to keep both rows"
)
_WHOSE: Final = Text("留谁的：1 我的，2 对方的", "Whose is it to be: 1 mine, 2 theirs")
_WHOSE_OF_THREE: Final = Text(
    "留谁的：1 我的，2 对方的，3 两行都留", "Whose is it to be: 1 mine, 2 theirs, 3 both rows"
)
_NO_BOTH: Final = Text(
    "{id} 不能两个都留：只有一个值的地方写 mine 或 theirs，例如 `--keep {id}=theirs`",
    "both cannot be kept of {id}: where there is one value write mine or theirs, for example `--keep {id}=theirs`",
)
_HIDDEN: Final = Text("（隐私，不显示）", "(private, not shown)")
_GONE: Final = Text("已删除", "deleted")
_EMPTY: Final = Text("空", "empty")
_SEVERAL: Final = Text("几项", "several entries")
_WHOLE: Final = Text("整个文件", "the whole file")
_ROW: Final = Text("{file} 的一行 {id}：{what}", "a row of {file}, {id}: {what}")
_VALUE: Final = Text("{title} {id} 的 {key}（{file}）", "{key} of {title} {id} ({file})")
_FILE: Final = Text("{title} {id}（{file}）", "{title} {id} ({file})")


class Clash(NamedTuple):
    """One thing that both changed: its file from the records' root, where in it, and what each side has there."""

    file: str
    at: Step
    ours: Any
    theirs: Any

    @property
    def id(self) -> str:
        """What `--keep` calls it: a row's id, a person's or school's, else the file."""
        if self.is_row:
            return self.at[0]
        person = person_of(self.file)
        found = kind_of(self.file)
        school = found[1].get("school") if found and found[0].name == "school" else None
        return person[1] if person else school or self.file

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return bool(self.at) and self.file.endswith(".csv")

    @property
    def may_be_both(self) -> bool:
        """Whether both can stand side by side."""
        return self.is_row and self.ours is not GONE and self.theirs is not GONE

    @property
    def key(self) -> str:
        """Tell it from any other, in every round."""
        return repr(tuple(self))

    @property
    def hides(self) -> bool:
        """Whether what is there is private, so that one has to look into the file."""
        return any(_HIDDEN.en in self.side(value).en for value in (self.ours, self.theirs))

    @property
    def words(self) -> Text:
        """What it is, in words: which record and which key."""
        found = kind_of(self.file)
        title = found[0].title if found else Text("文件", "file")
        if self.is_row:
            return filled(_ROW, file=self.file, id=self.id, what=_row_words(self.ours, self.theirs))
        key = " ".join(self.at)
        name = PurePosixPath(self.file).name if self.id == self.file else self.id
        return filled(_VALUE if key else _FILE, title=title, id=name, key=key, file=self.file)

    def side(self, value: Any) -> Text:  # noqa: ANN401 nested text
        """Return what one side has there; of a private value only that there is one."""
        if value is GONE or value is None:
            return _GONE
        if not self.at:
            return _WHOLE
        found = kind_of(self.file)
        kind = found[0].name if found else ""
        if self.is_row:
            said = [_cell(kind, name, value.get(name, "")) for name in self.at[1:]]
            return Text("，".join(one.zh for one in said), ", ".join(one.en for one in said))
        path = tuple(step for step in self.at if not step.startswith("["))
        if isinstance(value, str) and is_clear(kind, path):
            return _value(value)
        return _SEVERAL if isinstance(value, dict | list) else _HIDDEN


def whose(clash: Clash) -> Text:
    """Return the question to a person whose a clash is to be."""
    return _WHOSE_OF_THREE if clash.may_be_both else _WHOSE


Ask: TypeAlias = Callable[[Clash], "Choice | None"]
"""Whose a clash is to be; None where nobody says."""


def kept(words: Mapping[str, Choice], clash: Clash) -> Choice | None:
    """Return what `--keep` says of a clash, None for nothing. Raises Refusal for both where there is one value."""
    said = words.get(clash.id, words.get(ALL))
    if said == "both" and not clash.may_be_both:
        if clash.id in words:
            raise Refusal(_NO_BOTH, id=clash.id)
        return None
    return said


def keeping(words: list[str]) -> dict[str, Choice]:
    """Return what `--keep` says by id. Raises Refusal for a word that is no such pair."""
    found: dict[str, Choice] = {}
    for word in words:
        id_, equals, choice = word.rpartition("=")
        if not equals and word in _CHOICES:
            id_, choice = ALL, word
        if choice not in _CHOICES or not id_:
            raise Refusal(_NOT_A_CHOICE, word=shown(word))
        found[id_] = _CHOICES[choice]
    return found


def answered(clash: Clash, text: str) -> Choice:
    """Return whose a clash is to be by what somebody typed. Raises Refusal."""
    choice = _CHOICES.get(text.strip().casefold())
    if choice is None or (choice == "both" and not clash.may_be_both):
        raise Refusal(_ONE_OR_TWO if not clash.may_be_both else _ONE_TO_THREE)
    return choice


def _row_words(ours: Any, theirs: Any) -> Text:  # noqa: ANN401 a row or GONE
    row = theirs if ours is GONE else ours
    kind = ACT_KINDS.get(row.get("kind", ""))
    parts = [row.get("date", ""), row.get("children", "") or row.get("by", "")]
    zh, en = (kind.title.zh, kind.title.en) if kind else ("", "")
    return Text(" ".join(filter(None, [*parts, zh])), " ".join(filter(None, [*parts, en])))


def _cell(kind: str, name: str, value: str) -> Text:
    said = _value(value) if is_clear(kind, (name,)) else _HIDDEN
    return Text(f"{name} {said.zh}", f"{name} {said.en}")


def _value(value: str) -> Text:
    if not value:
        return _EMPTY
    words = VALUES.get(value)
    return Text(f"{value}（{words.zh}）", f"{value} ({words.en})") if words else Text(value, value)
