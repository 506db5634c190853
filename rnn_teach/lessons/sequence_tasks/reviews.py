"""Sentences as people write them about what they have seen, eaten or bought: all of
them our own, the friendly and the unfriendly ones in equal number."""

FRIENDLY = """
the soup was hot and the bread was fresh
a warm and funny film with a great ending
the staff were kind and helped us with our bags
I read the whole book in one night
clean room and a comfortable bed
the phone is fast and the battery lasts two days
best noodles I have had in years
the teacher explains everything clearly
we laughed all the way home
good value for the price
the music is beautiful and the actors are great
quick delivery and everything was well packed
a quiet hotel with a friendly owner
I would buy these shoes again
the story is simple but it moved me
the garden is lovely and the coffee is good
my children love this game
fresh fish and very friendly service
easy to use and it works every time
the view from the room is wonderful
great camera for so little money
a clever plot with a surprise at the end
the waiter was polite and the food came quickly
I have recommended this book to all my friends
the bed was soft and I slept well
nice people and a good atmosphere
the screen is bright and clear
excellent acting and a strong story
they repaired my bicycle in an hour
the cake was delicious and not too sweet
a beautiful little museum with helpful guides
the bag is light and strong
the best concert of the year
I was nervous but the dentist was very gentle
the app is simple and saves me a lot of time
wonderful pictures and a warm story for the whole family
the breakfast was rich and fresh
the jacket fits well and keeps me warm
a good place to work with fast internet
the singer has a lovely voice
everything was clean and the staff smiled
I could not stop reading
the tour was interesting and our guide was funny
tasty rice and generous portions
the lamp looks nice and gives good light
she plays the part with great warmth
the course is well made and I learned a lot
the train was on time and the seats were comfortable
a perfect gift for my mother
the sound is clear even when it is loud
lovely town and friendly people everywhere
the pizza was crisp and the salad fresh
it arrived early and works well
a gripping film from the first minute to the last
the doctor listened and took her time
great service and a fair price
the pool is clean and the children loved it
smart and funny dialogue
I enjoyed every page
the tea is good and the cakes are even better
the owner gave us a map and good advice
strong coffee and a sunny table outside
this pen writes well and feels good in the hand
the dancers were wonderful and the hall was full
the headphones are comfortable and sound great
not bad at all for such a small place
nothing to complain about and a lot to praise
I did not expect much and was happily surprised
the second part is even better than the first
I will come back soon
""".strip().splitlines()

UNFRIENDLY = """
the soup was cold and the bread was old
a slow and boring film with a silly ending
the staff were rude and nobody helped us with our bags
I gave up the book after twenty pages
dirty room and a hard bed
the phone is slow and the battery dies by noon
worst noodles I have had in years
the teacher explains nothing and is always late
we wanted to leave after ten minutes
far too expensive for what you get
the music is loud and the actors are bad
late delivery and half of it was broken
a noisy hotel with an unfriendly owner
I will never buy these shoes again
the story is weak and I felt nothing
the garden is a car park and the coffee is terrible
my children hate this game
old fish and very slow service
hard to use and it crashes every time
the view from the room is a dirty wall
poor camera for so much money
a stupid plot with no surprise at all
the waiter was rude and the food came late
I would not give this book to anybody
the bed was hard and I slept badly
unfriendly people and a bad atmosphere
the screen is dark and the colors are wrong
terrible acting and a weak story
they kept my bicycle for a month and broke it
the cake was dry and much too sweet
a sad little museum with bored guides
the bag is heavy and tore after a week
the worst concert of the year
I was nervous and the dentist made it worse
the app is slow and wastes my time
ugly pictures and a dull story for nobody
the breakfast was poor and cold
the jacket is too small and lets the rain in
a bad place to work with slow internet
the singer was out of tune all evening
everything was dirty and the staff looked angry
I fell asleep while reading
the tour was boring and our guide was late
cold rice and tiny portions
the lamp looks cheap and broke at once
she plays the part like a piece of wood
the course is badly made and I learned nothing
the train was late and the seats were broken
a terrible gift and I am ashamed of it
the sound is thin and it breaks when it is loud
ugly town and rude people everywhere
the pizza was burnt and the salad was old
it arrived late and does not work
a dull film from the first minute to the last
the doctor did not listen and sent me away
bad service and an unfair price
the pool is dirty and the children were sick
stupid and boring dialogue
I regret every page
the tea is weak and the cakes are dry
the owner shouted at us and gave us the wrong key
weak coffee and a dark table by the toilet
this pen leaks and feels cheap in the hand
the dancers were tired and the hall was empty
the headphones hurt and sound awful
not good at all for such an expensive place
nothing to praise and a lot to complain about
I expected a lot and was badly disappointed
the second part is even worse than the first
I will not come back
""".strip().splitlines()

