"""The training of a language model: targets, the state that is carried, the score."""

import numpy as np
import pytest

from rnn_teach import LSTMCell, Readout, Sampler, cross_entropy, greedy, unroll
from rnn_teach.lessons.language_model.run import LANES, WARM_UP, Lanes, bits_of, one_hot
from rnn_teach.tasks import Alphabet, LanguageRun


def rng():
    return np.random.default_rng(0)


def test_each_piece_goes_on_where_it_ended_and_begins_anew_at_its_end():
    lanes = Lanes(np.arange(22), T=3, B=3)
    x, y, first = lanes.next()
    np.testing.assert_array_equal(x, [[0, 7, 14], [1, 8, 15], [2, 9, 16]])
    np.testing.assert_array_equal(y, x + 1)
    assert first
    x, y, first = lanes.next()
    np.testing.assert_array_equal(x[:, 1], [10, 11, 12])
    assert not first
    x, _, first = lanes.next()
    np.testing.assert_array_equal(x[:, 0], [0, 1, 2])
    assert first


def test_the_last_target_of_a_piece_is_the_first_symbol_of_the_next():
    lanes = Lanes(np.arange(13), T=4, B=3)
    _, y, _ = lanes.next()
    np.testing.assert_array_equal(y[-1], [4, 8, 12])


def test_a_text_of_a_cycle_is_learned_and_written():
    """After 120 updates hardly anything of a b c d surprises, and it writes on."""
    run = LanguageRun("abcd" * 2000, 120, rng(), n_h=12)
    start = run.bits("abcd" * 1100)
    run.run()
    assert start > 1.5
    assert run.bits("abcd" * 1100) < 0.15
    assert run.write("ab", 6, greedy) == "cdabcd"
    assert run.write("ab", 6, Sampler(0.5), rng()) == "cdabcd"


def test_the_state_is_carried_from_update_to_update():
    """The loss of two updates, without a move between them, is that of their steps read
    at once."""
    text = "".join(rng().choice(list("abc"), 2000))
    run = LanguageRun(text, 5, rng(), n_h=6, T=7)
    (first, _), (second, _) = run._loss_and_gradients(), run._loss_and_gradients()
    both = Lanes(run.alphabet.encode(text), 14, 32)
    x, y, _ = both.next()
    at_once = cross_entropy(run.readout.read(unroll(run.cell, one_hot(x, 3))).readout, y, average=True)
    assert (first + second) / 2 == pytest.approx(at_once.value, rel=1e-6)
    assert second != pytest.approx(first, rel=1e-3)


def test_bits_are_the_mean_surprise_without_the_warm_up():
    cell, readout = LSTMCell.random(3, 4, rng()), Readout.random(4, 3, rng())
    numbers = rng().integers(3, size=LANES * (WARM_UP + 150) + 1)
    total = []
    length = WARM_UP + 150
    for lane in range(LANES):
        x = numbers[lane * length : (lane + 1) * length]
        y = numbers[lane * length + 1 : (lane + 1) * length + 1]
        trace = readout.read(unroll(cell, one_hot(x[:, np.newaxis], 3, float)))
        total.append(cross_entropy(trace.readout, y).at[1 + WARM_UP :, 0] / np.log(2))
    assert bits_of(cell, readout, numbers) == pytest.approx(np.mean(total))


def test_it_goes_on_after_a_stop_and_its_rate_falls():
    run = LanguageRun("abcd" * 500, 10, rng(), n_h=4)
    run.run(3)
    run.run(2)
    rates = [record.learning_rate for record in run.records]
    np.testing.assert_allclose(rates, [0.01, 0.009, 0.008, 0.007, 0.006])
    assert run.cell.dtype == np.float32
    assert repr(run).startswith("LanguageRun(Alphabet(4 symbols")


def test_a_text_that_is_too_short_is_refused():
    with pytest.raises(ValueError, match="40 symbols are too few for B = 32 pieces of more than T = 25"):
        LanguageRun("abcd" * 10, 5, rng())
    with pytest.raises(ValueError, match="are too few for B = 20 pieces"):
        bits_of(LSTMCell.random(2, 2, rng()), Readout.random(2, 2, rng()), Alphabet("ab").encode("ab" * 100))
