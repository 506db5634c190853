"""The learner's own functions of notebook 3 at work."""

import numpy as np

from rnn_teach.core import Readout, RNNCell, central_differences, cross_entropy, unroll
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_style import COLORS, FAINT, INK, TEXT_PT, TITLE_PT
from rnn_teach.lessons.bptt import words as say
from rnn_teach.lessons.bptt.backward import TRUTH
from rnn_teach.lessons.bptt.backward import backward as true_backward
from rnn_teach.lessons.bptt.task import SLOTS, make_travel_slots

ROUNDS, RATE, UNITS = 60, 0.1, 4
TOLERANCE = 1e-6
SENTENCE = 2
"""Of the six: the one whose gradient the notebook takes apart."""


def backward(my_backward):
    """The travel desk learns with it: the loss, and how many words are wrong."""
    rng, sentences = np.random.default_rng(0), make_travel_slots()
    cell = RNNCell.random(sentences[0][0].shape[1], UNITS, rng, U_std=1)
    readout = Readout.random(UNITS, len(SLOTS), rng)
    losses, wrong = [], []
    for _ in range(ROUNDS):
        seen = [_learn(cell, readout, x, target, my_backward) for x, target in sentences]
        losses.append(sum(loss for loss, _ in seen))
        wrong.append(sum(words for _, words in seen))
    picture, ax = _axes(say.ROUNDS, say.LOSS_OF_ROUND)
    ax.plot(range(1, ROUNDS + 1), losses, color=COLORS["gradient"], linewidth=2)
    ax.set_ylim(0, None)
    beside = ax.twinx()
    beside.bar(range(1, ROUNDS + 1), wrong, color=COLORS["o"], alpha=0.3)
    beside.set_ylim(0, 36)
    beside.set_ylabel(say.WORDS_WRONG, size=TITLE_PT, color=COLORS["o"])
    beside.tick_params(labelsize=TEXT_PT)
    beside.spines[["top", "left"]].set_visible(False)
    picture.sentence = say.backward_at_work(ROUNDS, losses[0], losses[-1], wrong[-1])
    return picture


def truncated(my_truncated):
    """How far it is from the full gradient, window by window."""
    W, h, direct = _one_sentence()[:3]
    full = true_backward(TRUTH, W, np.zeros_like(h), h, direct)[2]
    windows = np.arange(1, len(h))
    cut = [np.asarray(my_truncated(W=W.copy(), h=h.copy(), direct=direct.copy(), K=int(K))) for K in windows]
    errors = np.array([np.linalg.norm(dW - full) for dW in cut]) / np.linalg.norm(full)
    picture, ax = _axes(say.WINDOW_AXIS, say.ERROR_AXIS)
    ax.bar(windows, 100 * errors, color=COLORS["W"])
    for K, error in zip(windows, errors, strict=True):
        ax.text(K, 100 * error, f"{100 * error:.1f}", ha="center", va="bottom", size=TEXT_PT, color=INK)
    ax.set_ylim(0, 115 * errors.max() or 1)
    picture.sentence = say.truncated_at_work(errors)
    return picture


def agree(my_agree):
    """What it says of numerical gradients, step size by step size."""
    W, h, direct, x, target, cell, readout = _one_sentence()
    full = true_backward(TRUTH, W, np.zeros_like(h), h, direct)[2]

    def loss(W):
        return cross_entropy(readout.V @ unroll(RNNCell(cell.U, W), x).h, target).value

    sizes = np.logspace(-13, -1, 25)
    found = [central_differences(loss, {"W": W}, step=size)["W"] for size in sizes]
    errors = np.array([np.linalg.norm(g - full) / np.linalg.norm(full) for g in found])
    agreed = np.array([bool(my_agree(ours=full.copy(), theirs=g, tolerance=TOLERANCE)) for g in found])
    picture, ax = _axes(say.STEP_SIZE, say.RELATIVE_ERROR)
    ax.set(xscale="log", yscale="log")
    ax.axhline(TOLERANCE, color=FAINT, linestyle=(0, (4, 3)))
    ax.plot(sizes, errors, color=FAINT, linewidth=1)
    for those, color, label in ((agreed, "#1f8a45", say.AGREED), (~agreed, "#d9480f", say.DISAGREED)):
        ax.plot(sizes[those], errors[those], "o", color=color, label=label)
    ax.legend(fontsize=TEXT_PT, frameon=False)
    picture.sentence = say.agree_at_work(int(agreed.sum()), len(sizes))
    return picture


def _learn(cell, readout, x, target, my_backward):
    """One update; the loss before it, and how many words were wrong."""
    trace = readout.read(unroll(cell, x))
    loss = cross_entropy(trace.readout, target)
    answer = readout.read_backward(trace, loss.d_o)
    inputs = {"W": cell.W.copy(), "x": trace.x[:, :, 0], "h": trace.h[:, :, 0], "direct": answer.d.h[:, :, 0]}
    _, dU, dW = my_backward(**inputs)
    for name, parameter in readout.parameters.items():
        parameter -= RATE * answer.total[name]
    cell.U -= RATE * np.asarray(dU)
    cell.W -= RATE * np.asarray(dW)
    right = trace.readout.y_hat[1:, :, 0].argmax(axis=1) == target
    return loss.value, int(np.sum(~right))


def _one_sentence():
    """W, h, direct, x, target, cell and readout of the notebook's sentence."""
    x, target = make_travel_slots()[SENTENCE]
    rng = np.random.default_rng(0)
    cell = RNNCell.random(x.shape[1], 2, rng, U_std=1)
    readout = Readout.random(2, len(SLOTS), rng)
    trace = readout.read(unroll(cell, x))
    direct = readout.read_backward(trace, cross_entropy(trace.readout, target).d_o).d.h[:, :, 0]
    direct[0] = 0
    return cell.W, trace.h[:, :, 0], direct, x, target, cell, readout


def _axes(x, y):
    picture = Picture(7.2, 2.7)
    ax = picture.add_axes((0.11, 0.2, 0.78, 0.74))
    ax.set_xlabel(x, size=TITLE_PT)
    ax.set_ylabel(y, size=TITLE_PT)
    ax.tick_params(labelsize=TEXT_PT)
    ax.spines[["top", "right"]].set_visible(False)
    return picture, ax
