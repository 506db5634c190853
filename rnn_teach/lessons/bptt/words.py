"""The words of notebook 3: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import digits, number

# Controls

LOSS_T, STEPS_BACK, MAP, WINDOW, UNITS = "loss t", "steps back", "map", "window K", "units n_h"
SIZE_OF_GRADIENT = "norm of ∂L[t]/∂h[k]"
SIZE_OF_TERM = "norm of step k's term of dL[t]/dW"

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


# Exercises

SWEEP_MISTAKES = {
    "slope_left_out": "tanh' is left out",
    "W_not_transposed": "W stands where W.T belongs",
    "past_too_late": "h[t] stands where h[t-1] belongs",
}
"""What is wrong in both exercises."""

BACKWARD_MISTAKES = SWEEP_MISTAKES | {
    "slope_at_the_past": "tanh' is taken at h[t-1] instead of h[t]",
    "tanh_twice": "tanh is applied to h once more: 1 - tanh(h)² for 1 - h²",
    "slope_without_square": "tanh' is taken as 1 - h, without the square",
    "slope_of_sigmoid": "the slope is the sigmoid's, h (1 - h)",
    "message_without_slope": "the message to the past passes W but not tanh'",
    "message_without_W": "the message to the past passes tanh' but not W",
    "no_message": "the carry from t+1 is left out: nothing is handed to the past",
    "last_loss_alone": "the loss's direct part is left out, but for the last step",
    "direct_one_late": "the loss's direct part is off by one in time: direct[t-1] is added at t",
    "ends_early": "the loop ends one step early: t = 1 is left out",
    "starts_late": "the loop starts one step late: t = T is left out",
    "forwards": "the loop runs forwards, from t = 1 to T",
    "last_term_alone": "only the last step's term is kept",
    "overwritten": "each step's term overwrites the one before instead of being added",
    "averaged": "the terms are averaged instead of added",
    "sign": "the sign is turned round",
    "dW_transposed": "it is transposed",
}
"""What is wrong with a backward pass, by the key of the mistake."""

TRUNCATED_MISTAKES = {
    "one_term_too_many": "each loss keeps one term too many: K + 1 of them",
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
    "below_one": "the loop runs on below k = 1, where h[-1] is the last state",
    "last_loss_alone": "only L[T], the last loss, is sent back",
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
