"""The words of notebook 15: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.words import quoted

# Controls

MARKED, RANK, WATCHED = "marked steps", "place among the best", "watch"
PLACE = "look at"


# Marks

SIZE_OF_R = "size of the correlation r"
ALL_OR_NONE = "mark some words and not all: no unit can follow marks that never change. Click on words"


def no_marks(text):
    """Of a text that is no list of steps."""
    return f"marked cannot be {text[:40]!r}: write steps of the text, like 5-9, 14, or click on words"


def follows(unit, r):
    """At a bar; the unit counts from 0."""
    return f"unit {unit + 1}: {number(r)}"


def bar(unit, r):
    """Of a bar, where it is hovered over."""
    return f"unit {unit + 1}, r = {r}. Click: see it on the text."


def scaled(unit, largest):
    """Above the curve; the unit counts from 0."""
    return f"unit {unit + 1}, divided by its largest size, {number(largest)}; yellow: your marks"


def word_to_mark(t, word, mark):
    """At a word."""
    return f"step {t}, {quoted(word)}. Click: {'take the mark off' if mark else 'mark it'}."


def track(place, unit, rank, r, marked, T, n, chance):
    """How well a unit follows the marks, and the best one by chance."""
    return (
        f"{marked} of {T} words are marked. In {place}, unit {unit} is number {rank} of {n}, with r = {number(r)}. "
        f"With the same marks at wrong places the best unit has a typical |r| of {number(chance)}."
    )


# Answers

PROBABILITY = "answer"


def output(k):
    """What an output without a name is called; it counts from 0."""
    return f"output {k + 1}"


def not_these_answers(n_y):
    """Of names that do not fit the outputs."""
    return f"answers must be {n_y} names, no two alike: the net has so many outputs"


def answer_bar(name, value):
    """At a bar."""
    return f"{name}  {number(value)}"


def after(t, word):
    """Above the bars."""
    return f"after step {t}, “{word[:20]}”"


def watched(name):
    """Above the curve."""
    return f"{quoted(name)} along the text"


def answer_at(t, word, name, value):
    """At a word."""
    return f"step {t}, after {quoted(word)}: {quoted(name)} has {number(value)}"


def answers(t, T, word, best, largest, name, value, following, given):
    """What the net answers at one step; `following` is the next word of the text and
    `given` its probability, None where there is none."""
    told = (
        f" The text goes on with {quoted(following)}, to which it gave {number(given)}."
        if given is not None
        else ""
    )
    return (
        f"Step {t} of {T}, after {quoted(word)}: the largest answer is {quoted(best)}, {number(largest)}; "
        f"{quoted(name)} has {number(value)}.{told}"
    )


# The way back

ANSWER, LARGEST = "answer", "the largest"
SIZE_OF_GRADIENT = "size of the gradient"


def power(exponent):
    """At an axis over powers of ten."""
    return f"{10.0**exponent:g}" if -3 <= exponent <= 3 else f"1e{exponent}"


def word_to_ask(t, word):
    """At a word."""
    return f"step {t}, {quoted(word)}. Click: ask what the net answers here."


def way_back(t, word, name, k, from_word, size, factor):
    """Where the answer at t comes from; `name` is None of a net without a read-out."""
    asked = "the length of the state" if name is None else f"the answer {quoted(name)}"
    told = f" In layer 1 each step back multiplies it by {number(factor)} on average." if factor else ""
    return (
        f"Step {t}, after {quoted(word)}: {asked} depends most on step {k}, {quoted(from_word)}: the gradient "
        f"there has the size {digits(size)}.{told}"
    )


# Exercises

HAND_MISTAKES = {
    "from_the_start": "the offsets are counted from the start of the file; they count from where the numbers begin",
    "without_the_length": "the eight bytes of the length are left out: the numbers begin at 8 + n",
    "without_the_header": "the header is not passed over: the numbers begin at 8 + n",
    "first_numbers": "the first offset is left out: these are the first numbers of the file",
    "first_after_the_length": "these are bytes of the header",
    "columns_first": "the array is filled column by column; the file has it row by row",
    "highest_first": "the highest byte is read first: the file has the lowest first, '<f4'",
    "whole_numbers": "the bytes are read as whole numbers: F32 is '<f4'",
}
"""How a file was read, by the key of the mistake."""

HAND_ADVICE = "print n, the header, and where the numbers begin: 8 + n + the first offset."
HAND_NO_NUMBER = "the file has finite numbers, so the bytes were taken from another place"
HAND_FLAT = "those are its numbers in a row: bring them into the shape that the header tells"
HAND_BYTES = "those are bytes: four of them make one number"
HAND_TURNED = "that is its shape turned round: the file has it row by row"


def hand_case(name):
    """Which array is asked for."""
    return f"for {name!r}"


def hand_correct(trials):
    """Of a right reader."""
    return f"you read safetensors: {trials} arrays of different shapes and places, number by number."


ORDER_MISTAKES = {
    "inverse": "it is told the other way round: tell for each gate its block, not for each block its gate",
    "from_one": "the blocks are counted from 1; an index counts from 0",
    "inverse_from_one": "it is told the other way round, and counted from 1",
    "i_and_f": "i and f are swapped: f multiplies c, i multiplies g",
    "i_and_g": "i and g are swapped: g is the tanh",
    "i_and_o": "i and o are swapped: o multiplies tanh c",
    "f_and_g": "f and g are swapped: g is the tanh, as in the order i, c, f, o",
    "f_and_o": "f and o are swapped: f multiplies the old c",
    "g_and_o": "g and o are swapped: g is the tanh",
    "reversed": "the order is turned round: the answer tells i first, o last",
    "farthest": "the order whose step is farthest from h_next is taken; take the nearest",
}
"""What was handed back for the order, by the key of the mistake."""

ORDER_ADVICE = "try all 24 orders: make the step with each, and keep the one that gives h_next."
ORDER_NO_NUMBER = "the answer is four whole numbers"
ORDER_FOUR = "give back four numbers, in one row"
ORDER_ALL = "those are all orders: give back the one that fits"


def order_wrong(gate, mine):
    """Of the first wrong block."""
    return f"gate {gate} is not in block {mine} in each net; the order differs from net to net"


def order_correct(trials):
    """Of right orders."""
    return f"right for {trials} nets: one recorded step tells the order of the gates."


LAST_MISTAKES = {
    "last_row": "row T is taken of both: at T what reads from the right has read one word",
    "first_row": "row 1 is taken of both: at 1 what reads from the left has read one word",
    "directions_swapped": "the rows are swapped: what reads from the left ends at T, the other at 1",
    "backward_first": "the halves change places: the units from the left come first",
    "one_row_early": "what reads from the left is taken one step before its end",
    "second_row": "what reads from the right is taken at step 2; it ends at step 1",
    "mean": "the mean over the steps is taken; each direction has one last state",
    "every_second": "every second unit is taken for the other direction; each has one half",
}
"""Which states were handed out, by the key of the mistake."""

LAST_ADVICE = "ask for each direction: at which t has it read the whole sentence?"
LAST_NO_NUMBER = "row 0 of ←h does not exist: its initial state is ←h[T+1]"
LAST_ONE_HALF = "that is one direction; join both"
LAST_STACKED = "join the two along the units: np.concatenate"
LAST_ALL = "those are all states; give back the last of each direction"
LAST_ONE_SEQUENCE = "each sequence of the batch is a column of its own"


def last_correct(trials):
    """Of right last states."""
    return f"these are the states that PyTorch's h_n has, in {trials} nets of different sizes."


CHANGES = ("it grows", "it stays about the same", "it falls below 0.6")
"""What can become of the best correlation."""

UNIT_SECOND = "that unit comes second; which bar is the longest?"
UNIT_LAYER_2 = "units are counted from 1 here; if you looked at layer 2, look at layer 1: tanh c"
UNIT_OTHER = "in own_track_explorer() look at 'layer 1: tanh c'; the longest bar names the unit"
GATE_AFTER = "that is one step late: the gate shuts as the mark itself is read"
GATE_CLOSING = "that is the second time; go through the steps from the first on"
GATE_OTHER = "in own_gates_explorer() choose this unit and the gate f, and go from step 1 on"
UNIT_START = "take the full stop at the front away in own_track_explorer(), and mark the quotations again"
UNIT_CORRECT = (
    "the unit changes at each quotation mark, and its forget gate shuts there. A net that was trained in the "
    "middle of a text has to be told where a sentence begins."
)

DECIDES_OUTSIDE = "that is the probability outside a quotation: let the text be one in which a quotation is open."
DECIDES_NOT_SET = "both numbers are the same: was the run with the unit overwritten begun from the new states?"


def decides_off(name, value):
    """Of a probability that the net does not give."""
    return f"{name} = {value:.3g} is not what the net gives: take the text, the unit and the words of the exercise."


def decides_claim(before, after):
    """Of a claim that one's own numbers refute."""
    return (
        f"your numbers speak against it: a full stop had {before:.2g} and has {after:.2g}. Outside a quotation it "
        "has more than 0.1."
    )


def decides_correct(before, after):
    """Of a refuted claim."""
    return (
        f"false: a full stop had {before:.2g} and has {after:.2g}, as inside a quotation. The unit follows the "
        "quotation, and other units keep it too."
    )


TRUST = (
    (True, "a pickle is a program: what it names is called"),
    (False, "it has a length, a description and numbers; nothing in it is ever called"),
    (False, "what it runs, it runs while it is opened, before anybody looks at a shape"),
    (True, "zeros shrink a thousandfold, and what unpacks them has to ask first"),
    (True, "try it: the sentence tells the name"),
)
"""Of each statement whether it holds, and what speaks against the other answer."""

TRUST_CORRECT = "weights are numbers: a file that needs more than numbers to be opened is asking for trust."
