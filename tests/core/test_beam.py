"""Beam search: against brute force, by hand, and where it is greedy search."""

import itertools
import re

import numpy as np
import pytest

from rnn_teach import GRUCell, Readout, Stack, beam_search, unroll

END = 0


def memory_of(table):
    """A step whose log p depends on all words so far: `table(words)` gives p. The state
    is a row of what was read, in columns."""

    def step(state, words):
        history = [(*column, word) for column, word in zip(state["read"].T.tolist(), words.tolist(), strict=True)]
        p = np.array([table(tuple(int(word) for word in words if word >= 0)[1:]) for words in history]).T
        with np.errstate(divide="ignore"):
            return np.log(p), {"read": np.array(history).T}

    return step


def begin():
    return {"read": np.full((1, 1), -1)}


def random_table(seed, V):
    """Probabilities that depend on the whole history, the same at each question."""
    kept = {}

    def table(words):
        if words not in kept:
            rng = np.random.default_rng([seed, *words, 99])
            kept[words] = rng.dirichlet(np.ones(V))
        return kept[words]

    return table


def brute_force(table, V, longest, alpha):
    """The best of all sentences that have come to their end."""
    best = None
    for length in range(1, longest + 1):
        for body in itertools.product(range(1, V), repeat=length - 1):
            words = (*body, END)
            log_p = sum(np.log(table(words[:t])[words[t]]) for t in range(length))
            if best is None or log_p / length**alpha > best[0] + 1e-12:
                best = (log_p / length**alpha, words)
    return best


@pytest.mark.parametrize("alpha", [0, 0.6, 1])
@pytest.mark.parametrize("seed", range(6))
def test_a_beam_that_is_wide_enough_finds_what_brute_force_finds(seed, alpha):
    V, longest = 3, 4
    table = random_table(seed, V)
    found = beam_search(memory_of(table), begin(), start=1, end=END, width=200, longest=longest, alpha=alpha)
    score, words = brute_force(table, V, longest, alpha)
    assert found.best.words == words
    assert found.best.score == pytest.approx(score)
    assert found.best.finished


@pytest.mark.parametrize("seed", range(5))
def test_width_1_is_greedy_search(seed):
    table = random_table(seed, 4)
    words = ()
    while len(words) < 6 and (not words or words[-1] != END):
        words = (*words, int(np.argmax(table(words))))
    found = beam_search(memory_of(table), begin(), start=1, end=END, width=1, longest=6)
    assert found.best.words == words


def by_hand(words):
    """a or b first, .6 and .4; after a three ends of .4, .3, .3, after b one of 1."""
    return {
        (): [0, 0.6, 0.4, 0],
        (1,): [0.4, 0.3, 0.3, 0],
        (2,): [1, 0, 0, 0],
        (1, 1): [1, 0, 0, 0],
        (1, 2): [1, 0, 0, 0],
    }[words]


def test_what_greedy_search_misses_by_hand():
    """Greedy takes a (.6) and then the end: .6 · .4 = .24. The sentence b has .4."""
    step = memory_of(by_hand)
    greedy = beam_search(step, begin(), start=1, end=END, width=1, longest=5).best
    assert (greedy.words, np.exp(greedy.log_p)) == ((1, END), pytest.approx(0.24))
    wide = beam_search(step, begin(), start=1, end=END, width=2, longest=5)
    assert (wide.best.words, np.exp(wide.best.log_p)) == ((2, END), pytest.approx(0.4))
    kept, cut = wide.steps[2][:2], wide.steps[2][2:]
    assert [one.words for one in kept] == [(2, END), (1, END)]
    assert [one.words for one in cut] == [(1, 1), (1, 2)]  # .18 each: the smaller word first
    assert [one.kept for one in wide.steps[2]] == [True, True, False, False]
    assert kept[0].parent is wide.steps[1][1]


def test_a_finished_hypothesis_stays_and_is_not_continued():
    """.5 ends at once and stays in the beam while the other goes on and falls to .1."""
    step = memory_of(lambda words: [0.5, 0.5] if words == () else [0.2, 0.8] if len(words) < 3 else [1, 0])
    found = beam_search(step, begin(), start=1, end=END, width=2, longest=9)
    assert found.best.words == (END,)
    assert found.hypotheses[1].finished
    again = found.steps[2][0]
    assert (again.words, again.finished, again.parent.words) == ((END,), True, (END,))


