"""The four nets: what each may read, that they learn, and who wins where."""

import numpy as np
import pytest

from rnn_teach import central_differences, joined
from rnn_teach.lessons.sequence_tasks.ladder import RUNGS, SlotNet, one_hot, with_neighbours, words_alone
from rnn_teach.tasks import LadderRun, make_unseen_requests

N_X, T, AT = 6, 7, 3
READS = {"one word": {3}, "three words": {2, 3, 4}, "one direction": {0, 1, 2, 3}, "two directions": set(range(T))}


@pytest.mark.parametrize("rung", RUNGS)
def test_a_net_reads_what_it_is_said_to_read_and_nothing_else(rung):
    """Word after word is changed: whether the answer at the fourth moves."""
    rng = np.random.default_rng(0)
    net = SlotNet.random(rung, N_X, rng)
    words = rng.integers(0, N_X - 1, (T, 1))
    before = net.answers(one_hot(words, N_X), [T])[AT + 1]
    moved = set()
    for t in range(T):
        other = words.copy()
        other[t] += 1
        if np.abs(net.answers(one_hot(other, N_X), [T])[AT + 1] - before).max() > 0:
            moved.add(t)
    assert moved == READS[rung]


@pytest.mark.parametrize("rung", RUNGS)
def test_its_gradients(rung):
    rng = np.random.default_rng(1)
    net = SlotNet.random(rung, N_X, rng, n_h=4)
    for part in net.net.parts.values() if rung == "two directions" else [net.net]:
        part.U, part.W, part.b = (np.float64(array) for array in (part.U, part.W, part.b))
    net.readout.V, net.readout.c = np.float64(net.readout.V), np.float64(net.readout.c)
    x, lengths = one_hot(rng.integers(0, N_X, (4, 3)), N_X).astype(float), np.array([4, 2, 3])
    targets = np.where(np.arange(4)[:, np.newaxis] < lengths, rng.integers(0, 4, (4, 3)), -1)
    _, gradients = net.loss_and_gradients(x, targets, lengths)

    def loss(**parameters):
        for name, array in joined(net=net.net, readout=net.readout).items():
            array[...] = parameters[name]
        return net.loss_and_gradients(x, targets, lengths)[0]

    parameters = {name: array.copy() for name, array in joined(net=net.net, readout=net.readout).items()}
    numbers = central_differences(loss, parameters)
    for name, gradient in gradients.items():
        assert gradient == pytest.approx(numbers[name], abs=1e-7), name


def test_neighbours_stand_before_and_after_and_are_nothing_at_the_edges():
    x = one_hot(np.array([[0], [1], [2]]), 3)
    rows = with_neighbours(x)[:, :, 0]
    assert rows.tolist() == [
        [0, 0, 0, 1, 0, 0, 0, 1, 0],
        [1, 0, 0, 0, 1, 0, 0, 0, 1],
        [0, 1, 0, 0, 0, 1, 0, 0, 0],
    ]


def test_words_alone_are_all_words_one_step_long():
    x = np.random.default_rng(0).normal(size=(4, 3, 2))
    alone = words_alone(x)
    assert alone.shape == (1, 3, 8)
    assert np.array_equal(alone[0, :, 2 * 1 + 1], x[1, :, 1])


def test_in_chinese_a_window_beats_one_direction_and_two_beat_both():
    requests = make_unseen_requests("Chinese", 300, np.random.default_rng(5))
    window, state, both = (LadderRun("Chinese", rung).run().share_right(requests) for rung in RUNGS[1:])
    assert state < 0.81
    assert window > state + 0.08
    assert both > 0.95


def test_the_same_seed_is_the_same_run_and_hidden_cities_or_no_noise_are_another():
    requests = make_unseen_requests("English", 20, np.random.default_rng(5))
    o = [
        LadderRun("English", "one word", 3, updates=5, hide_cities=hide, noise=noise).run()._answers(requests)[1]
        for hide, noise in ((True, True), (True, True), (False, True), (True, False))
    ]
    assert np.array_equal(o[0][1:], o[1][1:])
    assert not np.array_equal(o[0][1:], o[2][1:])
    assert not np.array_equal(o[0][1:], o[3][1:])
