"""What learners hand in for the exercises of notebook 4: wrong answers of usual kinds,
and right ones of unusual kinds."""

from fractions import Fraction
from functools import reduce

import numpy as np
from exercises.learners_of_the_loop import one_wrong

from rnn_teach import checks


def product(
    factor=lambda W, h: np.diag(1 - h**2) @ W,
    first=lambda W: np.eye(len(W)),
    join=lambda before, J: J @ before,
    states=lambda h: h[1:],
    back=lambda P: P,
):
    """A product of Jacobians with pieces of a learner's own."""

    def my_jacobian_product(W, h):
        P = first(W)
        for h_t in states(h):
            P = join(P, factor(W, h_t))
        return back(P)

    return my_jacobian_product


def returned_within_the_loop(W, h):
    P = np.eye(len(W))
    for h_t in h[1:]:
        P = np.diag(1 - h_t**2) @ W @ P
        return P


def all_of_them(W, h):
    P = [np.eye(len(W))]
    for h_t in h[1:]:
        P.append(np.diag(1 - h_t**2) @ W @ P[-1])
    return P


def W_changed_in_place(W, h):
    P = np.eye(len(W))
    for h_t in h[1:]:
        W *= (1 - h_t**2)[:, np.newaxis]
        P = W @ P
    return P


def overwritten(W, h):
    for t in range(1, len(h)):
        J = np.diag(1 - h[t] ** 2) @ W
    return J


def never_begun(W, h):
    for t in range(1, len(h)):
        P = np.diag(1 - h[t] ** 2) @ W @ P  # noqa: F821
    return P


PRODUCTS = [
    returned_within_the_loop,
    all_of_them,
    W_changed_in_place,
    overwritten,
    never_begun,
    product(lambda W, h: W),
    product(lambda W, h: np.diag(1 - h) @ W),
    product(lambda W, h: np.diag((1 - h) ** 2) @ W),
    product(lambda W, h: np.diag(h * (1 - h)) @ W),
    product(lambda W, h: np.diag(1 + h**2) @ W),
    product(lambda W, h: np.diag(h**2 - 1) @ W),
    product(lambda W, h: np.diag(h**2) @ W),
    product(lambda W, h: np.diag(1 - np.tanh(h) ** 2) @ W),
    product(lambda W, h: np.diag(1 - h**2) @ W.T),
    product(lambda W, h: W @ np.diag(1 - h**2)),
    product(lambda W, h: W.T @ np.diag(1 - h**2)),
    product(lambda W, h: (1 - h**2) * W),
    product(lambda W, h: np.diag(1 - h**2) * W),
    product(lambda W, h: np.diag(1 - h**2)),
    product(lambda W, h: np.outer(1 - h**2, W)),
    product(lambda W, h: np.dot(1 - h**2, W)),
    product(join=lambda P, J: P @ J),
    product(join=lambda P, J: P * J),
    product(join=lambda P, J: P + J),
    product(join=lambda P, J: J),
    product(first=lambda W: np.zeros(W.shape)),
    product(first=lambda W: np.ones(W.shape)),
    product(first=lambda W: W),
    product(first=lambda W: 1),
    product(first=lambda W: 1),
    product(states=lambda h: h),
    product(states=lambda h: h[:-1]),
    product(states=lambda h: h[2:]),
    product(states=lambda h: h[1:-1]),
    product(states=lambda h: h[:0:-1]),
    product(back=lambda P: P.T),
    product(back=lambda P: np.linalg.norm(P, 2)),
    product(back=np.diag),
    product(back=lambda P: P.sum(axis=0)),
    product(back=lambda P: None),
    product(back=lambda P: P.round(3)),
    lambda W, h: np.diag(1 - h**2) @ W,
    lambda W, h: np.linalg.matrix_power(W, len(h) - 1),
    lambda W, h: np.diag(np.prod(1 - h[1:] ** 2, axis=0)) @ np.linalg.matrix_power(W, len(h) - 1),
    lambda W, h: np.diag(np.prod(1 - h[1:] ** 2, axis=0)) @ W,
    lambda W, states: product()(W, states),
    lambda W, h: product()(W, h[:, :, 0]),
]

FIVE = dict(zip("abcde", ("must vanish", "may vanish or grow") * 2 + ("keeps its size",), strict=True))
SMALL = {"top": 5, "steps": 125, "claim": False}
UNIT = {"w": 1.5, "stronger": False}
BASELINES = {"a": 0.25, "b": 2 / 3, "c": "nothing"}

ANSWERS = {
    checks.check_must_vanish: one_wrong(
        FIVE,
        a=["may vanish or grow", "keeps its size", "vanishes"],
        b=["must vanish", "keeps its size", "must explode"],
        c=["may vanish or grow", True],
        d=["must vanish", "keeps its size"],
        e=["must vanish", "may vanish or grow", 1],
    ),
    checks.check_small_numbers: one_wrong(
        SMALL, top=[0.5, 10, 25, "5"], steps=[0.125, 15, 5, 1.25e3, 25], claim=[True, "no"]
    ),
    checks.check_hold_and_learn: one_wrong(UNIT, w=[0.9, 1, 1.25, 1.4, 1.7, 2, -1.5, "1.5"], stronger=[True, 2]),
    checks.check_baseline: one_wrong(
        BASELINES, a=[1 / 6, 0.5, 1.5, 3], b=[1 / 6, 1 / 3, 4 / 3, 0, 1], c=["a little", "nearly all", 0.17]
    ),
}

FUNCTIONS = [(checks.check_jacobian_product, function) for function in PRODUCTS]
DICTS = [(check, answers) for check, wrong in ANSWERS.items() for answers in wrong]


def by_recursion(W, h):
    J = (1 - h[-1] ** 2)[:, None] * W
    return J if len(h) == 2 else J @ by_recursion(W, h[:-1])


def column_by_column(W, h):
    columns = []
    for change in np.eye(len(W)):
        for h_t in h[1:]:
            change = (1 - h_t**2) * (W @ change)
        columns.append(change)
    return np.transpose(columns)


def in_plain_lists(W, h):
    n = range(len(W))
    P = [[float(i == j) for j in n] for i in n]
    for h_t in h[1:]:
        P = [[(1 - h_t[i] ** 2) * sum(W[i, m] * P[m][j] for m in n) for j in n] for i in n]
    return P


RIGHT = [
    *(
        (checks.check_jacobian_product, function)
        for function in (
            by_recursion,
            column_by_column,
            in_plain_lists,
            product(first=lambda W: np.eye(len(W), dtype=np.float32)),
            product(join=lambda P, J: np.einsum("ij,jk->ik", J, P)),
            product(factor=lambda W, h: W - (h**2)[:, None] * W),
            product(states=lambda h: h[:0:-1], join=lambda P, J: P @ J),
            product(lambda W, h: W.T * (1 - h**2), join=lambda P, J: P @ J, back=np.transpose),
            lambda W, h: reduce(np.matmul, ((1 - h[:0:-1] ** 2)[:, :, None] * W)),
            lambda W, h: np.float32(product()(np.float32(W), np.float32(h))),
        )
    ),
    (checks.check_must_vanish, {key: answer.upper() for key, answer in FIVE.items()}),
    (checks.check_small_numbers, SMALL | {"top": np.linalg.norm(np.full((10, 10), 0.5), 2), "steps": 5**3}),
    (checks.check_hold_and_learn, UNIT | {"w": np.float64(1.45)}),
    (checks.check_baseline, BASELINES | {"a": Fraction(3, 12), "b": 0.667}),
]
