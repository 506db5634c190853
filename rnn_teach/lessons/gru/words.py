"""The words of notebook 7: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import counted, digits, number

# Controls of the side-by-side explorer

NETS, HOLD_IN_LSTM, HOLD_IN_GRU = "nets", "hold in the LSTM", "hold in the GRU"
RESET = "reset r before or after W h"
BEFORE, AFTER = "before", "after"
ADD_KEEP_ANEW, ADD_ALWAYS = "wired: add, keep, begin anew", "wired: add at every step"
WIRED_NAMES = ("number", "write", "new")
NOT_HELD = "none"


def random_weights(n_h, seed):
    """Nets of so many units."""
    return f"{n_h} units with random weights {seed}"


# Where a number comes from


def column(t, names, x):
    """Of a step's column."""
    return f"Step {t} reads {', '.join(f'{name} {number(value)}' for name, value in zip(names, x, strict=True))}."


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

WHOSE = "watch"


def standing(cell, recent, goal, update):
    """How far a net is; `update` is the first one below the goal, or None."""
    told = f"{cell} is at {number(recent, 4)}"
    return told if update is None else f"{told}, first below {goal} at update {update}"


def out_of_the_race(cell, updates):
    """Of a net whose loss is not finite any more."""
    return f"{cell} has no finite loss after update {updates}"


SUM, ANSWERS = "sum", "answers"


def settings(steps, clip, watched):
    """Above the losses."""
    return f"{steps}, clipping {clip}; thin: batches of the {watched}"


def parameters(count):
    """Below the name of a net."""
    return f"{count:,} parameters"


def start(loss):
    """Above the start of the lanes."""
    return f"baseline {number(loss, 2)}"


def goal(loss):
    """Above the finish."""
    return f"finish {number(loss, 2)}"


def flag(update):
    """At the finish of a lane."""
    return f"update {update}"


def out():
    """At a lane whose net has no finite loss any more."""
    return "out"


def race(T, steps, clip, seed, stopped, updates, window, standings, cell, answer, wanted):
    """The race so far, with the standing of each net; `stopped` says why it ended, or
    is ""."""
    if stopped:
        told = stopped
    elif updates:
        told = f"after {counted(updates, 'update')} (mean loss of the last {window}) {'; '.join(standings)}."
    else:
        told = "no update made yet. Press Play."
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
    "one_minus_left_out": "1 - z is left out: the part without z gets the share that is left",
    "one_minus_term_left_out": "the part with 1 - z is left out",
    "taken_from_one": "the whole update is taken from 1: the gate alone is, 1 - z",
    "as_a_switch": "z is used as a switch, above and below a half: both parts come in, each with its share",
    "plain_mean": "the plain mean is taken: z says how much of each",
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


STEP_MISTAKES = {
    "r_and_z_swapped": "the slices of r and z are swapped: the order is r, z, n",
    "z_and_n_swapped": "the slices of z and n are swapped: the order is r, z, n",
    "order_z_n_r": "the slices are read in the order z, n, r; the order is r, z, n",
    "order_n_first": "the slices are read in the order n, r, z; the order is r, z, n",
    "order_n_z_r": "the slices are read in the order n, z, r; the order is r, z, n",
    "U_x_left_out": "U x is left out",
    "gates_without_past": "the gates do not read h: W h is left out of r and z",
    "W_transposed": "W of the gates is transposed",
    "z_reads_the_reset": "z reads r h: only the candidate sees the past through the reset",
    "b_left_out": "b is left out",
    "tanh_gates": "tanh stands where σ belongs, in r and z",
    "bare_gates": "σ is left out of r and z",
    "sigmoid_upside_down": "σ is taken as 1 / (1 + exp(a)), without the minus",
    "always_before": "the reset always comes before the product; reset_after is not read",
    "always_after": "the reset always comes after the product; reset_after is not read",
    "exchanged": "the two places of the reset are exchanged",
    "no_reset": "r is left out: the candidate sees all of the past",
    "candidate_without_past": "the candidate does not read h: its W term is left out",
    "candidate_without_bias": "b is left out of the candidate",
    "candidate_transposed": "W of the candidate is transposed",
    "reset_upside_down": "1 - r stands where r belongs",
    "reset_of_b": "r multiplies b too: r (W h) alone is reset, and b is added after it",
    "reset_of_all": "r multiplies U x and b too: it resets the past alone, r (W h)",
    "sigmoid_n": "σ stands where tanh belongs, in n",
    "bare_n": "tanh is left out of n",
    "reset_of_n": "r multiplies the candidate itself: it belongs to the past inside the tanh",
    "one_renews": "z and 1 - z are exchanged: here z = 1 keeps",
    "n_whole": "n is added whole, without 1 - z",
    "old_whole": "the old h is added whole, without z",
    "same_gate": "z multiplies both: the new part gets 1 - z",
    "r_for_1_z": "r stands where 1 - z belongs: the share of n is 1 - z",
    "r_for_z": "r mixes the old state and n: that is the work of z",
    "reset_of_the_kept": "r multiplies the old state that is kept, too: it is z h",
    "nothing_kept": "z h is left out: nothing is kept",
    "nothing_new": "(1 - z) n is left out: nothing is renewed",
    "n_back": "the candidate is handed back instead of the new state",
    "tanh_of_h": "tanh is taken of the mixed state once more",
}
"""What is wrong with a step, by the key of the mistake."""