def test_length_normalization_lets_the_longer_one_win():
    """log .5 of one word against log .4 of four: .4 divided by its length is better."""
    step = memory_of(lambda words: [0.5, 0.5] if words == () else [0, 1] if len(words) < 3 else [0.8, 0.2])
    best = [
        beam_search(step, begin(), start=1, end=END, width=3, longest=9, alpha=alpha).best.words for alpha in (0, 1)
    ]
    assert best == [(END,), (1, 1, 1, END)]


def test_of_equal_scores_the_smaller_word_goes_first():
    step = memory_of(lambda words: [0.25] * 4)
    found = beam_search(step, begin(), start=1, end=END, width=3, longest=1)
    assert [one.words for one in found.steps[1]] == [(0,), (1,), (2,), (3,)]
    assert found.best.words == (0,)


def test_of_equal_scores_of_two_hypotheses_the_one_that_stood_higher_goes_first():
    """The smaller word of the other one does not help it."""
    step = memory_of(lambda words: [0, 0.5, 0.5])
    found = beam_search(step, begin(), start=1, end=END, width=2, longest=2)
    assert [one.words for one in found.steps[2]] == [(1, 1), (1, 2), (2, 1), (2, 2)]


def test_each_hypothesis_goes_on_from_its_own_state():
    """a then a, b then b: what comes third depends on the first two. .6 · .5 < .4."""
    after = {(): [0, 0.6, 0.4], (1,): [0, 1, 0], (2,): [0, 0, 1], (1, 1): [0.5, 0.5, 0], (2, 2): [1, 0, 0]}
    best = beam_search(memory_of(after.get), begin(), start=1, end=END, width=2, longest=3).best
    assert (best.words, np.exp(best.log_p)) == ((2, 2, END), pytest.approx(0.4))


def test_a_search_that_comes_to_no_end_gives_its_best_unfinished_one():
    step = memory_of(lambda words: [0, 0.7, 0.3])
    found = beam_search(step, begin(), start=1, end=END, width=2, longest=3)
    assert (found.best.words, found.best.finished) == ((1, 1, 1), False)
    assert repr(found) == "Beam(3 steps; best (1, 1, 1): log p -1.07, not finished)"


@pytest.mark.parametrize("make", [lambda r: GRUCell.random(5, 6, r), lambda r: Stack(GRUCell.random(5, 6, r))])
def test_states_of_a_cell_and_of_a_net_go_with_their_hypotheses(make):
    """The log p of each sentence found is that of reading it as a whole."""
    rng = np.random.default_rng(2)
    net, readout = make(rng), Readout.random(6, 5, rng)

    def step(state, words):
        trace = readout.read(unroll(net, np.eye(5)[words].T[np.newaxis], **state))
        return np.log(trace.readout.y_hat[1]), trace.last

    start = unroll(net, np.zeros((1, 5))).last
    found = beam_search(step, start, start=1, end=END, width=4, longest=6)
    for one in found.hypotheses:
        read = np.eye(5)[[1, *one.words[:-1]]][:, :, np.newaxis]
        y_hat = readout.read(unroll(net, read, **start)).readout.y_hat
        log_p = sum(np.log(y_hat[t, word, 0]) for t, word in enumerate(one.words, start=1))
        assert one.log_p == pytest.approx(log_p, rel=1e-10)


USUAL = {"start": 1, "end": END, "width": 2, "longest": 3}


def always(answer):
    return lambda state, words: answer


@pytest.mark.parametrize(
    ("step", "options", "sentence"),
    [
        (always(None), {}, "step must return two things, log p (V, k) and the state; got None"),
        (always((np.full((3, 1), 0.3), {})), {}, "step must return log p, at most 0 each: np.log of probabilities"),
        (always((np.full((3, 1), np.nan), {})), {}, "got NaN or numbers above 0"),
        (always((np.zeros((3, 2)), {})), {}, "what step returns must be log p (V, k) = (V, 1); got shape (3, 2)"),
        (always((np.zeros((3, 1)), {})), {"end": 3}, "end must be one of the 3 words of which step gives log p"),
        (always((np.full((3, 1), -np.inf), {})), {}, "step must give at least one word that is possible"),
        (always((np.zeros((3, 1)), [1])), {}, "state must be a dict of arrays (n, 1), as trace.last is; got [1]"),
        (always((np.zeros((3, 1)), {})), {"width": 0}, "width must be a whole number of at least 1; got 0"),
        (always((np.zeros((3, 1)), {})), {"alpha": -1}, "alpha must be one number of at least 0; got -1"),
        (None, {}, "step must be a function; got None"),
    ],
)
def test_what_is_refused(step, options, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        beam_search(step, {"h": np.zeros((1, 1))}, **USUAL | options)
