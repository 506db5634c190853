"""The words of notebook 3: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import digits, number

# Controls

LOSS_T, STEPS_BACK, MAP, WINDOW, UNITS = "loss t", "steps back", "map", "window K", "units n_h"
SIZE_OF_GRADIENT = "norm of ∂L[t]/∂h[k]"
SIZE_OF_TERM = "norm of step k's term of dL[t]/dW"

# Where a number comes from


def of_cell(name, t, k, size):
    """Of a cell of the map."""
    if name == "h":
        return f"‖∂L[{t}]/∂h[{k}]‖ = {digits(size)}"
    return f"step {k}'s term of dL[{t}]/d{name}: norm {digits(size)}"


def of_message(t, j, size):
    """Of a state that the message has passed."""
    if j == t:
        return f"∂L[{t}]/∂h[{t}], straight from the loss: norm {digits(size)}"
    return f"∂L[{t}]/∂h[{j}] = (∂h[{j + 1}]/∂h[{j}])ᵀ ∂L[{t}]/∂h[{j + 1}]: norm {digits(size)}"


def of_share(t, step, share):
    """Of a bar."""
    return f"step {step}'s share of dL[{t}]/dW: {number(share)}"


# The ledger

LEDGER_TITLES = {"h": "‖∂L[t]/∂h[k]‖", "U": "‖step k's term of dL[t]/dU‖", "W": "‖step k's term of dL[t]/dW‖"}
LOSS_AXIS = "loss L[t]"


def ledger(title, T, largest, at, smallest):
    """The map of the ledger up to T; largest and smallest norm above zero, None where
    there is none."""
    told = "none is above zero"
    if largest is not None:
        t, k = at
        told = (
            f"the largest is {digits(largest)}, at t = {t}, k = {k}; "
            f"the smallest that is not zero is {digits(smallest)}"
        )
    return f"A map of {title} for t and k up to {T}: {told}."


# The shares


def shares(t, name, largest, step):
    """The shares of dL[t]/dW; the largest is that of a step, None where the gradient is
    zero."""
    if largest is None:
        return f"The gradient is zero: no step has a share of dL[{t}]/d{name}."
    return (
        f"Shares of dL[{t}]/d{name}, step by step, that add up to 1: the largest is {number(largest)}, "
        f"of step {step}."
    )


SUM_OF_SHARES = "sum"


def no_shares(t, name):
    """In place of the bars."""
    return f"dL[{t}]/d{name} is exactly zero"


def title_of_shares(t, name):
    """Above the bars."""
    return f"each step's share of dL[{t}]/d{name}"


# The message

CUT = "cut by the window"


def loss_of_word(t, loss):
    """Above the word whose loss is sent back."""
    return f"L[{t}] = {number(loss)}"


# Step sizes

STEP_SIZE, RELATIVE_ERROR = "step size", "relative error"


def smallest_error(name, step, error):
    """Of one way to compute a gradient, at which step its error is smallest."""
    return f"{name}: smallest at a step of {digits(step)}, where it is {digits(error, 1)}"


def step_sizes(said):
    """The curves, each told by `smallest_error`."""
    return f"Relative error against step size. {'. '.join(said)}."


# The explorer's sentence


def of_gradient(t, k, size, at_first):
    """‖∂L[t]/∂h[k]‖, and what is left of the norm at h[t]."""
    told = f"‖∂L[{t}]/∂h[{k}]‖ = {digits(size)}"
    if k == t:
        return f"{told}: the gradient of L[{t}] starts here, at its own state."
    steps = "1 step" if t - k == 1 else f"{t - k} steps"
    return f"{told}, {steps} back: {digits(100 * size / at_first)} % of the norm at h[{t}]."


def of_term(t, k, size, gradient):
    """Step k's term of dL[t]/dW, and of what it is made."""
    told = f"Step {k}'s term of dL[{t}]/dW has norm {digits(size)}"
    if size == 0:
        return f"{told}, since h[0] = 0."
    return f"{told}. It multiplies the gradient at step {k}, of norm {digits(gradient)} at h[{k}], by h[{k - 1}]."


def kept(window, t, error, cosine):
    """What a window of K steps keeps of dL[t]/dW,
    and how far that is from the whole."""
    if window >= t:
        return f"The window of {window} keeps all {t} terms of dL[{t}]/dW"
    return (
        f"The window keeps {window} of {t} terms of dL[{t}]/dW: error {number(100 * error, 1)} %, "
        f"cosine {number(cosine, 3)}"
    )


