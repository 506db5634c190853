"""The words of notebook 7: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

# Controls of the side-by-side explorer

NETS, HOLD_IN_LSTM, HOLD_IN_GRU = "nets", "hold in the LSTM", "hold in the GRU"
RESET = "reset r and the product W h: r comes"
BEFORE, AFTER = "before", "after"
ADD_KEEP_ANEW, ADD_ALWAYS = "wired: add, keep, begin anew", "wired: add at every step"
WIRED_NAMES = ("number", "write", "new")
NOT_HELD = "none"


def random_weights(n_h, seed):
    """Nets of so many units."""
    return f"{n_h} units with random weights {seed}"


# Its picture

NO_C = "no c"
LSTM_LEGEND = ("kept  f c[t−1]", "written  i g", "c[t]")
GRU_LEGEND = ("kept  z h[t−1]", "new  (1−z) n", "h[t]")
LSTM = "LSTM"


def gru(reset):
    """The GRU, by where its reset stands."""
    return f"GRU, reset {reset} the product"


def unit_1(title, n_h):
    """Above the half of a net of several units."""
    return title if n_h == 1 else f"{title}: unit 1 of {n_h}"


def held(name):
    """A row whose gate is held."""
    return f"{name} held"


# Its sentence


def side_by_side(t, T, reset, lstm_held, gru_held, of_lstm, of_gru):
    """One step of both; of each the states before and now, what is kept and what is
    new, of the LSTM h too."""
    before, c, kept, written, h = map(number, of_lstm)
    gru_before, gru_h, gru_kept, new = map(number, of_gru)
    return (
        f"Step {t} of {T}. LSTM{_holds(lstm_held)}: c goes from {before} to {c}, {kept} kept and {written} "
        f"written; h = {h}. GRU, reset {reset} the product{_holds(gru_held)}: h goes from {gru_before} to {gru_h}, "
        f"{gru_kept} kept and {new} new."
    )


def _holds(held_gates):
    return "".join(f", {gate} held at {value:g}" for gate, value in held_gates.items())


# The race

WHOSE = "gradient and answer of"


def standing(cell, recent, goal, update):
    """How far a net is; `update` is the first one below the goal, or None."""
    told = f"{cell} is at {number(recent, 4)}"
    return told if update is None else f"{told}, first below {goal} at update {update}"


def out_of_the_race(cell, updates):
    """Of a net whose loss is not finite any more."""
    return f"{cell} has no finite loss after update {updates}"


def race(T, steps, clip, seed, stopped, updates, window, standings, cell, answer, wanted):
    """The race so far, with the standing of each net; `stopped` says why it ended, or
    is ""."""
    if stopped:
        told = stopped
    elif updates:
        told = f"after {updates} updates (mean loss of the last {window}) {'; '.join(standings)}."
    else:
        told = "no update made yet. Press play."
    return (
        f"T = {T}, {steps}, clipping {clip}, seed {seed}: {told} "
        f"The {cell} answers {number(answer)} where the sum is {number(wanted)}."
    )


# Exercises

UPDATE_MISTAKES = {
    "exchanged": "the two conventions are exchanged",
    "always_keeps": "one_keeps is not asked: z = 1 keeps in both",
    "always_renews": "one_keeps is not asked: z = 1 renews in both",
    "same_gate_keeps": "the same gate stands at both: what is kept of the old state is also taken of n",
    "same_gate_takes": "the same gate stands at both: what is taken of n is also kept of the old state",
    "n_whole": "n is added whole, without its gate",
    "old_whole": "the old state is added whole, without its gate",
    "both_whole": "both are added whole: z is left out",
    "new_left_out": "the new part is left out: nothing is renewed",
    "old_left_out": "the old part is left out: nothing is kept",
    "old_as_it_is": "the old state is handed back as it is",
    "n_as_it_is": "n is handed back as it is",
    "subtracted": "the two parts are subtracted instead of added",
    "z_minus_one": "z - 1 stands where 1 - z belongs",
    "multiplied": "the two parts are multiplied with each other",
    "tanh_of_n": "tanh is taken of n once more",
    "tanh_of_sum": "tanh is taken of the sum",
    "sigmoid_of_z": "σ is taken of z once more",
}
"""What is wrong with an update, by the key of the mistake."""

UPDATE_ADVICE = "try it with z = 0 and with z = 1, where h is n or the old state."
UPDATE_NO_NUMBER = "the update was given finite numbers, so a division by zero of its own made it"
UPDATE_UNIT_BY_UNIT = "the gate multiplies unit by unit: * and not @"


def update_case(one_keeps, n_h, B):
    """Which convention is tried, on which sizes."""
    return f"with one_keeps = {one_keeps}, n_h = {n_h} and B = {B}"


def update_correct(trials):
    """Of a right update, tried so often."""
    return (
        "your update is right where z = 1 keeps the old state, and where z = 1 renews it, in "
        f"{trials} trials of different sizes."
    )
