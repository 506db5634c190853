"""What a travel desk is asked in Chinese: the pieces of a grammar of our own, with
spaces between the words.

The role of a city often stands to its right: 台北 出发 leaves, 台北 降落 lands there.
"""

CITIES = (
    "台北 东京 大阪 首尔 北京 上海 巴黎 伦敦 柏林 罗马 维也纳 布拉格 曼谷 河内 雅加达 马尼拉 悉尼 墨尔本 "
    "波士顿 芝加哥 西雅图 广州 深圳 成都 高雄 香港 南京 武汉 西安 开罗"
).split()
NEW_CITIES = "京都 慕尼黑 日内瓦 里昂 都柏林 青岛 台中 厦门".split()

SENTENCES = (
    "我 想 {on} 去 {to}",
    "我 想 {on} 离开 {from}",
    "{on} 从 {from} 飞 {to}",
    "订 一张 {from} 到 {to} 的 机票",
    "{on} 去 {to} 的 航班",
    "{on} {from} 出发 的 航班",
    "{on} {to} 降落 的 航班",
    "从 {from} 出发 去 {to}",
    "去 {to} 从 {from} 出发",
    "{from} 飞 {to} {on}",
    "{city} {on} 的 天气",
    "我 在 {from} {on} 要 去 {to}",
    "不 去 {city} 去 {to}",
    "{to} 是 目的地 {from} 是 出发地",
    "{from} 是 出发地 {to} 是 目的地",
    "{on} 抵达 {to} 的 火车",
    "{on} {from} 开 的 火车",
    "{on} {to} 到达",
)

DAYS = "今天 明天 后天 周一 周二 周三 周四 周五 周六 周日".split()
PARTS = "早上 下午 晚上".split()
FILLERS = ("那个", "嗯", "请", "就是", "大概")
SLIPS = {"去": "区", "从": "丛", "到": "倒", "飞": "非", "想": "象", "在": "再", "离开": "里开", "出发": "初发"}
SLIPS |= {"到达": "倒达", "抵达": "低达", "降落": "将落", "要": "药", "航班": "行班", "是": "事"}
"""Words of the same sound that an input method offers."""


def date(draw):
    """As in English."""
    day = (draw(DAYS), True)
    return [day] if draw((True, False)) else [day, (draw(PARTS), True)]


def mistyped(word, draw):
    """Another word of the same sound, where there is one."""
    return SLIPS.get(word, word)


def words():
    """All words but typing errors and new cities."""
    pieces = " ".join(SENTENCES).split()
    said = [piece for piece in pieces if "{" not in piece]
    return list(dict.fromkeys([*said, *FILLERS, *DAYS, *PARTS, *CITIES]))
