"""The words of notebook 14: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number
from rnn_teach.kit.words import listed

# A sound of one's own

WAV_EMPTY = "the file is empty: record it again, or copy it again"
WAV_HEADER = "the file begins as a WAV file and ends within its header: it was cut short; copy or record it again"
WAV_NO_SOUND = "the file has a header and no sound: record it again"
OTHER_FILES = {
    b"ID3": "an MP3 file",
    b"\xff\xfb": "an MP3 file",
    b"OggS": "an Ogg file",
    b"fLaC": "a FLAC file",
    b"ftyp": "an M4A or MP4 file",
    b"\x1aE\xdf\xa3": "a WebM file",
    b"FORM": "an AIFF file",
    b"RIFX": "a WAV file of the other byte order",
    b"RIFF": "a RIFF file that holds no WAVE",
}
"""What a file is that begins so."""
SAVE_AS = "save it as WAV, 16 bits, mono, with Audacity or your recorder"


def wav_other(kind):
    """Of a file that is no WAV file."""
    return f"the file is {kind or 'no WAV file: it does not begin with RIFF'}: {SAVE_AS}"


def wav_missing(name, error):
    """Of a name under which nothing can be read."""
    return f"{name!r} cannot be read ({error}): put the file beside the notebook, and give its name"


def wav_floats(bits):
    """Of samples that are no whole numbers."""
    return f"the file holds floating-point samples of {bits} bits; whole numbers can be read: {SAVE_AS}"


def wav_coded(kind):
    """Of samples that are compressed."""
    names = {2: "ADPCM", 6: "A-law", 7: "μ-law", 17: "ADPCM", 85: "MP3"}
    return f"the file holds compressed samples ({names.get(kind, f'format {kind}')}): {SAVE_AS}"


def wav_channels(channels):
    """Of neither mono nor stereo."""
    return f"the file has {channels} channels; mono or stereo can be read: {SAVE_AS}"


def wav_rate(rate, least, most):
    """Of a rate beyond what voices need."""
    return f"the file has {rate:,} samples a second; {least:,} to {most:,} can be read: save it with 16,000"


def wav_bits(bits, known):
    """Of samples of another size."""
    return f"the file has samples of {bits} bits; {listed(known)} bits can be read: {SAVE_AS}"


def wav_seconds(seconds, least, most):
    """Of a sound that is too short or too long."""
    long = f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{number(seconds)} seconds"
    return f"the sound lasts {long}; {least:g} to {most} seconds can be drawn: cut out one word or one sentence"


def wav_silent(seconds):
    """Of a wave that does not move."""
    return f"the sound is {number(seconds)} seconds of silence: check the microphone, and record it again"
