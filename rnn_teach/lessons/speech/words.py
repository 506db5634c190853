"""The words of notebook 14: labels, and sentences as functions from numbers to text."""

from math import exp

from rnn_teach.kit.numbers import below, digits, number
from rnn_teach.kit.words import listed, percent

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


# What a net hears

WHO, LABEL, VIEW, STATE = "spoken", "label", "show", "state s"
FRAMES = "13 numbers\na frame"
STEPS_OF_25 = "time step t, each 25 ms"
EMPTY = "(empty)"
AGAIN = ("", ", again", ", a third time")


def says(word, voice, is_known, time):
    """One of the recordings; `time` counts those of the same word and voice."""
    return f"“{word}” by {voice}, {'known' if is_known else 'a new voice'}{AGAIN[time]}"


def no_phone(text, phones):
    """Of a label with something else in it."""
    return f"label cannot be {text!r} here: it is made of the phones {' '.join(phones)}"


def too_many_phones(text, most):
    """Of a label that the lattice has no room for."""
    return f"label cannot be {text!r} here: the picture has room for {most} phones"


def too_few_steps(text, needed, T):
    """Of a label that no path spells."""
    return f"label cannot be {text!r} here: it needs {needed} steps, and there are {T}"


def heard_at(t, phones):
    """What a frame is heard as, the likeliest phones first."""
    told = ", ".join(f"{name} {number(p)}" for name, p in phones)
    return f"Step {t}: {told}."


def sum_of(lattice, view, t, s):
    """The sum of state s at step t, with its numbers; both count from 1."""
    alpha, beta, p = lattice.alpha, lattice.beta, lattice.p
    here, y = f"{{}}{below(s)}[{t}]", lattice.y_hat[:, lattice.classes]
    if view.startswith("α:"):
        total = digits(alpha[t - 1, s - 1])
        if t == 1:
            return f"{here.format('α')} = " + (f"ŷ = {total}" if s < 3 else "0: a path begins with state 1 or 2")
        ways = " + ".join(digits(alpha[t - 2, k]) for k in lattice.before(s - 1))
        return f"{here.format('α')} = ŷ Σ α[{t - 1}] = {digits(y[t - 1, s - 1])} · ({ways}) = {total}"
    if view.startswith("β:"):
        total = digits(beta[t - 1, s - 1])
        if t == lattice.T:
            return f"{here.format('β')} = {total}: a path ends with one of the last two states"
        ways = " + ".join(f"{digits(y[t, k])}·{digits(beta[t, k])}" for k in lattice.after(s - 1))
        return f"{here.format('β')} = Σ ŷ[{t + 1}] β[{t + 1}] = {ways} = {total}"
    if view.startswith("α β"):
        both = f"{digits(alpha[t - 1, s - 1])} · {digits(beta[t - 1, s - 1])} / {digits(p)}"
        return f"State {s} at step {t}: α β / P = {both} = {digits(lattice.occupancy[t - 1, s - 1])}"
    on = lattice.best.states[t - 1] + 1
    told = f"state {on}" if on == s else f"state {on}, not {s}"
    return f"At step {t} the best path is in {told}; its probability is {digits(exp(lattice.best.log_p))}"


def listened(who, label, p, right, p_right, heard, t, T, best_phone, share, of_state):
    """One step of what a net hears: P of the label, of the right one where it is
    another, and the label of the best path."""
    other = "" if right == label else f" The right label, {right}, has {digits(p_right)}."
    return (
        f"{who}. P({label}) = {digits(p)}.{other} The best path spells {heard}. "
        f"Step {t} of {T}: {best_phone}, {percent(share)} %. {of_state}."
    )


# What a path spells

PATH, ORDER = "path", "order"
MERGE_FIRST, BLANKS_FIRST = "merge, then take out the blanks", "take out the blanks, then merge"
STAGES = {
    MERGE_FIRST: ("path", "merged", "label"),
    BLANKS_FIRST: ("path", "without blanks", "merged: not B"),
}
"""The rows of the drawing, by the order."""


def path_length(text, most):
    """Of a path that is too long, or none."""
    return f"path cannot be {text!r} here: write 1 to {most} letters, with - for the blank"


def spells(path, order, middle, label, right):
    """What a path spells in an order, with the row between; `right` is B(path)."""
    told = f"{'Merged' if order == MERGE_FIRST else 'Without its blanks'} the path {path} is {middle or 'empty'}"
    symbols = f"{len(label)} symbol{'' if len(label) == 1 else 's'}"
    if order == MERGE_FIRST:
        return f"{told}; without its blanks that is the label: B({path}) = {label or 'the empty label'}, {symbols}."
    wrong = "the same as B here" if label == right else f"but B({path}) is {right or 'the empty label'}"
    return f"{told}; merged after that it gives {label or 'the empty label'}, {symbols}, {wrong}."
