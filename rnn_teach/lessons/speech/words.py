"""The words of notebook 14: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import below, digits, number
from rnn_teach.kit.words import listed, percent

# A sound of one's own


def sound(seconds, rate, samples):
    """What a sound is, in short."""
    return f"Sound({number(seconds)} s, {rate} samples a second: wave ({samples},))"


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


UPLOAD = {"choose": "A sound of your own, a WAV file:", "accept": ".wav,audio/wav,audio/x-wav"}
UPLOAD_STILL = "A field to choose a WAV file: run this cell in a live notebook."


def upload_too_large(most):
    """Of a file; its name comes in front. `most` counts seconds."""
    return f"{{}} is too large: cut out one word or one sentence, of at most {most} seconds."


def taken(name, seconds, rate):
    """Of a sound that came."""
    return f"{name}: {number(seconds)} s, {rate:,} samples a second. Run this cell again to see and hear it."


# What a net hears

ALPHA, BETA, BOTH, BEST = "α: so far", "β: from here on", "α β / P: both", "the best path"
WHO, LABEL, VIEW, STATE = "spoken", "label", "show", "state s"
FRAMES = "13\nnumbers\na frame"
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
    if view == ALPHA:
        total = digits(alpha[t - 1, s - 1])
        if t == 1:
            return f"{here.format('α')} = " + (f"ŷ = {total}" if s < 3 else "0: a path begins with state 1 or 2")
        ways = " + ".join(digits(alpha[t - 2, k]) for k in lattice.before(s - 1))
        return f"{here.format('α')} = ŷ Σ α[{t - 1}] = {digits(y[t - 1, s - 1])} · ({ways}) = {total}"
    if view == BETA:
        total = digits(beta[t - 1, s - 1])
        if t == lattice.T:
            return f"{here.format('β')} = {total}: a path ends with one of the last two states"
        ways = " + ".join(f"{digits(y[t, k])}·{digits(beta[t, k])}" for k in lattice.after(s - 1))
        return f"{here.format('β')} = Σ ŷ[{t + 1}] β[{t + 1}] = {ways} = {total}"
    if view == BOTH:
        both = f"{digits(alpha[t - 1, s - 1])} · {digits(beta[t - 1, s - 1])} / {digits(p)}"
        return f"State {s} at step {t}: α β / P = {both} = {digits(lattice.occupancy[t - 1, s - 1])}"
    on = lattice.best.states[t - 1] + 1
    told = f"state {on}" if on == s else f"state {on}, not {s}"
    return f"At step {t} the best path is in {told}; its probability is {digits(lattice.best_p)}"


def listened(who, label, p, right, p_right, heard, t, T, best_phone, share, of_state):
    """One step of what a net hears: P of the label, of the right one where it is
    another, and the label of the best path."""
    other = "" if right == label else f" The right label, {right}, has {digits(p_right)}."
    return (
        f"{who}. P({label.strip('()')}) = {digits(p)}.{other} The best path spells {heard}. "
        f"Step {t} of {T}: {best_phone}, {percent(share)} %. {of_state}."
    )


# What a path spells

PATH, ORDER = "path", "order"
MERGE_FIRST, BLANKS_FIRST = "merge, then take out the blanks", "take out the blanks, then merge"
STAGES = {
    MERGE_FIRST: ("path", "merged", "label"),
    BLANKS_FIRST: ("path", "without\nblanks", "merged:\nnot B"),
}
"""The rows of the drawing, by the order."""


def path_length(text, most):
    """Of a path that is too long, or none."""
    return f"path cannot be {text!r} here: write 1 to {most} letters, with - for the blank"


def spells(path, order, middle, label, right):
    """What a path spells in an order, with the row between; `right` is B(path)."""
    told = f"{'Merged' if order == MERGE_FIRST else 'Without its blanks'}, the path {path} is {middle or 'empty'}"
    symbols = f"{len(label)} symbol{'' if len(label) == 1 else 's'}"
    if order == MERGE_FIRST:
        return f"{told}; without its blanks that is the label: B({path}) = {label or 'the empty label'}, {symbols}."
    wrong = "the same as B here" if label == right else f"but B({path}) is {right or 'the empty label'}"
    return f"{told}; merged after that it gives {label or 'the empty label'}, {symbols}, {wrong}."


# Pictures of sounds

SECONDS, PRESSURE, FRAME, ERROR_PERCENT = "seconds", "pressure", "frame", "phone error, %"


def wave(seconds, samples, largest):
    """A wave."""
    return f"A wave of {number(seconds)} seconds, {samples:,} samples; the largest is {number(largest)}."


def frames(T, n, label, t, band):
    """A map of frames; frame and row count from 1."""
    return f"A map of {T} frames of {n} numbers ({label}). The largest is number {band} of frame {t}."


def heard(phones, blank):
    """The curves of phones at their tops, in the order of time, and the mean of the
    blank's."""
    told = ", ".join(phones) or "no phone"
    return f"The probability of each phone over the steps: {told}. The blank has {number(blank)} on the mean."


