"""check_lstm_step against steps that are over-fitted to a size, and right ones of an
unusual kind."""

import numpy as np
from exercises.handed_in import FRESH, Exercise, named
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_lstm_step


def sigma(a):
    return 1 / (1 + np.exp(-a))


def right(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    i, f, g, o = sigma(a[0]), sigma(a[1]), np.tanh(a[2]), sigma(a[3])
    c_new = f * c + i * g
    return o * np.tanh(c_new), c_new


exercise = Exercise(check_lstm_step, right)
add_the_usual(exercise, several=True)


def in_size(name, shape):
    """A solution of that name whose arrays have the shape that `shape(U, x,
    h)` says."""

    def solution(U, W, b, x, h, c):
        return tuple(np.resize(part, shape(U, x, h)) for part in right(U, W, b, x, h, c))

    return exercise.wrong(named(name, solution))


in_size("four_units_and_two_sequences", lambda U, x, h: (4, 2))
in_size("two_sequences", lambda U, x, h: (len(h), 2))
in_size("four_units", lambda U, x, h: (4, h.shape[1]))
in_size("one_unit_more_than_inputs", lambda U, x, h: (len(x) + 1, h.shape[1]))
in_size("as_many_units_as_gates", lambda U, x, h: (len(U), h.shape[1]))


@exercise.wrong
def squeezed_so_that_one_sequence_or_unit_has_no_axis(U, W, b, x, h, c):
    return tuple(map(np.squeeze, right(U, W, b, x, h, c)))


@exercise.wrong
def one_sequence_alone_is_right(U, W, b, x, h, c):
    return tuple(np.repeat(part[:, :1], x.shape[1], axis=1) for part in right(U, W, b, x, h, c))


@exercise.wrong
def more_than_two_sequences_get_the_state_of_the_second(U, W, b, x, h, c):
    h, c = right(U, W, b, x, h, c)
    h[:, 2:], c[:, 2:] = h[:, 1:2], c[:, 1:2]
    return h, c + (h.shape[1] == 1) * 0.1


@exercise.wrong
def a_batch_of_one_keeps_its_old_state(U, W, b, x, h, c):
    return (h.copy(), c.copy()) if x.shape[1] == 1 else right(U, W, b, x, h, c)


@exercise.wrong
def only_the_first_four_units(U, W, b, x, h, c):
    h_new, c_new = right(U, W, b, x, h, c)
    h_new[4:], c_new[4:] = h[4:], c[4:]
    return h_new, c_new + (len(h) < 4) * 0.1


@exercise.wrong
def a_single_unit_has_no_tanh(U, W, b, x, h, c):
    h, c = right(U, W, b, x, h, c)
    return (h, c) if len(h) > 1 else (h / np.tanh(c) * c, c)


@exercise.wrong
def gates_in_the_order_of_gates_first(U, W, b, x, h, c):
    return right(*(array[[0, 1, 3, 2]] for array in (U, W, b)), x, h, c)


@exercise.wrong
def h_read_from_the_old_memory(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    return sigma(a[3]) * np.tanh(c), right(U, W, b, x, h, c)[1]


@exercise.wrong
def states_handed_back_the_other_way_round(U, W, b, x, h, c):
    return right(U, W, b, x, h, c)[::-1]


@exercise.wrong
def all_gates_half_open_near_zero(U, W, b, x, h, c):
    a = np.round(U @ x + W @ h + b, 2)
    c = sigma(a[1]) * c + sigma(a[0]) * np.tanh(a[2])
    return sigma(a[3]) * np.tanh(c), c


@exercise.wrong
def works_in_the_callers_memory(U, W, b, x, h, c):
    h_new, c_new = right(U, W, b, x, h, c)
    c[...] = c_new
    return h_new, c


@exercise.right
def by_einsum(U, W, b, x, h, c):
    a = np.einsum("ghi,ib->ghb", U, x) + np.einsum("ghk,kb->ghb", W, h) + b
    i, f, o = sigma(a[[0, 1, 3]])
    c = f * c + i * np.tanh(a[2])
    return o * np.tanh(c), c


@exercise.right
def all_gates_in_one_flat_product(U, W, b, x, h, c):
    _, n_h, n_x = U.shape
    flat = np.hstack([U.reshape(4 * n_h, n_x), W.reshape(4 * n_h, n_h)]) @ np.vstack([x, h])
    i, f, g, o = np.split(flat + b.reshape(4 * n_h, 1), 4)
    c = sigma(f) * c + sigma(i) * np.tanh(g)
    return sigma(o) * np.tanh(c), c


@exercise.right
def with_a_sigma_made_from_tanh(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    i, f, _, o = (1 + np.tanh(a / 2)) / 2
    c = f * c + i * np.tanh(a[2])
    return [o * np.tanh(c), c]


@exercise.right
def sequence_by_sequence(U, W, b, x, h, c):
    columns = [right(U, W, b, *(part[:, [s]] for part in (x, h, c))) for s in range(x.shape[1])]
    return tuple(np.hstack(parts) for parts in zip(*columns, strict=True))


@exercise.right
def all_computed_in_single_precision(U, W, b, x, h, c):
    return right(*(np.float32(array) for array in (U, W, b, x, h, c)))


@exercise.right
def c_with_a_formula_of_its_own_for_tanh(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    c = sigma(a[1]) * c + sigma(a[0]) * (2 * sigma(2 * a[2]) - 1)
    return sigma(a[3]) * (2 * sigma(2 * c) - 1), c


@exercise.each_wrong
def test_a_wrong_step_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_an_unusual_step_that_is_right_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
