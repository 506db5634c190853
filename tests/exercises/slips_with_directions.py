"""Answers of the kinds that learners give to the exercises of notebooks 8 and 9, wrong
ones and right but unusual ones, as pairs of a checker and what is handed in."""

from collections import Counter
from math import comb, factorial

import numpy as np

from rnn_teach import checks


def ceiling(formula):
    def my_ceiling(seen, answers):
        return formula(seen, answers)

    return my_ceiling


def most(seen, answers, text):
    return max(Counter(a for s, a in zip(seen, answers, strict=True) if s == text).values())


def never_reset(seen, answers):
    best = 0
    for text in seen:
        best += most(seen, answers, text)
    return best / len(answers)


def the_last_text_alone(seen, answers):
    for text in set(seen):
        best = most(seen, answers, text)
    return best / len(answers)


def returns_in_the_loop(seen, answers):
    best = 0
    for text in sorted(set(seen)):
        best += most(seen, answers, text)
        return best / len(answers)


CEILINGS = [
    never_reset,
    the_last_text_alone,
    returns_in_the_loop,
    ceiling(lambda seen, answers: 1 / len(set(answers))),
    ceiling(lambda seen, answers: 1 / len(answers)),
    ceiling(lambda seen, answers: len(set(seen)) / len(answers)),
    ceiling(lambda seen, answers: len(set(answers)) / len(answers)),
    ceiling(lambda seen, answers: len(set(seen)) / len(set(answers))),
    ceiling(lambda seen, answers: len(set(zip(seen, answers, strict=True))) / len(answers)),
    ceiling(lambda seen, answers: max(Counter(answers).values()) / len(answers)),
    ceiling(lambda seen, answers: max(Counter(seen).values()) / len(seen)),
    ceiling(lambda seen, answers: sum(most(seen, answers, text) for text in set(seen))),
    ceiling(lambda seen, answers: 100 * sum(most(seen, answers, text) for text in set(seen)) / len(answers)),
    ceiling(lambda seen, answers: sum(most(seen, answers, text) for text in set(seen)) / len(set(seen))),
    ceiling(lambda seen, answers: 1 - sum(most(seen, answers, text) for text in set(seen)) / len(answers)),
    ceiling(lambda seen, answers: np.mean([most(seen, answers, t) / seen.count(t) for t in sorted(set(seen))])),
    ceiling(
        lambda seen, answers: np.mean(
            [1 / len({a for s, a in zip(seen, answers, strict=True) if s == t}) for t in seen]
        )
    ),
    ceiling(lambda seen, answers: sum(most(answers, seen, text) for text in set(answers)) / len(answers)),
    ceiling(lambda seen, answers: sum(s == a for s, a in zip(seen, answers, strict=True)) / len(answers)),
    ceiling(lambda seen, answers: 1.0),
    ceiling(lambda seen, answers: 1 / 3),
    ceiling(lambda seen, answers: Counter(answers).most_common(1)[0]),
    ceiling(lambda seen, answers: seen[0].count(answers) / len(answers)),
    ceiling(lambda seen, answers: None),
]


def ceiling_by_sorting(seen, answers):
    best, rows = Counter(), Counter(zip(seen, answers, strict=True))
    for (text, _), count in rows.items():
        best[text] = max(best[text], count)
    return np.float32(sum(best.values()) / len(seen))


RIGHT_CEILINGS = [
    ceiling_by_sorting,
    ceiling(lambda seen, answers: np.mean([most(seen, answers, t) / seen.count(t) for t in seen])),
]


def chains(
    begin=lambda T: range(1, T + 1),
    back=lambda T: range(T, 0, -1),
    squash=np.tanh,
    reads=lambda h, t, n: h[t + 1, n:],
    own=lambda U, W, b, U_back, W_back, b_back: (U_back, W_back, b_back),
    takes=lambda x, h, t, n: x[t],
    rows=lambda T: T + 2,
    hand_back=lambda h, T, n: h[: T + 1],
):
    """Two chains with pieces of a learner's own."""

    def my_two_chains(U, W, b, U_back, W_back, b_back, x):
        T, n = len(x) - 1, len(b)
        h = np.zeros((rows(T), 2 * n))
        for t in begin(T):
            h[t, :n] = squash(U @ x[t] + W @ h[t - 1, :n] + b)
        V, R, c = own(U, W, b, U_back, W_back, b_back)
        for t in back(T):
            h[t, n:] = squash(V @ takes(x, h, t, n) + R @ reads(h, t, n) + c)
        return hand_back(h, T, n)

    return my_two_chains