def errors(curves):
    """Error rates in percent: name, first and last."""
    told = "; ".join(f"{name} from {number(first, 0)} to {number(last, 0)} %" for name, first, last in curves)
    return f"The phone error over the updates: {told}."


# Exercises

THE_LABEL = "label"
LABEL_NO_NUMBER = "the classes were whole numbers, so a division by zero of its own made it"


def label_wrong(mine, right):
    """Of a label that is another one."""
    return f"your label is {mine}; {right} is right"


COLLAPSE_MISTAKES = {
    "blanks_first": "the blanks are taken out before equal neighbors are merged: two equal symbols become one",
    "not_merged": "equal neighbors are not merged",
    "blanks_left": "the blanks are left in",
    "last_lost": "the last symbol is lost",
    "first_lost": "the first symbol is lost",
    "first_to_last": "the first step is compared with the last one: path[t - 1] at t = 0 is path[-1]",
    "blank_is_0": "class 0 is taken for the blank; `blank` says which it is",
    "each_once": "each symbol is kept once only, wherever it comes again",
    "sorted_once": "the symbols are sorted, each once: a label has an order",
    "path_back": "the path is handed back as it is",
}
"""What is wrong with a collapsed path, by the key of the mistake."""

COLLAPSE_ADVICE = "try it on the path [1, 1, 0, 1], which spells [1, 1]."


def collapse_case(path, blank):
    """Which path is tried."""
    shown = [int(k) for k in path]
    return f"with the path {shown if len(shown) <= 16 else f'of {len(shown)} steps'} and blank = {blank}"


def collapse_correct(trials):
    """Of a right function, tried so often."""
    return f"your labels are those of {trials} paths, with other blanks than 0 and with nothing but blanks too."


BEST_PATH_MISTAKES = {
    "not_collapsed": "the best path is handed back as it is: collapse it",
    "blanks_first": "the blanks are taken out before equal neighbors are merged: two equal symbols become one",
    "not_merged": "equal neighbors are not merged",
    "blanks_left": "the blanks are left in",
    "blank_is_0": "class 0 is taken for the blank; `blank` says which it is",
    "least": "at each step the least likely class is taken",
    "over_time": "the largest is sought over the steps, and not over the classes of each step",
}
"""What is wrong with a label, by the key of the mistake."""

BEST_PATH_ADVICE = "print the likeliest class of each step, and collapse it by hand."


def best_path_case(y_hat, blank):
    """Which probabilities are tried."""
    T, n_y = y_hat.shape
    return f"with T = {T}, n_y = {n_y} and blank = {blank}"


def best_path_correct(trials):
    """Of a right function, tried so often."""
    return f"your labels are those of the best paths, in {trials} trials of different sizes."


FORWARD_MISTAKES = {
    "skip_equal": "a path may go from a symbol to an equal one without the blank between them",
    "skip_blank": "a path may go from one blank to the next and leave out the symbol between them",
    "no_skip": "no path leaves out a blank: the term of state s-2 is missing",
    "start_blank": "paths begin with the blank only: at step 1 the first symbol is possible too",
    "start_anywhere": "paths begin in any state: only the first two are possible at step 1",
    "end_blank": "P counts paths that end with the last blank only: those that end with the last symbol count too",
    "end_symbol": "P counts paths that end with the last symbol only: those that end with the last blank count too",
    "end_anywhere": "P counts paths that end in any state: only the last two spell the whole label",
    "largest": "the largest of the ways is taken: add them, since P is the sum over all paths",
    "y_left_out": "the factor ŷ[t] is left out after step 1",
    "y_before": "ŷ[t-1] stands where ŷ[t] belongs",
    "no_stay": "no path stays in a state: the term of state s itself is missing",
    "around_one": "state 1 has none before it: there alpha[t - 1, s - 1] is alpha[t - 1, -1], the last state",
    "around_two": "state 2 has none two before it: there alpha[t - 1, s - 2] is alpha[t - 1, -1], the last state",
    "blank_is_0": "class 0 is taken for the blank; `blank` says which it is",
}
"""What is wrong with forward sums, by the key of the mistake."""

