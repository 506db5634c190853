"""The second exercise of notebook 05: wire an LSTM by hand that counts to three."""

import numpy as np

from rnn_teach.core import LSTMCell, unroll
from rnn_teach.kit.verdict import attempt, correct, not_attempted, wrong

T = 100
"""The cell reads so many steps. What it says at step t rests on the first t inputs alone, so every shorter sequence
is tried as well."""
RANDOM = 24
"""So many random sequences, in which ones are rarer or more frequent."""
GAPS = (1, 2, 5, 10, 20, 40)
"""Zeros between the second and the third one."""


def check_counting_cell(cell, rng=None):
    """Check a learner's LSTM that reads one number a step, 0 or 1, and counts the ones to three.

        h of unit 1 is above 0.5 at exactly those steps up to which three ones or more have been read

    The cell starts from h = c = 0. It is judged by what it does on sequences of 0 and 1 of up to 100 steps: any
    wiring that does so is right, with any number of units, with peepholes, linear cell input or output, gates held.

    Parameters
    ----------
    cell : LSTMCell, or a function without arguments that returns one
        With n_x = 1.
    rng : numpy.random.Generator
        Draws sequences to try it on, besides those that are always tried.

    Returns
    -------
    Verdict
    """
    if cell is None or cell is ...:
        return not_attempted("the cell")
    if callable(cell):
        cell, verdict = attempt(cell)
        if verdict is not None:
            return verdict
    if not isinstance(cell, LSTMCell):
        return wrong(f"an LSTMCell is wanted; got {type(cell).__name__}.")
    if cell.n_x != 1:
        return wrong(f"the cell must read one number a step, n_x = 1; this one has n_x = {cell.n_x}.")
    trials = Trials(cell, np.random.default_rng(1) if rng is None else rng)
    for look in LOOKS:
        sentence = look(trials)
        if sentence:
            return wrong(sentence)
    sequences = trials.x.shape[1]
    return correct(
        f"unit 1 is above 0.5 from the third one on and never before, on {sequences} sequences of {T} steps."
    )


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
        """h of unit 1 at step t on the probe of that name."""
        return self.h[t - 1, 0, self._places[name]]


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
        return f"h of unit 1 is {trials.h[t, 0, column]} after reading {_read(trials.x[: t + 1, column])}."
    return ""


def _right_elsewhere(trials):
    """What is right as a whole, in another place or the other way round."""
    if (trials.fires == trials.wanted).all():
        return ""
    if (trials.fires != trials.wanted).all():
        return "unit 1 is the wrong way round: above 0.5 before the third one, and not from then on."
    if ((trials.h[:, 0] < -0.5) == trials.wanted).all():
        return "unit 1 counts with the wrong sign: it falls below −0.5 at the third one, where above 0.5 is wanted."
    for unit in range(1, trials.h.shape[1]):
        if ((trials.h[:, unit] > 0.5) == trials.wanted).all():
            return f"unit {unit + 1} does what unit 1 should: put it first."
    return ""


def _always_or_never(trials):
    if not trials.fires.any():
        most = trials.h[:, 0].max()
        return f"it never fires: h of unit 1 stays at or below 0.5; the most that was seen is {most:.4f}."
    if trials.fires.all():
        return "it always fires: h of unit 1 is above 0.5 at every step, also before a one was read."
    return ""


def _counts_zeros(trials):
    alone = trials.fired("zeros")
    if len(alone):
        h = trials.state("zeros", alone[0])
        return f"it counts zeros too: on zeros alone h of unit 1 is {h:.4f} at step {alone[0]}."
    fired = trials.fired("two")
    if len(fired) and fired[0] > 2:
        h = trials.state("two", fired[0])
        return f"it counts zeros too: after two ones and {_zeros(fired[0] - 2)} h of unit 1 is {h:.4f}."
    return ""


def _counts_wrongly(trials):
    """What it does when ones come one after the other."""
    fired = trials.fired("ones")
    if not len(fired):
        return "it never fires while ones follow each other: only ones with zeros between them are counted."
    first = fired[0]
    if first < 3:
        h = trials.state("ones", first)
        return f"it fires already at the {ORDINALS[first]} one: h of unit 1 is {h:.4f} there."
    if first > 3:
        h = trials.state("ones", 3)
        return (
            f"it fires too late: at the third of ones in a row h of unit 1 is {h:.4f}; above 0.5 at number {first}."
        )
    missed = np.setdiff1d(np.arange(3, T + 1), fired)
    if len(missed):
        h = trials.state("ones", missed[0])
        return (
            f"it does not go on firing: of ones in a row, number {missed[0]} brings h of unit 1 to {h:.4f} again."
        )
    return ""


def _forgets(trials):
    """What zeros do to what was counted."""
    for gap in GAPS:
        if 3 + gap not in trials.fired(gap):
            return (
                f"it forgets between ones that are far apart: with {_zeros(gap)} between the second and the third, "
                f"h of unit 1 is {trials.state(gap, 3 + gap):.4f} at the third."
            )
    missed = np.setdiff1d(np.arange(3, T + 1), trials.fired("three"))
    if len(missed):
        t = missed[0]
        what = "falls back as soon as a zero comes" if t == 4 else "forgets that it has counted to three"
        return f"it {what}: after three ones and {_zeros(t - 3)} h of unit 1 is {trials.state('three', t):.4f}."
    return ""


def _anything_else(trials):
    """The sequence on which it goes wrong first."""
    off = trials.fires != trials.wanted
    if not off.any():
        return ""
    t, column = np.argwhere(off)[0]
    ones = trials.counted[t, column]
    want = "above 0.5" if trials.wanted[t, column] else "at or below 0.5"
    read, h = _read(trials.x[: t + 1, column]), trials.h[t, 0, column]
    return f"after {read}, with {ones} {'one' if ones == 1 else 'ones'}, h of unit 1 is {h:.4f}; {want} is right."


LOOKS = (_finite, _right_elsewhere, _always_or_never, _counts_zeros, _counts_wrongly, _forgets, _anything_else)
"""What is looked at, in this order: the first that has something to say names the mistake."""

ORDINALS = {1: "first", 2: "second"}


def _zeros(count):
    return f"{count} {'zero' if count == 1 else 'zeros'}"


def _read(x):
    """The inputs read, the last dozen where there are more."""
    shown = " ".join(str(number) for number in x[-12:])
    if len(x) > 12:
        return f"{len(x)} inputs that end in {shown}"
    return f"the input{'s' if len(x) > 1 else ''} {shown}"