def second_reads_x_turned(U, W, b, U_back, W_back, b_back, x):
    T, n = len(x) - 1, len(b)
    h, back = np.zeros((T + 1, n)), np.zeros((T + 1, n))
    turned = x[::-1]
    for t in range(1, T + 1):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
        back[t] = np.tanh(U_back @ turned[t] + W_back @ back[t - 1] + b_back)
    return np.hstack([h, back])


def second_in_order_of_reading(U, W, b, U_back, W_back, b_back, x):
    T, n = len(x) - 1, len(b)
    h, back = np.zeros((T + 1, n)), np.zeros((T + 1, n))
    for t in range(1, T + 1):
        h[t] = np.tanh(U @ x[t] + W @ h[t - 1] + b)
        back[t] = np.tanh(U_back @ x[T + 1 - t] + W_back @ back[t - 1] + b_back)
    return np.hstack([h, back])


def second_turned_with_row_0(U, W, b, U_back, W_back, b_back, x):
    h = second_in_order_of_reading(U, W, b, U_back, W_back, b_back, x)
    n = len(b)
    return np.hstack([h[:, :n], h[::-1, n:]])


def second_in_one_loop(U, W, b, U_back, W_back, b_back, x):
    T, n = len(x) - 1, len(b)
    h = np.zeros((T + 2, 2 * n))
    for t in range(1, T + 1):
        h[t, :n] = np.tanh(U @ x[t] + W @ h[t - 1, :n] + b)
        h[t, n:] = np.tanh(U_back @ x[t] + W_back @ h[t + 1, n:] + b_back)
    return h[: T + 1]


def forward_turned_too(U, W, b, U_back, W_back, b_back, x):
    h = second_in_order_of_reading(U, W, b, U_back, W_back, b_back, x)
    return np.vstack([h[:1], h[:0:-1]])


CHAINS = [
    second_reads_x_turned,
    second_in_order_of_reading,
    second_turned_with_row_0,
    second_in_one_loop,
    forward_turned_too,
    chains(begin=lambda T: range(1, T)),
    chains(begin=lambda T: range(T)),
    chains(back=lambda T: range(T - 1, 0, -1)),
    chains(back=lambda T: range(T, 1, -1)),
    chains(back=lambda T: range(T, 0)),
    chains(begin=lambda T: range(1, T), back=lambda T: range(T - 1, 0, -1)),
    chains(reads=lambda h, t, n: h[t - 1, n:]),
    chains(reads=lambda h, t, n: h[t, n:]),
    chains(reads=lambda h, t, n: h[t + 1, :n]),
    chains(reads=lambda h, t, n: 0 * h[t, n:]),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U, W, b)),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U_back, W, b_back)),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U, W_back, b_back)),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U_back, W_back, b)),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U_back, W_back, 0)),
    chains(own=lambda U, W, b, U_back, W_back, b_back: (U_back, W_back.T, b_back)),
    chains(takes=lambda x, h, t, n: h[t, :n]),
    chains(takes=lambda x, h, t, n: x[t - 1]),
    chains(squash=lambda a: a),
    chains(squash=lambda a: 1 / (1 + np.exp(-a))),
    chains(rows=lambda T: T + 1),
    chains(hand_back=lambda h, T, n: h),
    chains(hand_back=lambda h, T, n: h[1 : T + 1]),
    chains(hand_back=lambda h, T, n: h[: T + 1, :n] + h[: T + 1, n:]),
    chains(hand_back=lambda h, T, n: (h[: T + 1, :n], h[: T + 1, n:])),
    chains(hand_back=lambda h, T, n: np.vstack([h[: T + 1, :n], h[: T + 1, n:]])),
    chains(hand_back=lambda h, T, n: np.hstack([h[: T + 1, n:], h[: T + 1, :n]])),
    chains(hand_back=lambda h, T, n: h[T]),
    chains(hand_back=lambda h, T, n: None),
]