def cell_of_ledger(cell, kept_of_it, t):
    """Both sentences; the second is "" where the whole gradient is zero."""
    return f"{cell} {kept_of_it or f'All of dL[{t}]/dW is zero'}."


# A net of your own

CELL, STEP_K = "look at", "step k"


def own_cell(t, word, k, from_word, size):
    """Of a cell of the map, or a step of the curve."""
    return f"L[{t}], after {word[:20]}, by the state at step {k}, {from_word[:20]}: {digits(size)}"


def own_loss(t, word):
    """Above the curve."""
    return f"L[{t}], after {word[:20]}"


def own_row(t, word):
    """Of a row of the map."""
    return f"the loss of step {t}, after {word[:20]}. Click: its row as a curve."


def own_ledger(place, t, word, k, from_word, size, at_first, every):
    """One cell of the map of a net of one's own, which has every such loss."""
    told = f"{place}: ‖∂L[{t}]/∂h[{k}]‖ = {digits(size)} (loss after {word[:20]}, state after {from_word[:20]})"
    share = f", {digits(100 * size / at_first)} % of the norm at h[{t}]" if k != t and at_first else ""
    left_out = (
        f" The net is large: the map has every loss number {every} from the last one back." if every > 1 else ""
    )
    return f"{told}{share}.{left_out}"


# Exercises

SWEEP_MISTAKES = {
    "slope_left_out": "tanh' is left out",
    "W_not_transposed": "W is used where W.T belongs",
    "past_too_late": "h[t] is used where h[t-1] belongs",
    "message_without_slope": "the message to the past passes W but not tanh'",
    "message_without_W": "the message to the past passes tanh' but not W",
    "slope_at_the_past": "tanh' is taken at h[t-1] instead of h[t]",
    "slope_without_square": "tanh' is taken as 1 - h, without the square",
    "dW_transposed": "it is transposed",
    "sign": "the sign is turned round",
}
"""What is wrong in both exercises."""

BACKWARD_MISTAKES = SWEEP_MISTAKES | {
    "tanh_twice": "tanh is applied to h once more: 1 - tanh(h)² for 1 - h²",
    "slope_squared_whole": "tanh' is taken as (1 - h)²: only h is squared, 1 - h²",
    "slope_of_sigmoid": "the slope is the sigmoid's, h (1 - h)",
    "terms_without_slope": "dU and dW are made of d_h[t], before tanh', and not of d_a[t]",
    "d_h_overwritten": "d_h[t] is overwritten by d_a[t]: give d_a a place of its own",
    "slope_after_W": "tanh' multiplies W.T d_h instead of d_h: first tanh', then W.T",
    "no_message": "the carry from t+1 is left out: nothing is handed to the past",
    "last_loss_alone": "the loss's direct part is left out, but for the last step",
    "last_loss_left_out": "direct[T] is left out: d_h begins with zeros, and its last row stays zero",
    "direct_twice": "direct is counted twice: it is in d_h already when it is added",
    "direct_one_late": "the loss's direct part is off by one in time: direct[t-1] is added at t",
    "ends_early": "the loop ends one step early: t = 1 is left out",
    "starts_late": "the loop starts one step late: t = T is left out",
    "forwards": "the loop runs forwards, from t = 1 to T",
    "last_term_alone": "only the last step's term is kept",
    "overwritten": "each step's term overwrites the one before instead of being added",
    "averaged": "the terms are averaged instead of added",
}
"""What is wrong with a backward pass, by the key of the mistake."""

