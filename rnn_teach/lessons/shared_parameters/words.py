"""The words of the lesson on shared parameters: sentences as functions from numbers to text."""

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