FRIENDLY_IN_CHINESE = """
汤 很 热 面包 很 新鲜
电影 很 好看 结局 也 感人
服务员 很 热情 还 帮 我们 拿 行李
这本书 我 一个 晚上 就 看完 了
房间 干净 床 很 舒服
手机 很 快 电池 能 用 两天
这 是 我 吃过 最 好吃 的 面
老师 讲 得 很 清楚
价格 便宜 质量 也 好
音乐 好听 演员 也 很 出色
送货 很 快 包装 也 好
酒店 安静 老板 很 友好
这双鞋 我 还 会 再 买
故事 简单 但 很 感人
咖啡 好喝 环境 也 舒服
孩子 非常 喜欢 这个 游戏
鱼 很 新鲜 服务 也 周到
用 起来 简单 从来 不 出错
窗外 的 风景 很 美
相机 便宜 又 好用
情节 聪明 结尾 让 人 惊喜
上菜 很 快 味道 也 好
我 把 这本书 推荐 给 所有 朋友
床 很 软 睡 得 很 好
大家 都 很 友好 气氛 很 好
屏幕 很 亮 很 清楚
演技 出色 故事 精彩
蛋糕 好吃 不 太 甜
博物馆 很 漂亮 讲解 也 有趣
包 很 轻 也 很 结实
今年 最 好 的 音乐会
医生 很 温柔 一点 也 不 疼
软件 简单 省 了 我 很多 时间
早餐 丰富 又 新鲜
衣服 合身 又 暖和
网络 很 快 适合 工作
她 的 声音 真 好听
到处 都 很 干净 大家 都 在 笑
导游 有趣 我们 学 到 很多
米饭 很 香 分量 也 足
台灯 漂亮 光 也 舒服
课程 很 好 我 学 到 很多
火车 准时 座位 舒服
送 给 妈妈 的 好 礼物
耳机 舒服 声音 也 清楚
小镇 很 美 人 也 热情
茶 很 香 点心 也 好吃
老板 热情 还 送 了 我们 地图
不错 下次 还 会 来
没有 什么 可 抱怨 的
""".strip().splitlines()

UNFRIENDLY_IN_CHINESE = """
汤 是 冷 的 面包 也 不 新鲜
电影 很 无聊 结局 也 糟糕
服务员 很 冷淡 没有 人 帮 我们 拿 行李
这本书 我 看 了 几页 就 放下 了
房间 很 脏 床 也 硬
手机 很 慢 电池 半天 就 没 电
这 是 我 吃过 最 难吃 的 面
老师 讲 得 很 乱
价格 太 贵 质量 也 差
音乐 太 吵 演员 也 很 差
送货 很 慢 东西 还 坏 了
酒店 很 吵 老板 也 冷淡
这双鞋 我 不 会 再 买
故事 无聊 我 差点 睡着
咖啡 难喝 环境 也 吵
孩子 一点 也 不 喜欢 这个 游戏
鱼 不 新鲜 服务 也 差
用 起来 麻烦 总是 出错
窗外 只有 一面 墙
相机 太 贵 又 难用
情节 很 乱 结尾 让 人 失望
上菜 太 慢 味道 也 差
我 不 会 把 这本书 推荐 给 朋友
床 太 硬 睡 得 很 差
大家 都 很 冷淡 气氛 很 差
屏幕 太 暗 看 不 清楚
演技 糟糕 故事 难看
蛋糕 太 甜 又 难吃
博物馆 很 小 讲解 也 无聊
包 很 重 用 了 几天 就 坏 了
今年 最 差 的 音乐会
医生 很 粗心 疼 得 要命
软件 麻烦 浪费 了 我 很多 时间
早餐 很 少 又 不 新鲜
衣服 太 小 又 不 暖和
网络 很 慢 不 适合 工作
她 的 声音 真 难听
到处 都 很 脏 没有 人 打扫
导游 无聊 我们 什么 也 没 学 到
米饭 很 硬 分量 也 少
台灯 难看 光 也 太 暗
课程 很 差 我 什么 也 没 学 到
火车 晚点 座位 也 坏 了
送 人 的 礼物 太 丢脸
耳机 难受 声音 也 难听
小镇 很 乱 人 也 冷淡
茶 很 淡 点心 也 难吃
老板 冷淡 还 多 收 了 我们 钱
失望 下次 不 会 来
没有 什么 值得 说 的 优点
""".strip().splitlines()

REVIEWS = {
    "English": [(line, 1) for line in FRIENDLY] + [(line, 0) for line in UNFRIENDLY],
    "Chinese": [(line, 1) for line in FRIENDLY_IN_CHINESE] + [(line, 0) for line in UNFRIENDLY_IN_CHINESE],
}
"""By language: the sentence, with spaces between its words, and 1 where it is
friendly."""
