"""The words of notebook 1: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

# Controls

SENTENCE, TYPE_YOUR_OWN, YOUR_OWN = "sentence", "or type your own", "(your own)"
ORDER, SEED, UNITS = "order", "seed of U, W", "units n_h"
AS_WRITTEN = "as written"
FIRST_SWAPPED = "first two words swapped"
LAST_SWAPPED = "last two words swapped"
BACKWARDS = "backwards"

# Pictures

UNIT = "unit"
DISTANCE = "distance from the order as written"
THE_LOOP = "The net as a loop: the hidden state h[t] is made from the input x[t] and from itself, one step ago."


def unrolled(words):
    """The net over these words."""
    T = len(words)
    return f"The net unrolled over {T} words, {', '.join(words)}: {T} copies of one cell, left to right."


def step(t, T, word, moved, unit, before, now, distance):
    """What step t did to the state: how far it moved, most in one unit, and how far it
    is from another run's."""
    told = (
        f"Step {t} of {T} reads “{word}”: the state moves by {number(moved)}, "
        f"most in unit {unit + 1}, from {number(before)} to {number(now)}."
    )
    if distance is None:
        return told
    return f"{told} It is {number(distance)} away from h[{t}] of the order as written."


# Exercises

UNROLL_MISTAKES = {
    "tanh_left_out": "tanh is left out",
    "tanh_too_late": "tanh is left out on the way back: a[t-1] is fed back instead of h[t-1]",
    "sigmoid": "σ stands where tanh belongs",
    "relu": "relu stands where tanh belongs",
    "tanh_of_input": "tanh is taken of U x[t] alone",
    "b_after_tanh": "b is added after tanh",
    "b_left_out": "b is left out",
    "past_left_out": "W h[t-1] is left out: there is no memory",
    "W_transposed": "W is transposed",
    "always_h_0": "h[0] is used at every step instead of h[t-1]",
    "W_left_out": "W is left out: h[t-1] is added as it is",
    "two_steps_back": "the step starts from h[t-2]",
    "first_word": "the first word is read at every step",
    "reversed_words": "the words are read from the last to the first",
    "h_0_zero": "h[0] is taken as zero",
    "h_0_ignored": "h_0 is not used at all: h[0] is zero, and the loop starts from it",
    "last_state_everywhere": "one array is kept T times: every row is the last state (store a copy)",
    "nothing_stored": "only h[0] is kept: the loop's states are never stored",
    "h_0_stored_as_zero": "h[0] is stored as zero",
    "reversed_states": "the states are stored from the last to the first",
}
"""What is wrong with a loop, by the key of the mistake."""

UNROLL_ADVICE = "compare a[t] = U x[t] + W h[t-1] + b term by term."
UNROLL_COLUMN = "here a state is a vector (n_h,), not a column (n_h, 1)"


def unroll_correct(trials):
    """Of a right loop, tried on so many nets."""
    return (
        f"your h equals unroll's at every step, from an h[0] that is not zero, in {trials} nets "
        "of different sizes, T = 1 among them."
    )


def latch_read(read):
    """What the unit has read so far: a row of (word, how often)."""
    parts = []
    for word, times in read:
        if word:
            parts.append(f'"{word}"' if times == 1 else f'"{word}" {times} times')
        else:
            parts.append(f"{times} other {'word' if times == 1 else 'words'}")
    return ", then ".join(parts)


def latch_wrong(read, h, verb, why):
    """Where the unit goes wrong first, and why."""
    wanted = "above 0.5" if verb == "arrive" else "below -0.5"
    return f"after {read}, h is {h}; it should be {wanted}: {why}"


def latch_sign(verb):
    """Of a number with the wrong sign, or zero."""
    return f"the sign of u_{verb} decides which way the unit goes."


LATCH_CHANGING = "with w below zero the state changes its sign at every word."


def latch_faded(verb, h):
    """Of a state that was there and went away."""
    return f'right after "{verb}" it was {h}, and then it faded; a larger w keeps more of it.'


def latch_weak(verb):
    """Of a verb that does not win against the state before."""
    return f'"{verb}" was not strong enough to set it against w h[t-1]; make u_{verb} larger.'


LATCH_NO_NUMBER = "three finite numbers are wanted"


def latch_correct(pause):
    """Of a right wiring."""
    return f"it keeps the last verb, whichever came before, through up to {pause} other words."