FORWARD_ADVICE = "compare α at steps 1 and 2 with sums that you make by hand."
FORWARD_NO_NUMBER = "ŷ was positive, so a logarithm or a division of its own made it"
FORWARD_ROW_0 = "there is one row for each step; a row for t = 0 is too many"
FORWARD_TURNED = "steps are rows, states are columns"
FORWARD_NOT_SPREAD = "put a blank before, between and after the symbols: 2 L + 1 states"
FORWARD_LAST_ALONE = "keep the sums of all steps, a row each"
FORWARD_TWO_ENDS = "add the two"
FORWARD_ALL_ENDS = "P is one number: of the last step's sums the last two, added"


def alpha_wrong(t, s, mine, right):
    """Of the first wrong sum; step and state count from 1."""
    return f"your α of state {s} at step {t} is {digits(mine, 4)}; {digits(right, 4)} is right"


def p_wrong(mine, right):
    """Of right sums, and a wrong P."""
    return f"your α are right, and your p is {digits(mine, 4)}; {digits(right, 4)} is right"


def forward_case(y_hat, label, blank):
    """Which label is tried."""
    T, n_y = y_hat.shape
    asked = label if len(label) < 8 else f"of {len(label)} symbols"
    return f"with T = {T}, n_y = {n_y}, label = {asked} and blank = {blank}"


def forward_correct(trials):
    """Of right sums, tried so often."""
    return f"your α and P are right for {trials} labels: with a repeat, without a step to spare, and empty too."


THE_RATE = "rate"
ERROR_RATE_MISTAKES = {
    "by_heard": "the edits are divided by the symbols that were heard; divide by those that were said",
    "by_longer": "the edits are divided by the longer of both labels; divide by the one that was said",
    "mean_of_rates": "the rates of the labels are averaged; divide all edits by all symbols",
    "place_by_place": "the labels are compared place by place: after a symbol too many all others count as wrong",
    "exchange_twice": "an exchanged symbol counts twice, as one lost and one put in",
    "put_in_free": "symbols that were put in do not count",
    "lost_free": "symbols that were lost do not count",
    "edits_alone": "the edits are not divided",
    "edits_a_label": "the edits are divided by the number of labels",
    "labels_wrong": "labels with any error are counted, and not the edits",
    "share_right": "the rate is subtracted from 1: that is the share that was right",
    "percent": "it is multiplied by 100: return a share",
}
"""What is wrong with a rate, by the key of the mistake."""

ERROR_RATE_ADVICE = "count the edits of one label by hand."
ERROR_RATE_NO_NUMBER = "each label that was said has a symbol, so a division by something else made it"


def error_rate_case(heard, said):
    """Which labels are tried."""
    shown = f"heard = {heard} and said = {said}"
    return f"with {shown if len(shown) < 80 else f'{len(said)} labels, {sum(map(len, said))} letters said'}"


def rate_wrong(mine, right):
    """Of another number."""
    return f"your rate is {digits(mine, 4)}; {digits(right, 4)} is right"


def error_rate_correct(trials):
    """Of a right rate, tried so often."""
    return f"your rate is right in {trials} trials: with symbols exchanged, lost and put in, and above 1 too."


NEW_VOICE_PERCENT = "a rate is a share here: 0.2 and not 20."
NEW_VOICE_SWAPPED = "these two look swapped: hand back claim, known, new, in this order."


def new_voice_off(name, value):
    """Of a rate that no trained net of this lesson has."""
    whose = "the voices of its training" if name == "known" else "a voice that it never heard"
    return f"{name} = {digits(value)} is not what a net gives after 400 updates with {whose}: measure it again."


def new_voice_claim(known, new):
    """Of a claim that one's own numbers refute."""
    measured = f"{percent(known)} % for known voices, {percent(new)} % for the new one"
    return f"your numbers speak against the claim: {measured}."


def new_voice_correct(known, new):
    """Of a refuted claim."""
    return (
        f"false: {percent(known)} % for the voices of its training, {percent(new)} % for a new one. "
        "Ask of every error rate whose voices it was measured on."
    )
