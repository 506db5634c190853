"""The one runner of all exercises: call, read, compare, say where it is wrong first,
and name the mistake."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module

import numpy as np

from rnn_teach.kit import answers, words
from rnn_teach.kit.attempt import attempt
from rnn_teach.kit.catalogue import Mistakes, Pieces
from rnn_teach.kit.trials import Trial, generator
from rnn_teach.kit.verdict import correct, wrong

OF_THE_NUMBERS = {"not_finite", "stopped"}
"""Keys of verdicts that may depend on the numbers of a trial."""


def first_number(name, off, answer, right, inputs):
    """The first wrong number of an array, with its indices."""
    place = answers.first(off)
    return words.number_at(name, place, *answers.shown(answer[place], right[place]))


def first_state(name, off, answer, right, inputs):
    """The first wrong number of states (T+1, n_h), with its step and its unit."""
    t, unit = answers.first(off)
    return words.state_at(t, unit + 1, *answers.shown(answer[t, unit], right[t, unit]))


def at_work(where, function):
    """The picture of a learner's function at work, drawn by the function of that name,
    "rnn_teach.lessons.gru.picture_at_work:step"."""
    module, _, name = where.partition(":")
    return getattr(import_module(module), name)(function)


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """A function to be written, tried several times on different sizes.

    Attributes
    ----------
    draw : callable
        `draw(rng)` gives the inputs of each trial, a list of dicts. All mistakes differ
        in the first; the others are of other sizes and hold the edge cases.
    right : callable
        `right(**inputs)` gives the right answer: an array, or one for each name.
    returns : dict of name to callable
        What is given back, in this order. `hints(right, **inputs)` gives by shape what
        a learner who returned that shape has probably done.
    mistakes : Mistakes or Pieces
        The usual ones; the first that gives the same numbers is named.
    named : dict of key to str
        How each of them is told.
    case : callable
        `case(**inputs)` says which trial it is, "with T = 1".
    correct : callable
        `correct(list of inputs)` is the sentence on a right answer.
    advice : str
        What to try where no usual mistake gives these numbers.
    first_wrong : callable
        `first_wrong(name, off, answer, right, inputs)` says where an array is wrong
        first.
    says : callable
        `says(name, sentences)` says which mistakes were found.
    always_case : bool
        Whether the case is told of the first trial too.
    no_number : str
        Where a NaN usually comes from.
    free : callable
        `free(**inputs)` is a mask of what in an answer may be anything.
    slack : callable
        `slack(**inputs)` is how far, as a share, a usual convention may be off.
    at_work : str
        What draws a right function at work, given that function, and returns the
        Picture: "module:name", since checkers load no pictures before one is shown.
    """

    draw: Callable
    right: Callable
    returns: dict
    mistakes: Mistakes | Pieces
    named: dict
    case: Callable
    correct: Callable
    advice: str
    first_wrong: Callable = first_number
    says: Callable = words.mistaken
    always_case: bool = False
    no_number: str = words.NO_NUMBER
    free: Callable = field(default=lambda **inputs: None)
    slack: Callable = field(default=lambda **inputs: 0.0)
    at_work: str = ""

    def check(self, function, rng=None):
        """The verdict on a learner's function. Nothing is raised but by the stop
        button."""
        rng, verdict = generator(rng)
        if verdict is not None:
            return verdict
        trials = self.trials(rng)
        tried = []
        for trial in trials:
            answer, verdict = attempt(function, **trial.inputs)
            if verdict is None:
                answer, verdict = self.read(answer, trial)
            if verdict is not None:
                break
            tried.append(Trial(trial.inputs, trial.right, answer))
        return self.judge(tried, verdict, trials, function)

    def trials(self, rng):
        """All trials with what is right, before anything of the learner's has run."""
        return [Trial(inputs, self._arrays(self.right(**inputs), inputs)) for inputs in self.draw(rng)]

    def read(self, answer, trial):
        """What was given back as arrays, or a verdict: (arrays, verdict)."""
        parts, verdict = [answer], None
        if len(self.returns) > 1:
            parts, verdict = answers.as_parts(answer, list(self.returns), trial.right[0].shape)
        arrays = []
        for (name, hints), part, right in zip(self.returns.items(), parts or [], trial.right, strict=False):
            array, verdict = answers.as_array(
                part,
                right.shape,
                name=name if len(self.returns) > 1 else words.ANSWER,
                hints=hints(right, **trial.inputs),
                no_number=self.no_number,
                free=self.free(**trial.inputs),
            )
            if verdict is not None:
                break
            arrays.append(array)
        return arrays, verdict

    def judge(self, tried, verdict, trials, function=None):
        """The verdict on the trials that gave arrays; `verdict` is that on the one
        after them, or None. A right function is drawn at work."""
        for number, trial in enumerate(tried):
            for place in range(len(self.returns)):
                if self._off(trial, place).any():
                    return self._wrong(tried, number, place)
        if verdict is None:
            shown = partial(at_work, self.at_work, function) if self.at_work and function else None
            return correct(self.correct([trial.inputs for trial in trials]), shown)
        return self._in_case(verdict, trials, len(tried))

    def _in_case(self, verdict, trials, number):
        """A verdict on what could not be compared, with the trial it belongs to."""
        if number == 0 and not (self.always_case and verdict.key in OF_THE_NUMBERS):
            return verdict
        sentence = words.in_case(self.case(**trials[number].inputs), verdict.sentence)
        if number > 0 and verdict.key != "not_finite":
            sentence = words.but_right(sentence, self.case(**trials[0].inputs))
        return wrong(sentence, verdict.key)

    def _wrong(self, tried, number, place):
        """The verdict where an array is wrong: where first, and by which mistake."""
        trial, name = tried[number], list(self.returns)[place]
        if all(map(self._nearly_right, tried)):
            return wrong(words.single_precision(name), "single_precision")
        off = self._off(trial, place)
        where = self.first_wrong(name, off, trial.answer[place], trial.right[place], trial.inputs)
        if number or self.always_case:
            where = words.in_case(self.case(**trial.inputs), where)
        found = self._find(tried, number, place)
        if found:
            what = self.says(name, [self.named[key] for key in found])
            return wrong(words.with_mistake(where, what), "+".join(found))
        if number:
            return wrong(words.but_right(f"{where}.", self.case(**tried[0].inputs)), "other_sizes")
        return wrong(words.with_advice(where, self.advice))

    def _find(self, tried, number, place):
        """The keys of the mistakes that give these numbers: one, or else two at once;
        none where no such do.

        They explain all that is wrong, in every trial: a count that is off by 7 is no
        mistake of n_h because n_h is 7 in one of them. One that gives all arrays is
        named before one that gives the first wrong one alone; of several, the one that
        gives also what is right.
        """
        wrong_ones, whole = [trial for trial in tried if not self._is_right(trial)], range(len(self.returns))
        found = [keys for keys in self.mistakes.singles if self._explains(keys, wrong_ones, whole)]
        if len(found) > 1:
            found = [keys for keys in found if self._explains(keys, tried, whole)]
        if found:
            return found[0]
        for keys in self.mistakes.singles + self.mistakes.pairs:
            if self._explains(keys, [tried[number]], [place]) and self._explains(keys, tried, [place]):
                return keys
        return ()

    def _explains(self, keys, tried, places):
        """Whether these mistakes give the arrays at these places,
        in all these trials."""
        for trial in tried:
            try:
                with np.errstate(all="ignore"):
                    given = self._arrays(self.mistakes.answer(keys, trial.inputs), trial.inputs)
            except Exception:  # a mistake that cannot be made at this size
                return False
            if not all(answers.equal(trial.answer[place], given[place]) for place in places):
                return False
        return True

    def _is_right(self, trial):
        return not any(self._off(trial, place).any() for place in range(len(self.returns)))

    def _arrays(self, answer, inputs):
        """One array for each name, with zeros where anything may be."""
        parts = [np.array(part, dtype=float) for part in (answer if len(self.returns) > 1 else [answer])]
        free = self.free(**inputs)
        if free is not None:
            for part in parts:
                part[free] = 0
        return parts

    def _off(self, trial, place):
        return answers.differs(trial.answer[place], trial.right[place], self.slack(**trial.inputs))

    def _nearly_right(self, trial):
        return all(map(answers.nearly_equal, trial.answer, trial.right))
