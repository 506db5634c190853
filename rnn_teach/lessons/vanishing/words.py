"""The words of notebook 4: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import counted, digits, number

# The lab

W, SCALE, ACTIVATION, SEED = "W", "scale s", "activation f", "random seed"
AT_STEP, FORGET_BIAS = "change h[k] at k", "forget bias b_f = b_z"
SPECTRAL_RADIUS = "random, spectral radius ρ = s"
TOP_SINGULAR_VALUE = "random, top singular value σ₁ = s"
ORTHOGONAL = "s times an orthogonal matrix"
IDENTITY = "s times the identity"
OFF_THE_DIAGONAL = "[[s, 10], [0, s]]"

PLAIN, LSTM, GRU = "plain RNN", "LSTM", "GRU"
BOUND = "bound (σ₁ γ)ᵀ⁻ᵏ"
GHOST = "first curve, s = 0.9"
PALE, COMPARED = "pale curve: s", "another s, for comparison"
MAP_OF_CHANGE = "change of each unit at step t, if unit 1 is changed at step k by 1"
STEPS, UNIT = "time step (k above, t below)", "unit"
STATE_NORMS = "‖∂state[T]/∂state[k]‖"


def curves(label, ends):
    """Curves on a log scale, with the first and the last number of each by its name."""
    told = (
        f"{name}: {digits(first)} at the left end, {digits(last)} at the right end"
        for name, (first, last) in ends.items()
    )
    return f"Curves of {label} on a log scale. {'; '.join(told)}."


def fading(s, T, share, halfway, pale, share_of_pale):
    """One curve: of a change at step 0 and at T/2 what arrives; and of step 0 in the
    pale one, where it is another."""
    compared = "" if pale == s else f" The pale curve has s = {number(pale)}: h[0] by {digits(share_of_pale)}."
    return (
        f"With scale s = {number(s)}, a small change of h[0] reaches h[{T}] multiplied by at most {digits(share)}; "
        f"a change of h[{T // 2}] by at most {digits(halfway)}.{compared}"
    )


def what_must_be(product):
    """What follows from σ₁ γ, and no more than that."""
    if abs(product - 1) < 1e-9:
        return "σ₁ γ = 1: the gradient cannot grow, and may or may not vanish."
    if product < 1:
        return f"σ₁ γ = {number(product)} < 1: the gradient must vanish."
    return f"σ₁ γ = {number(product)} > 1: the gradient may vanish or explode."


def lab(T, radius, top, gamma, norm, bound, k, arrives):
    """W and f, what must be, what arrives from step 0, and from a change of unit 1 at
    step k."""
    return (
        f"ρ(W) = {number(radius)}, σ₁(W) = {number(top)}, γ = {number(gamma)}. {what_must_be(top * gamma)} "
        f"Here ‖∂h[{T}]/∂h[0]‖ is {digits(norm)}; the bound is {digits(bound)}. "
        f"If unit 1 is changed at step {k}, {digits(arrives)} of the change arrives at step {T}."
    )


def gates(T, b_f, plain, lstm, f, gru, z):
    """Of each cell what comes through T steps; f and z are the gates' means."""
    return (
        f"With a forget bias of {number(b_f)} the LSTM's f is {number(f)} on average, the GRU's z {number(z)}. "
        f"‖∂state[{T}]/∂state[0]‖ is {digits(lstm)} for the LSTM, {digits(gru)} for the GRU and {digits(plain)} "
        "for the plain RNN."
    )


# A net of your own

CELL_OF_YOURS, SCALE_OF_LAB = "look at", "scale s of the lab's W"
YOUR_NET, THE_LAB = "your net", "the lab's plain net"
OF_STATE, BACK = "‖∂h[T]/∂state[T−n]‖", "n steps back"


def too_many(n_h, T, left):
    """Of a curve that would take long; so many steps would not."""
    return (
        f"the curve of {n_h} units over {T} steps would take long: give at most {left} steps, or ask for one "
        "answer with own_way_back_explorer"
    )


def beside(cell, steps, own, a_step, s, of_lab, lab_steps):
    """What comes through all steps of a net of one's own, and by what a step multiplies
    on average; the same of the lab's net."""

    def told(factor):
        return "nothing is left" if factor is None else f"on average each step multiplies it by {number(factor, 3)}"

    return (
        f"{cell}: {digits(own)} of a change of the state at most comes through all {steps} steps; {told(a_step)}. "
        f"In the lab's net with s = {number(s)}, over {lab_steps} steps, {told(of_lab)}."
    )


