"""The words of notebook 1: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import added, number, products
from rnn_teach.kit.words import IS_SLOT, percent, quoted

# Controls

SENTENCE, TYPE_YOUR_OWN, YOUR_OWN = "sentence", "or type your own", "(your own)"
ORDER, SEED, UNITS = "order", "seed of U, W", "units n_h"
AS_WRITTEN = "as written"
FIRST_SWAPPED = "first two words swapped"
LAST_SWAPPED = "last two words swapped"
BACKWARDS = "backwards"

FIRST, SECOND, PAIR = "first request", "second request", "two requests"
WEIGHTS_ARE, SCALE = "weights", "scale of W"
TRAINED, WIRED, RANDOM = "trained", "wired by hand", "random, untrained"

# Where a number comes from


def column(t, word):
    """Of a step's column."""
    return f"Step {t} reads “{word}”."


def answers(t, names, o, y_hat):
    """Where the answers of step t come from."""
    told = ", ".join(f"{name} {percent(p)} %" for name, p in zip(names, y_hat, strict=True))
    scores = ", ".join(number(score) for score in o)
    return f"ŷ[{t}] = softmax(V h[{t}] + c) = softmax({scores}): {told}"


def column_of_two(t, words):
    """Of a column in which two requests are read; one may have ended before."""
    return f"Step {t} reads {' and '.join(f'“{word}”' for word in words)}."


def first_state(unit):
    """Of a number of h[0]."""
    return f"h[0], unit {unit + 1}: zero, before the first word."


def state(activation, t, unit, a, h):
    """Of a number in the map of states."""
    return f"h[{t}], unit {unit + 1}: {activation}({number(a)}) = {number(h)}"


def from_input(t, unit, word, value):
    """Of a number of U x[t], where x is 1 for one word and 0 for all others."""
    return f"U x[{t}]: the weight of “{word}” in row {unit + 1}, {number(value)}"


def from_past(t, unit, weights, before, value):
    """Of a number of W h[t-1]: row times column."""
    return f"W h[{t - 1}], unit {unit + 1}: {products(weights, before)} = {number(value)}"


def sum_of_step(activation, unit, numbers, a, h):
    """Of a number of a[t] and h[t]."""
    return f"unit {unit + 1}: {added(numbers)} = {number(a)}, and {activation}({number(a)}) = {number(h)}"


# Pictures

HOW_FAR_APART = "how far apart the two states are"
STATE_EQUATION = "h[t] = tanh(U x[t] + W h[t-1] + b)"
ANSWER_EQUATION = "ŷ[t] = softmax(V h[t] + c)"
ANSWERS, WORDS_READ = "the net says", "it reads"

UNIT = "unit"
DISTANCE = "distance from the order as written"
THE_LOOP = "The net as a loop: the hidden state h[t] is made from the input x[t] and from itself, one step ago."


def unrolled(words):
    """The net over these words."""
    T = len(words)
    return f"The net unrolled over {T} words, {', '.join(words)}: {T} copies of one cell, left to right."


def too_long(words, most):
    """Of a request that the drawing has no room for."""
    return f"the drawing has room for {most} words; this request has {words}: shorten it"


def _fills(slot):
    return "fills no slot" if slot == "other" else f"is {IS_SLOT[slot]}"


def two_requests(t, first, second, distance):
    """Step t of two requests, each as (word, slot, probability); None where one has
    ended."""
    told = [
        f"the {place} request has ended"
        if read is None
        else f"in the {place} request {quoted(read[0])} {_fills(read[1])} ({percent(read[2])} %)"
        for place, read in (("first", first), ("second", second))
    ]
    told = f"Step {t}: {told[0]}; {told[1]}."
    return told if distance is None else f"{told} The two states are {number(distance)} apart."


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


FORMS = {
    "one to many": "a picture in, a sentence out",
    "many to one": "a review in, good or bad out",
    "many to many, at each step": "a request in, a slot for each word",
    "many to many, after the whole input": "a sentence in, its translation out",
}
"""When there is an input and when an output, with an example."""
ONE_TO_MANY, MANY_TO_ONE, AT_EACH_STEP, AFTER_THE_INPUT = FORMS


