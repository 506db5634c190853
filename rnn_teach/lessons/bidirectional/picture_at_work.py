"""The learner's own functions of notebook 8 at work."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from rnn_teach.core import Reversed, RNNCell, unroll
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, LIT, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bidirectional import words as say
from rnn_teach.lessons.bidirectional.fill_nets import fill_net, fill_vocabulary
from rnn_teach.lessons.bidirectional.task import GAP, MISSING, make_missing_words

CLOSEST = (0, 1, 2, 99)
"""So many words beside the gap are seen, at most; the last is all of them."""
KICKS = (0, 0, 0.8, 0, 0, 0, -0.6, 0.3, 0, 0, 1, 0)


def two_chains(my_two_chains):
    """The trained net's weights in the learner's chains: all states, and what a
    read-out makes of them at the gap."""
    net, readout = fill_net("English", "both")
    vocabulary, words = fill_vocabulary("English"), say.TO_FILL.split()
    weights = {}
    for end, cell in zip(("", "_back"), net.parts.values(), strict=True):
        weights |= {f"U{end}": cell.U, f"W{end}": cell.W, f"b{end}": cell.b[:, 0]}
    x = np.vstack([np.full(len(vocabulary), np.nan), vocabulary.one_hot(words)])
    h = np.array(list(my_two_chains(**weights, x=x)), dtype=float)[1:]
    gap = words.index(GAP)
    scores = np.exp(readout.V @ h[gap] + readout.c[:, 0])
    best = np.argsort(-scores, kind="stable")[:4]
    names, shares = [vocabulary.words[place] for place in best], scores[best] / scores.sum()
    picture = Picture(8.2, 2.8)
    _chains(picture, h, words, gap)
    _answers(picture.add_axes((0.85, 0.2, 0.1, 0.55)), names, shares)
    picture.sentence = say.chains_at_work(gap + 1, names[0], shares[0])
    return picture


def _chains(picture, h, words, gap):
    """The states of both directions as maps, with the words between them."""
    forward, backward = np.split(h, 2, axis=1)
    rows = ((0.57, forward, say.FROM_LEFT, COLORS["h"], 1), (0.07, backward, say.FROM_RIGHT, COLORS["f"], -1))
    for bottom, states, name, color, way in rows:
        ax = picture.add_axes((0.13, bottom, 0.63, 0.33))
        StatesMap(ax, states.T, names=[])
        ax.axvspan(gap - 0.5, gap + 0.5, fill=False, ec=INK, linewidth=2, clip_on=False, zorder=3)
        ax.set_xticks([])
        ax.text(-0.7, states.shape[1] / 2 - 0.5, name, ha="right", va="center", size=TEXT_PT, color=color)
        _arrow(ax, 1.14 if way > 0 else -0.14, way, color)
    look = {"ha": "center", "va": "center", "size": TEXT_PT, "color": COLORS["x"]}
    for t, word in enumerate(words):
        picture.text(0.13 + 0.63 * (t + 0.5) / len(words), 0.48, word, **look)


def _arrow(ax, y, way, color):
    """The direction of reading, beside a map; y as a share of its height."""
    ends = ((0, y), (1, y))[::way]
    look = {"arrowstyle": "-|>", "mutation_scale": 11, "color": color, "shrinkA": 0, "shrinkB": 0}
    ax.add_patch(FancyArrowPatch(*ends, transform=ax.transAxes, clip_on=False, **look))


def _answers(ax, names, shares):
    """What the net says at the gap: the likeliest words."""
    ax.barh(range(len(names)), shares, color=COLORS["o"])
    ax.set(xlim=(0, 1), ylim=(len(names) - 0.5, -0.6))
    ax.set_yticks(range(len(names)), names, size=TEXT_PT, color=COLORS["o"])
    ax.set_xticks([])
    ax.tick_params(length=0)
    ax.spines[["top", "right", "bottom"]].set_visible(False)
    ax.set_title(say.AT_THE_GAP, size=TITLE_PT, color=COLORS["o"])
    for place, share in enumerate(shares):
        text, inside = f"{100 * share:.0f} %", share > 0.5
        ax.text(share - 0.04 if inside else share + 0.05, place, text, ha="right" if inside else "left",
                va="center", size=TEXT_PT, color="white" if inside else INK)  # fmt: skip


def ceiling(my_ceiling):
    """The highest share for nets that see few words beside the gap, and more and more:
    on the left, on the right, on both sides."""
    task = make_missing_words()
    answers = [MISSING[number] for number in task.targets.max(axis=0)]
    gaps = [words.index(GAP) for words in task.sentences]
    shares = {"h": [], "f": [], "o": []}
    for count in CLOSEST:
        left = [" ".join(words[max(gap - count, 0) : gap]) for words, gap in zip(task.sentences, gaps, strict=True)]
        right = [
            " ".join(words[gap + 1 : gap + 1 + count]) for words, gap in zip(task.sentences, gaps, strict=True)
        ]
        both = [f"{before} {GAP} {after}" for before, after in zip(left, right, strict=True)]
        for color, seen in zip(shares, (left, right, both), strict=True):
            share = my_ceiling(seen=list(seen), answers=list(answers))
            shares[color].append(float(np.asarray(share).reshape(-1)[0]))
    picture = Picture(8.2, 2.6)
    ax = picture.add_axes((0.08, 0.19, 0.91, 0.69))
    for place, (color, name) in enumerate(zip(shares, say.CEILING_SIDES, strict=True)):
        x = np.arange(len(CLOSEST)) + 0.27 * (place - 1)
        ax.bar(x, shares[color], width=0.25, color=COLORS[color])
        for at, share in zip(x, shares[color], strict=True):
            ax.text(at, share + 0.02, f"{100 * share:.0f} %", ha="center", va="bottom", size=TEXT_PT, color=INK)
        ax.text(
            0.15 + 0.3 * place, 1.06, name, transform=ax.transAxes, ha="center", size=TITLE_PT, color=COLORS[color]
        )
    ax.set(ylim=(0, 1.12), yticks=(0, 0.5, 1))
    ax.set_xticks(range(len(CLOSEST)), say.WORDS_SEEN)
    ax.tick_params(length=0, labelsize=TEXT_PT)
    ax.set_ylabel(say.HIGHEST_SHARE, size=TITLE_PT)
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.ceiling_at_work(len(answers), *(row[-1] for row in shares.values()))
    return picture


def look_ahead(my_look_ahead):
    """The learner's cell reads a row of numbers from the right: its two units, and its
    output above them."""
    U, W, V = (np.asarray(part, dtype=float) for part in my_look_ahead())
    x = np.array(KICKS)
    h = unroll(Reversed(RNNCell(U, W, activation="linear")), x[:, np.newaxis]).h[1:, :, 0]
    o = h @ V[0]
    picture = Picture(8.2, 2.5)
    ax = picture.add_axes((0.13, 0.04, 0.86, 0.86))
    StatesMap(ax, np.vstack([np.where(np.arange(len(x)) < len(x) - 1, o, np.nan), h.T, x]), names=[])
    names = ("o[t]", *(say.UNIT_FROM_RIGHT.format(unit) for unit in (1, 2)), "x[t]")
    ax.set_yticks(range(4), names, size=TITLE_PT)
    for label, color in zip(ax.get_yticklabels(), "offx", strict=True):
        label.set_color(COLORS[color])
    ax.set_xticks([])
    for border in (0.5, 2.5):
        ax.axhline(border, color=FAINT, linewidth=1)
    _arrow(ax, 1.06, -1, COLORS["f"])
    picture.sentence = say.look_ahead_at_work(int(np.sum(np.isclose(o[:-1], x[1:]))), len(x) - 1)
    return picture


def join(my_join):
    """States that count the words that have been read, joined: at each word the two
    numbers, one on top of the other."""
    sentences = [sentence.split() for sentence in say.TO_JOIN]
    lengths = np.array([len(sentence) for sentence in sentences])
    steps = np.arange(lengths.max() + 1)[:, np.newaxis, np.newaxis]
    counts = np.where(steps <= lengths, steps, 0).astype(float)
    h = np.array(list(my_join(forward_h=counts.copy(), backward_h=counts.copy(), lengths=lengths.copy())))
    picture, ax = _stairs()
    start = whole = 0
    for number, words in enumerate(sentences):
        L = len(words)
        forward, backward = h[1 : L + 1, :, number].T
        _stack(ax, start + np.arange(L), forward, backward, words)
        ax.plot([start - 0.5, start + L - 0.5], [L + 1] * 2, color=FAINT, linestyle=(0, (4, 3)))
        whole += int(np.sum(np.isclose(forward, np.arange(1, L + 1)) & np.isclose(forward + backward, L + 1)))
        start += L + 1
    ax.set(xlim=(-0.7, start - 1.3), ylim=(0, lengths.max() + 1.3))
    picture.sentence = say.join_at_work(whole, lengths)
    return picture


def last_row(answers):
    """How much of a sentence of 12 words has been read by the two at each step."""
    forward, backward = int(answers["forward"]), int(answers["backward"])
    steps = np.arange(1, forward + 1)
    picture, ax = _stairs()
    _stack(ax, steps, steps, steps[::-1], [f"t = {t}" for t in steps])
    ax.axvspan(forward - 0.5, forward + 0.5, color=LIT, alpha=0.4, zorder=0)
    ax.set(xlim=(0.3, forward + 0.7), ylim=(0, forward + 1.2))
    picture.sentence = say.last_row_at_work(forward, backward)
    return picture


def _stairs():
    """A picture for how many words have been read."""
    picture = Picture(8.2, 2.7)
    ax = picture.add_axes((0.07, 0.12, 0.92, 0.78))
    ax.set_xticks([])
    ax.tick_params(labelsize=TEXT_PT)
    ax.set_ylabel(say.WORDS_READ, size=TITLE_PT)
    ax.spines[["top", "right"]].set_visible(False)
    for x, name, color in ((0.25, say.READ_FROM_LEFT, "h"), (0.65, say.READ_FROM_RIGHT, "f")):
        ax.text(x, 1.03, name, transform=ax.transAxes, ha="center", size=TITLE_PT, color=COLORS[color])
    return picture, ax


def _stack(ax, places, forward, backward, below):
    """At each place how many words →h has read, and on top of it ←h."""
    for bottom, counts, color in ((0 * forward, forward, "h"), (forward, backward, "f")):
        ax.bar(places, counts, bottom=bottom, width=0.8, color=COLORS[color])
        for place, low, count in zip(places, bottom, counts, strict=True):
            ax.text(place, low + count / 2, f"{count:.0f}", ha="center", va="center", size=TEXT_PT, color="white")
    for place, text in zip(places, below, strict=True):
        ax.text(place, -0.03, text, transform=ax.get_xaxis_transform(), ha="center", va="top", size=TEXT_PT)
