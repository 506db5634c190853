"""The words of a small world in English, German and Chinese, meaning by meaning."""

SUBJECTS = (
    ("i", "ich werde", "我"),
    ("you", "du wirst", "你"),
    ("we", "wir werden", "我们"),
    ("they", "sie werden", "他们"),
    ("maria", "maria wird", "玛丽"),
    ("my brother", "mein bruder wird", "我 哥哥"),
    ("the teacher", "der lehrer wird", "老师"),
)
"""With the form of *will* that German has for each."""
TIMES = (
    ("today", "heute", "今天"),
    ("tomorrow", "morgen", "明天"),
    ("tonight", "heute abend", "今晚"),
    ("on monday", "am montag", "星期一"),
    ("next week", "nächste woche", "下 周"),
)
VERBS_WITH_OBJECT = (
    ("buy", "kaufen", "买"),
    ("see", "sehen", "看见"),
    ("find", "finden", "找到"),
    ("sell", "verkaufen", "卖"),
    ("bring", "bringen", "带来"),
    ("look for", "suchen", "找"),
)
VERBS_ALONE = (
    ("come", "kommen", "来"),
    ("wait", "warten", "等"),
    ("work", "arbeiten", "工作"),
    ("sleep", "schlafen", "睡觉"),
)
NOUNS = (
    ("book", "buch", "书", "本"),
    ("car", "auto", "车", "辆"),
    ("house", "haus", "房子", "栋"),
    ("picture", "bild", "画", "幅"),
    ("knife", "messer", "刀", "把"),
    ("horse", "pferd", "马", "匹"),
    ("ticket", "ticket", "票", "张"),
    ("shirt", "hemd", "衬衫", "件"),
)
"""With the measure word that Chinese has for each."""
ADJECTIVES = (
    ("red", "rote", "红"),
    ("old", "alte", "旧"),
    ("new", "neue", "新"),
    ("small", "kleine", "小"),
    ("white", "weiße", "白"),
    ("expensive", "teure", "贵"),
)
PLACES = (
    ("in the city", "in der stadt", "在 城里"),
    ("at the market", "auf dem markt", "在 市场"),
    ("in taipei", "in taipei", "在 台北"),
    ("at the station", "am bahnhof", "在 车站"),
)
SYNONYMS = {
    "buch": "werk",
    "auto": "fahrzeug",
    "haus": "gebäude",
    "bild": "gemälde",
    "pferd": "ross",
    "hemd": "oberteil",
    "ticket": "billett",
    "kaufen": "erwerben",
    "sehen": "erblicken",
    "finden": "entdecken",
    "verkaufen": "veräußern",
    "bringen": "holen",
    "rote": "rötliche",
    "neue": "frische",
    "kleine": "winzige",
    "weiße": "helle",
}
"""Of German words others that are as right."""
FUNCTION_WORDS = frozenset(("in", "der", "auf", "dem", "am", "在", "mein"))
"""Words of a phrase that mean little by themselves."""