# Where a number comes from


def click_changes(k):
    """Of a step's column."""
    return f"k = {k}: a click changes unit 1 here."


def comes_back(T, k, norm, bound):
    """Of the curve at step k."""
    return f"‖∂h[{T}]/∂h[{k}]‖ = {digits(norm)}; it can be at most {digits(bound)}"


# The latch

WEIGHT, KICK, START = "weight w", "kick at t = 10", "start h[0]"
STATE_AND_KICK = "the state, and the kick; dashed: w = 2"


def slope_at_rest(rest, slope):
    """Above the curve of slopes."""
    return f"at rest, h* = {number(rest, 4)}, the slope is {number(slope, 4)}"


def held(before, end, kick, rest):
    """Whether a unit keeps its bit when it is kicked; empty where it is not."""
    if not kick:
        return ""
    if not rest:
        return " The kick fades: with w of 1 or less the unit holds nothing."
    if before * end > 0:
        return " The kick does not tip it over."
    return f" The kick tips it over, from {number(before)} to {number(end)}."


def latch(w, start, T, end, rest, slope, share, holds):
    """Where a unit gets to, where it can rest, and how much of a small change of h[0]
    arrives."""
    rests = f"at h* = ±{number(rest, 4)}" if rest else "at h* = 0"
    return (
        f"With w = {number(w)} a unit that starts at {number(start)} is at h[{T}] = {number(end, 4)}. It can rest "
        f"{rests}, where the slope is {number(slope, 3)}.{holds} A small change of h[0] arrives at h[{T}] "
        f"multiplied by {digits(share)}."
    )


# The adding problem

CELL = "cell"


def training(cell, T, steps, clip, seed, answer, wanted, updates, recent, window, baseline, stopped):
    """How far a net has come with these settings; `stopped` says why it ended, or is
    ""."""
    settings = f"{cell}, T = {T}, {steps}, clipping {clip}"
    said = f"It answers {number(answer)} where the sum is {number(wanted)}."
    if stopped:
        return f"{settings}: {stopped}."
    if not updates:
        return f"A new net: {settings}. No update made yet. {said} Press Play."
    return (
        f"{settings}: after {counted(updates, 'update')} the loss is {number(recent, 4)} (mean of the last "
        f"{min(updates, window)}), {number(recent / baseline)} times the baseline. {said}"
    )


# Exercises

PRODUCT_MISTAKES = {
    "reversed": "the factors stand in the reverse order: J[T] must be on the left",
    "slope_left_out": "f' is left out: this is W to the power T",
    "slope_without_square": "the slope is 1 - h[t] instead of 1 - h[t]²",
    "transposed": "the result is transposed",
    "W_transposed": "W is transposed in each factor",
    "slope_on_columns": "f' multiplies the columns of W: diag(f') stands left of W, so it multiplies the rows",
    "slope_at_the_past": "the slope is taken at h[t-1] instead of h[t]",
    "tanh_twice": "tanh is taken again of h, which is tanh(a) already",
    "first_missing": "the factor J[1] is missing: the product stops at ∂h[T]/∂h[1]",
    "last_missing": "the factor J[T] is missing: this is ∂h[T-1]/∂h[0]",
    "one_too_many": "there is one factor too many: no step leads to h[0]",
    "last_alone": "only the last factor is returned",
    "added": "the factors are added instead of multiplied",
    "element_by_element": "the factors are multiplied element by element (*) instead of as matrices (@)",
    "slope_squared_whole": "the slope is taken as (1 - h[t])²: only h[t] is squared, 1 - h[t]²",
    "slope_of_sigmoid": "the slope is the sigmoid's, h (1 - h), instead of tanh's, 1 - h²",
    "slope_with_plus": "the slope is 1 + h[t]² instead of 1 - h[t]²",
    "slope_turned_round": "the slope is h[t]² - 1 instead of 1 - h[t]²",
    "slope_without_1": "the slope is h[t]² instead of 1 - h[t]²",
    "transposed_factors": "each factor is transposed, Wᵀ diag(f'): J[t] is diag(f') W",
    "diagonal_of_W": "diag(f') is multiplied with W element by element (*): only the diagonal of W is left; use @",
    "W_left_out": "W is left out: these are the slopes alone",
    "W_once": "W comes once, after all slopes: each step has its own diag(f') W",
    "slopes_after_W": "all slopes are put to the left of all W: matrices keep their order, step by step",
    "from_zeros": "the product begins with zeros, and stays zero: begin with np.eye",
    "from_ones": "the product begins with np.ones: the matrix that changes nothing is np.eye",
    "from_W": "the product begins with W: begin with np.eye, or W is counted once too often",
    "first_alone": "only J[1] is returned: `return` stands within the loop (move it to the left)",
}
"""What is wrong with a product of Jacobians, by the key of the mistake."""

