"""The words of notebook 4: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import digits, number

# The lab

W, SCALE, ACTIVATION, FORGET_BIAS, SEED = "W", "scale s", "activation f", "forget bias b_f = b_z", "random seed"
SPECTRAL_RADIUS = "random, spectral radius ρ = s"
TOP_SINGULAR_VALUE = "random, top singular value σ₁ = s"
ORTHOGONAL = "s times an orthogonal matrix"
IDENTITY = "s times the identity"
OFF_THE_DIAGONAL = "[[s, 10], [0, s]]"

PLAIN, LSTM, GRU = "plain RNN", "LSTM", "GRU"
BOUND = "RNN’s bound (σ₁ γ)ᵀ⁻ᵏ"
MAP_OF_PLAIN = "RNN: ‖∂h[t]/∂h[k]‖"


def curves(label, ends):
    """Curves on a log scale, with the first and the last number of each by its name."""
    told = (
        f"{name}: {digits(first)} at the left end, {digits(last)} at the right end"
        for name, (first, last) in ends.items()
    )
    return f"Curves of {label} on a log scale. {'; '.join(told)}."


def what_is_known(radius, top, activation, gamma):
    """Above the picture: of W, and of the activation."""
    return f"ρ(W) = {number(radius)}    σ₁(W) = {number(top)}    {activation}: γ = max |f ′| = {number(gamma)}"


def what_must_be(product):
    """What follows from σ₁ γ, and no more than that."""
    if abs(product - 1) < 1e-9:
        return "σ₁ γ = 1: the RNN's gradient cannot grow; whether it vanishes, this number does not say."
    if product < 1:
        return f"σ₁ γ = {number(product)} < 1: the RNN's gradient must vanish."
    return f"σ₁ γ = {number(product)} > 1: the RNN's gradient may explode or vanish; this number does not say."


def lab(T, radius, top, product, plain, bound, lstm, f, gru, z):
    """W, what must be, and of each cell what comes through T steps; f and z are the
    gates' means."""
    return (
        f"ρ(W) = {number(radius)}, σ₁(W) = {number(top)}. {what_must_be(product)} "
        f"Here ‖∂h[{T}]/∂h[0]‖ is {digits(plain)}; it can be at most {digits(bound)}. "
        f"LSTM: ‖∂s[{T}]/∂s[0]‖ is {digits(lstm)}, and f is {number(f)} on average. "
        f"GRU: ‖∂h[{T}]/∂h[0]‖ is {digits(gru)}, and z is {number(z)} on average."
    )


# The latch

WEIGHT, START = "weight w", "start h[0]"


def slope_at_rest(rest, slope):
    """Above the curve of slopes."""
    return f"slope at h* = {number(rest, 4)}: {number(slope, 4)}"


def latch(w, start, T, end, rest, slope, share, from_rest):
    """Where a unit gets to, where it can rest, and how much of a small change of h[0]
    arrives."""
    return (
        f"With w = {number(w)} a unit that starts at {number(start)} is at h[{T}] = {number(end, 4)}. "
        f"It can rest at h* = {number(rest, 4)}, where the slope is {number(slope, 3)}. Of a small change of "
        f"h[0] the share {digits(share)} reaches h[{T}]; from rest it would be {digits(from_rest)}."
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
        return f"A new net: {settings}. No update made yet. {said} Press play."
    return (
        f"{settings}: after {updates} updates the loss is {number(recent, 4)} (mean of the last "
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
}
"""What is wrong with a product of Jacobians, by the key of the mistake."""

PRODUCT = "matrix"
PRODUCT_ADVICE = "try it with T = 1, where the answer is diag(1 - h[1]²) W."
PRODUCT_ALL = "return the product for k = 0 alone"
PRODUCT_NO_MATRIX = "a Jacobian is a matrix"


def product_correct(trials):
    """Of a right product, tried on so many nets."""
    return f"your products of Jacobians equal ∂h[T]/∂h[0] from the package, in {trials} nets, T = 1 among them."
