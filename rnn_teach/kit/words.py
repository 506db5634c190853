"""What all lessons say alike: labels, and sentences as functions from numbers to text.

A second language is a second file with the same names and signatures.
"""

from rnn_teach.kit.numbers import counted, digits, in_words, number

# Controls

RESET, SET_BACK = "Reset", "Set every control back"
CODE, SHOW_CODE = "code", "The lines of NumPy that compute what you see"
PLACES = "Places of the picture: arrow keys go from one to the next, Enter does what a click does"
BACK, ON = "◀ back", "step ▶"
PLAY_STEPS = "Play the steps one after the other"
PLAY_TRAINING = "Train on, or pause"
ONE_UPDATE = "Make one update"
COPY_LINK, LINK_COPIED = "Copy link", "Link copied"
UPDATES = "updates"
PROGRESS = "{desc} {percentage:3.0f} % |{bar}| {n_fmt} of {total_fmt}, {remaining} left"


def no_number(name, text):
    """Of a link that has been changed by hand, say."""
    return f"the link asks for {name} = {text!r}, which is no number"


# A film: an explorer on a page

PLAY, PAUSE = "▶ Play", "⏸ Pause"
PICTURE = "picture"
OPEN_LIVE = "Open the notebook in your browser"


def left_out(labels):
    """The controls that a film does not have."""
    return f"This is a recording. In the notebook you can also set: {'; '.join(labels)}."


# A prediction

PREDICT = "Predict"


def you_said(option):
    """After the click, before the result is shown."""
    return f"You said: {option}. Now go on, and compare."


# A field for files

FILE_FIELD = {"sending": "{} is on its way ...", "failed": "The file could not be sent:"}
"""What the page says of any file; `{}` is its name."""
NO_FILE_YET = "No file has come yet."
A_FILE, THE_FILE = "a file", "The file"
"""Of a file without a name, and of one whose name is not told."""


def not_taken(name, error, kept):
    """Of a file that is of no use; `kept` is what stays, None where nothing is."""
    stays = f"\nWhat was there stays: {kept}" if kept else ""
    return f"{name} was not taken: {error}{stays}"


# Axes

TIME_STEP, TIME_STEP_K = "time step t", "time step k"
STEP_K = "step k"
UPDATE, UPDATES = "update", "updates"
LOSS = "loss"
NORM_OF_GRADIENT = "norm of the gradient"
NORM_IN_TWO_LINES = "gradient's\nnorm"


# What an explorer says besides its sentence


def cannot_be_drawn(error):
    """After an error while drawing."""
    return f"This view cannot be drawn ({type(error).__name__}: {error})."


def cannot_go_on(error):
    """After an error while training."""
    return f"The run cannot go on ({type(error).__name__}: {error})."


STOPPED = "The drawing was stopped: move a control, and this view is drawn."
KERNEL_GONE = "The kernel was restarted: run this cell again."
RUN_TO_MOVE = "A still picture: run this cell in a live notebook to move it."
CLOSED = "This explorer was closed, since its cell was run again: make a new one."


# A picture, for readers who do not see it

IN_WORDS = "A picture. What it shows, in words:"


def picture_in_words(sentence):
    """The picture's place in a text, and its sentence."""
    return f"{IN_WORDS}\n{sentence}"


# A map of states


def unit(place):
    """What a unit is called. Units are counted from 1 where people read."""
    return f"unit {place + 1}"


def map_of_states(n, T, value, place, t):
    """The map of a trace of n units over T steps; the largest value is that of a unit
    at step t."""
    return (
        f"A map of the hidden state: {counted(n, 'unit')} over t = 0 to {T}. "
        f"The largest value is {number(value)}, in {unit(place)} at t = {t}."
    )


# The net that labels the words of a request

READER_SLOTS = ("destination", "departure", "date", "other")
"""What a word can be, as it is called above its bar."""

IS_SLOT = {
    "destination": "the destination",
    "departure": "the place of departure",
    "date": "part of a date",
    "other": "no slot of the form",
}
"""What the net takes a word for."""


def percent(p):
    """A probability; 1 is said of nothing that is not quite 1."""
    return f"{min(100 * p, 99.9):.1f}" if p > 0.995 else f"{100 * p:.0f}"


# Losses


NO_FINITE_LOSS_AFTER = " ◂ no finite loss from here on"
NO_FINITE_LOSS_BEFORE = "no finite loss from here on ▸ "


def baseline(value):
    """The name of the line."""
    return f"baseline {number(value, 4)}"