def chains_in_lists(U, W, b, U_back, W_back, b_back, x):
    from_left, from_right = [np.zeros(len(b))], [np.zeros(len(b))]
    for row in x[1:]:
        from_left.append(np.tanh(U @ row + W @ from_left[-1] + b))
    for row in x[:0:-1]:
        from_right.insert(0, np.tanh(U_back @ row + W_back @ from_right[0] + b_back))
    pairs_of_states = zip(from_left, [from_right[-1], *from_right[:-1]], strict=True)
    return [np.concatenate(pair).tolist() for pair in pairs_of_states]


def chains_with_all_inputs_at_once(U, W, b, U_back, W_back, b_back, x):
    h, a, a_back = np.full((len(x), 2, len(b)), np.nan), x @ U.T + b, x @ U_back.T + b_back
    state, back = 0 * b, 0 * b
    for t in range(1, len(x)):
        h[t, 0] = state = np.tanh(a[t] + W @ state)
        h[-t, 1] = back = np.tanh(a_back[-t] + W_back @ back)
    return h.reshape(len(x), -1).astype(np.float32)


RIGHT_CHAINS = [
    chains_in_lists,
    chains_with_all_inputs_at_once,
    chains(hand_back=lambda h, T, n: np.asfortranarray(h[:-1])),
]


def wiring(U=((1,), (0,)), W=((0, 0), (1, 0)), V=((0, 1),)):
    return lambda: (U, W, V)


LOOK_AHEADS = [
    wiring(V=((1, 0),)),
    wiring(V=((1, 1),)),
    wiring(V=((0, -1),)),
    wiring(V=((0, 2),)),
    wiring(W=((0, 1), (0, 0))),
    wiring(W=((1, 0), (1, 0))),
    wiring(W=((0, 0), (1, 1))),
    wiring(W=((1, 0), (1, 1))),
    wiring(W=((0, 0), (0, 0))),
    wiring(W=((0, 0), (-1, 0))),
    wiring(W=((9, 0), (1, 0))),
    wiring(W=((0, 1), (1, 0))),
    wiring(U=((0,), (1,))),
    wiring(U=((1,), (1,))),
    wiring(U=((0,), (0,))),
    wiring(U=((1, 0),)),
    wiring(V=((0,), (1,))),
    wiring(V=(0, 1)),
    wiring(W=(0, 1)),
    wiring(V=...),
    lambda: ([[1], [0]], [[0, 0], [1, 0]]),
    lambda: [[1], [0]],
    lambda: None if wiring() else 0,
]

RIGHT_LOOK_AHEADS = [
    wiring(U=((0,), (1,)), W=((0, 1), (0, 0)), V=((1, 0),)),
    wiring(U=((2,), (0,)), W=((0, 0), (0.25, 0)), V=((0, 2),)),
    wiring(U=np.array([[1], [1]]), W=((0, 0), (1, 0)), V=((-1, 1),)),
]


def join(
    rows=lambda backward_h, L: backward_h[L:0:-1],
    to=lambda L: slice(1, L + 1),
    begin=np.copy,
    length=lambda lengths, b: lengths[b],
    front=lambda forward_h: forward_h,
    together=lambda forward_h, in_time: np.concatenate([forward_h, in_time], axis=1),
):
    """A join of two directions with pieces of a learner's own."""

    def my_join(forward_h, backward_h, lengths):
        in_time = begin(backward_h)
        for b in range(len(lengths)):
            L = length(lengths, b)
            in_time[to(L), :, b] = rows(backward_h, L)[..., b]
        return together(front(forward_h), in_time)

    return my_join


def all_at_once(turn):
    def my_join(forward_h, backward_h, lengths):
        return np.concatenate([forward_h, turn(backward_h)], axis=1)

    return my_join


