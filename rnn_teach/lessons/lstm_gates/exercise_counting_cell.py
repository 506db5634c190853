"""The second exercise of notebook 6: wire an LSTM by hand that counts to three."""

from dataclasses import fields

import numpy as np

from rnn_teach.core import LSTMCell, PeepholeLSTMCell, unroll
from rnn_teach.kit.answers import shown
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.faults import text_of
from rnn_teach.kit.trials import generator
from rnn_teach.kit.verdict import correct, not_attempted, wrong
from rnn_teach.lessons.lstm_gates import words

T = 100
"""The cell reads so many steps. What it says at step t rests on the first t inputs
alone, so every shorter sequence is tried as well."""
RANDOM = 24
"""So many random sequences, in which ones are rarer or more frequent."""
KINDS = (LSTMCell, PeepholeLSTMCell)
GAPS = (1, 2, 5, 10, 20, 40)
"""Zeros between the second and the third one."""


def check_counting_cell(cell, rng=None):
    """Check a learner's LSTM that reads one number a step, 0 or 1, and counts to three.

        h of unit 1 is above 0.5 at exactly those steps up to which three ones or more
        have been read

    The cell starts from h = c = 0. It is judged by what it does on sequences of 0 and 1
    of up to 100 steps: any wiring that does so is right, with any number of units, with
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
    return correct(words.counting_correct(trials.x.shape[1], T))


class Trials:
    """What the cell does on all sequences at once.

    Attributes
    ----------
    x : array (T, B) of whole numbers
        What is read, a sequence a column.
    counted : array (T, B)
        The ones read so far.
    h : array (T, n_h, B)
        The states after each step.
    fires : array (T, B)
        Where h of unit 1 is above 0.5.
    """

    def __init__(self, cell, rng):
        self._places, columns = {}, []
        for name, ones in _probes().items():
            self._places[name] = len(columns)
            columns.append(np.isin(np.arange(1, T + 1), ones))
        columns += [rng.random(T) < share for share in rng.choice([0.03, 0.1, 0.5, 0.9], RANDOM)]
        self.x = np.array(columns, dtype=int).T
        self.counted = np.cumsum(self.x, axis=0)
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


def _probes():
    """Sequences that show one thing each: by name, the steps at which a one is read."""
    probes = {
        "zeros": [],
        "two": [1, 2],
        "three": [1, 2, 3],
        "ones": range(1, T + 1),
        "spread": range(2, T + 1, 2),
    }
    return probes | {gap: [1, 2, 3 + gap] for gap in GAPS}


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


LOOKS = (_finite, _right_elsewhere, _always_or_never, _counts_zeros, _counts_wrongly, _forgets, _anything_else)
"""What is looked at, in this order: the first that has something to say names the
mistake."""