def run_of_losses(name, updates, recent, stopped):
    """How far one run came."""
    if stopped:
        return f"{name} stops after {updates} updates, for there is no finite loss any more"
    return f"{name} comes to {number(recent, 3)} after {updates} updates"


def losses(runs, baseline_loss):
    """The curves of some runs, each told by `run_of_losses`."""
    told = "" if baseline_loss is None else f" The baseline is {number(baseline_loss, 4)}."
    return f"The loss over the updates: {'; '.join(runs)}.{told}"


# Norms of gradients


def norms(first, last, median, largest, at):
    """The norms over updates `first` to `last`."""
    return (
        f"The gradient's norm over updates {first} to {last}: median {number(median)}, "
        f"largest {in_words(largest)} at update {at}."
    )


def above(threshold, percent):
    """At the line of a threshold."""
    return f" {threshold:g}: {number(percent, 1)} % are above"


def distribution(count, left_out, median, nine_in_ten, largest, threshold, percent):
    """How long the gradients were; threshold and percent may be None."""
    besides = f" ({left_out} not finite or zero, left out)" if left_out else ""
    said = "" if threshold is None else f" {number(percent, 1)} % of them are above {threshold:g}."
    return (
        f"The norms of {count} gradients{besides}: half of them are below {number(median)}, "
        f"nine in ten below {number(nine_in_ten)}, the largest is {in_words(largest)}.{said}"
    )


def clipped_at(threshold):
    """At the line of a threshold while a run goes on."""
    return f"clipped at {threshold:g}"


# The adding problem

ADD_THE_MARKED = "add the two marked numbers"
ROWS_OF_ADDING = ("sum", "answer")
LENGTH, OPTIMIZER, CLIP, SEED = "length T", "optimizer, rate η", "clip the norm at", "seed"


def whose(cell):
    """Whose gradient and answer are shown."""
    return f"gradient and answer: {cell}"


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

FINITE_NUMBER = "a finite number is wanted"
NO_NUMBER = "a row that does not exist, such as x[0], is NaN, and so is all that is computed from it"
"""Where a NaN or an infinity usually comes from."""


def verdict(state, sentence):
    """A verdict as a line of text."""
    return f"{STATES[state]}: {sentence}"


def ended(sentence):
    """With a full stop, where it is no question."""
    return sentence if sentence.endswith("?") else f"{sentence}."


def in_case(case, sentence):
    """What is wrong, with the trial it belongs to in front."""
    return f"{case}, {sentence}"


def with_mistake(where, what):
    """Where an answer is wrong first, and what it is instead."""
    return f"{where}; {ended(what)}"


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
    sentence = f"{name} must take the arguments {', '.join(wanted)}, by these names; {takes}."
    pairs = [(old, new) for old, new in zip(wanted, got, strict=False) if old != new]
    if len(wanted) == len(got) and sorted(wanted) != sorted(got):
        renamed = listed(f"`{new}` should be `{old}`" for old, new in pairs)
        return f"{sentence} Keep the names of the stub: {renamed}."
    return sentence


def returns_nothing(name):
    """Of a function that was written and gives back None."""
    return f"{name} returns nothing: is `return` missing, or was it never reached?"


def changed(name, key):
    """Of a function that wrote into one of its inputs."""
    return f"{name} changed {key} in place; work on a copy, since the caller still needs it."


def stopped(name, error, text, line, source, meaning):
    """Of a function that raised an error: what, where, and what that means. Where the
    meaning is known, it takes the place of the error's own text."""
    at = "" if line is None else f", in line {line}"
    code = f": `{source}`" if source else ""
    said = f"{error}: {text}" if text and not meaning else error
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
    return (
        f"In a product A @ B, A has as many columns as B has rows; here A has {left} and B has {right}. "
        "Is the order right, or is a .T missing or too much?"
    )


def no_place(source, target):
    """Of an array that was stored where another shape belongs; a whole matrix in the
    place of a column is what * makes where @ is meant."""
    told = f"An array of shape {source} was stored in a place of shape {target}."
    size = target.strip("(,) ")
    is_square = source.replace(" ", "") == f"({size},{size})"
    return f"{told} Is a * meant to be @, a product of matrices?" if is_square else told


NOT_ONE_ARRAY = "Arrays of different shapes do not make one array: take them one by one."
NO_MATRIX = "A @ B multiplies arrays; one of these is a single number, which is multiplied with *."
ONE_NUMBER_A_PLACE = "A whole array was stored in a place for one number."
SHAPE_IN_PARENTHESES = "A shape is one argument: np.zeros((3, 4)), with parentheses of its own."
ROUND_BRACKETS = "Round brackets call a function; an array is indexed with square ones: h[t]."
STILL_DOTS = "A name still holds the dots `...`: give it a value first."
NO_WHOLE_INDEX = "An index must be a whole number; is it a float, or an array?"


