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


def both_balls(n, b, L, slope, goes_to):
    """Where both balls are after n updates, how steep it is there, and where they go
    next."""
    return f"After update {n} both balls are at {_place(b, L, slope, goes_to)}."


def two_balls(n, balls):
    """The same of each ball, by its name."""
    told = (f"{name}, {_place(*ball)}" for name, ball in balls.items())
    return f"After update {n}: {'; '.join(told)}."


def _place(b, L, slope, goes_to):
    return f"b = {number(b, 3)}, L = {number(L, 3)}; dL/db = {number(slope)}, so b goes to {number(goes_to, 3)}"


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
    "small_ones_alone": "it is the wrong way round: small gradients are scaled up, and large ones stay as they are",
    "cut_off_above": "numbers above the threshold are cut off one by one, which changes the direction",
    "set_to_zero": "gradients above the threshold are set to zero: scale them down to it",
    "divided_twice": "the gradients are divided by the norm twice",
    "norm_after": "the norm after clipping is returned instead of the norm before",
    "factor_back": "the factor is returned instead of the norm before",
    "as_they_were": "the gradients are returned as they were",
    "norm_one": "the gradients are divided by their norm, and not brought to the threshold",
    "upside_down": "the factor is upside down: it is threshold / norm",
    "times_threshold": "the gradients are multiplied by the threshold and never divided by the norm",
    "no_root": "the square root is left out of the norm",
    "norms_added": "the three norms are added: add their squares and take the root",
    "largest_number": "the largest number is taken for the norm",
    "largest_norm": "the largest of the three norms is taken: take one norm over all numbers",
    "root_of_norms": "the root is taken of the sum of the norms: add their squares",
    "sum_of_numbers": "the numbers themselves are added up: square them first",
    "dW_alone": "the norm is that of dW alone: dU and db belong to it",
    "dU_left_out": "dU is left out of the norm",
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


def clip_at_work(norm, after):
    """The learner's clipping at the foot of the wall."""
    return (
        f"Your function at the foot of the wall: a gradient of norm {number(norm, 4)} comes out with norm "
        f"{number(after, 4)} and the same direction."
    )


MY_WALL = "my_wall"
WALL_MOVES = "that is the wall for x[0] = 0.5: it moves with the start"
WALL_SIGN = "the sign: solve x[0] = 5 σ(x[0]) + b for b"
WALL_WHERE = "at the wall the start is itself a resting point: solve 0 = 5 σ(0) + b for b"
WALL_UNSTABLE = "count the one from which every nudge leads away, too"
WALL_RESTS = "draw a vertical line at this b through the curve of resting points"
WALL_W = "that is the slope of σ alone: it is multiplied by w"
WALL_SIGMA = "that is w alone: multiply it by the slope of σ at 0"
WALL_SLOPE = "∂x[t]/∂x[t-1] = w σ(x) (1 - σ(x)) at x = 0"
WALL_ENDS = "the three are there on both sides of the wall: they begin and end at -2.656 and -2.344"
WALL_CORRECT = "the wall is where the start changes from one basin to the other; no resting point ends there."

DIRECTION_BY_NORM = "by norm"
DIRECTION_OPTIONS = (DIRECTION_BY_NORM, "each number", "both")
MY_TWO_WAYS = "my_two_ways"
TWO_WAYS_EACH = "that is each number clipped: here both are multiplied by 1 / ‖g‖"
TWO_WAYS_ADDED = "the norm is the root of the sum of squares, and not the sum"
TWO_WAYS_ROOT = "take the root: the norm of (3, 4) is no 25"
TWO_WAYS_NORM = "multiply by threshold / ‖g‖, with ‖g‖ the root of 3² + 4²"
TWO_WAYS_THE_OTHER = "that is what clipping by norm gives"
TWO_WAYS_LIMIT = "a number above the threshold is set to the threshold"
TWO_WAYS_DIRECTION = "compare the ratio of the two numbers before and after"
TWO_WAYS_CORRECT = "by norm the ratio stays 3 : 4; number by number it becomes 1 : 1."

THRESHOLDS = ("0.01", "1", "100")
MY_RUN = "my_run"
WHERE_TOO_LATE = "there it is too late: look where the norm first left the range of the healthy ones"
WHERE_NOT_FIRST = "its norm is huge, but another one before it had left already"
WHERE_WELL = "1.1 lies within the range of the healthy norms, 0.1 to 1.9"
WHERE_FIRST = "the first norm that is larger than all before"
WHERE_HEALTHY_TOO = "clipping asks only whether a norm is above the threshold, and not whether it is harmful"
WHERE_SHORTENED = "count the norms above the threshold among 0.4, 1.1, 23 and 9e8"
WHERE_ALL_CLIPPED = "that shortens every single update, and learning becomes slow"
WHERE_TOO_HIGH = "that lets the norm of 23 pass, which did the harm"
WHERE_CORRECT = "the norms of the healthy updates tell both: where it left, and where to clip."

MY_CLAIM = "my_claim"
CURE_BOTH = "both contributions are multiplied by the same factor"
CURE_RATIO = "multiply both contributions by the factor, and divide"
CURE_CLAIM = "what does clipping do to the ratio of the early and the late contributions?"
CURE_CORRECT = "the claim is false: one factor for all changes no ratio, so what has vanished stays vanished."