def turned_with_padding(backward_h):
    return np.concatenate([backward_h[:1], backward_h[:0:-1]])


def written_over_while_read(forward_h, backward_h, lengths):
    in_time = backward_h.copy()
    for b, L in enumerate(lengths):
        for t in range(1, L + 1):
            in_time[t, :, b] = in_time[L + 1 - t, :, b]
    return np.concatenate([forward_h, in_time], axis=1)


def in_the_callers_array(forward_h, backward_h, lengths):
    for b, L in enumerate(lengths):
        backward_h[1 : L + 1, :, b] = backward_h[L:0:-1, :, b].copy()
    return np.concatenate([forward_h, backward_h], axis=1)


JOINS = [
    written_over_while_read,
    in_the_callers_array,
    all_at_once(lambda h: h),
    all_at_once(lambda h: h[::-1]),
    all_at_once(turned_with_padding),
    all_at_once(lambda h: h[:, ::-1]),
    all_at_once(lambda h: h[:, :, ::-1]),
    all_at_once(lambda h: h.T),
    all_at_once(lambda h: h[1:]),
    join(rows=lambda h, L: h[L - 1 :: -1], to=lambda L: slice(0, L)),
    join(rows=lambda h, L: h[L - 1 :: -1], to=lambda L: slice(1, L + 1)),
    join(rows=lambda h, L: h[L::-1]),
    join(rows=lambda h, L: h[L:0]),
    join(rows=lambda h, L: h[1 : L + 1]),
    join(rows=lambda h, L: h[::-1], to=lambda L: slice(None)),
    join(rows=lambda h, L: h[-L:][::-1]),
    join(rows=lambda h, L: h[L:1:-1], to=lambda L: slice(1, L)),
    join(rows=lambda h, L: h[L - 1 : 0 : -1], to=lambda L: slice(1, L)),
    join(length=lambda lengths, b: lengths[0]),
    join(length=lambda lengths, b: max(lengths)),
    join(length=lambda lengths, b: min(lengths)),
    join(length=lambda lengths, b: lengths[b] - 1),
    join(length=lambda lengths, b: lengths),
    join(begin=lambda h: np.zeros((len(h), h.shape[1], 1))),
    join(front=turned_with_padding),
    join(front=lambda forward_h: 0 * forward_h),
    join(together=lambda forward_h, in_time: forward_h + in_time),
    join(together=lambda forward_h, in_time: (forward_h + in_time) / 2),
    join(together=lambda forward_h, in_time: np.concatenate([in_time, forward_h], axis=1)),
    join(together=lambda forward_h, in_time: np.concatenate([forward_h, in_time], axis=0)),
    join(together=lambda forward_h, in_time: np.concatenate([forward_h, in_time], axis=2)),
    join(together=lambda forward_h, in_time: np.stack([forward_h, in_time])),
    join(together=lambda forward_h, in_time: (forward_h, in_time)),
    join(together=lambda forward_h, in_time: forward_h),
    join(together=lambda forward_h, in_time: in_time),
    join(together=lambda forward_h, in_time: np.concatenate([forward_h, in_time], axis=1)[1:]),
    join(together=lambda forward_h, in_time: np.concatenate([forward_h, in_time], axis=1)[-1]),
    join(together=lambda forward_h, in_time: None),
]


def by_one_index_of_all(forward_h, backward_h, lengths):
    t = np.arange(len(backward_h))[:, None]
    rows = np.maximum(np.minimum(lengths + 1 - t, len(backward_h) - 1), 0)
    turned = backward_h[rows, :, np.arange(len(lengths))]
    return np.concatenate([forward_h, turned.transpose(0, 2, 1)], axis=1)


RIGHT_JOINS = [
    by_one_index_of_all,
    join(begin=np.zeros_like),
    join(begin=lambda h: np.full(h.shape, np.nan)),
    join(together=lambda forward_h, in_time: np.float32(np.hstack([forward_h, in_time]))),
    join(together=lambda forward_h, in_time: [[*a, *b] for a, b in zip(forward_h, in_time, strict=True)]),
]