PRODUCT = "matrix"
PRODUCT_ADVICE = "try it with T = 1, where the answer is diag(1 - h[1]²) W."
PRODUCT_ALL = "return the product for k = 0 alone"
PRODUCT_ONE_NUMBER = "the matrix itself is wanted, and not its norm"
PRODUCT_NO_MATRIX = "a Jacobian is a matrix"


def product_correct(trials):
    """Of a right product, tried on so many nets."""
    return f"your products of Jacobians equal ∂h[T]/∂h[0] from the package, in {trials} nets, T = 1 among them."


YOURS = "by your function"


def product_at_work(T, norm):
    """The learner's product on the lab's net with scale 1.6."""
    return f"Your function on the lab's net with scale 1.60: ‖∂h[{T}]/∂h[0]‖ is {digits(norm)}."


MUST, MAY, KEEPS = "must vanish", "may vanish or grow", "keeps its size"
MUST_OPTIONS = (MUST, MAY, KEEPS)
MY_FIVE_NETS = "my_five_nets"
MUST_BELOW_ONE = "each step multiplies a gradient by at most γ σ₁ = 1 · 0.9; what is 0.9 to a high power?"
MAY_ABOVE_ONE = "σ₁ γ = 1.3 bounds the gradient from above, and says nothing about what it is at least"
MAY_NOT_KEPT = "nothing keeps the size here: neither the slopes of tanh nor W"
MUST_SIGMOID = "the slope of the sigmoid is at most γ = 1/4: multiply it by σ₁ = 3"
MAY_RADIUS = "the spectral radius bounds nothing from above: remember [[0.5, 10], [0, 0.5]]; what is its σ₁?"
KEEPS_ORTHOGONAL = "an orthogonal matrix has only singular values of 1, and the slope of a linear unit is 1"
MUST_CORRECT = "only γ σ₁ below 1 forces the gradient to vanish; what is above 1 may do either."

MY_UNIT = "my_unit"
HOLD_NOTHING = "with w of 1 or less the unit rests at 0 and holds no bit"
HOLD_STRONGER = "a kick of 1.9 needs w of nearly 2: look at the slope at rest there, to the power 20"
HOLD_CORRECT = "it withstands the kick and lets the gradient back; no unit does so with a kick of 1.9."


def hold_tips(withstands, kick):
    """Of a w that is too small."""
    return f"at rest it withstands a kick of {number(withstands)} and no more; it has to withstand {number(kick)}"


def hold_forgets(share, steps, wanted):
    """Of a w that is too large."""
    return (
        f"it holds, but over {steps} steps {digits(share)} of the gradient comes back; wanted is {digits(wanted)}"
    )


NOTHING_YET = "nothing"
BASELINE_OPTIONS = (NOTHING_YET, "a little", "nearly all")
MY_BASELINES = "my_baselines"
BASELINE_TWO = "that is the baseline with two numbers"
BASELINE_ONE = "that is the variance of one such number, and two are marked"
BASELINE_RANGE = "that is the baseline with numbers in [0, 1]"
BASELINE_SPREAD = "a number in [-1, 1] has a range of 2, so 2² / 12 is its variance"
BASELINE_SUM = "the best constant answer is the mean, its error the variance: add one variance for each number"
BASELINE_JUDGED = "compare 0.170 with the baseline of 0.1667"
BASELINE_CORRECT = "a loss means something only beside its baseline."

MY_CLAIM = "my_claim"
SMALL_ONE_NUMBER = "that is what one number of W does; each unit adds up ten of them"
SMALL_TOP = "ask np.linalg.norm(W, 2)"
SMALL_ADDED = "the steps multiply: they do not add up"
SMALL_STEPS = "the gradient along (1, ..., 1) is multiplied by the largest singular value at each step"
SMALL_CLAIM = "W all of 0.5 has only numbers below 1: what do three steps do?"
SMALL_CORRECT = "the claim is false: what counts is σ₁, and ten numbers of 0.5 in a row add up."
