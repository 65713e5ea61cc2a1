"""Information articles: a few sentences each, no two alike, about nobody in particular."""

from datetime import date
from typing import Final

from careplan.workflow.demo.chance import Chance
from careplan.workflow.demo.town import Piece, Town

_TITLES: Final = (
    "{school}：{season}里的一次家访",
    "{school}代理家长座谈会小记",
    "亲情电话室的{season}",
    "{school}让留守的孩子不孤单",
    "一顿饭，一份牵挂：{school}见闻",
    "{school}“六个一”做实在细处",
    "{season}走村：{school}老师的脚步",
    "{school}心理咨询室的门常开着",
)
_SEASONS: Final = ("寒冬", "早春", "初春", "仲春", "暮春", "初夏", "盛夏", "夏末", "初秋", "仲秋", "深秋", "初冬")
_OPENINGS: Final = (
    "本月，{school}的代理家长走访了 {n} 户家庭，最远的一户要走一个多小时山路。",
    "{school}本月安排亲情通话 {n} 次，时间放在父母下班之后。",
    "这个月{school}开了代理家长座谈会，{n} 位老师和家长到会。",
    "{school}本月收到孩子们写给父母的信 {n} 封，都已寄出。",
    "结合{season}的安排，{school}组织了 {n} 次小组辅导。",
    "{school}本月整理记录表 {n} 份，逐份核对了日期。",
)
_MIDDLES: Final = (
    "一名三年级的孩子起初只肯点头，后来主动讲起家里的小羊。",
    "老师们发现，饭桌上孩子的话比办公室里多。",
    "几位老人提出放学路上的一段坡路太滑，学校已请村里铺了砂石。",
    "高年级的孩子带着低年级的孩子读书，读完互相讲一遍。",
    "有位父亲在电话那头听完孩子背诗，半天没有说话。",
    "家访时老师帮着检查了用电和灶台，留下联系办法。",
    "孩子们把想对父母说的话画成画，贴满了一面墙。",
    "班主任把每个孩子的作息写成小卡片，交给爷爷奶奶。",
    "视频接通的时候，教室里忽然安静下来。",
    "辅导之后，两名孩子的口算快了许多。",
    "食堂给路远的孩子留了热饭。",
    "座谈会上大家约定，重点儿童每周至少见一面。",
)
_ENDINGS: Final = (
    "下个月准备把家访时间提前公布，方便老人安排农活。",
    "学校打算再添一部电话，让等候的时间短一些。",
    "这些做法还粗，请中心学校多提意见。",
    "下一步要把记录写得更及时，不留到月底。",
    "我们想试试让家长轮流在视频里讲一个故事。",
    "经验不多，贵在坚持。",
)


def write_article(town: Town, chance: Chance, school: str, day: date, by: str) -> None:
    """Write one article that differs from all others of the township."""
    words = {"school": town.schools[school].name.zh, "season": _SEASONS[day.month - 1]}
    while True:
        first = chance.one(_OPENINGS).format(**words, n=chance.number(6, 48))
        text = "\n\n".join([first, "".join(chance.some(_MIDDLES, 3)), chance.one(_ENDINGS)])
        if text not in town.notes:
            break
    town.notes.add(text)
    title = chance.one(_TITLES).format(**words)
    town.pieces.append(Piece(school, day, by, title, text))
