"""How good captions are, and whether the net looks where it speaks."""

from dataclasses import dataclass

import numpy as np

from rnn_teach.lessons.captions.scenes import RELATIONS, caption_of


@dataclass(frozen=True)
class CaptionScore:
    """Shares of what was right over some scenes.

    Attributes
    ----------
    captions : float
        Of whole captions that are right, word for word.
    words : float
        Of words that are right, under teacher forcing.
    looks : float or None
        Of colors and shapes at which the net looks most at the place it speaks of.
    """

    captions: float
    words: float
    looks: float | None


def score_captions(captioner, scenes):
    """Describe each scene and count what is right.

    Parameters
    ----------
    captioner : AttendingCaptioner or OnceCaptioner
    scenes : Scenes

    Returns
    -------
    CaptionScore
    """
    before = captioner.before(scenes)
    captions, _ = captioner.describe(scenes.pictures)
    whole = [words == caption_of(pair) for words, pair in zip(captions, scenes.things, strict=True)]
    places, _ = captioner.encoder.read(scenes.pictures)
    _, trace = captioner.write(places, before)
    asked = scenes.targets >= 0
    right = trace.readout.y_hat[1:].argmax(axis=1) == scenes.targets
    looks = looks_right(trace.alpha, scenes) if "alpha" in trace.quantities else None
    return CaptionScore(float(np.mean(whole)), float(np.mean(right[asked])), looks)


def looks_right(alpha, scenes):
    """Of the words that name a color or a shape, the share at which α is largest at the
    place of their thing.

    Parameters
    ----------
    alpha : array (T+1, 16, B)
        Under teacher forcing.
    """
    hits = [
        alpha[step, :, number].argmax() == place
        for number, pair in enumerate(scenes.things)
        for step, place in places_of_words(pair)
    ]
    return float(np.mean(hits))


def places_of_words(things):
    """The steps at which a caption names a color or a shape, each with the place it
    speaks of.

    >>> from rnn_teach.lessons.captions.scenes import Thing
    >>> places_of_words((Thing("red", "circle", 4), Thing("blue", "square", 6)))
    [(2, 4), (3, 4), (7, 6), (8, 6)]
    """
    words = caption_of(things)
    steps = [step for step, word in enumerate(words, start=1) if word not in PLAIN_WORDS]
    return list(zip(steps, np.repeat([thing.place for thing in things], 2).tolist(), strict=True))


PLAIN_WORDS = ("<end>", "a", *RELATIONS)
"""All but colors and what has them."""
