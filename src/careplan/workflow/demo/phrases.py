"""Short free words as people note them down; each whole note is used once in a township."""

from typing import Final

from careplan.workflow.demo.chance import Chance
from careplan.workflow.demo.town import Town

TALK_PLACES: Final = ("操场", "教室", "办公室", "图书角", "宿舍", "走廊", "花坛边")
DINNER_PLACES: Final = ("学校食堂", "代理家长家中", "儿童家中", "乡镇小饭馆")
HOMEWORK: Final = ("语文", "数学", "英语", "作文", "口算", "阅读", "科学")
_WHEN: Final = ("放学后", "午休时", "早读前", "周五下午", "晚饭后", "大课间", "周末", "下雨天", "赶集日", "值日后")
_WHAT: Final = (
    "说起新学的歌",
    "把画拿来看",
    "问起春耕的事",
    "讲了家里的小狗",
    "背了一首古诗",
    "一起修好了书包",
    "谈到想当医生",
    "说奶奶腰疼好些了",
    "拿出得的小红花",
    "聊到同桌转走了",
    "说夜里怕打雷",
    "问父母几时回来",
    "一起数了存钱罐",
    "说喜欢跳绳",
)
_HOW: Final = (
    "心情不错",
    "话比上月多",
    "起初不大说话",
    "约好下周再来",
    "已告诉班主任",
    "答应每天记一句话",
    "笑得很开心",
    "还要再留意",
    "情绪平稳",
    "愿意多说一些",
)


def note(town: Town, chance: Chance) -> str:
    """Return a short note that nobody in the township has written before, empty when there are no more."""
    for _ in range(20):
        text = f"{chance.one(_WHEN)}{chance.one(_WHAT)}，{chance.one(_HOW)}。"
        if text not in town.notes:
            town.notes.add(text)
            return text
    return ""
