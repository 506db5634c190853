"""The words of notebook 5: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

# Controls

STEP, BEGIN, LEARNING_RATE, THRESHOLD = "update n", "b at first", "learning rate", "threshold"
START = "net starts at x[0]"

# The cliff

AS_IT_IS, CLIPPED = "as it is", "clipped"
BIAS_AXIS, ERROR_AXIS = "bias b", "error L"
THE_WALL, RESTING_POINTS = "the wall from close by", "where x can rest, over b; line: x[0]"


def cliff(ends, decimals, steepest, errors):
    """The error between the ends of b; it changes fastest between two b, from one error
    to another."""
    low, high = (number(b, decimals) for b in ends)
    here, there = (number(b, decimals + 2) for b in steepest)
    return (
        f"The error over b from {low} to {high}. It changes fastest between "
        f"b = {here} and {there}, from {number(errors[0], 3)} to {number(errors[1], 3)}."
    )


def descent(name):
    """Above a track."""
    return f"gradient {name}"


def out_of_sight(b):
    """Of a ball that has left the picture."""
    return f"◀ b = {number(b, 1)}" if b < 0 else f"b = {number(b, 1)} ▶"


def story(name, n, b, L, slope, goes_to):
    """Where a ball is after n updates, how steep it is there, and where it goes
    next."""
    return (
        f"Gradient {name}: after update {n}, b = {number(b, 3)} and L = {number(L, 3)}; dL/db = {number(slope)}, "
        f"so b goes to {number(goes_to, 3)}."
    )


def wall(b):
    """Where the wall is."""
    return f"The wall is at b = {number(b, 4)}."


# Two ways to clip

GRADIENT, BY_NORM, EACH_NUMBER = "gradient", "clipped by norm", "each number clipped"


def turned(name, degrees):
    """In the legend."""
    return f"{name}: turned by {degrees:.0f}°"


def arrows(vectors, threshold):
    """All arrows, as pairs of a label and two numbers."""
    told = (f"{label} ({number(x, 3)}, {number(y, 3)})" for label, (x, y) in vectors)
    return f"Arrows: {'; '.join(told)}. The threshold is {number(threshold, 3)}."


# Exercises

CLIP_MISTAKES = {
    "own_norms": "each array is clipped by its own norm: take one norm over all of them",
    "number_by_number": "each number is cut off by itself, which changes the direction",
    "scaled_up": "small gradients are scaled up to the threshold: clipping only ever shrinks",
    "norm_after": "the norm after clipping is returned instead of the norm before",
    "as_they_were": "the gradients are returned as they were",
    "norm_one": "the gradients are divided by their norm, and not brought to the threshold",
    "upside_down": "the factor is upside down: it is threshold / norm",
    "times_threshold": "the gradients are multiplied by the threshold and never divided by the norm",
    "no_root": "the square root is left out of the norm",
    "norms_added": "the three norms are added: add their squares and take the root",
    "largest_number": "the largest number is taken for the norm",
    "sum_of_sizes": "the sizes of all numbers are added up instead of their squares",
    "db_left_out": "db is left out of the norm",
}
"""What is wrong with clipping, by the key of the mistake."""

CLIP_ADVICE = "compute the norm and the factor by themselves first, and look at them."
CLIP_NO_NUMBER = "0 / 0 is no number"
CLIP_ZEROS = "with all gradients zero"


def clip_case(norm, threshold, relation):
    """Which gradients are clipped: their norm is "above", "below" or "at" the
    threshold."""
    if relation == "at":
        return f"with a norm that is the threshold, {threshold}"
    return f"with a norm of {norm}, {relation} the threshold of {threshold}"


CLIP_CORRECT = "one factor for all three arrays, and only where their norm is above the threshold."
