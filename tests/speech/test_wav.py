"""WAV files of a learner's own: all that recorders write, and a sentence for what
cannot be used."""

import struct
import tracemalloc

import numpy as np
import pytest
from wav_files import HOUR, RATE, TONE, file_of, header

from rnn_teach.tasks import read_wav


@pytest.mark.parametrize("bits", [8, 16, 24, 32])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [8000, 11025, 16000, 44100, 48000])
def test_what_recorders_write_is_read(bits, channels, rate):
    sound = read_wav(file_of(TONE, bits=bits, channels=channels, rate=rate))
    assert sound.rate == rate
    np.testing.assert_allclose(sound.wave, TONE, atol=1.5 / 2 ** (bits - 1))
    assert sound.seconds == pytest.approx(len(TONE) / rate)
    assert repr(sound) == f"Sound({sound.seconds:.2f} s, {rate} samples a second: wave (4000,))"


def test_stereo_is_the_mean_of_both_channels():
    left, right = np.round(TONE * 30000).astype("<i2"), np.zeros(len(TONE), "<i2")
    data = np.stack([left, right], axis=1).tobytes()
    np.testing.assert_allclose(read_wav(header(channels=2, data=data)).wave, left / 2**16)


def test_a_file_is_read_by_its_name_and_from_what_a_page_hands_over(tmp_path):
    data = file_of(TONE)
    (tmp_path / "mine.wav").write_bytes(data)
    for source in (tmp_path / "mine.wav", str(tmp_path / "mine.wav"), bytearray(data), memoryview(data)):
        np.testing.assert_array_equal(read_wav(source).wave, read_wav(data).wave)


def test_other_parts_and_the_extensible_form_are_no_trouble():
    """Recorders write tags before the sound, of odd length too, and 24 bits as
    "extensible"."""
    plain = header(data=file_of(TONE)[44:])
    tagged = header(data=file_of(TONE)[44:], more=struct.pack("<4sI", b"LIST", 5) + b"abcde\0")
    np.testing.assert_array_equal(read_wav(tagged).wave, read_wav(plain).wave)
    extra = struct.pack("<HHIH", 22, 24, 4, 1) + b"\0" * 14
    extensible = header(kind=0xFFFE, bits=24, data=file_of(TONE, bits=24)[44:], extra=extra)
    np.testing.assert_allclose(read_wav(extensible).wave, TONE, atol=1e-6)


def test_a_recording_that_was_stopped_gives_what_is_there():
    data = file_of(TONE, bits=24)
    np.testing.assert_allclose(read_wav(data[: 44 + 3000 + 2]).wave, TONE[:1000], atol=1e-6)


