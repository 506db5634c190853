"""What all lessons say alike: sentences as functions from numbers to text.

A second language is a second file with the same names and signatures.
"""

# Exercises

STATES = {
    "correct": "Correct",
    "not right yet": "Not right yet",
    "not attempted yet": "Not attempted yet",
}
"""How each state of a verdict is shown."""

ANSWER = "the answer"
"""What a function gives back, where it gives back one thing and that has no name."""

THE_FUNCTION = "the function"
"""A function that has no name of its own."""

NO_NUMBER = "a row that does not exist, such as x[0], is NaN, and so is all that is computed from it"
"""Where a NaN or an infinity usually comes from."""


def verdict(state, sentence):
    """A verdict as a line of text."""
    return f"{STATES[state]}: {sentence}"


def in_case(case, sentence):
    """What is wrong, with the trial it belongs to in front."""
    return f"{case}, {sentence}"


def with_mistake(where, what):
    """Where an answer is wrong first, and what it is instead."""
    return f"{where}; {what}."


def with_advice(where, advice):
    """Where an answer is wrong first, and what to try, since no mistake explains it."""
    return f"{where}. No usual mistake gives these numbers: {advice}"


def but_right(sentence, case):
    """What is wrong in one trial and right in the first."""
    return (
        f"{sentence} {case[0].upper()}{case[1:]} it is right: is a size or a number written out that the inputs "
        "should give?"
    )


def listed(things):
    """Things in a row: "U", "U and W", "U, W and b"."""
    *first, last = map(str, things)
    return f"{', '.join(first)} and {last}" if first else last


def sizes(**numbers):
    """The sizes of one trial, "with T = 1, n_x = 2 and n_h = 1"."""
    return f"with {listed(f'{name} = {number}' for name, number in numbers.items())}"


def not_attempted(name):
    """Of a stub that still holds its dots."""
    return f"write {name} in place of the dots, run its cell, and then this one."


def no_function(got):
    """Of something that cannot be called."""
    return f"give the checker the function itself, without calling it; got {got}."


def no_generator(got):
    """Of an `rng` that draws nothing."""
    return f"rng must be a generator, as np.random.default_rng(0) gives one; got {got}."


def parameters(name, wanted, got):
    """Of a function that takes other arguments than those it is called with."""
    takes = f"it takes {', '.join(got)}" if got else "it takes none"
    if not wanted:
        return f"{name} must be a function without arguments; {takes}."
    return f"{name} must take the arguments {', '.join(wanted)}, by these names; {takes}."


def returns_nothing(name):
    """Of a function that was written and gives back None."""
    return f"{name} returns nothing: is `return` missing?"


def changed(name, key):
    """Of a function that wrote into one of its inputs."""
    return f"{name} changed {key} in place; work on a copy, since the caller still needs it."


def stopped(name, error, text, line, source, meaning):
    """Of a function that raised an error: what, where, and what that means."""
    at = "" if line is None else f", in line {line}"
    code = f": `{source}`" if source else ""
    said = f"{error}: {text}" if text else error
    sentence = f"{name} stopped with {said}{at}{code}".rstrip(".") + "."
    return f"{sentence} {meaning}" if meaning else sentence


UNPRINTABLE = "an error that cannot be printed"
SYSTEM_EXIT = "exit() ends Python; a function ends with return."
RECURSION = "The function calls itself without end."


def not_unit_by_unit(shapes):
    """Of +, - or * between arrays that do not fit."""
    return f"Arrays of shapes {listed(shapes)} were combined number by number (+, -, *); these do not fit."


def no_product(left, right):
    """Of a product whose sizes do not fit."""
    return f"In a product A @ B, A has as many columns as B has rows; here A has {left} and B has {right}."


def no_place(source, target):
    """Of an array that was stored where another shape belongs."""
    return f"An array of shape {source} was stored in a place of shape {target}."


def no_row(index, axis, size):
    """Of an index that is out of bounds."""
    return f"Axis {axis} has {size} entries, numbered 0 to {size - 1}; there is no number {index}."


def give_back(names, got):
    """Of another number of things than wanted."""
    return f"give back {len(names)} things, `return {', '.join(names)}`; got {got}."


def missing(names):
    """Of an answer of which a part is not there yet."""
    names = list(names)
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} still missing: the rest has been given back."


def one_array(shape):
    """What was given back: an array."""
    return f"one array of shape {shape}"


def things(count):
    """What was given back: a tuple or a list."""
    return f"{count} {'thing' if count == 1 else 'things'}"


def a_thing(kind):
    """What was given back: anything else, by the name of its type."""
    return f"a {kind}"


def no_array(name, shape, got):
    """Of an answer that is no array of numbers."""
    wanted = f"an array of numbers of shape {shape}" if shape else "one number"
    return f"{name} must be {wanted}; got {got}."


ONE_STATE = "that is one state; keep every h[t], from h[0] to h[T]"
NO_FIRST_STATE = "there are T + 1 states: h[0] belongs to them"
TIME_FIRST = "time is the first axis: h[t] is a row"
BATCH_LAST = "the batch is the last axis"
"""What was probably done, by the shape of what was given back."""

MASKED = "a masked array: give back an ordinary one"
COMPLEX = "complex numbers"
TEXT = "text"
TRACKED = "a tensor that keeps track of its gradient: give back its .detach().numpy()"
HALF = "half precision (float16), which is too coarse here"
TOO_LARGE = "a number that is too large"
DOTS = "one with dots in it"


def unequal(kind):
    """What was given back: a list whose parts have different shapes."""
    return f"a {kind} whose parts do not have the same shape"


def wrong_shape(name, shape, wanted, hint):
    """Of an array of another shape, with what has probably been done."""
    if not wanted:
        what = f"{name} must be one number; got shape {shape}"
    else:
        what = f"{name} has shape {shape} instead of {wanted}"
    return f"{what}: {hint}." if hint else f"{what}."


def not_finite(name, number, place, why):
    """Of an array that holds NaN or an infinity."""
    return f"{name} holds {number} at {list(place)}: {why}." if place else f"{name} is {number}: {why}."


def number_at(name, place, mine, right):
    """Of the first wrong number of an array."""
    at = f"{name}[{', '.join(map(str, place))}]" if place else name
    return f"{at} is {mine}, right is {right}"


def state_at(t, unit, mine, right):
    """Of the first wrong state, in the order of time; units count from 1."""
    return f"first wrong at t = {t}, unit {unit}: yours is {mine}, right is {right}"


def mistaken(name, mistakes):
    """What the wrong numbers are: those of one mistake, or of two at once."""
    return f"your {name} is what one gets when {' and '.join(mistakes)}"


def single_precision(name):
    """Of an answer whose first digits are right and no others, in numbers that could hold sixteen."""
    return (
        f"{name} is right to about six digits and not to the last ones: compute in float64 all the way, "
        "and round nothing."
    )
