"""Wire an LSTM by hand that counts to three, and begins anew at each −1."""

from __future__ import annotations

from dataclasses import fields
from functools import partial

import numpy as np

from rnn_teach.core import LSTMCell, PeepholeLSTMCell, unroll
from rnn_teach.core.types import AnyCell
from rnn_teach.kit.answers import shown
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.exercise import at_work
from rnn_teach.kit.faults import text_of
from rnn_teach.kit.trials import generator
from rnn_teach.kit.verdict import Verdict, correct, not_attempted, wrong
from rnn_teach.lessons.lstm_gates import words

T = 100
"""The cell reads so many steps. What it says at step t rests on the first t inputs
alone, so every shorter sequence is tried as well."""
RANDOM = 24
"""So many random sequences, in which ones are rarer or more frequent."""
AT_WORK = "rnn_teach.lessons.lstm_gates.picture_at_work:counting_cell"
KINDS = (LSTMCell, PeepholeLSTMCell)
GAPS = (1, 2, 5, 10, 20, 40)
"""Zeros between the second and the third one."""


def check_counting_cell(cell: AnyCell, rng: np.random.Generator | None = None) -> Verdict:
    """Check a learner's LSTM that reads 1, 0 or −1 a step and counts the ones since the
    last −1.

        h of unit 1 is above 0.5 at exactly those steps at which three ones or more have
        been read since the last −1, or since the beginning

    The cell starts from h = c = 0. It is judged by what it does on sequences of up to
    100 steps: any wiring that does so is right, with any number of units, with
    peepholes, linear cell input or output, gates held.

    Parameters
    ----------
    cell : LSTMCell, or a function without arguments that returns one
        With n_x = 1.
    rng : numpy.random.Generator
        Draws sequences to try it on, besides those that are always tried; others at
        each call where it is not given.

    Returns
    -------
    Verdict
    """
    rng, verdict = generator(rng)
    if verdict is not None:
        return verdict
    if cell is None or cell is ...:
        return not_attempted(words.COUNTING_THE_CELL)
    if callable(cell):
        cell, verdict = attempt(cell)
        if verdict is not None:
            return verdict
    kind = next((kind for kind in KINDS if isinstance(cell, kind)), None)
    if kind is None:
        return wrong(words.counting_no_cell(type(cell).__name__), "no_cell")
    return _judged(kind, cell, rng)


def _judged(kind, cell, rng):
    """The verdict on a cell by what its arrays do in a plain cell of its kind, whatever
    its own `step` does."""
    try:
        plain = kind(**{field.name: getattr(cell, field.name) for field in fields(kind) if field.init})
        if plain.n_x != 1:
            return wrong(words.counting_inputs(plain.n_x), "n_x")
        trials = Trials(plain, rng)
    except Exception as error:  # its arrays may have been changed to anything
        return wrong(words.counting_does_not_run(type(error).__name__, text_of(error)), "does_not_run")
    for look in LOOKS:
        sentence = look(trials)
        if sentence:
            return wrong(sentence, look.__name__.strip("_"))
    return correct(words.counting_correct(trials.x.shape[1], T), partial(at_work, AT_WORK, plain))


class Trials:
    """What the cell does on all sequences at once.

    Attributes
    ----------
    x : array (T, B) of whole numbers
        What is read, a sequence a column.
    counted : array (T, B)
        The ones read since the last −1.
    h : array (T, n_h, B)
        The states after each step.
    fires : array (T, B)
        Where h of unit 1 is above 0.5.
    """

    def __init__(self, cell, rng):
        self._places, columns = {}, []
        for name, ones in _probes().items():
            self._places[name] = len(columns)
            columns.append(_inputs(ones))
        columns += [_drawn(rng, share) for share in rng.choice([0.03, 0.1, 0.5, 0.9], RANDOM)]
        self.x = np.array(columns, dtype=int).T
        self.counted = count_since(self.x)
        with np.errstate(all="ignore"):  # what leaves the numbers is told below
            self.h = unroll(cell, self.x[:, np.newaxis]).h[1:]
        self.fires = self.h[:, 0] > 0.5

    @property
    def wanted(self):
        """Where unit 1 should fire."""
        return self.counted >= 3

    def fired(self, name):
        """When unit 1 fires on the probe of that name, t = 1 ... T."""
        return 1 + np.flatnonzero(self.fires[:, self._places[name]])

    def state(self, name, t):
        """h of unit 1 at step t on the probe of that name, as a text."""
        return _as_text(self.h[t - 1, 0, self._places[name]])


def count_since(x):
    """The ones since the last −1 at each step of sequences (T, B)."""
    counted, so_far = np.zeros_like(x), np.zeros_like(x[0])
    for t, read in enumerate(x):
        so_far = np.where(read == -1, 0, so_far + (read == 1))
        counted[t] = so_far
    return counted


