"""What learners hand in for the exercises of notebooks 0 and 1: wrong answers of usual
kinds, and right ones of unusual kinds."""

from itertools import accumulate

import numpy as np

from rnn_teach import checks


def loop(
    new=lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1] + b),
    steps=lambda T: range(1, T + 1),
    first=lambda h_0: h_0,
    back=lambda h: h,
):
    """A loop with pieces of a learner's own."""

    def my_unroll(U, W, b, x, h_0):
        h = np.zeros((len(x), len(h_0)))
        h[0] = first(h_0)
        for t in steps(len(x) - 1):
            h[t] = new(U, W, b, x, h, t)
        return back(h)

    return my_unroll


def rows_without_the_first(U, W, b, x, h_0):
    h, states = h_0, []
    for t in range(1, len(x)):
        h = np.tanh(U @ x[t] + W @ h + b)
        states.append(h)
    return states


def one_array_kept_many_times(U, W, b, x, h_0):
    h = h_0.copy()
    states = [h]
    for t in range(1, len(x)):
        h[:] = np.tanh(U @ x[t] + W @ h + b)
        states.append(h)
    return np.array(states)


def returned_within_the_loop(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
        return h


def scales_W_in_place(U, W, b, x, h_0):
    W *= 1
    W += 0.1
    return loop()(U, W, b, x, h_0)


def shape_without_parentheses(U, W, b, x, h_0):
    return np.zeros(len(x), len(h_0))


def only_printed(U, W, b, x, h_0):
    str(loop()(U, W, b, x, h_0))


def stored_a_row_early(U, W, b, x, h_0):
    h = np.zeros((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t - 1] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
    return h


def sums_are_kept(U, W, b, x, h_0):
    a, h = [h_0], h_0
    for t in range(1, len(x)):
        a.append(U @ x[t] + W @ h + b)
        h = np.tanh(a[-1])
    return a


UNROLLED = [
    rows_without_the_first,
    one_array_kept_many_times,
    returned_within_the_loop,
    scales_W_in_place,
    shape_without_parentheses,
    only_printed,
    stored_a_row_early,
    sums_are_kept,
    loop(lambda U, W, b, x, h, t: U @ x[t] + W @ h[t - 1] + b),
    loop(lambda U, W, b, x, h, t: 1 / (1 + np.exp(-(U @ x[t] + W @ h[t - 1] + b)))),
    loop(lambda U, W, b, x, h, t: np.maximum(0, U @ x[t] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tan(U @ x[t] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(np.tanh(U @ x[t] + W @ h[t - 1] + b))),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t]) + np.tanh(W @ h[t - 1]) + b),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + h[t - 1] @ W + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(x[t] @ U + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(W @ x[t] + U @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U * x[t] + W * h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1])),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + b + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1]) + b),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1] - b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] - W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[0] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t - 1] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t + 1] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[1] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: h[t - 1] + np.tanh(U @ x[t] + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U(x[t]) + W @ h[t - 1] + b)),
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ hidden + b)),  # noqa: F821
    loop(lambda U, W, b, x, h, t: np.tanh(U @ x[t] + W @ h[t - 1] + b).mean()),
    loop(steps=lambda T: range(1, T)),
    loop(steps=lambda T: range(2, T + 1)),
    loop(steps=lambda T: range(T + 1)),
    loop(steps=lambda T: range(1, T + 2)),
    loop(steps=lambda T: range(T, 0, -1)),
    loop(first=lambda h_0: 0),
    loop(back=lambda h: h[1:]),
    loop(back=lambda h: h[-1]),
    loop(back=lambda h: h.T),
    loop(back=lambda h: h[:, :, np.newaxis]),
    loop(back=lambda h: h.round(2)),
    loop(back=lambda h: h[::-1]),
    loop(back=lambda h: (h, h[-1])),
    lambda U, W, b, x, h: loop()(U, W, b, x, h),
    lambda *inputs: str(inputs),
    lambda U, W, b, x, h_0: "h",
]

LATCHES = [
    (1, -1, 1),
    (1, -1, 2),
    (3, -3, 1),
    (3, -3, 0.5),
    (3, -3, 0),
    (3, 3, 2),
    (-3, 3, 2),
    (3, 0, 2),
    (2, -2, 2),
    (3, -3, -2),
    (3, -3, 1000),
    (10, -1, 2),
    (0, 0, 2),
    (3, -3),
    (3, -3, ...),
    (3, -3, "2"),
    {"u_arrive": 3, "u_leave": -3, "w": 2},
]

FADES = [(True, 0.5), (False, 0.5), (True, 1.5), (False, 1), (False, -1), (False, 0), ("False", 1.5), (1.5, False)]
FADES += [(False, "1.5"), (False,), False, (False, None), (False, np.nan)]

WINDOWS = {"a": 2, "b": 5, "c": 90, "d": False}
DRAWING = {"a": 1, "b": 5, "c": 92, "d": "W", "e": "many to one", "f": "one to many"}
DRAWING |= {"g": "many to many, at each step"}
EXPLORED = {"a": 1.1, "b": "destination", "c": "departure"}
SYMBOLS = {"a": "W", "b": "V", "c": "h[0]", "d": "y_hat[t]", "e": "(3, 4)", "f": "i"}


