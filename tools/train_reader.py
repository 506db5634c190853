"""Trains the net that labels the words of a request, and writes its weights.

    python -m tools.train_reader

A plain tanh net of four units reads requests in English and Chinese, from a grammar of
our own, and says of each word whether it is the destination, the place of departure, a
date, or nothing of these. One city in five is hidden behind the unknown word, so that
the net learns to judge a word it does not know by the words before it. The weights are
stored with two decimals in `rnn_teach/kit/reader.npz`, so that they can be printed.
"""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from rnn_teach import Adam, LinearDecay, Readout, RNNCell, Training, bptt, cross_entropy, joined, unroll
from rnn_teach.kit.reader import SLOTS, UNKNOWN, WEIGHTS, Reader

N_H, BATCH, UPDATES = 4, 64, 3000

CITIES = (
    "Taipei Paris Boston London Tokyo Berlin Rome Madrid Delhi Cairo Lima Oslo Nairobi Accra Dakar Hanoi Seoul "
    "Manila Beijing Shanghai"
).split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "today tomorrow tonight".split()
TO = ("arrive in", "arrive", "arrive at", "fly to", "go to", "travel to", "to", "visit", "leave for", "a ticket to")
FROM = ("leave", "leave from", "depart from", "start in", "from", "fly from", "come from", "a ticket from")
FROM_AND_TO = (("leave", "for"), ("from", "to"), ("fly from", "to"), ("leave", "and arrive in"), ("go from", "to"))
TO_AND_FROM = (("to", "from"), ("fly to", "from"), ("arrive in", "from"), ("go to", "from"))
OPENINGS = ("", "", "", "I would like to", "please", "we", "I want to", "can I", "I", "we would like to")
FILLERS = ("please", "uh", "early", "by train", "with my family", "and", "then")
BEFORE_A_CITY = ("beautiful", "the city of", "old", "uh")
NO_TRIP = ("I like {}", "{}", "{} is nice", "in {}", "we like {}", "the weather in {}", "hello", "thank you")

CITIES_ZH = "台北 巴黎 波士顿 伦敦 东京 柏林 罗马 开罗 首尔 河内 北京 上海".split()
DAYS_ZH = "今天 明天 后天 周一 周二 周三 周四 周五 周六 周日".split()
MONTHS_ZH = [f"{number}月" for number in "一 二 三 四 五 六 七 八 九 十 十一 十二".split()]
DATES_ZH = "一日 二日 三日 四日 五日 六日 七日 八日 九日 十日 二十日 三十日".split()
TO_ZH = ("到", "去", "飞往", "到达", "抵达", "前往", "回")
FROM_ZH = ("离开", "从")
OPENINGS_ZH = ("", "", "我 想", "请", "我们 要", "我", "帮 我 订 票")
NO_TRIP_ZH = ("我 喜欢 {}", "{}", "{} 很 美", "{} 的 天气", "你好", "谢谢")


def _ordinal(day):
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