STEP_ADVICE = "go through the four equations term by term; which state does each W multiply?"
STEP_NO_NUMBER = "the step was given finite numbers, so a division by zero or an overflow of its own made it"
STEP_ALL_THREE = "those are r, z and n; hand back one new state"
STEP_COLUMNS = "each sequence of the batch is a column with a state of its own"
STEP_SHAPE_OF_X = "that is the shape of x"


def step_case(reset_after, n_x, n_h, B):
    """Which step is tried."""
    return f"with reset_after = {reset_after}, n_x = {n_x}, n_h = {n_h} and B = {B}"


def step_correct(trials):
    """Of a right step, tried so often."""
    return f"your h is that of the package, with the reset before and after the product, in {trials} trials."


CELL_COUNTS = "counts"
CELL_COUNT_MISTAKES = {
    "gru_two_biases": "the GRU has two biases a part, as in Keras and PyTorch: here each part has one",
    "bias_of_one": "one number is counted for a bias: it has one for each unit, n_h",
    "sizes_added": "the sizes are added: a matrix has rows times columns",
    "an_example": "these are the counts for 4 inputs and 3 units: return them for any n_x and n_h",
    "gru_two": "two parts are counted for the GRU: it has two gates and a candidate",
    "lstm_three": "three parts are counted for the LSTM: it has three gates and a candidate",
    "gates_alone": "the gates alone are counted: the candidate has weights of its own",
    "lstm_five": "five parts are counted for the LSTM: c has no weights of its own",
    "equal": "all three have the weights of one plain cell: each gate has its own U, W and b",
    "no_biases": "the biases are left out",
    "two_biases": "two biases are counted for each part: here each has one",
    "gru_b_m": "the bias b_m is counted: it is there with the reset after the product alone",
    "no_W": "W is left out",
    "no_U": "U is left out",
    "W_as_vector": "W is counted with n_h numbers: it has n_h rows and n_h columns",
    "n_x_n_x": "W is counted with n_x · n_x numbers: it leads from h to h",
    "one_bias": "one bias is counted for the whole cell: each part has its own",
    "reversed": "the order is turned round: RNN, GRU, LSTM",
    "gru_and_lstm_swapped": "GRU and LSTM are swapped",
    "states_too": "the states are counted: h and c are computed, not learned",
}
"""What a count comes to when it is wrong in a usual way, by key."""

CELL_COUNT_ADVICE = "count U, W and b of one plain cell, then ask how often each cell has them."
CELL_COUNT_NO_NUMBER = "a count is a whole number"
CELL_COUNTS_THREE = "give back three counts: RNN, GRU, LSTM"


def cell_count_case(n_x, n_h):
    """Which sizes are tried."""
    return f"with n_x = {n_x} and n_h = {n_h}"


def cell_count_wrong(cell, mine, right):
    """Of the first cell whose count is wrong."""
    return f"your {cell} has {mine} parameters; {right} is right"