def stack(
    steps=lambda T: range(1, T + 1),
    below=lambda h_1, x, t: h_1[t],
    past_1=lambda h_1, h_2, t: h_1[t - 1],
    past_2=lambda h_1, h_2, t: h_2[t - 1],
    first=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_1, W_1, b_1),
    second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_2, W_2, b_2),
    squash=np.tanh,
    squash_2=None,
    begin=np.zeros,
    back=lambda h_1, h_2: (h_1, h_2),
):
    """Two layers with pieces of a learner's own."""

    def my_stack(U_1, W_1, b_1, U_2, W_2, b_2, x):
        h_1, h_2 = begin((len(x), len(b_1))), begin((len(x), len(b_2)))
        U, W, b = first(U_1, W_1, b_1, U_2, W_2, b_2)
        V, R, c = second(U_1, W_1, b_1, U_2, W_2, b_2)
        for t in steps(len(x) - 1):
            h_1[t] = squash(U @ x[t] + W @ past_1(h_1, h_2, t) + b)
            h_2[t] = (squash_2 or squash)(V @ below(h_1, x, t) + R @ past_2(h_1, h_2, t) + c)
        return back(h_1, h_2)

    return my_stack


def second_before_first(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros((len(x), len(b_1))), np.zeros((len(x), len(b_2)))
    for t in range(1, len(x)):
        h_2[t] = np.tanh(U_2 @ h_1[t] + W_2 @ h_2[t - 1] + b_2)
        h_1[t] = np.tanh(U_1 @ x[t] + W_1 @ h_1[t - 1] + b_1)
    return h_1, h_2


def one_state_in_a_list(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h_1, h_2 = np.zeros(len(b_1)), np.zeros(len(b_2))
    rows_1, rows_2 = [h_1], [h_2]
    for t in range(1, len(x)):
        h_1[:] = np.tanh(U_1 @ x[t] + W_1 @ h_1 + b_1)
        h_2[:] = np.tanh(U_2 @ h_1 + W_2 @ h_2 + b_2)
        rows_1.append(h_1)
        rows_2.append(h_2)
    return np.array(rows_1), np.array(rows_2)


def one_state_for_both(U_1, W_1, b_1, U_2, W_2, b_2, x):
    h, rows_1, rows_2 = np.zeros(len(b_1)), [np.zeros(len(b_1))], [np.zeros(len(b_2))]
    for t in range(1, len(x)):
        h = np.tanh(U_1 @ x[t] + W_1 @ h + b_1)
        rows_1.append(h)
        h = np.tanh(U_2 @ h + W_2 @ h + b_2)
        rows_2.append(h)
    return np.array(rows_1), np.array(rows_2)


STACKS = [
    second_before_first,
    one_state_in_a_list,
    one_state_for_both,
    stack(steps=lambda T: range(1, T)),
    stack(steps=lambda T: range(2, T + 1)),
    stack(steps=lambda T: range(T + 1)),
    stack(steps=lambda T: range(1, T + 2)),
    stack(below=lambda h_1, x, t: h_1[t - 1]),
    stack(below=lambda h_1, x, t: x[t]),
    stack(below=lambda h_1, x, t: h_1[t] + x[t]),
    stack(below=lambda h_1, x, t: np.concatenate([h_1[t], x[t]])),
    stack(below=lambda h_1, x, t: np.arctanh(h_1[t])),
    stack(past_1=lambda h_1, h_2, t: h_2[t - 1]),
    stack(past_1=lambda h_1, h_2, t: h_1[t]),
    stack(past_2=lambda h_1, h_2, t: h_1[t - 1]),
    stack(past_2=lambda h_1, h_2, t: h_1[t]),
    stack(past_2=lambda h_1, h_2, t: h_2[t]),
    stack(past_2=lambda h_1, h_2, t: h_2[0]),
    stack(first=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_1, W_1, 0)),
    stack(first=lambda U_1, W_1, b_1, U_2, W_2, b_2: (W_1, U_1, b_1)),
    stack(first=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_1, W_1.T, b_1)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_1, W_1, b_1)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_2, W_1, b_2)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_1, W_2, b_2)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_2, W_2, b_1)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_2, W_2, 0)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (W_2, U_2, b_2)),
    stack(second=lambda U_1, W_1, b_1, U_2, W_2, b_2: (U_2, W_2.T, b_2)),
    stack(squash=lambda a: a),
    stack(squash=lambda a: 1 / (1 + np.exp(-a))),
    stack(squash_2=lambda a: a),
    stack(squash_2=lambda a: np.maximum(a, 0)),
    stack(back=lambda h_1, h_2: (h_2, h_1)),
    stack(back=lambda h_1, h_2: h_2),
    stack(back=lambda h_1, h_2: (..., h_2)),
    stack(back=lambda h_1, h_2: (h_1[1:], h_2[1:])),
    stack(back=lambda h_1, h_2: (h_1[-1], h_2[-1])),
    stack(back=lambda h_1, h_2: (h_1.T, h_2.T)),
    stack(back=lambda h_1, h_2: np.hstack([h_1, h_2])),
    stack(back=lambda h_1, h_2: None),
]


