"""Windows, bands and vowels: against tones of which everyone knows the frequency."""

import numpy as np
import pytest

from rnn_teach.figures import plot_wave
from rnn_teach.lessons.speech.picture_sound import MOST_POINTS
from rnn_teach.lessons.speech.sound import LEAST_HZ
from rnn_teach.lessons.speech.vowels import FORMANTS, NAMES, RATE
from rnn_teach.tasks import log_mel, make_vowels, mel, mel_bands, vowel_wave, windows


def tone(hertz, seconds=0.3, rate=8000):
    return 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)


@pytest.mark.parametrize("rate", [8000, 16000, 44100])
def test_a_window_moves_on_by_the_hop_and_fades_at_both_ends(rate):
    wave = np.arange(rate // 2) / rate + 1
    cut = windows(wave, rate, window=0.02, hop=0.01)
    size, hop = round(0.02 * rate), round(0.01 * rate)
    assert cut.shape == (1 + (len(wave) - size) // hop, size)
    np.testing.assert_allclose(cut[3], wave[3 * hop : 3 * hop + size] * np.hanning(size))
    assert cut[0, 0] == cut[0, -1] == 0


def test_a_sound_shorter_than_a_window_is_one_window():
    assert windows(tone(440, 0.01), 8000).shape == (1, 256)


def test_mel_is_a_thousand_at_a_thousand_hertz():
    assert mel(1000.0) == pytest.approx(1000, rel=1e-3)
    assert mel(0.0) == 0


@pytest.mark.parametrize("rate", [8000, 22050])
def test_bands_are_triangles_that_cover_all_frequencies_once(rate):
    bands = mel_bands(rate, 1024)
    f = np.fft.rfftfreq(1024, 1 / rate)
    assert bands.shape == (20, 513)
    assert bands.max() <= 1
    assert (bands >= 0).all()
    tops = f[bands.argmax(axis=1)]
    np.testing.assert_allclose(np.diff(mel(tops)), np.diff(mel(tops)).mean(), rtol=0.25)
    inside = (f > tops[0]) & (f < tops[-1])
    np.testing.assert_allclose(bands[:, inside].sum(axis=0), 1, rtol=1e-9)
    assert not bands[:, f <= LEAST_HZ].any()


@pytest.mark.parametrize("hertz", [200, 700, 1500, 3000])
@pytest.mark.parametrize("rate", [8000, 44100])
def test_a_tone_is_loudest_in_its_band(hertz, rate):
    frames = log_mel(tone(hertz, rate=rate), rate)
    bands = mel_bands(rate, round(0.032 * rate))
    f = np.fft.rfftfreq(round(0.032 * rate), 1 / rate)
    right = bands[:, np.abs(f - hertz).argmin()].argmax()
    assert np.abs(frames.argmax(axis=1) - right).max() <= 1
    assert frames.shape == (1 + (round(0.3 * rate) - round(0.032 * rate)) // round(0.01 * rate), 20)


def test_ten_times_the_pressure_is_a_hundred_times_the_power():
    loud, soft = log_mel(tone(440), 8000), log_mel(0.1 * tone(440), 8000)
    top = loud[0].argmax()
    np.testing.assert_allclose((loud - soft)[:, top], np.log(100), rtol=1e-3)
    np.testing.assert_allclose(log_mel(np.zeros(4000), 8000), np.log(1e-6))


@pytest.mark.parametrize("vowel", ["a", "i", "u"])
def test_a_vowel_is_loud_at_its_formants(vowel):
    """The loudest harmonic lies next to the first formant; between the second and the
    third there is a valley."""
    wave = vowel_wave(vowel, 0.5, pitch=50.0)
    power = np.abs(np.fft.rfft(wave * np.hanning(len(wave)))) ** 2
    f = np.fft.rfftfreq(len(wave), 1 / RATE)
    first, second, third = FORMANTS[vowel]

    def around(hertz):
        return power[np.abs(f - hertz) < 40].max()

    assert abs(f[power.argmax()] - first) <= 50
    assert around(third) > 2 * around((second + third) / 2)
    assert np.abs(wave).max() == pytest.approx(0.5)


def test_a_diphthong_begins_as_a_and_ends_as_its_second_vowel():
    frames = {name: log_mel(vowel_wave(name, 0.4), RATE) for name in NAMES}
    for glide, end in (("ai", "i"), ("au", "u")):
        assert np.corrcoef(frames[glide][2], frames["a"][2])[0, 1] > 0.99
        assert np.corrcoef(frames[glide][-3], frames[end][-3])[0, 1] > 0.99
        assert np.corrcoef(frames[glide][2], frames[end][-3])[0, 1] < 0.9


def test_strings_of_vowels_have_a_mark_for_each_frame():
    task = make_vowels(50, 6, np.random.default_rng(0))
    assert task.x.shape == (50, 20, 6)
    assert task.targets.shape == (50, 6)
    assert set(np.unique(task.targets)) == set(range(5))
    assert task.x.mean() == pytest.approx(0, abs=1e-12)
    assert task.x.std() == pytest.approx(1, abs=1e-6)
    changes = (np.diff(task.targets, axis=0) != 0).sum(axis=0)
    assert changes.min() >= 1
    assert changes.max() <= 5  # none is shorter than 0.12 s, 12 frames


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: vowel_wave("e"), r"^vowel must be one of a, i, u, ai, au; got 'e'"),
        (lambda: vowel_wave("a", pitch=5000.0), r"^pitch must be below a quarter of the rate, 2000 Hz; got 5000"),
        (lambda: log_mel(tone(440), 4000), r"^rate must be a whole number from 8000 to 48000; got 4000"),
        (lambda: windows(np.ones((2, 2)), 8000), r"^wave must be a list of numbers; got shape \(2, 2\)"),
    ],
)
def test_what_is_no_sound_is_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


def test_a_long_wave_is_drawn_with_its_peaks():
    wave = np.zeros(100_001)
    wave[[12_345, -1]] = 1, -0.5
    (line,) = plot_wave(wave, 8000).lines
    seconds, drawn = line.get_data()
    assert len(drawn) <= MOST_POINTS + 2
    assert (drawn.max(), drawn.min()) == (1, -0.5)
    assert abs(seconds[drawn.argmax()] - 12_345 / 8000) < 0.01
