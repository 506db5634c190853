"""The words of notebook 2: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import below, number

# Controls

STEPS_USE, SENTENCE, STEP = "steps use", "sentence", "copy of step k"
CHANGE, SEED = "change of W₁₂", "seed of U, W"
TIED, UNTIED = "one W for all steps", "a copy of W for each step"

# Pictures

MOVED_BY = "moved by"


def heads(tied, place):
    """The names of the rows; the last is about the number of W in that row
    and column."""
    i, j = (part + 1 for part in place)
    return {
        "W": "W\nat step t" if tied else "W[t]\nof step t",
        "h": "h[t]",
        "gradient": "∂L/∂W\nshare of step t" if tied else "∂L/∂W[t]\nof each copy",
        "bars": f"its number W{below(i)}{below(j)}",
    }


def total(tied):
    """Beside the shares."""
    return "dL/dW: sum" if tied else "not added"


def count(T, numbers, tied):
    """How many numbers all steps have, where one W has so many."""
    if tied:
        return f"one W, used at all {T} steps: {numbers} numbers"
    return f"{T} copies of W, one a step: {T * numbers} numbers"


# The explorer's sentence


def untied(tied, k, change, T, moved, share, total_share):
    """What a change of W₁₂ does: the steps whose states move, and step k's share of the
    gradient."""
    if not change:
        what = "Nothing is changed: all steps use equal numbers"
    elif tied:
        what = f"W₁₂ is changed by {number(change, 1)} at all {T} steps; {which_move(moved)}"
    else:
        what = f"W₁₂ is changed by {number(change, 1)} in the copy of step {k} alone; {which_move(moved)}"
    if tied:
        return (
            f"{what}. The share of step {k} in dL/dW₁₂ is {number(share, 3)}; "
            f"the shares of all steps add up to {number(total_share, 3)}."
        )
    return (
        f"{what}. The gradient of W₁₂ in the copy of step {k} is {number(share, 3)}, and no other is added to it."
    )


def which_move(moved):
    """The states that move: those of these steps."""
    if not moved:
        return "no state moves, for at t = 1 W meets h[0] = 0"
    return f"the states h[{moved[0]}] to h[{moved[-1]}] move" if len(moved) > 1 else f"only h[{moved[0]}] moves"


# Exercises

COUNT_MISTAKES = {
    "times_T": "every step is given parameters of its own (T times as many)",
    "W_times_T": "every step is given a W of its own",
    "cell_times_T": "the steps are given U, W and b of their own, and share the read-out",
    "W_left_out": "W is left out: the n_h² numbers of the loop are missing",
    "U_left_out": "U is left out",
    "V_left_out": "the read-out V is left out",
    "readout_left_out": "the whole read-out, V and c, is left out",
    "biases_left_out": "both biases are left out, also where there are some",
    "b_left_out": "the bias b of the hidden state is left out",
    "c_left_out": "the bias c of the output is left out",
    "always_biases": "biases are counted where there are none",
    "W_as_vector": "W is counted as n_h numbers instead of n_h²",
    "n_y_as_n_x": "U and V are taken to be of the same size, as when n_y = n_x",
    "h_0_counted": "h[0] is counted: a state is no parameter",
    "states_counted": "all the states h[1] ... h[T] are counted: they are computed, not learned",
}
"""What is wrong with a count, by the key of the mistake."""

COUNT = "count"
COUNT_ADVICE = "write down the shapes of U, W, V, b and c, and count each."
COUNT_IN_PARTS = "add up the parts, the count is one number"
COUNT_NO_NUMBER = "a net has a finite number of parameters"


def count_case(n_x, n_h, n_y, T, biases):
    """Which net is counted."""
    return f"for n_x = {n_x}, n_h = {n_h}, n_y = {n_y}, T = {T}, {'with' if biases else 'without'} biases"


def count_wrong(mine, right):
    """Of a wrong count."""
    return f"yours is {mine}, right is {right}"


def count_correct(trials):
    """Of a right count, tried on so many nets."""
    return f"your count is right for {trials} nets, with and without biases, and never asks for T."


MASKED_MISTAKES = {
    "mask_left_out": "the mask is left out: h[T] has read the padding",
    "mask_upside_down": "the mask is upside down: the padding is read and the words are not",
    "set_to_zero": "the state is set to zero at padding instead of kept",
    "input_set_to_zero": "only the input is set to zero at padding: W h[t-1] + b goes on",
    "old_added": "the old state is added to the new one instead of replaced by it",
    "padding_in_front": "the padding is taken to stand in front: the last rows are read as the words",
    "longest": "every sentence is read as far as the longest",
    "shortest": "every sentence is read as far as the shortest",
    "first_mask": "the mask of the first sentence serves for all",
    "one_word_too_few": "one word too few is read of each sentence",
    "one_step_too_many": "one step of padding is read after each sentence",
    "no_padding_found": "the first step of padding is looked for, and a sentence that fills all T steps has none",
    "mean_over_time": "the mean over time is taken instead of the last state",
    "mean_over_batch": "the mean over the batch is taken: a sentence has its own state",
}
"""What is wrong with the last states of a padded batch, by the key of the mistake."""

MASKED_ADVICE = "read one sentence alone, without padding, and compare."
MASKED_ALL_STATES = "that is every state; give back the last one of each sentence"
MASKED_SENTENCE_IS_COLUMN = "a sentence is a column: the batch is the last axis"
MASKED_ONE_STATE = "that is one state; each sentence of the batch has its own, nothing is averaged"


def masked_wrong(sentence, words, unit, mine, right):
    """Of the first sentence whose state is wrong; sentences and units count from 1."""
    return (
        f"first wrong in sentence {sentence}, which has {words} {'word' if words == 1 else 'words'}, unit {unit}: "
        f"yours is {mine}, right is {right}"
    )


def masked_correct(batches):
    """Of right last states, tried on so many batches."""
    return f"in {batches} batches each sentence, short or long, ends in the state it has when read alone."
