"""Names that belong to nobody: put together from characters of weather, plants and water."""

from typing import Final

from careplan.workflow.demo.chance import Chance

_SURNAMES: Final = "禾岚沐苇砚棠溪柚霁芷桐枫澄蓼荻苓榆椿沅湛"
_GIVEN_FIRST: Final = "小晓知春秋云星月雨晨安乐念初望听"
_GIVEN_LAST: Final = "苗穗露芽笋晴虹舟帆石泉叶果麦禾鹂雀松竹岸"
_VILLAGES: Final = (
    "石桥村",
    "水碾村",
    "柏树村",
    "望月村",
    "茶坪村",
    "沙湾村",
    "青杠村",
    "鹤鸣村",
    "松林村",
    "龙潭坝村",
)
_GROUPS: Final = "一二三四五六七八"
_SCHOOLS: Final = (
    ("青石九年制学校", "Qingshi nine-year school"),
    ("石桥小学", "Shiqiao primary school"),
    ("水碾小学", "Shuinian primary school"),
    ("柏树小学", "Baishu primary school"),
    ("望月小学", "Wangyue primary school"),
    ("茶坪小学", "Chaping primary school"),
    ("沙湾小学", "Shawan primary school"),
    ("青杠小学", "Qinggang primary school"),
    ("鹤鸣小学", "Heming primary school"),
    ("松林小学", "Songlin primary school"),
    ("龙潭小学", "Longtan primary school"),
    ("云台小学", "Yuntai primary school"),
)
WORK: Final = ("电子厂", "服装厂", "建筑工地", "家具厂", "餐馆", "物流站", "菜市场", "养殖场", "鞋厂", "装修队")
PLACES: Final = (
    ("海岚市望潮区", "990200"),
    ("江渚市柳堤县", "990300"),
    ("云屏市金沙县", "990400"),
    ("南汀市白鹭区", "990500"),
    ("邻溪县工业区", "990600"),
)
MOST_SCHOOLS: Final = 99


def surname(chance: Chance) -> str:
    """Return a surname that hardly any family has."""
    return chance.one(_SURNAMES)


def given(chance: Chance) -> str:
    """Return two characters of weather and plants."""
    return chance.one(_GIVEN_FIRST) + chance.one(_GIVEN_LAST)


def address(chance: Chance) -> str:
    """Return a village and a group of the made-up township."""
    return f"青石镇{chance.one(_VILLAGES)}{chance.one(_GROUPS)}组"


def school(number: int) -> tuple[str, str]:
    """Return the Chinese and English name of the nth school, counted from 0."""
    if number < len(_SCHOOLS):
        return _SCHOOLS[number]
    return f"第{number + 1}村小学", f"Village school no. {number + 1}"