def one_wrong(right, **wrong):
    """The right answers with one of them wrong, for each of the wrong ones given."""
    return [right | {key: answer} for key, answers in wrong.items() for answer in answers]


ANSWERS = {
    checks.check_window: one_wrong(
        WINDOWS, a=[1, 3, "2", None], b=[4, 3, 2, 6], c=[18, 23, 95, [90]], d=[True, "False", 0]
    ),
    checks.check_drawing: one_wrong(
        DRAWING,
        a=[5, 6, "1"],
        b=[6, 1, 4],
        c=[184, 460, 920, 93],
        d=["U", "V", "x", 1],
        e=["one to many", "many to many, at each step", "many-to-one"],
        f=["many to one", "many to many, after the whole input"],
        g=["many to many", "many to many, after the whole input", True],
    ),
    checks.check_explored: one_wrong(
        EXPLORED, a=[0.9, 1, 1.2, 1.3, -1.1, 68, "1.1"], b=["departure", "other"], c=["destination", "Lagos"]
    ),
    checks.check_symbols: one_wrong(
        SYMBOLS, a=["U", "V", "Whh"], b=["W", "U"], c=["h[1]", "x[t]", "h[-1]"], d=["o[t]", "h[t]"], e=["(4, 3)"],
        f=["g", "o"],
    ),
}  # fmt: skip


def handing_in(answer):
    def my_answer():
        return answer

    return my_answer


FUNCTIONS = [
    *((checks.check_unroll, function) for function in UNROLLED),
    *((checks.check_latch, handing_in(numbers)) for numbers in LATCHES),
    *((checks.check_fades, handing_in(claim)) for claim in FADES),
]
DICTS = [(check, answers) for check, wrong in ANSWERS.items() for answers in wrong]


def by_recursion(U, W, b, x, h_0):
    if len(x) == 1:
        return [h_0]
    before = by_recursion(U, W, b, x[:-1], h_0)
    return [*before, np.tanh(U @ x[-1] + W @ before[-1] + b)]


def by_a_generator(U, W, b, x, h_0):
    yield h_0
    for t in range(1, len(x)):
        h_0 = np.tanh(U @ x[t] + W @ h_0 + b)
        yield h_0


def all_inputs_at_once(U, W, b, x, h_0):
    a, h = x @ U.T + b, np.empty((len(x), len(h_0)))
    h[0] = h_0
    for t in range(1, len(x)):
        h[t] = np.tanh(a[t] + h[t - 1] @ W.T)
    return h


def one_matrix_for_all(U, W, b, x, h_0):
    M, h = np.hstack([U, W, b[:, np.newaxis]]), [h_0]
    for x_t in x[1:]:
        h.append(np.tanh(M @ np.concatenate([x_t, h[-1], [1]])))
    return h


def number_by_number(U, W, b, x, h_0):
    h = [list(h_0)]
    for x_t in x[1:]:
        past = h[-1]
        h.append([np.tanh(sum(U[i] * x_t) + sum(W[i] * past) + b[i]) for i in range(len(b))])
    return h


def with_columns(U, W, b, x, h_0):
    h = [h_0.reshape(-1, 1)]
    for x_t in x[1:]:
        h.append(np.tanh(U @ x_t.reshape(-1, 1) + W @ h[-1] + b.reshape(-1, 1)))
    return np.hstack(h).T


RIGHT = [
    *(
        (checks.check_unroll, function)
        for function in (
            by_recursion,
            by_a_generator,
            all_inputs_at_once,
            one_matrix_for_all,
            number_by_number,
            with_columns,
            lambda U, W, b, x, h_0: list(
                accumulate(x[1:], lambda h, x_t: np.tanh(U @ x_t + W @ h + b), initial=h_0)
            ),
            lambda U, W, b, x, h_0: loop()(*(np.float32(part) for part in (U, W, b, x, h_0))).astype("f4"),
            lambda x, h_0, **net: loop()(x=x, h_0=h_0, **net).tolist(),
            loop(
                lambda U, W, b, x, h, t: np.einsum("ij,j", U, x[t]) * 0 + np.tanh(b + U.dot(x[t]) + W.dot(h[t - 1]))
            ),
            loop(lambda U, W, b, x, h, t: 2 / (1 + np.exp(-2 * (U @ x[t] + W @ h[t - 1] + b))) - 1),
        )
    ),
    *(
        (checks.check_latch, handing_in(numbers))
        for numbers in (
            [3, -3, 2],
            np.array([4, -4, 1.5], np.float32),
            (2.55, -2.6, 2),
            (3.0, -5, 1.4),
            (1e3, -1e3, 1.2),
            (part for part in (3, -3, 2)),
        )
    ),
    *((checks.check_fades, handing_in(claim)) for claim in ((False, -1.5), [np.bool_(False), 2], (False, 1.05))),
    (checks.check_window, {"d": np.bool_(False), "c": 18 * 5, "b": 5.0, "a": np.int64(2)}),
    (checks.check_drawing, DRAWING | {"d": "w", "e": " Many to  one ", "b": np.array(5)}),
    (checks.check_explored, EXPLORED | {"a": np.float32(1.1), "b": "Destination"}),
    (checks.check_symbols, SYMBOLS | {"a": "w", "d": "Y_HAT[t]", "e": (3, 4)}),
]