def stack_with_einsum_layer_by_layer(U_1, W_1, b_1, U_2, W_2, b_2, x):
    layers, below = [], np.nan_to_num(x)
    for U, W, b in ((U_1, W_1, b_1), (U_2, W_2, b_2)):
        a, h = np.einsum("ij,tj->ti", U, below) + b, np.zeros((len(x), len(b)))
        for t in range(1, len(x)):
            h[t] = np.tanh(a[t] + np.einsum("ij,j", W, h[t - 1]))
        layers.append(h)
        below = h
    return layers


RIGHT_STACKS = [
    stack_with_einsum_layer_by_layer,
    stack(squash=lambda a: 1 - 2 / (1 + np.exp(2 * a))),
    stack(begin=lambda shape: np.zeros(shape, dtype=np.float32)),
    stack(back=lambda h_1, h_2: [h_1.tolist(), h_2]),
]


def roads(formula):
    def my_roads(L, T):
        return formula(L, T)

    return my_roads


def grid_that_begins_with_zeros(L, T):
    grid = np.zeros((L, T), dtype=int)
    for layer in range(1, L):
        for t in range(1, T):
            grid[layer, t] = grid[layer - 1, t] + grid[layer, t - 1]
    return grid[-1, -1]


def grid_with_slanting_moves(L, T):
    grid = np.ones((L, T), dtype=int)
    for layer in range(1, L):
        for t in range(1, T):
            grid[layer, t] = grid[layer - 1, t] + grid[layer, t - 1] + grid[layer - 1, t - 1]
    return grid[-1, -1]


def down_the_wrong_argument(L, T):
    return 1 if L == 1 or T == 1 else down_the_wrong_argument(L - 1, T - 1) + down_the_wrong_argument(L, T - 1)


ROADS = [
    grid_that_begins_with_zeros,
    grid_with_slanting_moves,
    down_the_wrong_argument,
    roads(lambda L, T: L * T),
    roads(lambda L, T: L + T),
    roads(lambda L, T: L + T - 2),
    roads(lambda L, T: L + T - 1),
    roads(lambda L, T: (L - 1) * (T - 1)),
    roads(lambda L, T: 2 ** (L + T)),
    roads(lambda L, T: 2 ** (L + T - 2)),
    roads(lambda L, T: 2 ** (L - 1)),
    roads(lambda L, T: T**L),
    roads(lambda L, T: L**T),
    roads(lambda L, T: T ** (L - 1)),
    roads(lambda L, T: comb(L + T, L)),
    roads(lambda L, T: comb(L + T - 1, L - 1)),
    roads(lambda L, T: comb(L + T - 1, L)),
    roads(lambda L, T: comb(L + T - 2, L)),
    roads(lambda L, T: comb(T - 1, L - 1)),
    roads(lambda L, T: comb(T, L)),
    roads(lambda L, T: factorial(L + T - 2)),
    roads(lambda L, T: factorial(L + T - 2) / factorial(L - 1)),
    roads(lambda L, T: factorial(L - 1) * factorial(T - 1)),
    roads(lambda L, T: 1),
    roads(lambda L, T: 10),
    roads(lambda L, T: comb(L + T - 2, L - 1) - 1),
    roads(lambda L, T: [comb(L + T - 2, k) for k in range(L)]),
    roads(lambda L, T: None),
]


