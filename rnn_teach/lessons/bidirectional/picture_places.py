"""What each state of either direction has read, what covers a word, and what the nets
answer."""

from rnn_teach.kit.picture_places import columns, place
from rnn_teach.lessons.bidirectional import words as say


def places_of_words(ax, words, gap, bottom):
    """A column for each word: a click covers it and those beyond it."""
    T = len(words)
    sets = [{"left": t} if t < gap else {"right": T + 1 - t} for t in range(1, T + 1)]
    texts = [say.THE_GAP if t == gap else say.column(word, t < gap) for t, word in enumerate(words, start=1)]
    every = columns(ax, texts, "", bottom=bottom)
    return [one._replace(sets={} if t == gap else sets[t - 1]) for t, one in enumerate(every, start=1)]


def places_of_states(axes, words):
    """Each state, from the step on at which it has been read."""
    T = len(words)
    places = []
    for t in range(1, T + 1):
        beside = t - 0.5, t + 0.5
        places += [
            place(axes["forward"], beside, (0, 1), say.from_left(t, words[0], words[t - 1]), since=t),
            place(axes["backward"], beside, (0, 1), say.from_right(t, words[-1], words[t - 1]), since=T + 1 - t),
        ]
    return places


def places_of_answers(ax, net, names, y_hat):
    """The bars of one net."""
    return [
        place(ax, (0, 1), (word - 0.5, word + 0.5), say.answers(net, name, share))
        for word, (name, share) in enumerate(zip(names, y_hat, strict=True))
    ]
