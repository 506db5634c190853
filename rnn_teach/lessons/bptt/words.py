"""The words of the lesson on backpropagation through time: sentences as functions from numbers to text."""

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
