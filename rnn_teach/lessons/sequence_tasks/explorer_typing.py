"""What is typed into an explorer: its words, and the time slider that goes along."""

from rnn_teach.kit.sentences import in_known_words
from rnn_teach.lessons.sequence_tasks import words as say

MOST_READ = 400


def split_known(sentence, known):
    """The words of a sentence, as a vocabulary knows them.

    Raises
    ------
    ValueError
        If there is none, or there are too many.
    """
    words = in_known_words(sentence, known.words)
    if len(words) > MOST_READ:
        raise ValueError(say.too_many_words(len(words), MOST_READ))
    return words


def at_its_end(name, first, split):
    """An `adjust` for Explorer: the slider t ends at the last word of what stands in
    the control of that name, `first` to begin with, and goes there when that changes:
    all that is typed is read."""
    last = {"typed": first}

    def adjust(controls):
        typed = controls[name].value
        try:
            T = len(split(typed))
        except ValueError:  # `show` says why
            return
        controls["t"].max = T
        if typed != last["typed"]:
            controls["t"].value = T
        last["typed"] = typed

    return adjust
