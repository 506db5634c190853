"""Beam search: several sentences at once, and the likeliest at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from rnn_teach.core.arguments import as_array, as_function, as_index, as_positive, as_size, in_short
from rnn_teach.core.types import Array, Arrays


@dataclass(eq=False)
class Hypothesis:
    """A sentence that has been begun.

    words : tuple of int
        What it consists of so far, the end too where it is finished.
    log_p : float
        log p of its words, each given the ones before.
    score : float
        log_p / length^alpha: what it is ranked by.
    finished : bool
        Whether it has come to the end.
    kept : bool
        Whether it was among the best of its step.
    parent : Hypothesis or None
        What it was before its last word; itself a step before, where it was finished.
    """

    words: tuple
    log_p: float
    score: float
    finished: bool = False
    kept: bool = True
    parent: Hypothesis | None = field(default=None, repr=False)
    column: int = field(default=0, repr=False)


@dataclass(eq=False, repr=False)
class Beam:
    """What a beam search found.

    best : Hypothesis
        The finished one of the highest score; the best of all where none is finished.
    hypotheses : list of Hypothesis
        Those of the last step, in that order.
    steps : list of lists of Hypothesis
        Step by step those that were kept, best first, then as many of the best that
        were not. `steps[0]` is the beginning alone.
    """

    hypotheses: list
    steps: list

    @property
    def best(self) -> Hypothesis:
        """The finished hypothesis of the highest score, where one is finished."""
        return self.hypotheses[0]

    def __repr__(self) -> str:
        best = self.best
        ended = "" if best.finished else ", not finished"
        return f"Beam({len(self.steps) - 1} steps; best {best.words}: log p {best.log_p:.4g}{ended})"


def beam_search(
    step: Callable[[Arrays, Array], tuple[Array, Arrays]],
    state: Arrays,
    *,
    start: int,
    end: int,
    width: int,
    longest: int,
    alpha: float = 0.0,
) -> Beam:
    """Search for the sentence that a net finds likeliest, with `width` begun at once.

        score = log p(words) / length^alpha        the end counts as a word

    Each step goes on from every hypothesis that is not finished with every word. Of all
    these, and those that are finished, the `width` best are kept. It ends when all that
    are kept are finished, or after `longest` words. Width 1 is greedy search. With
    alpha = 0 the score is log p itself, which falls with each word, so short sentences
    have an advantage; alpha = 1 is the mean over the words. (Of equal scores the one
    whose hypothesis stood higher goes first, then the smaller word, as argmax chooses.)

    Parameters
    ----------
    step : function
        `step(state, words)` reads a word for each of k hypotheses, k whole numbers, and
        returns log p of each next word, an array (V, k), and the new state. Impossible
        words have -inf.
    state : dict of arrays (n, 1)
        To begin with, by name, as in `trace.last`: of a net a dict of such dicts. The
        columns of what `step` gets belong to the hypotheses.
    start, end : int
        The word that is read first; the word that finishes a sentence.
    width : int
        How many hypotheses are kept.
    longest : int
        How many words a sentence has at most.
    alpha : float
        The exponent of the length, at least 0.

    Returns
    -------
    Beam

    Raises
    ------
    ValueError
        If a number is out of its range, `step` is no function, the state no such dict,
        or `step` returns anything else: probabilities in place of their logarithms,
        say.
    """
    as_function("step", step)
    refuse_state(state)
    width, longest = as_size("width", width), as_size("longest", longest)
    alpha = as_positive("alpha", alpha, zero=True)
    start, end = as_index("start", start, 0, 10**7), as_index("end", end, 0, 10**7)
    kept = [Hypothesis((), 0.0, 0.0)]
    steps = [kept]
    for _ in range(longest):
        under_way = [one for one in kept if not one.finished]
        if not under_way:
            break
        words = np.array([one.words[-1] if one.words else start for one in under_way])
        log_p, state = as_answer(step(columns_of(state, [one.column for one in under_way]), words), len(words), end)
        ranked = _ranked(kept, _continued(under_way, log_p, end, alpha, 2 * width))
        kept = ranked[:width]
        for one in ranked[width:]:
            one.kept = False
        steps.append(ranked[: 2 * width])
    return Beam(sorted(kept, key=lambda one: (not one.finished, -one.score)), steps)


def _continued(under_way, log_p, end, alpha, most):
    """The hypotheses that have gone on by a word, best first: `most` of them."""
    lengths = np.array([len(one.words) + 1 for one in under_way])
    total = log_p + np.array([one.log_p for one in under_way])
    score = (total / lengths**alpha).T  # a row for each hypothesis, best first
    for number in np.argsort(-score, axis=None, kind="stable")[:most]:
        column, word = divmod(int(number), len(log_p))
        if score[column, word] > -np.inf:
            one, so_far = under_way[column], float(total[word, column])
            words, its_score = (*one.words, word), float(score[column, word])
            yield Hypothesis(words, so_far, its_score, word == end, True, one, column)


def _ranked(kept, continued):
    """All candidates, best first: those that are finished, and those that went on."""
    again = [Hypothesis(one.words, one.log_p, one.score, True, True, one) for one in kept if one.finished]
    place = {id(one): rank for rank, one in enumerate(kept)}
    return sorted([*again, *continued], key=lambda one: (-one.score, place[id(one.parent)], one.words[-1]))


def columns_of(state, columns):
    """The state's columns of these hypotheses, by name and by part."""
    return {
        name: columns_of(one, columns) if isinstance(one, dict) else one[:, columns] for name, one in state.items()
    }


def refuse_state(state):
    """Refuse what is no dict of arrays (n, k), or of such dicts.

    Raises
    ------
    ValueError
        If it is none.
    """
    if not isinstance(state, dict):
        raise ValueError(f"state must be a dict of arrays (n, 1), as trace.last is; got {in_short(state)}")
    for one in state.values():
        if isinstance(one, dict):
            refuse_state(one)
        elif not isinstance(one, np.ndarray) or one.ndim != 2 or one.dtype.kind not in "biufc" or 0 in one.shape:
            raise ValueError(f"state must be a dict of arrays (n, 1), as trace.last is; got {in_short(one)} in it")


def as_answer(answer, k, end):
    """log p (V, k) and a state, as `step` must return them.

    Raises
    ------
    ValueError
        If they are none.
    """
    if not isinstance(answer, tuple) or len(answer) != 2:
        raise ValueError(f"step must return two things, log p (V, k) and the state; got {in_short(answer)}")
    log_p = as_array("what step returns", answer[0], ("V", k), axes="log p (V, k)", finite=False, real=True)
    if np.isnan(log_p).any() or np.any(log_p > 1e-6):
        raise ValueError(
            "step must return log p, at most 0 each: np.log of probabilities; got NaN or numbers above 0"
        )
    if end >= len(log_p):
        raise ValueError(f"end must be one of the {len(log_p)} words of which step gives log p; got {end}")
    if np.all(np.isneginf(log_p), axis=0).any():
        raise ValueError("step must give at least one word that is possible; got log p = -inf for all")
    refuse_state(answer[1])
    return log_p, answer[1]