def forms():
    """The drawing of the four."""
    told = "; ".join(f"{form}: {example}" for form, example in FORMS.items())
    return f"Four forms of the same loop, drawn over 5 steps. {told[0].upper()}{told[1:]}."


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
    "tanh_twice": "tanh is taken twice",
    "tan": "np.tan stands where np.tanh belongs",
    "two_tanhs": "tanh is taken of U x[t] and of W h[t-1] apart: add first, then take tanh once",
    "b_twice": "b is added twice",
    "b_subtracted": "b is subtracted",
    "past_subtracted": "W h[t-1] is subtracted",
    "input_left_out": "U x[t] is left out: no word is read",
    "added_to_the_past": "h[t-1] is added to the new state: h[t] takes its place",
    "stored_early": "each state is stored a row early, in h[t-1], and the next step starts from zeros",
    "sums_returned": "the sums a[t] are returned, and not h[t] = tanh(a[t])",
    "returned_early": "`return` stands within the loop: it ends after the first step (move it to the left)",
    "reversed_words": "the words are read from the last to the first",
    "h_0_zero": "h[0] is taken as zero",
    "h_0_ignored": "h_0 is not used at all: h[0] is zero, and the loop starts from it",
    "last_state_everywhere": "one array is kept T times: every row is the last state (store a copy)",
    "nothing_stored": "only h[0] is kept: the loop's states are never stored",
    "h_0_stored_as_zero": "h[0] is stored as zero",
    "reversed_states": "the states are stored from the last to the first",
    "first_word_unread": "the loop starts with the second word: row 1 is never written",
    "loop_backwards": "the loop runs from T to 1: h[t-1] is not there yet when it is needed",
    "last_word_unread": "the loop stops a word early: range(1, T) ends at T - 1, and the last row is never written",
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
    return f'"{verb}" was not strong enough to set it against w h[t-1]; make u_{verb} larger, or w smaller.'


LATCH_NO_NUMBER = "three finite numbers are wanted"


def latch_correct(pause):
    """Of a right wiring."""
    return f"it keeps the last verb, whichever came before, through up to {pause} other words."


WINDOW_TWO = {
    1: "a window of one word sees Taipei alone, the same in both requests",
    None: "count the words from the one that differs up to Taipei, Taipei too",
}
WINDOW_FIVE = {
    4: "count the verb too: it is the only word that differs",
    2: "the word before Taipei is “in”, in both requests",
    None: "count the words from the one that differs up to Taipei, both of them too",
}
WINDOW_INPUTS = {
    18: "that is one word; the window holds five",
    23: "each word of the window is a vector of 18 numbers: multiply, do not add",
    None: "five words, and each is a one-hot vector over the vocabulary",
}
WINDOW_ANY = "between the verb and the city a polite customer can put one word more than your window holds"
WINDOW_CORRECT = (
    "a window answers what lies within it, at the price of n_x inputs for each word; a loop has no such limit "
    "in its form."
)
DRAWING_MATRICES = "the five arrows W are one matrix, drawn five times"
DRAWING_STATES = "there is one new state for each word"
DRAWING_PARAMETERS = {
    184: "twice the steps do not make twice the parameters: the columns share them",
    920: "the columns share their parameters; they are counted once",
    None: "unrolling copies the drawing, not the numbers",
}
DRAWING_PAST = "follow the arrow that goes from one column into the next"
DRAWING_REVIEW = "the words come one by one; how many answers does the question want?"
DRAWING_CAPTION = "how many pictures go in, and how many words come out?"
DRAWING_SLOTS = "each word has an answer of its own, and it comes at the word's own step"
DRAWING_CORRECT = (
    "you can say what is one thing in the drawing, what is many, and when something goes in or comes out."
)


def fades_still(w, h, start, steps):
    """Of a weight with which the state does fade."""
    return (
        f"with w = {w:g} the state goes from {start} to {number(h, 4)} in {steps} steps: it does fade. "
        "Is there a w with which it does not?"
    )


def fades_claim(w, h, start):
    """Of a counterexample that is right, beside the claim called true."""
    return f"with your own w = {w:g} the state has grown from {start} to {number(h, 4)}: so is the claim true?"


def fades_correct(w, h, start, steps):
    """Of a counterexample."""
    return (
        f"one counterexample is enough: with w = {w:g} the state goes from {start} to {number(h, 4)} in {steps} "
        "steps. A plain net may fade, hold or grow; w decides."
    )


def loop_at_work(words, slots):
    """The learner's loop with the weights of the trained net."""
    told = ", ".join(f"{word}: {slot}" for word, slot in zip(words, slots, strict=True) if slot != "other")
    return f"Your loop, with the weights of the trained net, reads {len(words)} words. {told}."


def latch_at_work(u_arrive, u_leave, w, last):
    """The learner's unit over a row of words."""
    return (
        f"Your unit with u = {u_arrive:g} and {u_leave:g} and w = {w:g}: it goes up at each “arrive”, down at each "
        f"“leave”, and holds in between; at the end h = {number(last)}."
    )
