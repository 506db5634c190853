"""The words of notebook 2: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import bracketed, counted, digits, number

# Controls

STEPS_USE, LESSON, UPDATES_MADE = "steps use", "learn from", "updates"
STEP, CHANGE = "step k", "change w by"
TIED, UNTIED = "one w for all steps", "a copy of w for each step"
LEARN = "learn one step"

# Where a number comes from


def column(t, word, w, before, h):
    """Of a step's column: of what is read, only the first word is heard."""
    what = f"w[{t}] h[{t - 1}]" if t > 1 else "x[1] + w[1] h[0]"
    past = f"{bracketed(w)}·{bracketed(before)}" if t > 1 else "1.5 + 0"
    return f"Step {t} reads “{word}”: h[{t}] = tanh({what}) = tanh({past}) = {number(h)}"


# Pictures

ONE_W, W_OF_STEP = "one w for\nall steps", "w[t]\nof step t"
STATE, GOAL = "state h[t]", "goal 0.9"
SHARE, OWN_GRADIENT = "gradient:\nshare of\nstep t", "gradient\nof copy t"
BEFORE = "outlined: the states\nbefore any change"
NOT_ADDED = "each copy keeps\nits own gradient"


def lesson_ends(lesson, T):
    """Above the words that are learned from."""
    return f"the lesson: all {T} words" if lesson == T else f"the lesson: {lesson} words; the rest is only read"


def one_w(value):
    """In the box of the one number."""
    return f"w = {number(value)}, the same number at every step"


def sum_of_shares(value):
    """Beside the shares of one number's gradient."""
    return f"dL/dw = their sum\n= {digits(value)}"


def short(value):
    """A share of the gradient in the width of a column."""
    if value and abs(value) < 0.0005:
        return f"{value:.0e}".replace("e-0", "e−").replace("-", "−")
    return number(value, 3) if value else "0"


def loss(value):
    """Above its curve."""
    return f"L = {digits(value)}"


# The explorer's sentence


def untied(tied, lesson, updates, w, h, slope, k, L, began):
    """What was learned, by whom, what that makes of the last state, and step k's
    gradient; where w or a copy was changed, at which number it began."""
    T = len(h) - 1
    when = "Before any update" if not updates else f"After {counted(updates, 'update')}"
    begins = ""
    if began is not None:
        begins = f" ({'w' if tied else f'copy {k}'} began at {number(began)})"
    what = (
        f"{when} on {lesson} words{begins}: L = {digits(L)}. {_who(tied, lesson, updates, w, T)} "
        f"The last state is h[{T}] = {number(h[T])}."
    )
    if tied:
        return (
            f"{what} Step {k}'s share of the gradient is {digits(slope[k])}; all shares add up to "
            f"{digits(slope[1:].sum())}."
        )
    return f"{what} The gradient of copy {k}, w[{k}] = {number(w[k])}, is {digits(slope[k])}."


def _who(tied, lesson, updates, w, T):
    if tied:
        return f"The one w is {number(w[1])}, at all {T} steps."
    if not updates:
        return f"There are {T} copies of w."
    learners = "Copies 2 and 3" if lesson == 3 else f"Copies 2 to {lesson}"
    if lesson == T:
        return f"{learners} have learned; copy 1 meets h[0] = 0 and gets no gradient."
    return f"{learners} have learned; copies {lesson + 1} to {T} got no gradient and are as they were."


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
    "always_b_alone": "b is counted always, and c never",
    "biases_times_T": "the biases are counted once for each step: they are shared too",
    "matrices_times_T": "every step is given a U, W and V of its own, and the biases are shared",
    "U_times_T": "every step is given a U of its own",
    "V_times_T": "every step is given a read-out V of its own",
    "bias_of_the_input": "the inputs are given a bias too: only units and outputs have one",
    "one_bias": "one number is counted for all biases: b has n_h, c has n_y",
    "V_of_n_x": "V is counted as n_y n_x: it reads the units, not the inputs",
    "sizes_added": "the sizes are added up: a matrix has as many numbers as rows times columns",
    "of_the_text": "27 is the count of the example in the text; use the arguments",
    "c_of_n_h": "c is counted as n_h numbers: it has one for each output, n_y",
    "one_number_each": "each bias is counted as one number: b has n_h of them, c has n_y",
    "U_of_T": "U is counted as n_h T: it has a column for each input, not for each step",
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
    "bias_left_out": "the bias b is left out",
    "tanh_left_out": "tanh is left out",
    "relu": "ReLU is used instead of tanh",
    "mean_with_padding": "the mean over all T steps is taken instead of the last state",
    "sigmoid": "the sigmoid is used instead of tanh",
    "W_left_out": "W h[t-1] is left out: no state depends on the one before",
    "W_unit_by_unit": "W is multiplied unit by unit: each unit sees itself alone",
    "ends_early": "the loop ends one step early: t = T is left out",
    "starts_late": "the loop starts one step late: the first word is left out",
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