class Request:
    """A sentence that is drawn from the grammar, and the slot of each of its words."""

    def __init__(self, rng):
        self.rng, self.words, self.slots = rng, [], []
        self._in_chinese() if rng.random() < 0.4 else self._in_english()

    def _say(self, text, slot="other"):
        self.words += text.split()
        self.slots += [slot] * len(text.split())

    def _one(self, things):
        return things[self.rng.integers(len(things))]

    def _maybe(self, chance, things):
        if self.rng.random() < chance:
            self._say(self._one(things))

    def _city(self, cities, slot="other"):
        self._say(UNKNOWN if self.rng.random() < 0.2 else self._one(cities), slot)

    def _no_trip(self, sentences, cities):
        before, city, after = self._one(sentences).partition("{}")
        self._say(before)
        if city:
            self._city(cities)
        self._say(after)

    def _in_english(self):
        if self.rng.random() < 0.12:
            return self._no_trip(NO_TRIP, CITIES)
        if self.rng.random() < 0.2:
            self._date()
        self._say(self._one(OPENINGS))
        self._maybe(0.2, FILLERS)
        kind = self.rng.random()
        if kind < 0.25:
            self._place(self._one(TO), "destination")
        elif kind < 0.5:
            self._place(self._one(FROM), "departure")
        else:
            turned = kind > 0.8
            one, other = self._one(TO_AND_FROM if turned else FROM_AND_TO)
            self._place(one, "destination" if turned else "departure")
            if self.rng.random() < 0.15:
                self._date()
            self._place(other, "departure" if turned else "destination")
        self._maybe(0.2, FILLERS)
        if self.rng.random() < 0.6:
            self._date()

    def _place(self, verb, slot):
        self._say(verb)
        self._maybe(0.15, BEFORE_A_CITY)
        self._city(CITIES, slot)

    def _date(self):
        kind, day, month = self.rng.integers(5), _ordinal(self.rng.integers(1, 32)), self._one(MONTHS)
        if kind == 0:
            self._say(self._one(DAYS), "date")
        elif kind == 1:
            self._say(self._one(("on", "on", "next", "this")))
            self._say(self._one(WEEKDAYS), "date")
        elif kind == 2:
            self._say(self._one(("on the", "on")))
            self._say(day, "date")
            self._say("of")
            self._say(month, "date")
        else:
            self._say(self._one(("on", "on", "")))
            self._say(f"{month} {day}", "date")

    def _in_chinese(self):
        if self.rng.random() < 0.1:
            return self._no_trip(NO_TRIP_ZH, CITIES_ZH)
        if self.rng.random() < 0.4:
            self._date_in_chinese()
        self._say(self._one(OPENINGS_ZH))
        if self.rng.random() < 0.3:
            self._date_in_chinese()
        kind = self.rng.random()
        for verbs, slot, chosen in (
            (FROM_ZH, "departure", kind > 0.35),
            (TO_ZH, "destination", not 0.35 < kind < 0.6),
        ):
            if chosen:
                self._say(self._one(verbs))
                self._city(CITIES_ZH, slot)
        if self.rng.random() < 0.3:
            self._date_in_chinese()

    def _date_in_chinese(self):
        on_a_day = self.rng.random() < 0.5
        self._say(self._one(DAYS_ZH) if on_a_day else f"{self._one(MONTHS_ZH)} {self._one(DATES_ZH)}", "date")


def vocabulary():
    """All words of the grammar but the unknown one, in a fixed order."""
    rng = np.random.default_rng(1)
    said = {word for _ in range(30_000) for word in Request(rng).words} - {UNKNOWN}
    return sorted({word.casefold(): word for word in sorted(said, reverse=True)}.values())


def batch(reader, rng):
    """Requests as x (T, n_x, B), targets (T, B), and a mask (T, B) of what is a
    word."""
    requests = [Request(rng) for _ in range(BATCH)]
    T = max(len(request.words) for request in requests)
    x, targets, mask = np.zeros((T, len(reader.words) + 1, BATCH)), np.zeros((T, BATCH), int), np.zeros((T, BATCH))
    for place, request in enumerate(requests):
        for t, (word, slot) in enumerate(zip(request.words, request.slots, strict=True)):
            x[t, reader.place(word), place] = 1
            targets[t, place], mask[t, place] = SLOTS.index(slot), 1
    return x, targets, mask


def train(seed=0, updates=UPDATES):
    """The trained reader."""
    rng = np.random.default_rng(seed)
    words = vocabulary()
    cell = RNNCell.random(len(words) + 1, N_H, rng, U_std=0.5)
    readout = Readout.random(N_H, len(SLOTS), rng)
    reader = Reader(words, cell, readout)

    def loss_and_gradients():
        x, targets, mask = batch(reader, rng)
        trace = readout.read(unroll(cell, x))
        loss = cross_entropy(trace.readout, targets, mask, average=True)
        read = readout.read_backward(trace, loss.d_o, terms=False)
        through_time = bptt(cell, trace, read.d.h, terms=False)
        return loss.value, joined(cell=through_time, readout=read)

    parameters = joined(cell=cell, readout=readout)
    schedule = LinearDecay(0.01, updates)
    Training(parameters, loss_and_gradients, Adam(0.01), clip_norm=1, schedule=schedule).run(updates)
    return reader


def save(reader, path=WEIGHTS):
    """Write its words and its weights."""
    parts = {name: getattr(reader.cell, name) for name in "UWb"} | {
        name: getattr(reader.readout, name) for name in "Vc"
    }
    rounded = {name: np.round(part, 2).astype(np.float16) for name, part in parts.items()}
    np.savez_compressed(path, words=np.array(reader.words), **rounded)


if __name__ == "__main__":
    save(train())
    print(f"{WEIGHTS.name}: {WEIGHTS.stat().st_size} bytes")
