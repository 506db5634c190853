"""The words of notebook 16: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

# The merging tree: controls and picture

ROUND, LENGTH, PROCESSORS, CUT = "round", "steps T", "processors", "a = 0 at step (0: nowhere)"
STEP = "each step is"
WITH_GATES = "h[t] = a h[t−1] + b, 0 < a < 1: a gate"
WITH_PARITY = "h[t] = a h[t−1] + b, a = ±1: parity"
WITH_TANH = "h[t] = tanh(a h[t−1] + b)"
PAIRS, LOOP = "pairs", "loop"
SLOPE, HEIGHT, STATE = "a", "b", "h[t]"
BEFORE, AFTER, TICKS = "h before", "h after", "ticks"
SCAN = "scan"
NO_LINE = "no line"
NO_PAIR = "two tanh steps are no pair: the tree ends here"


def steps(T):
    """A choice of the length."""
    return f"{T} steps"


def round_label(rounds):
    """Beside a row of the tree."""
    return f"round {rounds}"


def so_many_ticks(count):
    """Behind a row."""
    return f"{count} tick" if count == 1 else f"{count} ticks"


def together(first, last):
    """Above the line of several steps."""
    return f"step {last} alone" if first == last else f"steps {first} to {last} as one"


def cut_here(t):
    """Beside the cut."""
    return f"a[{t}] = 0"


# Where a number comes from


def pair(t, a, b, is_cut):
    """Of a pair in the first row."""
    after = "a click lets it be again" if is_cut else "a click sets a to 0"
    return f"Step {t}: a = {number(a)}, b = {number(b)}; {after}."


def merged_pair(first, middle, last, a, b):
    """Of a pair in a later row; `middle` is the first step of its later half."""
    if middle is None:
        return f"Steps 1 to {last} as one, as in the row above: h[{last}] = b = {number(b)}."
    halves = (first, middle - 1), (middle, last)
    made = "steps " + " and ".join(f"{one}" if one == end else f"{one} to {end}" for one, end in halves)
    end = f"h[{last}] = b = {number(b)}" if first == 1 else f"a = {number(a)}, b = {number(b)}"
    return f"Merged from {made}: {end}."


def loop_state(t, h):
    """Of a state of the loop."""
    return f"The loop at step {t}: h[{t}] = {number(h)}."


# Its sentence: two lines on the page, whatever is shown


def tree(rounds, most, T, processors, back, merges, passed, needs, loop_made, last_pair, cut):
    """A round of the tree: `passed` ticks of the `needs` it takes in all; `last_pair`
    is the first step, a and b of the pair of the last step."""
    if rounds == 0:
        told = (
            f"{T} steps, {T} pairs, nothing merged yet. With {_processors(processors)} the scan will take "
            f"{so_many_ticks(needs)}, the loop {T - 1}."
        )
    else:
        told = (
            f"Round {rounds} of {most}: {merges} pairs merged with the pair {_steps_before(back)}. "
            f"{_processors(processors)}: {passed} of {so_many_ticks(needs)}; the loop has made {loop_made} of "
            f"{T - 1} steps."
        )
    return f"{told} {_last(*last_pair, T, rounds == most)}{_cut(cut)}"


def _last(first, a, b, T, is_whole):
    span = f"Step {T}" if first == T else f"Steps {first} to {T} as one"
    return f"{span}: a = {number(a)}, b = {f'h[{T}] = ' if is_whole else ''}{number(b)}."


def _processors(count):
    return "1 processor" if count == 1 else f"{count} processors"


def _steps_before(back):
    return "1 step before" if back == 1 else f"{back} steps before"


def _cut(t):
    return f" Cut at step {t}." if t else ""


def no_tree(rounds, T, processors, h, cut):
    """Steps with a tanh."""
    if rounds == 0:
        told = f"{T} steps with a tanh each. Press Play: can two of them be merged?"
    else:
        told = "These two steps cannot be put into one pair: tanh(a₂ tanh(a₁ h + b₁) + b₂) is not a line in h."
    return (
        f"{told} With {_processors(processors)}, as with any number, the loop takes {T - 1} ticks to "
        f"h[{T}] = {number(h)}.{_cut(cut)}"
    )


# What is found again

PAIRS_WRITTEN, FOUND_AGAIN = "pairs written", "share found again"


def recalled(pairs, curves):
    """The curves, each from its first number to its last."""
    told = "; ".join(
        f"{name} finds {number(shares[0])} of {pairs[0]:g} and {number(shares[-1])} of {pairs[-1]:g}"
        for name, shares in curves.items()
    )
    return f"Share of values found again, against the number of pairs: {told}."


# Exercises

MERGE_MISTAKES = {
    "order": "the order is turned round: b1 went through the later step, so b1 is multiplied by a2",
    "b1_not_scaled": "b1 is added as it is: the later step multiplies it by a2",
    "a_added": "the two a are added: they are multiplied",
    "a1_alone": "a is a1 alone",
    "a2_alone": "a is a2 alone",
    "b1_twice": "b1 stands twice: b2 is missing",
    "both_scaled": "b2 is multiplied by a2 too: it comes after the product",
    "scaled_by_a1": "b1 is multiplied by a1: it came after that product",
    "scaled_by_both": "b1 is multiplied by a1 and a2: it came after the product with a1",
    "b2_left_out": "b2 is left out",
    "b2_alone": "b is b2 alone: what the earlier step added is lost",
    "b_multiplied": "the two b are multiplied",
    "subtracted": "b2 is subtracted instead of added",
}
"""What is wrong with a merged pair, by the key of the mistake."""

MERGE_ADVICE = "put a1 h + b1 in the place of h in a2 h + b2, and multiply out."


def merge_case(n_h):
    """Which pairs are tried."""
    return f"with n_h = {n_h}"


def merge_correct(trials):
    """Of a right merge, tried so often."""
    return f"two lines after one another are one line, in {trials} trials."


SCAN_MISTAKES = {
    "a_first": "a is merged before b has read it: b needs the a of the round before",
    "while_reading": "pairs are overwritten while later ones still read them: read all, then write",
    "a_stays": "a is never merged: from the second round on it must be a product of several",
    "not_scaled": "b of the earlier pair is added as it is, without a of the later one: a running sum of b",
    "earlier_a": "b of the earlier pair is multiplied by its own a, not by that of the later pair",
    "around": "the first steps merge with the last ones: they have nothing before them",
    "stride_grows_by_one": "the distance grows by 1 each round: it doubles, since each pair covers twice as much",
    "a_round_short": "it stops a round early: go on while the distance is below T",
    "one_round": "it makes one round alone: each pair then covers two steps",
    "from_two_on": "it begins with distance 2: the first round merges neighbors",
    "backwards": "it runs from the last step to the first",
    "own_a": "each b is multiplied by the a of its own step and then summed: a multiplies the state before it",
    "products": "the running product of a is handed back, without any b",
    "b_itself": "b is handed back as it came",
}
"""What is wrong with a scan, by the key of the mistake."""

SCAN_ADVICE = "compare with the loop h = a[t] * h + b[t] after each round: rows 0 ... 2^rounds - 1 are done."
SCAN_NO_NUMBER = (
    "a division by the running product of a makes them: it is 0 after an a of 0, and after some hundred steps"
)
SCAN_WITH_START = "leave out h[0]: a row for each step, from h[1] on"
SCAN_LAST_ALONE = "that is one state; all T of them are asked for"


def scan_case(T, n_h):
    """Which sequence is tried."""
    return f"with T = {T} and n_h = {n_h}"


def scan_correct(trials):
    """Of a right scan, tried so often."""
    return f"your states are those of the loop, in {trials} trials; one of them has 700 steps."


MIN_GRU_MISTAKES = {
    "z_and_n_swapped": "the slices are swapped: the order is z, n",
    "b_left_out": "b is left out",
    "one_renews": "z and 1 - z are exchanged: in the paper z = 1 renews, here z = 1 keeps",
    "tanh_n": "tanh is still around n: in a minGRU the candidate is not squashed",
    "sigmoid_n": "σ is taken of n: in a minGRU the candidate is not squashed",
    "tanh_z": "tanh stands where σ belongs, in z",
    "bare_z": "σ is left out of z",
    "z_reads_h": "the gate reads h: then it would have to wait for it",
    "n_whole": "n is added whole, without 1 - z",
    "old_whole": "the old h is kept whole, without z (or the candidate reads h)",
    "same_gate": "z multiplies both: the new part gets 1 - z",
    "nothing_kept": "z h is left out: nothing is kept",
    "nothing_new": "(1 - z) n is left out: nothing is renewed",
    "n_back": "the candidate is handed back instead of the new state",
    "tanh_of_h": "tanh is taken of the new state: with it no two steps could be merged",
}
"""What is wrong with a step, by the key of the mistake."""

MIN_GRU_ADVICE = "go through the three equations term by term: h stands in one place alone."
MIN_GRU_BOTH = "those are z and n; hand back one new state"


def min_gru_case(n_x, n_h, B):
    """Which step is tried."""
    return f"with n_x = {n_x}, n_h = {n_h} and B = {B}"


def min_gru_correct(trials):
    """Of a right step, tried so often."""
    return f"your h is that of the package in {trials} trials, and neither z nor n has waited for it."


PARITY_MISTAKES = {
    "a_upside_down": "the sign of a is turned: a 1 turns the state, a 0 keeps it",
    "a_always_turns": "a turns the state at every step, also where the bit is 0",
    "a_always_keeps": "a keeps the state at every step: the second 1 has to bring it back to 0",
    "a_forgets": "a is 0 where the bit is 1: after the second 1 the state would be b again",
    "a_is_the_bit": "a is the bit itself: where the bit is 0 all is forgotten",
    "a_minus_the_bit": "a is the bit with a minus: where the bit is 0 all is forgotten",
    "b_nothing": "b is 0: from h[0] = 0 nothing ever changes (with states 1 and −1 it would need a start at 1)",
    "b_always_one": "b is 1 at every step, also where the bit is 0",
    "b_upside_down": "b is 1 where the bit is 0",
    "b_minus": "the sign of b is turned: the first 1 has to lead to 1",
    "b_with_sign": "b is −1 where the bit is 0: there nothing is to be added",
    "b_is_the_parity": "b is the parity itself: a step knows its own bit alone",
}
"""What is wrong with a and b, by the key of the mistake."""

PARITY_ADVICE = "two cases for a bit of 1, from 0 to 1 and from 1 to 0, give a and b; a bit of 0 leaves h as it is."


def parity_case(bits):
    """Which bits are tried."""
    return f"with the bits {' '.join(f'{bit:.0f}' for bit in bits[:12])}{' …' if len(bits) > 12 else ''}"


def parity_correct(trials):
    """Of right pairs, tried so often."""
    return f"one unit without any tanh knows the parity after any number of steps; tried on {trials} rows of bits."


ATTENTION_MISTAKES = {
    "no_mask": "nothing is masked: step t sees later steps",
    "mask_turned": "the mask is turned: step t sees later steps and not the earlier ones",
    "no_root": "the scores are not divided by √n_k",
    "divided_by_n_k": "the scores are divided by n_k: take its root",
    "root_of_T": "the scores are divided by √T: take the size of a key",
    "other_axis": "the shares add up to 1 over the queries: for each query they add up over the keys",
    "masked_after": "the mask comes after the softmax: the shares that are left do not add up to 1",
    "masked_with_zero": "masked scores are 0: then they get a share; they must be −∞",
    "no_softmax": "the softmax is left out: scores are no shares",
    "the_best_alone": "the best key gets all: softmax gives each a share",
    "all_alike": "all earlier steps get the same share: the scores are not used",
    "scores_turned": "queries and keys are exchanged: a row of scores belongs to a query",
    "keys_with_keys": "keys are compared with keys: the queries are not used",
    "reads_keys": "keys are read instead of values",
}
"""What is wrong with attention, by the key of the mistake."""

ATTENTION_ADVICE = "look at step 1: it sees itself alone, so it reads V[0] whatever the scores are."
ATTENTION_NO_NUMBER = "exp of a large score is infinite: subtract the largest score of each row first"
ATTENTION_TURNED = "a row a step: turn it round"
ATTENTION_SHARES = "those are the shares; multiply the values by them"
ATTENTION_LAST = "that is what one step reads; all T of them are asked for"


def attention_case(T, n_k, n_v):
    """Which rows are tried."""
    return f"with T = {T}, n_k = {n_k} and n_v = {n_v}"


def attention_correct(trials):
    """Of right attention, tried so often."""
    return f"each step reads what came before it and nothing of what comes after, in {trials} trials."


DELTA_MISTAKES = {
    "nothing_subtracted": "nothing is subtracted: the new value is added to what was held for this key",
    "v_subtracted": "v is subtracted from itself: subtract what the state holds for k, S @ k",
    "signs_turned": "the sign of the difference is turned: v comes first, then S k is taken off",
    "beta_on_v_alone": "β multiplies v alone: it belongs to S k too",
    "beta_on_old_alone": "β multiplies S k alone: it belongs to v too",
    "beta_left_out": "β is left out",
    "outer_turned": "the outer product is turned: values are rows, keys are columns",
    "no_outer": "the difference is multiplied by k number by number: np.outer gives a column for each number of k",
    "read_turned": "S is read by its other side: S @ k, not S.T @ k",
    "old_gone": "the old state is gone: other keys are forgotten too",
    "old_faded": "all of the old state fades by 1 - β: the delta rule erases along k alone",
    "added_to_held": "what is held is added once more instead of taken off",
    "key_summed": "the rows of S are summed, without k",
}
"""What is wrong with a write, by the key of the mistake."""

DELTA_ADVICE = "with β = 1 the new state must answer v to k: try S @ k on what you hand back."
DELTA_TURNED = "rows are values and columns are keys, as in S"
DELTA_DIFFERENCE = "that is a vector; hand back the whole state"


def delta_case(n_v, n_k, beta):
    """Which write is tried."""
    return f"with n_v = {n_v}, n_k = {n_k} and β = {number(beta)}"


def delta_correct(trials):
    """Of a right write, tried so often."""
    return f"your state holds the new value for its key, and keeps all at right angles to it, in {trials} trials."


RECALL_SWAPPED = "these two look swapped: hand back claim, attention, delta, in this order."
RECALL_NO_SHARE = "a share of right answers is a number from 0 to 1."


def recall_off(name, value):
    """Of a share that this task does not give."""
    return (
        f"{name} = {number(value)} is not what 4 keys give when each is written 3 times: "
        "recall_hits(4, rng, rewritten=3)."
    )


def recall_claim(attention, delta):
    """Of a claim that one's own numbers refute."""
    return (
        f"your numbers speak against the claim: attention finds {number(attention)} of the newest values, the "
        f"delta rule {number(delta)}."
    )


def recall_correct(attention, delta):
    """Of a refuted claim."""
    return (
        f"false: attention without positions finds {number(attention)}, for three values of one key look alike to "
        f"it; the delta rule finds {number(delta)}, since it corrected the old ones."
    )