def roads_by_running_sums(L, T):
    row = np.ones(T)
    for _ in range(L - 1):
        row = np.cumsum(row)
    return row[-1]


RIGHT_ROADS = [
    roads_by_running_sums,
    roads(lambda L, T: factorial(L + T - 2) // factorial(L - 1) // factorial(T - 1)),
    roads(lambda L, T: np.linalg.matrix_power(np.tri(L), T - 1)[-1].sum() if L > 1 else 1.0),
]


def layer_counts(formula):
    def my_layer_counts(n_x, n_h, L):
        return formula(n_x, n_h, L)

    return my_layer_counts


def each_layer(cell, reads=lambda x, h, L: [x] + [2 * h] * (L - 1)):
    return layer_counts(lambda x, h, L: [cell(h, m) for m in reads(x, h, L)])


LAYER_COUNTS = [
    each_layer(lambda h, m: h * m + h * h + h),
    each_layer(lambda h, m: 2 * (h * m + h * h)),
    each_layer(lambda h, m: 2 * (h * m + h * h) + h),
    each_layer(lambda h, m: 2 * (h * m + h)),
    each_layer(lambda h, m: 2 * (h * m + 2 * h * h + h)),
    each_layer(lambda h, m: 2 * (h * m + h * h + 2 * h)),
    each_layer(lambda h, m: 2 * h * m + (2 * h) ** 2 + 2 * h),
    each_layer(lambda h, m: 4 * (h * m + h * h + h)),
    each_layer(lambda h, m: 2 * h * m + h * h + h),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [x] + [h] * (L - 1)),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [x] * L),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [2 * h] * L),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [x] + [2 * h] * L),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [x] + [2 * k * h for k in range(1, L)]),
    each_layer(lambda h, m: 2 * (h * m + h * h + h), lambda x, h, L: [x] + [2 * h + x] * (L - 1)),
    each_layer(lambda h, m: h * m + h * h + h, lambda x, h, L: [x] + [h] * (L - 1)),
    layer_counts(lambda x, h, L: sum(2 * (h * m + h * h + h) for m in [x] + [2 * h] * (L - 1))),
    layer_counts(lambda x, h, L: [2 * (h * x + h * h + h), 2 * (2 * h * h + h * h + h)]),
    layer_counts(lambda x, h, L: [2 * (h * m + h * h + h) for m in [2 * h] * (L - 1) + [x]]),
    layer_counts(lambda x, h, L: [[h * m + h * h + h] * 2 for m in [x] + [2 * h] * (L - 1)]),
    layer_counts(lambda x, h, L: None),
]
RIGHT_LAYER_COUNTS = [
    layer_counts(lambda x, h, L: 2 * h * (np.array([x] + [2 * h] * (L - 1)) + h + 1)),
    layer_counts(lambda x, h, L: (2.0 * h * (m + h + 1) for m in [x] + [2 * h] * (L - 1))),
]


def shapes(
    out=lambda T, B, n, l, d, first: ((B, T) if first else (T, B)) + (d * n,),
    h_n=lambda T, B, n, l, d, first: (l * d, B, n),
    back=lambda out, h_n: (out, h_n),
):
    """Two shapes with pieces of a learner's own."""

    def my_shapes(T, B, n_h, layers, directions, batch_first):
        sizes = (T, B, n_h, layers, directions, batch_first)
        return back(out(*sizes), h_n(*sizes))

    return my_shapes