def too_many_indices(axes, given):
    """Of an array that was indexed as if it had more axes."""
    return f"The array has {axes} {'axis' if axes == '1' else 'axes'}, and {given} indices were given."


def unknown_name(name):
    """Of a name that Python does not know."""
    return f"`{name}` is not known here: is it spelled as in the stub, and were the cells above run?"


def used_before(name):
    """Of a local name that is used before it has a value."""
    return (
        f"`{name}` is used before it has a value: give it one first, before any loop. If you mean a function of "
        "that name, give your variable another name."
    )


def no_row(index, axis, size):
    """Of an index that is out of bounds."""
    if size == 0:
        return f"Axis {axis} is empty; there is no number {index}."
    return f"Axis {axis} has {size} entries, numbered 0 to {size - 1}; there is no number {index}."


def give_back(names, got):
    """Of another number of things than wanted."""
    return f"give back {len(names)} things, `return {', '.join(names)}`; got {got}."


def missing(names):
    """Of an answer of which a part is not there yet."""
    return f"{listed(names)} {'is' if len(names) == 1 else 'are'} still missing."


def one_array(shape):
    """What was given back: an array."""
    return f"one array of shape {shape}"


def things(count):
    """What was given back: a tuple or a list."""
    return f"{count} {'thing' if count == 1 else 'things'}"


def a_thing(kind):
    """What was given back: anything else, by the name of its type."""
    return f"{'an' if kind[:1].lower() in 'aeiou' else 'a'} {kind}"


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
    return f"your {name.removeprefix('the ')} is what you get when {' and '.join(mistakes)}"


def plainly(name, mistakes):
    """The same where each mistake is told in a sentence of its own."""
    return " and ".join(mistakes)


def single_precision(name):
    """Of an answer whose first digits are right and no others, in numbers that could
    hold sixteen."""
    return (
        f"{name} is right to about six digits and not to the last ones: compute in float64 all the way, "
        "and round nothing."
    )


# Strips of seeds


def strip(name, values, median):
    """One row of dots: each run, and their median."""
    return f"{name}: {', '.join(digits(value, 3) for value in values)}, median {digits(median, 3)}"


def strips(rows, label):
    """All rows, each told by `strip`."""
    return f"Strips of dots, a dot a run: {label}. {'; '.join(rows)}."


# Questions

THE_ANSWERS = "your answers"
"""A dict of answers that has no name of its own."""

TRUE_OR_FALSE = "answer True or False, without quotes"
ONE_NUMBER = "answer with one number, without quotes"


def choose(options):
    """Of an answer that is none of the texts to choose from."""
    return f"choose one of {listed(map(repr, options)).replace(' and ', ' or ')}"


def written(answer):
    """An answer as the learner wrote it, cut short; 2/3 in six figures."""
    text = f"{answer:.6g}" if isinstance(answer, float) and len(repr(answer)) > 10 else repr(answer)
    return text if len(text) <= 40 else f"{text[:40]} ..."


def no_answers(names, got):
    """Of something that is no dict of answers."""
    return f"give the checker the dict with the keys {listed(names)}; got {got}."


def not_asked(strange, names):
    """Of keys that are none of the questions."""
    return f"{listed(map(repr, strange))} is not asked; the questions are {listed(names)}."


def answer_wrong(name, answer, why, right, given):
    """Of the first wrong answer: why, and how many others are right."""
    count = f" So far {right} of your {given} answers {'is' if right == 1 else 'are'} right." if given > 1 else ""
    told = f"“{name}” is" if len(str(name)) > 1 else f"{name} is"  # the key of a word, such as “true”
    return f"{told} not {answer}: {ended(why)}{count}"


def answers_missing(right, missing):
    """Where all answers given are right and some are not there yet."""
    return (
        f"{listed(right)} {'is' if len(right) == 1 else 'are'} right; "
        f"{listed(missing)} {'is' if len(missing) == 1 else 'are'} still missing."
    )


def no_claim(name):
    """Of something else than True or False."""
    return f"{name} must be True or False: does the claim hold?"


LONGEST_WORD = 30


def quoted(word):
    """A word of a text in a sentence, as long as there is room: what has no space in it
    breaks into no second line."""
    return f"“{word if len(word) <= LONGEST_WORD else word[: LONGEST_WORD - 1] + '…'}”"