REFUSED = {
    "empty": (b"", r"^the file is empty: record it again"),
    "a few bytes": (b"RIFF\0\0", r"^the file begins as a WAV file and ends within its header"),
    "truncated header": (file_of(TONE)[:30], r"^the file begins as a WAV file and ends within its header"),
    "no data": (file_of(TONE)[:36], r"^the file begins as a WAV file and ends within its header"),
    "no sound": (header(data=b""), r"^the file has a header and no sound"),
    "float": (header(kind=3, bits=32), r"^the file holds floating-point samples of 32 bits; whole numbers"),
    "extensible float": (
        header(kind=0xFFFE, bits=32, extra=struct.pack("<HHIH", 22, 32, 4, 3) + b"\0" * 14),
        r"^the file holds floating-point samples of 32 bits",
    ),
    "A-law": (header(kind=6, bits=8), r"^the file holds compressed samples \(A-law\)"),
    "unknown": (header(kind=4711), r"^the file holds compressed samples \(format 4711\)"),
    "three channels": (header(channels=3), r"^the file has 3 channels; mono or stereo can be read"),
    "no channel": (header(channels=0), r"^the file has 0 channels; mono or stereo can be read"),
    "4 kHz": (header(rate=4000), r"^the file has 4,000 samples a second; 8,000 to 48,000 can be read"),
    "96 kHz": (header(rate=96000), r"^the file has 96,000 samples a second; 8,000 to 48,000 can be read"),
    "12 bits": (header(bits=12), r"^the file has samples of 12 bits; 8, 16, 24 and 32 bits can be read"),
    "64 bits": (header(bits=64), r"^the file has samples of 64 bits"),
    "silence": (header(data=b"\0\0" * RATE), r"^the sound is 1.00 seconds of silence: check the microphone"),
    "a constant": (header(data=b"\7\7" * RATE), r"^the sound is 1.00 seconds of silence"),
    "an hour": (HOUR, r"^the sound lasts 60 minutes; 0.05 to 30 seconds can be drawn"),
    "a click": (header(data=b"\0\7" * 100), r"^the sound lasts 0.01 seconds; 0.05 to 30 seconds can be drawn"),
    "MP3": (b"ID3\3" + b"\0" * 100, r"^the file is an MP3 file: save it as WAV"),
    "M4A": (b"\0\0\0\x20ftypM4A " + b"\0" * 100, r"^the file is an M4A or MP4 file: save it as WAV"),
    "WebM": (b"\x1aE\xdf\xa3" + b"\0" * 100, r"^the file is a WebM file: save it as WAV"),
    "AVI": (b"RIFF\0\0\0\0AVI LIST", r"^the file is a RIFF file that holds no WAVE"),
    "text": (b"this is a text file", r"^the file is no WAV file: it does not begin with RIFF: save it as WAV"),
    "no such file": ("nowhere.wav", r"^'nowhere.wav' cannot be read \(FileNotFoundError\): put the file beside"),
    "a folder": (".", r"^'.' cannot be read \(IsADirectoryError\)"),
    "no name": ("a\0b", r"cannot be read \(ValueError\)"),
    "a number": (3, r"^source must be a file's name or the bytes in it; got 3"),
}


def test_half_a_minute_cut_out_by_hand_is_read():
    """A few samples more than 30 seconds would be told as 30.00 seconds."""
    assert read_wav(header(data=b"\0\1\0\2" * (15 * RATE + 10))).seconds > 30


@pytest.mark.parametrize(("source", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_used_gets_its_sentence(source, said):
    with pytest.raises(ValueError, match=said) as refusal:
        read_wav(source)
    assert "\n" not in str(refusal.value)
    assert len(str(refusal.value)) < 200


def test_a_notebook_shows_the_sentence_alone_where_the_file_is_at_fault():
    with pytest.raises(ValueError, match=r"^the file is empty") as refusal:
        read_wav(b"")
    assert refusal.value._render_traceback_() == [str(refusal.value)]


def test_an_hour_is_refused_before_its_samples_become_numbers():
    """As floats they would take eight times as much memory as the file, or more."""
    tracemalloc.start()
    try:
        assert sentence_on(HOUR).startswith("the sound lasts 60 minutes")
        assert tracemalloc.get_traced_memory()[1] < 3 * len(HOUR)
    finally:
        tracemalloc.stop()


def test_a_file_cut_anywhere_is_read_or_refused_in_a_sentence():
    data = file_of(TONE)
    for end in range(60):
        with pytest.raises(ValueError, match=r"^the file|^the sound"):
            read_wav(data[:end])


def test_noise_in_a_header_is_read_or_refused_in_a_sentence():
    rng, data = np.random.default_rng(0), bytearray(file_of(TONE))
    for _ in range(2000):
        spoiled = data.copy()
        for place in rng.integers(0, 44, 3):
            spoiled[place] = rng.integers(256)
        said = sentence_on(spoiled)
        assert said.startswith(("Sound(", "the file", "the sound")), said


def sentence_on(data):
    """What is said of a file: of the sound in it, or why there is none."""
    try:
        return repr(read_wav(data))
    except ValueError as error:
        return str(error)