TRUNCATED_MISTAKES = {
    "one_term_too_many": "each loss keeps one term too many: K + 1 of them",
    "one_term_too_many_and_step_zero": (
        "each loss keeps one term too many, and a walk that reaches k = 1 goes on to k = 0, where h[-1] is the "
        "last state: range ends before its second number, so max(t - K, 0) is right without - 1"
    ),
    "one_term_too_few": "each loss keeps one term too few: K - 1 of them",
    "not_truncated": "nothing is truncated: every loss reaches back to k = 1",
    "last_K_losses": (
        "the losses are truncated instead of their reach: the last K of them count, and each reaches back to k = 1"
    ),
    "sweep_stops": "the whole sweep stops after K steps: the steps before T - K + 1 get nothing, from no loss",
    "chunks": (
        "the sequence is cut into chunks of K steps: a loss at the start of a chunk reaches back less than K"
    ),
    "chunks_from_the_end": "the chunks are counted from the end: cuts before T - K + 1, T - 2K + 1, ...",
    "ends_early": "each walk ends before step 1: the term k = 1 is left out",
    "forwards": "each walk runs forwards, from its first step to t: start at t and go back",
    "below_one": "the loop runs on below k = 1, where h[-1] is the last state",
    "last_loss_alone": "only L[T], the last loss, is sent back",
    "last_loss_left_out": "L[T], the last loss, is never sent back: range(1, T) ends before T",
    "first_loss_left_out": "L[1], the first loss, is never sent back",
    **SWEEP_MISTAKES,
    "overwritten_down": "the terms overwrite each other instead of being added, down to t = 1",
    "overwritten_up": "the terms overwrite each other instead of being added, up to t = T",
    "averaged": "the terms are averaged instead of added",
}
"""What is wrong with a truncated pass, by the key of the mistake."""

ADVICE = "go through the equations term by term."


def backward_wrong(t, T, unit, mine, right):
    """Of the first wrong d_h on the way back from step T; units count from 1."""
    return (
        f"d_h is first wrong at t = {t}, on the way back from t = {T}, unit {unit}: yours is {mine}, "
        f"right is {right}"
    )


def backward_correct(trials):
    """Of a right backward pass, tried on so many nets."""
    return (
        "your d_h, dU and dW are those of the definition, with a loss at each step, in "
        f"{trials} nets of different sizes, T = 1 among them."
    )


def truncated_correct(trials):
    """Of a right truncation, tried so often."""
    return f"dW is right in {trials} trials: for reaches of 1 step, of 2, 3 and more, and of more than there are."


BACKWARD_ONE_STEP = "that is ∂L/∂h of one step; keep every d_h[t], from d_h[0] to d_h[T]"
BACKWARD_NO_FIRST = "there are T + 1 states, and h[0] has a gradient too"
BACKWARD_TIME_FIRST = "time is the first axis: d_h[t] is a row"
BACKWARD_TRANSPOSED = "it is transposed; d_a[t] gives the rows"
BACKWARD_TERMS = "those are the terms of each step; their sum is wanted"
BACKWARD_NO_OUTER = "d_a * x multiplies unit by unit; np.outer gives a matrix"
"""What was probably done, by the shape of what was given back."""

IMMEDIATE_A = {
    7: "that is the total derivative; here h[2] is taken as given",
    None: "w multiplies h[2] in the last step, and here h[2] is taken as given",
}
IMMEDIATE_B = {
    4: "that is the immediate one; h[2] depends on w too",
    None: "use the recursion: total[t] = h[t-1] + w total[t-1], from total[0] = 0",
}
IMMEDIATE_C = "the way from step k to the loss is counted by the factors before it; counted again it is too much"
IMMEDIATE_D = {
    1: "that is what u multiplies at step 1; it is passed on through two more steps",
    3: "from h[1] to h[3] there are two steps, and each multiplies by w",
    None: "u multiplies x[1] = 1 at step 1; each step after that multiplies by w",
}
IMMEDIATE = "immediate"
KINDS = (IMMEDIATE, "total")
IMMEDIATE_CORRECT = "each share is an immediate partial derivative, carried to the loss by a chain of factors."
"""What is wrong with an answer about immediate and total derivatives."""

LEDGER_A = {
    8: "that is the nearest step; look at the bars: which is the tallest?",
    None: "set t = 8 and look at the bars: which is the tallest?",
}
LEDGER_B = {
    4: "count the steps between the two states, not the states",
    None: "each Jacobian leads from one state to the one before it",
}
BY_H_0 = "its factor h[0] is zero"
REASONS = (BY_H_0, "the gradient has vanished", "tanh' is zero there")
LEDGER_C = "the norm of the gradient at h[1] is not zero; what else does step 1's term multiply?"
LEDGER_D = {
    8: "from h[8] to h[7] three quarters are left",
    5: "from h[5] to h[4] nearly half is left",
    None: "divide each norm by the one to its right; where is the quotient smallest?",
}
LEDGER_CORRECT = "the ledger keeps apart what a backward pass adds up."
"""What is wrong with an answer about the ledger."""