def cell_count_says(mistakes):
    """What a wrong count is."""
    return f"your count is what you get when {' and '.join(mistakes)}"


def cell_count_correct(trials):
    """Of right counts."""
    return f"one, three and four times the weights of a plain cell, for {trials} pairs of sizes."


MY_RACE_SAYS = "my_race_says"
RACE_SAYS = (
    (True, "in the strip each GRU dot at T = 50 lies left of each LSTM dot"),
    (False, "there was one task, one size, one optimizer"),
    (True, "compare the two rows of each cell in the strip"),
    (False, "it did not learn the task within these updates, with this start; that says less"),
    (False, "nobody changed the number of parameters alone, and the tanh RNN has the fewest"),
    (True, "look at the printed means of z at updates 0, 40 and 80: the gate rises while the net learns"),
)
"""Of each statement whether it is shown, and what speaks against the other answer: a
the GRU was quicker with every seed, b it always is, c twice the length did not need
twice the updates, d a tanh RNN cannot learn it, e the GRU won by having fewer
parameters, f its gate opened while its loss fell."""

RACE_SAYS_CORRECT = "what was measured is shown; a reason, a rule or an impossibility would need other runs."

HEAD_START_SWAPPED = "these two look swapped: hand back claim, rnn, gru, in this order."


def head_start_upside_down(name):
    """Of a ratio the wrong way round."""
    return f"{name} is upside down: divide the norm at step 1 by the norm at step 50."


def head_start_off(name, value):
    """Of a ratio that no untrained net of the kind has."""
    return (
        f"{name} = {digits(value)} is not what an untrained net gives at T = 50: measure with 0 updates, "
        "and the gradient of h."
    )


def head_start_claim(rnn, gru):
    """Of a claim that one's own numbers refute."""
    return (
        f"your numbers speak against the claim: {digits(rnn)} for the tanh RNN, {digits(gru)} for the GRU; "
        "and which of the two learned the sum?"
    )


def head_start_correct(times):
    """Of a refuted claim."""
    return (
        f"false: the tanh RNN starts with a ratio {digits(times)} times as large, and it is the GRU that learns. "
        "A small gradient at the start is a hint, not a proof."
    )


# The learner's own functions at work

UPDATE_GATE, NEW_STATE = "update gate z", "h[t]"
OLD_STATE, CANDIDATE = "old state", "candidate"
UNITS, PARAMETERS = "units n_h", "parameters"


def one_does(keeps):
    """At the line of a convention."""
    return "z = 1 keeps" if keeps else "z = 1 renews"


def update_at_work(old, n, keeps, renews):
    """The learner's update between an old state and a candidate, at z = 0, 0.75 and 1
    in both conventions."""
    at_0, between, at_1 = map(number, keeps)
    renews_at_0, renews_between, renews_at_1 = map(number, renews)
    return (
        f"Your update mixes {number(old)} and {number(n)}. Where z = 1 keeps, it gives {at_0} at z = 0, {between} "
        f"at z = 0.75 and {at_1} at z = 1; where z = 1 renews, {renews_at_0}, {renews_between} and {renews_at_1}."
    )


def step_at_work(z, first, second, mixed, anew, last, apart):
    """The learner's step with the wired weights: h after the two numbers that are
    added, z and h where half is kept, h where it begins anew, and at the end; how far
    apart the two places of the reset are."""
    return (
        f"Your step with the wired weights: it adds at t = 1 and 3 (h = {number(first)}, {number(second)}), mixes "
        f"at t = 5 (z = {number(z)}, h = {number(mixed)}) and begins anew at t = 7 (h = {number(anew)}). Elsewhere "
        f"z = 1 keeps; at the end h = {number(last)}. With reset_after its states differ by {number(apart)} at "
        "most: there is one unit."
    )


def counts_at_work(n_x, n_h, counts):
    """The learner's counts of a plain cell, a GRU and an LSTM of one size."""
    rnn, gru_count, lstm = (f"{count:,.0f}" for count in counts)
    return (
        f"By your function, a cell with {n_x} inputs and {n_h} units has {rnn} parameters as an RNN, {gru_count} "
        f"as a GRU and {lstm} as an LSTM."
    )
