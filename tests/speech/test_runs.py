"""What the trainings of the lesson show: blanks first, two directions where the future
tells vowels apart, known voices and a new one."""

import numpy as np
import pytest

from rnn_teach import best_path, error_rate
from rnn_teach.lessons.speech.run import ROUND, B, heard
from rnn_teach.tasks import KNOWN_VOICES, NEW_VOICE, SpeechRun, VowelRun, make_spoken, phones_of, speech_net


def test_the_first_updates_teach_a_net_to_say_nothing():
    run = SpeechRun(list(KNOWN_VOICES), 1, recordings=range(15)).run(20)
    spoken = make_spoken([NEW_VOICE], 30, np.random.default_rng(1), least=3)
    found = sum(map(len, best_path(run.scores(spoken), spoken.lengths)))
    assert found < sum(map(len, spoken.labels)) / 20
    losses = [record.loss for record in run.records]  # longer strings have larger ones
    assert np.mean(losses[-ROUND:]) < max(losses[:ROUND]) / 3


def test_the_shipped_net_knows_five_voices_and_not_the_sixth():
    """Its error with the new voice is at least five times as large."""
    net, readout = speech_net()
    rates = {}
    for name, voices in (("known", KNOWN_VOICES), ("new", [NEW_VOICE])):
        spoken = make_spoken(list(voices), 60, np.random.default_rng(7), least=3)
        rates[name] = error_rate(best_path(heard(net, readout, spoken), spoken.lengths), spoken.labels)
    assert rates["known"] < 0.04
    assert 0.1 < rates["new"] < 0.5
    assert rates["new"] > 5 * rates["known"]


def test_both_directions_hear_what_comes_after_a():
    left, both = (VowelRun(kind, 1).run(60) for kind in ("forward", "both"))
    targets, wrong = left.test.targets, left.wrong()
    assert both.wrong().mean() < 0.7 * wrong.mean()
    starts = np.any([np.roll(targets, k, axis=0) for k in range(1, 7)] != targets, axis=0)
    alike = starts & np.isin(targets, [0, 3, 4])
    assert wrong[alike].mean() > 2 * wrong[~alike].mean()


@pytest.mark.parametrize("kind", ["forward", "both"])
def test_a_net_has_the_directions_that_were_asked_for(kind):
    run = SpeechRun([NEW_VOICE], 0, recordings=[0], kind=kind)
    assert run.net.n_h == (64 if kind == "both" else 32)
    assert run.readout.V.dtype == np.float32
    assert run.run(1).records[-1].update == 1


def test_a_batch_holds_strings_of_about_the_same_length():
    """And eight of them together all that were drawn."""
    run = SpeechRun(list(KNOWN_VOICES), 0)
    batches = [run._strings(number) for number in range(ROUND)]
    assert sum(b.lengths.sum() for b in batches) > 0.75 * sum(b.x[:, 0].size for b in batches)
    drawn = make_spoken(list(KNOWN_VOICES), ROUND * B, np.random.default_rng([0, 0]))
    assert sorted(words for b in batches for words in b.words) == sorted(drawn.words)
    for b in batches:
        assert [phones_of(words) for words in b.words] == b.labels
        assert len(b.x) == b.lengths.max()


def test_a_training_that_is_set_back_reads_the_same_again():
    run = SpeechRun([NEW_VOICE], 0, recordings=[0], kind="forward").run(ROUND - 2)
    before = run.training.snapshot()
    losses = [record.loss for record in run.run(4).records]
    run.training.restore(before)
    assert [record.loss for record in run.run(4).records] == losses