AGREE_MISTAKES = {
    "nan_passes": "NaN passes: NaN > tolerance is False, so nothing is found wrong",
    "number_by_number": "each number has its own relative error: NaN and 0/0 pass, and rounding beside a 0 fails",
    "all_by_number": "each number has its own relative error: two zeros give 0/0, and that fails",
    "absolute": "the error is not divided by the size of the gradients",
    "without_abs": "the difference keeps its sign: what is too small always passes",
    "zero_by_zero": "two gradients that are zero give 0/0, and fail",
    "direction_alone": "only the direction is compared: a gradient twice as long passes",
    "lengths_alone": "only the two lengths are compared: one that points the other way passes",
    "upside_down": "True and False are exchanged",
    "mean_error": "the mean of the differences is taken: errors of opposite signs cancel",
    "always": "it says True whatever it is given",
    "never": "it says False whatever it is given",
    "exactly_equal": "the numbers must be exactly equal: rounding alone makes them fail",
    "allclose_as_it_is": "np.allclose has tolerances of its own, and yours is not asked",
    "allclose_and_more": "np.allclose adds an absolute tolerance of 1e-8: small gradients always pass",
}
"""What is wrong with a comparison of gradients, by the key of the mistake."""

AGREE_ADVICE = "compute ‖ours - theirs‖ / max(‖ours‖, ‖theirs‖), and ask whether it is at most the tolerance."
CASES = {
    "equal": "where both are equal but for rounding",
    "twice": "where ours is twice theirs",
    "nan": "where ours is NaN everywhere",
    "one_nan": "where one number of ours is NaN",
    "zeros": "where both are zero altogether",
    "some_zeros": "where both have the same zeros",
    "beside_zero": "where a zero of theirs is 1e-12 in ours, among large numbers",
    "opposite": "where ours points the other way",
    "one_off": "where one number is off by a tenth",
    "cancelling": "where two numbers are off in opposite ways",
    "smaller": "where ours is a thousandth too small",
    "larger": "where ours is a thousandth too large",
    "huge": "where both are huge and equal but for rounding",
    "tiny": "where both are tiny and ours is off by a tenth",
    "coarse": "where the tolerance is coarse and the error below it",
}
"""Which two gradients are compared, by the key of the case."""


def agree_wrong(said):
    """Of a wrong comparison; `said` is what it gave back."""
    return f"yours says {said}" if said in ("True", "False") else f"yours says {said}, neither True nor False"


def agree_correct(trials):
    """Of a right comparison, tried on so many pairs."""
    return f"in {trials} pairs of gradients yours is fooled neither by NaN nor by 0/0, nor by a zero among others."


FALLS = "the cell has just trained a net with a wrong backward pass: does its loss fall?"
FALLS_WORDS = {
    36: "that is how many words there are; the cell prints how many are wrong",
    None: "the cell prints it: how many of the 36 words does that net get wrong after training?",
}
FALLS_CORRECT = (
    "a wrong gradient can let the loss fall too. Only a comparison with the forward pass tells whether it is right."
)

# Exercises: a right function at work

ROUNDS = "rounds of six sentences"
WORDS_WRONG = "words wrong of 36"
LOSS_OF_ROUND = "loss of all 36 words"
WINDOW_AXIS = "window K"
ERROR_AXIS = "error of dW, %"
AGREED = "your function: they agree"
DISAGREED = "your function: they do not"


def backward_at_work(rounds, first, last, wrong):
    """A net that has learned with the learner's backward pass."""
    return (
        f"Your backward pass at work: in {rounds} rounds the loss of the travel desk falls from {number(first, 1)} "
        f"to {number(last, 1)}, and {wrong} of 36 words are wrong."
    )


def truncated_at_work(errors):
    """The error of dW for windows of 1, 2, ... steps."""
    told = ", ".join(f"{number(100 * error, 1)} %" for error in errors[:4])
    return f"Your truncation at work: with windows of 1, 2, 3 and 4 steps dW is off by {told}."


def agree_at_work(agreed, all_of_them):
    """How many step sizes pass the learner's comparison."""
    return (
        f"Your comparison at work, with a tolerance of 1e−6: of {all_of_them} step sizes {agreed} give a numerical "
        "gradient that agrees with bptt."
    )
