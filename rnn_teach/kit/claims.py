"""A claim that circulates, answered with True or False and with numbers that show
it."""

from numpy import bool_

from rnn_teach.kit import words
from rnn_teach.kit.answers import as_array, as_parts
from rnn_teach.kit.attempt import attempt, is_dots, name_of
from rnn_teach.kit.trials import generator
from rnn_teach.kit.verdict import not_attempted, wrong


def read(function, names, rng=None):
    """What a function without arguments returns: whether a claim is true, then numbers.

    Parameters
    ----------
    names : list of str
        What is returned, in this order; the first is True or False.

    Returns
    -------
    (list, verdict)
        The verdict is None where the list can be judged.
    """
    _, verdict = generator(rng)
    answer = None
    if verdict is None:
        answer, verdict = attempt(function)
    parts, verdict = as_parts(answer, list(names)) if verdict is None else (None, verdict)
    if verdict is not None:
        return None, verdict
    if type(parts[0]) not in (bool, bool_):
        return None, wrong(words.no_claim(names[0]), "no_claim")
    read_so_far = [bool(parts[0])]
    for name, part in zip(names[1:], parts[1:], strict=True):
        if is_dots(part):
            return None, not_attempted(name_of(function))
        number, verdict = as_array(part, (), name=name, no_number=words.FINITE_NUMBER)
        if verdict is not None:
            return None, verdict
        read_so_far.append(float(number))
    return read_so_far, None