TIED_MISTAKES = {
    "averaged": "the gradients of the copies are averaged instead of added",
    "last_alone": "only the gradient of the last step is used",
    "first_alone": "only the gradient of the first step is used",
    "first_left_out": "the gradient of step 1 is left out",
    "last_left_out": "the gradient of step T is left out",
    "multiplied": "the gradients of the copies are multiplied instead of added",
    "largest": "of the copies' gradients the largest number is used instead of their sum",
    "all_numbers_added": "all numbers of all gradients are added: sum over the steps alone, axis 0",
    "uphill": "the step goes along the gradient instead of against it: the loss grows",
    "rate_left_out": "the learning rate is left out",
    "divided_by_the_rate": "the gradient is divided by the learning rate",
    "change_alone": "only the change is given back, without the old W",
}
"""What is wrong with a step of a shared W, by the key of the mistake."""

TIED_ADVICE = "the gradient of a shared W is the sum of the gradients of its copies."
TIED_NO_NUMBER = "gradients[0] is NaN, since there is no step 0"
TIED_ONE_FOR_EACH = "that is a W for each step; tied, there is one W, and one step for it"
TIED_ONE_NUMBER = "that is one number; W is a matrix, and so is its gradient"


def tied_correct(trials):
    """Of a right step, tried so often."""
    return f"in {trials} nets the shared W moves against the sum of all its steps' gradients."


WHO_W = {
    0: "copy 2 was used with a state that is not zero",
    2: "the first copy is used too, but its W multiplies h[0] = 0, so the loss does not depend on it",
    9: "copies 3 to 9 were never used: the loss does not depend on them",
    None: "ask of each copy: does the loss change when this W is nudged?",
}
WHO_U = {
    1: "at the first step the state before is zero, but the input is not",
    9: "copies 3 to 9 were never used: the loss does not depend on them",
    None: "ask of each copy: does the loss change when this U is nudged?",
}
WHO_SUM = {
    4 / 3: "that is their mean; a nudge of the shared number nudges all copies at once",
    2: "that is one copy's; a nudge of the shared number nudges all copies at once",
    0: "that is the first copy's; a nudge of the shared number nudges all copies at once",
    None: "a nudge of the shared number nudges all copies at once, and small changes add up",
}
WHO_TIED = {
    1: "tied, there is no copy: the one W has changed, and which steps use it?",
    2: "two steps gave the lesson; but which steps use the one W?",
    None: "tied, there is one W; count the steps that use it",
}
"""What is wrong with an answer about who learns."""
WHO_CORRECT = (
    "untied, only a copy that was used and met a state that is not zero learns; tied, all steps share one lesson."
)

TOO_LOW = "too low: look for a mistake"
LOSS_OPTIONS = ("as it should be", TOO_LOW, "too high: look for a mistake")
LOSS_IN_BITS = "that is the logarithm to base 2, a loss in bits; this course takes the natural one, np.log"
LOSS_TO_TEN = "that is the logarithm to base 10; take the natural one, np.log"
LOSS_A_PROBABILITY = "that is the probability of each class; the loss is -ln of it"
LOSS_SIGN = "the sign is turned round: a loss is -ln of a probability, so it is positive"
LOSS_OTHER = "each of the 50 classes has probability 1/50; the loss is -ln of it, to two decimals"
LOSS_OF_FEWER = "compare 4.0 with ln 8000; a fresh net cannot know more than nothing"
LOSS_BACK = "with n equal probabilities the loss is ln n = 2.30; which n is that?"
LOSS_CORRECT = "ln n is the first number to compare a new net with."

ANY_LENGTH = "run the cell on all three sentences: does one of them stop it?"
REACH = {
    3: "that is one layer's; the second layer reads three outputs of the first",
    6: "the windows overlap: three windows in a row share words",
    9: "the windows overlap: three windows in a row share words",
    None: "an output of layer 2 reads three neighbours of layer 1, and each of these reads three words",
}
"""What is wrong with a reach of two layers."""
ANY_LENGTH_CORRECT = (
    "a convolution slides over any length too. Its reach is fixed by its layers, two words more for each; "
    "a state has no such limit, which is not to say that it learns to use it (notebook 4)."
)

# Exercises: a right function at work

UNTIED_COUNT = "untied: T times as many"
YOUR_COUNT = "your count"
STEPS_T = "steps T"
MILLIONS = "millions"
IN_ONE_BATCH = "your function, one batch"
EACH_ALONE = "each sentence alone"


def count_at_work(first, last, T):
    """Counts for 1 and for T steps."""
    return (
        f"Your function at work: a net of 8,000 words and 100 units has {first:,.0f} parameters for one step "
        f"and {last:,.0f} for {T} steps."
    )


def words_long(length):
    """Below the column of a sentence."""
    return f"{length} words"


def unit(place):
    """Beside the row of a unit, counted from 1."""
    return f"unit {place}"


def states_at_work(largest):
    """How far the states of a batch are from those of each sentence alone."""
    return (
        "Your function at work on the three requests of this notebook: the largest difference to reading each "
        f"alone is {digits(largest, 1)}."
    )


def step_at_work(updates, lesson, T, w, last, loss_now):
    """What a unit can do after some steps of the learner's."""
    return (
        f"Your step at work: after {updates} updates on {lesson} words L = {digits(loss_now)}, the one w is "
        f"{number(w)}, and after {T} words the state is {number(last)}."
    )


def two_words_at_work(second, third):
    """Copies after one update on two words."""
    return (
        f"Nine copies after one update on two words: w[2] is {number(second)}, and w[3] to w[9], which were "
        f"never used, are still {number(third)}."
    )
