"""Hear a digit, and see which phone is heard when: a net's probabilities, and all
alignments of a label with them."""

from __future__ import annotations

from functools import lru_cache

from rnn_teach.core import best_path, unroll
from rnn_teach.core.ctc_states import steps_needed
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, text, whole
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import Lines, code_of
from rnn_teach.lessons.speech import words as say
from rnn_teach.lessons.speech.code import probability
from rnn_teach.lessons.speech.digits import PHONES, phones_of, spoken_digit
from rnn_teach.lessons.speech.lattice import VIEWS, lattice_of
from rnn_teach.lessons.speech.picture import LatticePicture
from rnn_teach.lessons.speech.shipped import NEW_VOICE, speech_net

MOST_PHONES = 6
RECORDINGS = (
    ("six", "theo", 0),
    ("six", "theo", 2),
    ("six", "jackson", 1),
    ("seven", "theo", 0),
    ("seven", "theo", 7),
    ("three", "theo", 4),
    ("nine", "theo", 4),
    ("zero", "theo", 0),
    ("zero", "jackson", 0),
)
"""Word, voice and number."""
SPOKEN = {}
for _word, _voice, _number in RECORDINGS:
    _time = sum((_word, _voice) == other[:2] for other in SPOKEN.values())
    SPOKEN[say.says(_word, _voice, _voice != NEW_VOICE, _time)] = _word, _voice, _number


def lattice_explorer(*, state: str | None = None) -> Explorer:
    """A trained net listens to a spoken digit: its frames, the probability of each
    phone at each step, and the lattice of a label.

        α_s[t] = ŷ_s[t] (α_s[t-1] + α_s-1[t-1] + α_s-2[t-1])
        P(label) = α_S[T] + α_S-1[T]

    The map shows, step by step, how the probability is shared among the states: seen
    from the beginning (α), from the end (β), or both, which is what the gradient needs.
    Type another label, such as s ih s, and compare P. A click on a state shows its sum.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's.
    """
    picture = LatticePicture()
    net, readout = speech_net()
    first = next(iter(SPOKEN))

    @lru_cache(maxsize=len(SPOKEN))
    def listen(who):
        frames = spoken_digit(SPOKEN[who][1], SPOKEN[who][0], SPOKEN[who][2]).astype(float)
        return frames, readout.read(unroll(net, frames)).readout.o

    @lru_cache(maxsize=16)  # a step along the same lattice computes nothing anew
    def lattice(who, label):
        return lattice_of(listen(who)[1], as_label(label, len(listen(who)[0])))

    def show(who, label, view, t, s):
        frames, o = listen(who)
        asked, right = lattice(who, label), lattice(who, spelling(who))
        picture.show(frames, asked, view, t, s)
        likeliest = int(asked.y_hat[t - 1].argmax())
        return say.listened(
            who,
            written(asked.label),
            asked.p,
            written(right.label),
            right.p,
            written(best_path(o)[0]),
            t,
            len(frames),
            PHONES[likeliest],
            asked.y_hat[t - 1, likeliest],
            say.sum_of(asked, view, t, s),
        )

    last = {"who": first}

    def adjust(controls):
        who = controls["who"].value
        if who != last["who"]:
            last["who"], controls["label"].value = who, spelling(who)
        frames, _ = listen(who)
        controls["t"].max = len(frames)
        try:
            controls["s"].max = 2 * len(as_label(controls["label"].value, len(frames))) + 1
        except ValueError:  # `show` says why
            return

    controls = {
        "who": menu(say.WHO, SPOKEN),
        "label": text(say.LABEL, spelling(first), examples=("s ih s", "s ih k s")),
        "view": menu(say.VIEW, VIEWS),
        "t": time_slider(len(listen(first)[0]), t=9),
        "s": whole(say.STATE, 6, 1, 9),
    }
    rows = [[controls["who"], controls["label"]], [controls["view"], *time_row(controls["t"])], [controls["s"]]]
    return Explorer(picture, controls, show, _code, rows=rows, adjust=adjust, film=("t", "view"), state=state)


def spelling(who):
    """The right label of a recording, as it is typed."""
    return written(phones_of([SPOKEN[who][0]]))


def written(label):
    """Classes as phones."""
    return " ".join(PHONES[k] for k in label) or say.EMPTY


def as_label(text_, T):
    """A typed label as classes.

    Raises
    ------
    ValueError
        If there is something in it that is no phone, or it has no room in the picture
        or in the steps.
    """
    phones = text_.replace(say.EMPTY, "").casefold().split()
    short = text_ if len(text_) <= 30 else f"{text_[:27]}..."
    if not all(phone in PHONES[1:] for phone in phones):
        raise ValueError(say.no_phone(short, PHONES[1:]))
    if len(phones) > MOST_PHONES:
        raise ValueError(say.too_many_phones(short, MOST_PHONES))
    label = [PHONES.index(phone) for phone in phones]
    if steps_needed(label) > T:
        raise ValueError(say.too_few_steps(short, steps_needed(label), T))
    return label


def _code(who, label, view, t, s):
    word, voice, number = SPOKEN[who]
    given = (
        "from rnn_teach import unroll\nfrom rnn_teach.tasks import speech_net, spoken_digit\n\n"
        f"net, readout = speech_net()\nframes = spoken_digit({voice!r}, {word!r}, {number})\n"
        "y_hat = readout.read(unroll(net, frames)).readout.y_hat[1:, :, 0]\n"
    )
    asked = as_label(label, len(spoken_digit(voice, word, number)))
    return code_of(probability, imports=given, y_hat=Lines("y_hat"), label=asked)
