"""The first exercise of notebook 2: count the parameters of a net."""

from rnn_teach.kit.catalogue import Mistakes
from rnn_teach.kit.exercise import Exercise
from rnn_teach.kit.trials import whole
from rnn_teach.lessons.shared_parameters import words


def check_count(function, rng=None):
    """Check a learner's `function(n_x, n_h, n_y, T, biases)` → the parameters of a
    plain net.

        U: n_h n_x,   W: n_h n_h,   V: n_y n_h,   and with biases  b: n_h,   c: n_y

    Parameters
    ----------
    function : callable
        Gets the sizes of input, state and output, the number of steps T that the net is
        unrolled over, and whether there are biases; returns a number.
    rng : numpy.random.Generator
        Draws the sizes it is tried with; others at each call where it is not given.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(function, rng)


def _draw(rng):
    """Sizes that all differ, so that one taken for another shows; all equal; all 1; one
    step; large ones."""
    nets = [tuple(int(size) for size in 2 + rng.permutation(9)[:4]) for _ in range(3)]
    same = whole(rng, 2, 9)
    nets += [
        (same, same, same, same),
        (whole(rng, 2, 9), whole(rng, 2, 9), whole(rng, 2, 9), 1),
        (1, 1, 1, whole(rng, 2, 9)),
        (1, whole(rng, 2, 9), whole(rng, 2, 9), whole(rng, 2, 9)),
        tuple(int(size) for size in 11 + rng.permutation(40)[:4]),
    ]
    return [
        {"n_x": n_x, "n_h": n_h, "n_y": n_y, "T": T, "biases": biases}
        for n_x, n_h, n_y, T in nets
        for biases in (False, True)
    ]


def right_count(n_x, n_h, n_y, T, biases):
    """The number of parameters."""
    return n_h * n_x + n_h * n_h + n_y * n_h + biases * (n_h + n_y)


def _first_wrong(name, off, answer, right, inputs):
    return words.count_wrong(f"{answer:.12g}", f"{right:.12g}")


def _all_but(part):
    """The count with one part missing."""
    return lambda **sizes: right_count(**sizes) - part(**sizes)


MISTAKES = {
    "times_T": lambda **s: s["T"] * right_count(**s),
    "W_times_T": lambda **s: right_count(**s) + (s["T"] - 1) * s["n_h"] ** 2,
    "cell_times_T": lambda **s: (
        right_count(**s) + (s["T"] - 1) * (s["n_h"] * s["n_x"] + s["n_h"] ** 2 + s["biases"] * s["n_h"])
    ),
    "W_left_out": _all_but(lambda n_h, **_: n_h * n_h),
    "U_left_out": _all_but(lambda n_x, n_h, **_: n_h * n_x),
    "V_left_out": _all_but(lambda n_h, n_y, **_: n_y * n_h),
    "readout_left_out": _all_but(lambda n_h, n_y, biases, **_: n_y * (n_h + biases)),
    "biases_left_out": _all_but(lambda n_h, n_y, biases, **_: biases * (n_h + n_y)),
    "b_left_out": _all_but(lambda n_h, biases, **_: biases * n_h),
    "c_left_out": _all_but(lambda n_y, biases, **_: biases * n_y),
    "always_biases": lambda **s: right_count(**{**s, "biases": True}),
    "W_as_vector": _all_but(lambda n_h, **_: n_h * n_h - n_h),
    "n_y_as_n_x": lambda **s: right_count(**{**s, "n_y": s["n_x"]}),
    "h_0_counted": lambda **s: right_count(**s) + s["n_h"],
    "states_counted": lambda **s: right_count(**s) + s["T"] * s["n_h"],
}
"""What a count comes to when it is wrong in a usual way, by key."""

EXERCISE = Exercise(
    draw=_draw,
    right=right_count,
    returns={words.COUNT: lambda right, **_: {(size,): words.COUNT_IN_PARTS for size in (2, 3, 4, 5)}},
    mistakes=Mistakes(MISTAKES),
    named=words.COUNT_MISTAKES,
    first_wrong=_first_wrong,
    case=words.count_case,
    always_case=True,
    correct=lambda trials: words.count_correct(len(trials)),
    advice=words.COUNT_ADVICE,
    no_number=words.COUNT_NO_NUMBER,
)