SHAPES = [
    shapes(out=lambda T, B, n, l, d, first: (T, B, d * n)),
    shapes(out=lambda T, B, n, l, d, first: (B, T, d * n)),
    shapes(out=lambda T, B, n, l, d, first: ((T, B) if first else (B, T)) + (d * n,)),
    shapes(out=lambda T, B, n, l, d, first: ((B, T) if first else (T, B)) + (n,)),
    shapes(out=lambda T, B, n, l, d, first: ((B, T) if first else (T, B)) + (l * d * n,)),
    shapes(out=lambda T, B, n, l, d, first: ((B, T) if first else (T, B)) + (2 * n,)),
    shapes(out=lambda T, B, n, l, d, first: ((B, T) if first else (T, B)) + (d + n,)),
    shapes(out=lambda T, B, n, l, d, first: (T, d * n, B)),
    shapes(out=lambda T, B, n, l, d, first: (B, d * n)),
    shapes(out=lambda T, B, n, l, d, first: ((B, T + 1) if first else (T + 1, B)) + (d * n,)),
    shapes(h_n=lambda T, B, n, l, d, first: (B, l * d, n) if first else (l * d, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (l, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (d, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (l, B, d * n)),
    shapes(h_n=lambda T, B, n, l, d, first: (1, B, d * n)),
    shapes(h_n=lambda T, B, n, l, d, first: (l + d, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (l * d, n, B)),
    shapes(h_n=lambda T, B, n, l, d, first: (T, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (2 * l, B, n)),
    shapes(h_n=lambda T, B, n, l, d, first: (B, n)),
    shapes(back=lambda out, h_n: (h_n, out)),
    shapes(back=lambda out, h_n: out),
    shapes(back=lambda out, h_n: (out, ...)),
    shapes(back=lambda out, h_n: None),
]
RIGHT_SHAPES = [
    shapes(back=lambda out, h_n: np.array([out, h_n])),
    shapes(back=lambda out, h_n: (np.zeros(out).shape, [*h_n])),
]


def pairs(check, answers):
    return [(check, answer) for answer in answers]


WRONG = [
    *pairs(checks.check_ceiling, CEILINGS),
    *pairs(checks.check_two_chains, CHAINS),
    *pairs(checks.check_look_ahead, LOOK_AHEADS),
    *pairs(checks.check_join, JOINS),
    *pairs(checks.check_stack, STACKS),
    *pairs(checks.check_roads, ROADS),
    *pairs(checks.check_layer_counts, LAYER_COUNTS),
    *pairs(checks.check_shapes, SHAPES),
]
RIGHT = [
    *pairs(checks.check_ceiling, RIGHT_CEILINGS),
    *pairs(checks.check_two_chains, RIGHT_CHAINS),
    *pairs(checks.check_look_ahead, RIGHT_LOOK_AHEADS),
    *pairs(checks.check_join, RIGHT_JOINS),
    *pairs(checks.check_stack, RIGHT_STACKS),
    *pairs(checks.check_roads, RIGHT_ROADS),
    *pairs(checks.check_layer_counts, RIGHT_LAYER_COUNTS),
    *pairs(checks.check_shapes, RIGHT_SHAPES),
]

WRONG += [
    (checks.check_last_row, {"forward": 12, "backward": 12, "claim": True}),
    (checks.check_last_row, {"forward": 1, "backward": 12, "claim": False}),
    (checks.check_last_row, {"forward": 12, "backward": 1, "claim": True}),
    (checks.check_of_use, dict.fromkeys("abcdef", True)),
    (checks.check_of_use, {"a": True, "b": True}),
    (checks.check_first_step, {"layer 1": 1, "layer 3": 3, "layer 3, x[4]": 6, "claim": True}),
    (checks.check_first_step, {"layer 1": 0, "layer 3": 0, "layer 3, x[4]": 3, "claim": False}),
    (checks.check_depth_says, dict.fromkeys("abcdef", True)),
]
RIGHT += [
    (checks.check_last_row, {"forward": np.int64(12), "backward": 1.0, "claim": np.False_}),
    (checks.check_first_step, {"claim": False, "layer 1": 1, "layer 3": 1.0, "layer 3, x[4]": 4}),
]
