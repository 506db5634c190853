"""The learner's own functions of notebook 2 at work."""

import numpy as np

from rnn_teach.core import RNNCell, unroll
from rnn_teach.kit.numbers import number
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, DIVERGING, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.kit.sentences import Vocabulary, split_words
from rnn_teach.lessons.shared_parameters import words as say
from rnn_teach.lessons.shared_parameters.learning import RATE, Learning
from rnn_teach.lessons.shared_parameters.picture import UntiedPicture
from rnn_teach.lessons.shared_parameters.task import READ, REQUESTS

NET = {"n_x": 8000, "n_h": 100, "n_y": 8000, "biases": True}
MOST_STEPS = 20
UPDATES, LESSON = 8, 3


def count(my_count):
    """What it counts for a net of 8,000 words over 1 to 20 steps, and what untied steps
    would need."""
    steps = np.arange(1, MOST_STEPS + 1)
    counts = np.array([my_count(**NET, T=int(T)) for T in steps], dtype=float)
    picture = Picture(7.2, 2.6)
    ax = picture.add_axes((0.1, 0.2, 0.87, 0.7))
    ax.plot(steps, counts[0] * steps / 1e6, color=FAINT, linestyle=(0, (4, 3)))
    ax.plot(steps, counts / 1e6, color=COLORS["W"], marker="o", markersize=4)
    ax.text(steps[-6], counts[0] * steps[-3] / 1e6, say.UNTIED_COUNT, ha="right", size=TITLE_PT, color=FAINT)
    ax.text(steps[-1], counts.max() / 1e6 * 1.6, say.YOUR_COUNT, ha="right", size=TITLE_PT, color=COLORS["W"])
    ax.set(xlim=(0.5, MOST_STEPS + 0.5), ylim=(0, None), xticks=[1, 5, 10, 15, 20])
    ax.set_xlabel(say.STEPS_T, size=TITLE_PT)
    ax.set_ylabel(say.MILLIONS, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    picture.sentence = say.count_at_work(counts[0], counts[-1], MOST_STEPS)
    return picture


def last_states(my_last_states):
    """What it says of the batch of three requests, beside each read alone."""
    vocabulary, rng = Vocabulary(REQUESTS), np.random.default_rng(0)
    cell = RNNCell.random(len(vocabulary), 4, rng, U_std=1)
    cell = RNNCell(cell.U, cell.W, rng.normal(size=(4, 1)) / 2)
    alone = np.hstack([unroll(cell, vocabulary.one_hot(request)).h[-1] for request in REQUESTS])
    lengths = np.array([len(split_words(request)) for request in REQUESTS])
    x = np.zeros((10, len(vocabulary), 3))
    x[0] = np.nan
    for place, request in enumerate(REQUESTS):
        x[1 : lengths[place] + 1, :, place] = vocabulary.one_hot(request)
    steps = np.arange(10)[:, np.newaxis]
    mine = np.asarray(my_last_states(U=cell.U, W=cell.W, b=cell.b, x=x, mask=(steps >= 1) & (steps <= lengths)))
    picture = Picture(7.2, 2.3)
    for place, (states, title) in enumerate(((mine, say.IN_ONE_BATCH), (alone, say.EACH_ALONE))):
        ax = picture.add_axes((0.08 + 0.48 * place, 0.14, 0.42, 0.7))
        ax.imshow(states, cmap=DIVERGING, vmin=-1, vmax=1, aspect="auto", interpolation="none")
        for unit, request in np.ndindex(4, 3):
            text = number(states[unit, request])
            ax.text(request, unit, text, ha="center", va="center", size=TEXT_PT, color=INK)
        ax.set_xticks(range(3), [say.words_long(length) for length in lengths], size=TEXT_PT)
        ax.set_yticks(range(4), [say.unit(unit + 1) for unit in range(4)] if not place else [], size=TEXT_PT)
        ax.tick_params(length=0)
        ax.set_title(title, size=TITLE_PT, color=COLORS["h"])
    picture.sentence = say.states_at_work(np.abs(mine - alone).max())
    return picture


def tied_step(my_tied_step):
    """Nine words are read by a unit that learned from three of them with this step."""
    words = split_words(READ[0])
    run = Learning(len(words), LESSON, True, (), 0.0)
    before, most = run.after(0)[1], run.steepest(0)
    losses = []
    for _ in range(UPDATES + 1):
        w, h, slope, loss, _ = run.after(0)
        losses.append(loss)
        stepped = my_tied_step(W=w[1:2, np.newaxis], gradients=slope[:, np.newaxis, np.newaxis], rate=RATE)
        run = run.from_here(float(np.asarray(stepped).reshape(-1)[0]))
    picture = UntiedPicture()
    picture.show(words, LESSON, w, h, before, slope, losses, tied=True, k=2, steepest=most)
    picture.sentence = say.step_at_work(UPDATES, LESSON, len(words), w[1], h[-1], losses[-1])
    return picture


def two_words(answers):
    """Nine copies after one update on two words."""
    words = split_words(READ[0])
    run = Learning(len(words), 2, False, (), 0.0)
    w, h, slope, _, losses = run.after(1)
    picture = UntiedPicture()
    picture.show(words, 2, w, h, run.after(0)[1], slope, losses, tied=False, k=2, steepest=run.steepest(1))
    picture.sentence = say.two_words_at_work(w[2], w[3])
    return picture
