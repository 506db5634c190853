"""What notebook 12 says of the net without attention, of three seeds."""

import numpy as np

from rnn_teach.tasks import measured_translators


def test_half_trained_most_words_and_few_sentences_are_right_with_each_seed():
    words, sentences, bleu, *trained = map(np.array, measured_translators().values())
    assert len(words) == 3
    assert np.all(words > 0.75)
    assert np.all(sentences < 0.1)
    assert np.all(bleu > 0.6)
    assert np.all(trained[1] > 0.75)
    assert np.all(trained[2] > 0.9)
