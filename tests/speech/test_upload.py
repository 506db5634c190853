"""A WAV file that comes from the page."""

import numpy as np
import pytest
from wav_files import HOUR, TONE, file_of, header

from rnn_teach.explorers import upload_sound
from rnn_teach.lessons.speech import explorer_upload
from rnn_teach.tasks import rebuilt_digit


@pytest.fixture(autouse=True)
def nothing_came(monkeypatch):
    monkeypatch.setattr(explorer_upload, "_kept", {})


def send(field, raw, name="mine.wav"):
    """As the page does, in two pieces."""
    field._hear(field, {"begin": name, "size": len(raw)}, [])
    for first, last in ((0, len(raw) // 2), (len(raw) // 2, len(raw))):
        field._hear(field, {"piece": first}, [memoryview(raw[first:last])])
    field._hear(field, {"end": name}, [])


@pytest.mark.parametrize("bits", [8, 24])
def test_a_sound_comes_and_stays_when_the_cell_is_run_again(bits):
    given = rebuilt_digit("jackson", "seven")
    field = upload_sound(given)
    assert (field.sound, field.said) == (given, "No file has come yet.")
    assert upload_sound().sound is None
    send(field, file_of(TONE, bits=bits, rate=44100), "folder/mine.wav")
    assert field.said == "mine.wav: 0.09 s, 44,100 samples a second. Run this cell again to see and hear it."
    np.testing.assert_allclose(upload_sound(given).sound.wave, TONE, atol=1.5 / 2 ** (bits - 1))
    assert (upload_sound().sound.rate, upload_sound().said) == (44100, field.said)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "bad.wav was not taken: the file is empty"),
        (file_of(TONE)[:30], "ends within its header"),
        (header(kind=3, bits=32), "floating-point samples of 32 bits"),
        (header(channels=3), "has 3 channels"),
        (header(data=b"\0\0" * 8000), "1.00 seconds of silence"),
        (HOUR, "The file is too large: cut out one word or one sentence, of at most 30 seconds"),
        (HOUR[: 9 << 20], "the sound lasts 20 minutes"),
    ],
)
def test_a_file_that_is_no_sound_to_look_at_gets_a_sentence_and_the_sound_stays(raw, why):
    field = upload_sound()
    send(field, file_of(TONE))
    mine = field.sound
    send(field, raw, "bad.wav")
    assert why in field.said
    assert ("What was there stays: mine.wav: 0.50 s" in field.said) == ("was not taken" in field.said)
    assert field.sound is mine


def test_a_sound_that_is_none_is_refused():
    with pytest.raises(ValueError, match="sound must be what read_wav or rebuilt_digit returns; got 3"):
        upload_sound(3)