def _probes():
    """Sequences that show one thing each: by name, the steps at which a one is read; or
    a −1, written as a negative step."""
    probes = {
        "zeros": [],
        "two": [1, 2],
        "three": [1, 2, 3],
        "ones": range(1, T + 1),
        "spread": range(2, T + 1, 2),
        "emptied": [1, 2, 3, -4],
        "anew": [1, 2, -3, 4, 5, 6],
        "twice": [-1, -2, 3, 4, 5],
    }
    return probes | {gap: [1, 2, 3 + gap] for gap in GAPS}


def _inputs(steps):
    x = np.zeros(T, int)
    for step in steps:
        x[abs(step) - 1] = np.sign(step)
    return x


def _drawn(rng, share):
    """Ones in this share of the steps, and now and then a −1 between them."""
    ones = rng.random(T) < share
    return np.where(ones, 1, np.where(rng.random(T) < rng.choice([0.0, 0.05, 0.3]), -1, 0))


def _finite(trials):
    bad = np.argwhere(~np.isfinite(trials.h[:, 0]))
    if len(bad):
        t, column = bad[0]
        return words.counting_not_finite(trials.h[t, 0, column], words.inputs_read(trials.x[: t + 1, column]))
    return ""


def _right_elsewhere(trials):
    """What is right as a whole, in another place or the other way round."""
    if (trials.fires == trials.wanted).all():
        return ""
    if (trials.fires != trials.wanted).all():
        return words.COUNTING_UPSIDE_DOWN
    if ((trials.h[:, 0] < -0.5) == trials.wanted).all():
        return words.COUNTING_WRONG_SIGN
    for unit in range(1, trials.h.shape[1]):
        if ((trials.h[:, unit] > 0.5) == trials.wanted).all():
            return words.counting_elsewhere(unit + 1)
    return ""


def _always_or_never(trials):
    if not trials.fires.any():
        return words.counting_never(_as_text(trials.h[:, 0].max()))
    if trials.fires.all():
        return words.COUNTING_ALWAYS
    return ""


def _counts_zeros(trials):
    alone = trials.fired("zeros")
    if len(alone):
        return words.counting_zeros_alone(trials.state("zeros", alone[0]), alone[0])
    fired = trials.fired("two")
    if len(fired) and fired[0] > 2:
        return words.counting_zeros_after_two(fired[0] - 2, trials.state("two", fired[0]))
    return ""


def _counts_wrongly(trials):
    """What it does when ones come one after the other."""
    fired = trials.fired("ones")
    if not len(fired):
        return words.COUNTING_NEVER_IN_A_ROW
    first = fired[0]
    if first < 3:
        return words.counting_early(first, trials.state("ones", first))
    if first > 3:
        return words.counting_late(trials.state("ones", 3), first)
    missed = np.setdiff1d(np.arange(3, T + 1), fired)
    if len(missed):
        return words.counting_stops(missed[0], trials.state("ones", missed[0]))
    return ""


def _forgets(trials):
    """What zeros do to what was counted."""
    for gap in GAPS:
        if 3 + gap not in trials.fired(gap):
            return words.counting_forgets_between(gap, trials.state(gap, 3 + gap))
    missed = np.setdiff1d(np.arange(3, T + 1), trials.fired("three"))
    if len(missed):
        return words.counting_forgets_three(missed[0] - 3, trials.state("three", missed[0]))
    return ""


def _begins_anew(trials):
    """What a −1 does."""
    fired = trials.fired("emptied")
    if fired[-1] > 3:
        late = fired[fired > 3][0]
        return words.counting_not_emptied(trials.state("emptied", late), late == T or len(fired) == T - 2)
    for name, third in (("anew", 6), ("twice", 5)):
        fired = trials.fired(name)
        if not len(fired) or fired[0] > third:
            return words.counting_below_zero(trials.state(name, third))
        if fired[0] < third:
            return words.counting_rest_left(fired[0] - third + 3, trials.state(name, fired[0]))
    return ""


def _anything_else(trials):
    """The sequence on which it goes wrong first."""
    off = trials.fires != trials.wanted
    if not off.any():
        return ""
    t, column = np.argwhere(off)[0]
    read, h = words.inputs_read(trials.x[: t + 1, column]), _as_text(trials.h[t, 0, column])
    return words.counting_wrong(read, trials.counted[t, column], h, trials.wanted[t, column])


def _as_text(h):
    """h with as many decimals as show on which side of a half it is."""
    return shown(h, 0.5)[0]


LOOKS = (
    _finite,
    _right_elsewhere,
    _always_or_never,
    _counts_zeros,
    _counts_wrongly,
    _forgets,
    _begins_anew,
    _anything_else,
)
"""What is looked at, in this order: the first that has something to say names the
mistake."""
