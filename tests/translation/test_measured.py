"""What notebook 12 says of nets that were trained before, of three seeds each."""

import numpy as np

from rnn_teach.lessons.translation.bottleneck import groups
from rnn_teach.tasks import bottleneck_shares, measured_looks, measured_translators


def test_half_trained_most_words_and_few_sentences_are_right_with_each_seed():
    words, sentences, bleu, *trained = map(np.array, measured_translators().values())
    assert len(words) == 3
    assert np.all(words > 0.75)
    assert np.all(sentences < 0.2)
    assert np.all(bleu > 0.6)
    assert np.all(trained[1] > 0.85)
    assert np.all(trained[2] > 0.95)


def test_nets_that_had_words_dropped_look_at_the_right_word_with_each_seed():
    every, some = map(np.array, measured_looks().values())
    assert len(every) == len(some) == 3
    assert np.all(some > every)
    assert np.all(some > 0.99)
    assert np.min(every) < 0.95


def test_sixteen_units_with_attention_do_what_64_without_do_not_with_each_seed():
    kept, place = bottleneck_shares(), list(groups()).index("13–15")
    small, large = (np.array(list(kept[how][n].values())) for how, n in (("attention", 16), ("none", 64)))
    assert len(small) == len(large) == 3
    assert small[:, place].min() > 0.9 > 0.5 > large[:, place].max()
    assert np.all(np.diff(large.mean(axis=0)) <= 0)
    means = [np.mean(list(kept["none"][n].values()), axis=0) for n in sorted(kept["none"])]
    assert np.all(np.diff(means, axis=0) >= 0)  # more units lift the curves
