"""Train a net on the adding problem and watch."""

import ipywidgets as widgets
import numpy as np

from rnn_teach.core import Readout, RNNCell, bptt, squared_error, unroll
from rnn_teach.core.initializations import orthogonal
from rnn_teach.core.optimizers import SGD, Adam
from rnn_teach.core.training import Training
from rnn_teach.explorers.adding_code import adding_code
from rnn_teach.explorers.live import LiveExplorer
from rnn_teach.figures.adding import AddingPicture
from rnn_teach.figures.learning import WINDOW, recent_loss
from rnn_teach.figures.style import number
from rnn_teach.tasks import ADDING_BASELINE, make_adding

N_H, B = 32, 32
MOST_UPDATES = 4000
CELLS = {"tanh RNN": "tanh", "ReLU RNN": "relu"}
OPTIMIZERS = {"Adam": Adam, "SGD": SGD}
STEPS = ("Adam 0.001", "Adam 0.003", "Adam 0.01", "Adam 0.03", "SGD 0.03", "SGD 0.1", "SGD 0.2", "SGD 0.3")
CLIPS = ("off", "0.5", "1", "2", "5")


def adding_explorer(*, state=None):
    """A net of 32 units learns to add the two marked numbers of a sequence, while you watch.

        x[t] = (number in [0, 1], mark 0 or 1),   target = the sum of the two marked numbers
        L = mean over a batch of 32 of (V h[T] + c - target)²

    (After Hochreiter and Schmidhuber 1997, Long short-term memory, experiment 4.) The net answers once, after the
    last step, and every update sees new sequences. Play trains on, pause stops within a moment, a changed control
    starts a new net. Where there is no page with a player, `train(updates)` does the same.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    LiveExplorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = AddingPicture(list(CELLS), baseline=ADDING_BASELINE)

    def show(run, stopped, cell, T, steps, clip, seed):
        picture.show(
            {cell: run.records},
            run.example,
            run.answer(),
            steps=steps,
            threshold=_threshold(clip),
            stopped=[cell] if stopped else [],
        )
        return _sentence(run, stopped, f"{cell}, T = {T}, {steps}, clipping {clip}")

    controls = _controls()
    rows = [[controls[name] for name in ("cell", "T", "seed")], [controls["steps"], controls["clip"]]]
    return LiveExplorer(picture, controls, AddingRun, show, adding_code, most=MOST_UPDATES, rows=rows, state=state)


class AddingRun:
    """A new net with what trains it, and one sequence to try it on, from the values of the controls."""

    def __init__(self, cell, T, steps, clip, seed):
        self._T, self._rng = T, np.random.default_rng(seed)
        U = self._rng.normal(0, 1 / np.sqrt(2), (N_H, 2))
        self._cell = RNNCell(U, orthogonal(N_H, self._rng), activation=CELLS[cell])
        self._readout = Readout.random(N_H, 1, self._rng, answer="linear")
        optimizer, rate = steps.split()
        self._training = Training(
            {**self._cell.parameters, **self._readout.parameters},
            self._loss_and_gradients,
            OPTIMIZERS[optimizer](float(rate)),
            clip_norm=_threshold(clip),
        )
        self.example = make_adding(T, 1, np.random.default_rng(100 + seed))

    @property
    def records(self):
        """One record an update."""
        return self._training.records

    def step(self):
        """Make one update."""
        self._training.step()

    def answer(self):
        """What the net says of the example."""
        with np.errstate(all="ignore"):  # a net whose parameters have run away answers too, with inf or nan
            return float(self._readout.read(unroll(self._cell, self.example.x)).o[-1, 0, 0])

    def _loss_and_gradients(self):
        batch = make_adding(self._T, B, self._rng)
        trace = self._readout.read(unroll(self._cell, batch.x))
        loss = squared_error(trace.o, batch.targets, batch.weights, average=True)
        of_readout = self._readout.read_backward(trace, loss.d_o, terms=False)
        of_cell = bptt(self._cell, trace, of_readout.d.h, terms=False)
        return loss.value, {**of_cell.total, **of_readout.total}


def _threshold(clip):
    return None if clip == "off" else float(clip)


def _sentence(run, stopped, settings):
    answers = f"It answers {number(run.answer())} where the sum is {number(run.example.targets[-1, 0, 0])}."
    updates = len(run.records)
    if stopped:
        return f"{settings}: {stopped}."
    if updates == 0:
        return f"A new net: {settings}. No update made yet. {answers} Press play."
    recent = recent_loss(run.records)
    return (
        f"{settings}: after {updates} updates the loss is {number(recent, 4)} (mean of the last "
        f"{min(updates, WINDOW)}), {number(recent / ADDING_BASELINE)} times the baseline. {answers}"
    )


def _controls():
    style = {"description_width": "initial"}

    def choice(value, options, description, width):
        return widgets.Dropdown(
            options=options, value=value, description=description, style=style, layout=widgets.Layout(width=width)
        )

    def slider(value, low, high, step, description, width):
        return widgets.IntSlider(
            value, low, high, step, description=description, continuous_update=False, style=style,
            layout=widgets.Layout(width=width),
        )  # fmt: skip

    return {
        "cell": choice("tanh RNN", list(CELLS), "cell", "10em"),
        "T": slider(10, 10, 100, 10, "length T", "19em"),
        "steps": choice("Adam 0.01", STEPS, "optimizer, rate η", "16em"),
        "clip": choice("off", CLIPS, "clip the norm at", "12em"),
        "seed": slider(0, 0, 20, 1, "seed", "16em"),
    }
