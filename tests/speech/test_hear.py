"""A digit that was made audible again: from its sound come the frames, and from these
the phones, that were there before."""

import numpy as np
import pytest

from rnn_teach import best_path, error_rate, unroll
from rnn_teach.lessons.speech.digits import DIGITS, VOICES, raw_frames
from rnn_teach.tasks import phones_of, rebuilt_digit, speech_net


def coefficients(wave):
    """Mel-frequency cepstral coefficients, written anew: windows of 50 ms, each 25 ms
    on, 128 triangles in mel, decibels, a cosine transform."""
    hertz = 700 * (10 ** (np.linspace(0, 2595 * np.log10(1 + 4000 / 700), 130) / 2595) - 1)
    f = np.linspace(0, 4000, 201)
    up = (f - hertz[:-2, np.newaxis]) / np.diff(hertz)[:-1, np.newaxis]
    down = (hertz[2:, np.newaxis] - f) / np.diff(hertz)[1:, np.newaxis]
    cut = np.lib.stride_tricks.sliding_window_view(wave, 400)[::200] * np.hanning(400)
    power = np.abs(np.fft.rfft(cut)) ** 2 @ np.clip(np.minimum(up, down), 0, None).T
    decibels = 10 * np.log10(np.maximum(power, 1e-10))
    k = np.arange(13)[:, np.newaxis]
    cosines = np.cos(np.pi * k * (np.arange(128) + 0.5) / 128) * np.sqrt(np.where(k == 0, 1, 2) / 128)
    return np.maximum(decibels, decibels.max() - 80) @ cosines.T


def test_the_net_still_hears_most_phones_in_what_was_rebuilt():
    """How loud it is says nothing: each recording's first coefficient is moved to where
    it was."""
    (net, readout), heard, said = speech_net(), [], []
    for voice in ("jackson", "george", "lucas"):
        frames = np.concatenate([raw_frames(voice, word, k) for word in DIGITS for k in range(20)])
        for word in DIGITS:
            sound, before = rebuilt_digit(voice, word, 1), raw_frames(voice, word, 1)
            after = coefficients(sound.wave)
            assert len(after) == len(before)
            after[:, 0] += (before[:, 0] - after[:, 0]).mean()
            x = (after - frames.mean(axis=0)) / frames.std(axis=0)
            heard += best_path(readout.read(unroll(net, x)).readout.o)
            said.append(phones_of([word]))
    assert error_rate(heard, said) < 0.25


@pytest.mark.parametrize("voice", VOICES)
def test_it_is_a_wave_of_the_right_length_and_always_the_same(voice):
    sound = rebuilt_digit(voice, "six")
    assert sound.rate == 8000
    assert len(sound.wave) == 200 * (len(raw_frames(voice, "six")) + 1)
    assert np.abs(sound.wave).max() == pytest.approx(0.7)
    np.testing.assert_array_equal(sound.wave, rebuilt_digit(voice, "six").wave)
