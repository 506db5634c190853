"""The learner's own functions of notebook 9 at work."""

import numpy as np
from matplotlib.patches import FancyArrowPatch

from rnn_teach.core import RNNCell, Stack, unroll
from rnn_teach.kit.numbers import below
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_states import StatesMap
from rnn_teach.kit.picture_style import COLORS, DIVERGING, INK, LIT, NOTHING, TEXT_PT, TITLE_PT
from rnn_teach.lessons.deep import words as say

ORDER = {
    "U_1": [[3.0, 0.0], [0.0, 3.0]],
    "W_1": [[2.0, 0.0], [0.0, 0.0]],
    "b_1": [0.0, 0.0],
    "U_2": [[4.0, 5.0]],
    "W_2": [[3.0]],
    "b_2": [-4.5],
}
"""Layer 1 keeps that "leave" was read and tells whether "arrive" is read now; layer 2
goes up where both are so, and stays there."""
MOST_LAYERS, MOST_STEPS = 5, 30
SIZES, LAYERS = {"n_x": 80, "n_h": 128}, 5
DRAWN_LAYERS, DRAWN_STEPS, KICKS = 3, 6, (1, 4)


def stack(my_stack):
    """A wired net in the learner's layers: each tells more of the words than the one
    below."""
    words = say.IN_ORDER.split()
    x = np.array([[word == "leave", word == "arrive"] for word in ["", *words]], dtype=float)
    x[0] = np.nan
    weights = {name: np.array(values) for name, values in ORDER.items()}
    h_1, h_2 = (np.array(list(h), dtype=float)[1:] for h in my_stack(**weights, x=x))
    picture, axes = Picture(8.2, 2.6), {}
    for layer, bottom, height, h in ((1, 0.12, 0.42, h_1), (2, 0.7, 0.21, h_2)):
        ax = axes[layer] = picture.add_axes((0.205, bottom, 0.785, height))
        StatesMap(ax, h.T, names=say.TOLD_BY_LAYER[layer])
        ax.set_xticks([])
        ax.set_title(f"h{below(layer)}[t]", loc="left", x=-0.25, size=TITLE_PT, color=COLORS["h"])
    axes[1].set_xticks(range(len(words)), words, size=TEXT_PT, color=COLORS["x"])
    above = axes[2].get_xaxis_transform()
    look = {"arrowstyle": "-|>", "mutation_scale": 11, "color": COLORS["U"], "shrinkA": 0, "shrinkB": 0}
    for t in range(len(words)):
        axes[2].add_patch(FancyArrowPatch((t, -0.65), (t, -0.05), transform=above, clip_on=False, **look))
    picture.sentence = say.stack_at_work(words, h_1, h_2)
    return picture


def roads(my_roads):
    """How fast its counts grow with the steps, layer by layer."""
    steps = np.arange(1, MOST_STEPS + 1)
    picture = Picture(8.2, 2.8)
    ax = picture.add_axes((0.11, 0.18, 0.77, 0.79))
    for layers in range(1, MOST_LAYERS + 1):
        counts = [float(np.asarray(my_roads(L=layers, T=int(T))).reshape(-1)[0]) for T in steps]
        shade = 0.35 + 0.65 * layers / MOST_LAYERS
        ax.plot(steps, counts, color=COLORS["gradient"], alpha=shade, linewidth=2)
        ax.text(steps[-1] + 0.4, counts[-1], say.layers_long(layers), va="center", size=TEXT_PT, color=INK)
    ax.set(yscale="log", xlim=(1, MOST_STEPS), ylim=(0.7, None))
    ax.minorticks_off()
    ax.set_yticks([10**power for power in range(5)], [f"{10**power:,}" for power in range(5)])
    ax.set_xlabel(say.STEPS_T, size=TITLE_PT)
    ax.set_ylabel(say.ROADS, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.roads_at_work(MOST_STEPS, MOST_LAYERS, counts[-1])
    return picture


def counts(my_layer_counts):
    """The counts of nets of one layer, two and more, one layer on top of the other."""
    picture = Picture(8.2, 2.7)
    ax = picture.add_axes((0.11, 0.17, 0.88, 0.8))
    for L in range(1, LAYERS + 1):
        layers = np.array(list(my_layer_counts(**SIZES, L=L)), dtype=float) / 1000
        floors = np.cumsum(layers) - layers
        ax.bar([L] * L, layers, bottom=floors, width=0.7, color=COLORS["W"], edgecolor="white", linewidth=1.5)
        for floor, count in zip(floors, layers, strict=True):
            ax.text(L, floor + count / 2, f"{count:.0f}", ha="center", va="center", size=TEXT_PT, color="white")
        ax.text(
            L, layers.sum() * 1.01 + 2, f"{layers.sum():.0f}", ha="center", va="bottom", size=TITLE_PT, color=INK
        )
    ax.set(xlim=(0.4, LAYERS + 0.6), ylim=(0, 1.12 * layers.sum()))
    ax.set_xticks(range(1, LAYERS + 1), [say.layers_long(L) for L in range(1, LAYERS + 1)])
    ax.set_ylabel(say.THOUSANDS, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.counts_at_work(**SIZES, layers=1000 * layers)
    return picture


def first_step(answers):
    """In a stack drawn by chance: what another x[1], and another x[4], change in each
    layer."""
    rng = np.random.default_rng(0)
    net = Stack(*(RNNCell.random(3, 3, rng) for _ in range(DRAWN_LAYERS)))
    x = rng.normal(size=(DRAWN_STEPS, 3))
    picture, firsts = Picture(8.2, 2.3), []
    for place, kick in enumerate(KICKS):
        kicked = x.copy()
        kicked[kick - 1] += 1
        before, after = unroll(net, x), unroll(net, kicked)
        apart = [np.abs(after.parts[name].h - before.parts[name].h)[1:, :, 0].max(axis=1) for name in net.parts]
        changed = np.array(apart) > 0
        firsts.append(changed.argmax(axis=1) + 1)
        ax = picture.add_axes((0.08 + 0.48 * place, 0.12, 0.42, 0.72))
        _changes(ax, np.array(apart), firsts[-1])
        ax.set_title(say.another_input(kick), size=TITLE_PT, color=COLORS["x"])
    picture.sentence = say.first_step_at_work(KICKS, firsts)
    return picture


def _changes(ax, apart, firsts):
    """How far each layer is changed at each step, the first layer below; where nothing
    is changed it is gray."""
    steps = apart.shape[1]
    shown = np.ma.masked_equal(apart, 0)
    ax.imshow(shown, cmap=DIVERGING.with_extremes(bad=NOTHING), vmin=-1, vmax=1, aspect="auto",
              interpolation="none", origin="lower")  # fmt: skip
    for layer, t in np.ndindex(apart.shape):
        text = say.small(apart[layer, t]) if apart[layer, t] else ""
        ax.text(t, layer, text, ha="center", va="center", size=TEXT_PT, color=INK)
    for layer, first in enumerate(firsts):
        ax.axvspan(first - 1.47, first - 0.53, (layer + 0.03) / len(apart), (layer + 0.97) / len(apart), fill=False,
                   ec=LIT, linewidth=3, zorder=3)  # fmt: skip
    ax.set_xticks(range(steps), [f"t = {t}" for t in range(1, steps + 1)])
    ax.set_yticks(range(len(apart)), [f"h{below(layer)}[t]" for layer in range(1, len(apart) + 1)])
    ax.tick_params(length=0, labelsize=TEXT_PT)
