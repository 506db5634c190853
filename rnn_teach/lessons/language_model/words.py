"""The words of notebook 11: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import digits, number
from rnn_teach.kit.words import percent

# Texts

NO_TEXT = "this file holds what is no text: save it as plain text (.txt), in UTF-8, and take that file"


def no_utf8(place, byte):
    """Of bytes that are no text in UTF-8."""
    return (
        f"this file is no text in UTF-8: byte {place + 1} is {byte:#04x}. Open it in an editor and save it as "
        "plain text with the encoding UTF-8"
    )


def no_file(given):
    """Of what is neither bytes nor a name."""
    return f"give the name of a text file, or its bytes; got {given}"


def cannot_be_opened(file, why):
    """Of a file that is not there."""
    return f"{file} cannot be opened: {why}"


def too_short(length, least):
    """Of a text with nothing to learn from."""
    return f"this text has {length:,} characters; a net needs at least {least:,} to learn from: take a longer one"


def too_large(length, most):
    """Of a text that nobody waits for."""
    return f"this text has {length:,} characters; take at most {most:,}, a part of it"


UPLOAD = {
    "choose": "Your text, a plain text file:",
    "accept": ".txt,.md,.csv,.tex,text/plain",
}
UPLOAD_STILL = "A field to choose a text file: run this cell in a live notebook."


def upload_too_large(most):
    """Of a file; its name comes in front."""
    return f"{{}} is too large: take a part of it, of at most {most:,} characters."


def taken(name, length, symbols):
    """Of a text that came."""
    different = "all the same" if symbols == 1 else f"{symbols} different ones"
    return f"{name}: {length:,} characters, {different}."


def unknown_symbol(symbol, place):
    """Of a symbol that the net has no input for."""
    return f"the net does not know {symbol!r} (symbol {place + 1}): it was not in the text that it learned from"


# The writer

BEGIN, TEMPERATURE, KEEP, DICE = "begin with", "temperature", "draw from", "dice"
WRITTEN = "characters written"
FIRST_WORDS = ("the gradient ", "what happened", "a net that ", "exercise 3: ")
ALL = "all symbols"
COLORED_BY_SURPRISE = "The stronger the color, the more the character surprised the net."
PROBABILITY = "probability"
OF_THE_NET = "what the net gives"
EMPTY = "the sentence is empty: type a word or two"
NAMES = {" ": "␣", "\n": "↵"}
TOLD = 24
"""So many of the last characters a sentence repeats: it must not grow by a line."""


def top(k):
    """To draw from the k likeliest."""
    return "the likeliest" if k == 1 else f"the {k} likeliest"


def nucleus(mass):
    """To draw from the smallest set of that probability."""
    return f"nucleus {mass}"


def name_of(symbol):
    """A symbol as it can be seen."""
    return NAMES.get(symbol, symbol)


def too_long(length, most):
    """Of first words that the drawing has no room for."""
    return f"the drawing has room for {most} characters; this text has {length}: shorten it"


def drawn_from(temperature, kept, symbols):
    """What the second kind of bars is."""
    return f"what is drawn from: temperature {temperature:g}, {kept} of {symbols} symbols"


def bar(symbol, before, after):
    """Of the two bars of a symbol."""
    return f"“{name_of(symbol)}”: the net gives it {_share(before)} %, it is drawn with {_share(after)} %"


def written(t, bits):
    """Of a written character."""
    return f"Character {t}: a surprise of {number(bits, 1)} bits. A click goes back to it."


def writing(begin, so_far, temperature, kept, symbols, before, after, mean):
    """What was written, its end where it is long, and the last choice."""
    end = so_far if len(so_far) <= TOLD else "… " + so_far[-TOLD:]
    return (
        f"After “{in_a_line(begin)}” the net wrote “{in_a_line(end)}”. The last character was drawn from {kept} "
        f"of {symbols} symbols at temperature {temperature:g}: the net gave it {_share(before)} %, and it was "
        f"drawn with {_share(after)} %. The mean surprise is {number(mean)} bits."
    )


def _share(p):
    return "100" if p == 1 else percent(p)


def in_a_line(text):
    """A text whose line ends can be seen."""
    return text.replace("\n", "↵")


# The score of a sentence

SENTENCE, SCRAMBLE, BITS = "sentence", "scramble", "bits"
SENTENCES = ("the state of the net is the same at each step", "a net reads a sentence word by word")
AS_TYPED, WORDS, CHARACTERS = "As typed", "its words", "its characters"
IN_ANOTHER_ORDER = {WORDS: "Its words in another order", CHARACTERS: "Its characters in another order"}


def symbol(symbol, bits):
    """Of one bar."""
    return f"“{name_of(symbol)}”: {number(bits, 1)} bits, a probability of {2**-bits:.2g}"


def total(name, bits):
    """Above a row of bars."""
    return f"{name}: {number(bits.sum(), 1)} bits in {len(bits)} characters, {number(bits.mean())} each"


def scores(texts, name, bits):
    """Both sentences and what they are worth."""
    (typed, other), (first, second) = texts, bits
    return (
        f"“{typed}” has {number(first.mean())} bits a character, perplexity {number(2 ** first.mean(), 1)}. "
        f"{name}, “{other}”: {number(second.mean())} bits, perplexity {number(2 ** second.mean(), 1)}."
    )


# Looking inside

LINE, UNIT, OVERWRITE_AFTER, SET_TO = "line", "unit, the closest first", "overwrite after character", "c becomes"
LINES = ("the old king said now", 'the "old king" said', "go (home (now")
WAYS = ("left alone", "overwritten")
NEXT = ("↵", '"', ")", "(", "␣", "letter")
WHAT_COMES = "What comes after the line that you typed"


def c_of(unit):
    """Beside the states."""
    return f"c of\nunit {unit}"


def character(t, symbol):
    """Of a typed character."""
    return f"Character {t}, “{name_of(symbol)}”: a click overwrites the unit after it."


def next_bar(name, before, after):
    """Of two bars."""
    return f"{name}: {_share(before)} % left alone, {_share(after)} % overwritten"


def inside(line, unit, r, t, value, c, shares, written):
    """Both ways: the state, what comes next, and what the net writes."""
    done = (
        f"After character {t} c goes from {number(c[0][t - 1], 1)} to {number(value, 1)}, once; at the end of the "
        f"line it is {number(c[1][len(line) - 1], 1)} instead of {number(c[0][len(line) - 1], 1)}."
        if t
        else f"Nothing is overwritten; at the end of the line c is {number(c[0][len(line) - 1], 1)}."
    )
    (end, quote), (end_then, quote_then) = (way[:2] for way in shares)
    return (
        f"Unit {unit} follows the quotes with r = {number(r)}. {done} A line end comes next with "
        f"{_share(end)} % left alone, {_share(end_then)} % overwritten; a quote with {_share(quote)} % and "
        f"{_share(quote_then)} %. “{line}” goes on with “{in_a_line(written[0])}”, overwritten with "
        f"“{in_a_line(written[1])}”."
    )


# Exercises

PAIRS_MISTAKES = {
    "not_shifted": "the targets are the inputs: such a net learns to repeat what it reads",
    "backwards": "the targets are shifted the wrong way: they are the symbols before, which the net knows",
    "two_on": "the targets are two symbols on",
    "wrapped": "the last target of each piece is its own first symbol: take the one that follows in the text",
    "across": "the text runs across the pieces, row by row; each column must be one piece of it",
    "across_and_wrapped": "the text runs across the pieces, and the targets are taken one row down",
    "swapped": "x and y are swapped",
}
"""What is wrong with inputs and targets, by the key of the mistake."""

PAIRS_ADVICE = "try it on numbers = np.arange(11) with B = 2, and read the columns."
PAIRS_TURNED = "time is the first axis, so each piece is a column: turn it round with .T"
PAIRS_NOT_CUT = "cut the text into B pieces"
PAIRS_SHORT = "a step is missing: L is (len(numbers) - 1) // B"
PAIRS_LONG = "a step too many: the last input needs a target, so L is (len(numbers) - 1) // B"


def pairs_case(N, B):
    """Which text is tried."""
    return f"with {N} symbols and B = {B}"


def pair_wrong(name, t, b, mine, right):
    """The first wrong symbol."""
    return f"{name}[{t}, {b}] is {mine}; {right} is right"


def pairs_correct(trials):
    """Of right pairs, tried so often."""
    return f"each target is the symbol after its input, in {trials} texts of different lengths."


TEMPERATURE_MISTAKES = {
    "multiplied": "the scores are multiplied by the temperature: divide, so that a low one makes them far apart",
    "after_softmax": "the temperature divides the probabilities, which sum to 1 no more: divide the scores",
    "to_the_power": "p to the power of 1/T is the right idea; it must be divided by its sum",
    "not_used": "the temperature is not used",
    "not_normalized": "the sum is not 1: divide by it",
    "no_exp": "exp is left out",
    "greedy": "all is given to the likeliest symbol, at every temperature",
    "even_at_zero": "at temperature 0 all symbols get the same; the likeliest one must get all",
    "one_at_zero": "at temperature 0 this is softmax(o), as at temperature 1; the likeliest one must get all",
}
"""What is wrong with probabilities, by the key of the mistake."""

TEMPERATURE_ADVICE = "try it with o = log of (0.5, 0.3, 0.2) and T = 0.5: the squares, divided by their sum."
TEMPERATURE_NO_NUMBER = "subtract the largest score before exp, and look at temperature 0 by itself"
TEMPERATURE_ONE = "give back a probability for each symbol"


def temperature_case(n_y, temperature):
    """Which scores are tried."""
    return f"with {n_y} symbol{'s' * (n_y > 1)} and temperature {temperature:g}"


def temperature_correct(trials):
    """Of right probabilities, tried so often."""
    return f"cold, hot and at zero: your probabilities are right in {trials} trials."


NUCLEUS_MISTAKES = {
    "without_the_last": "the symbol that reaches the mass is cut: it belongs to the nucleus",
    "one_more": "one symbol too many is kept, after the mass is reached",
    "the_unlikely": "the unlikeliest symbols are kept: sort from the likeliest on",
    "not_sorted": "the sum runs over the symbols in their own order: sort by probability first",
    "left_sorted": "the kept probabilities are in sorted order: put each back to its symbol",
    "not_normalized": "what is kept does not sum to 1: divide by its sum",
    "divided_by_mass": "what is kept is divided by the mass; its own sum is mostly larger",
    "threshold": "each symbol is compared with 1 - mass; it is the sum of the likeliest that counts",
    "likeliest_alone": "the likeliest symbol alone is kept",
    "nothing_cut": "nothing is cut",
}
"""What is wrong with a nucleus, by the key of the mistake."""

NUCLEUS_ADVICE = "try it with p = (0.5, 0.3, 0.2): at mass 0.6 the first two stay, 0.625 and 0.375."
NUCLEUS_NO_NUMBER = (
    "where the likeliest symbol alone is more than the mass, it must stay: nothing else would be left"
)
NUCLEUS_ONE = "give back a probability for each symbol, 0 where it is cut"


def nucleus_case(n_y, mass, largest):
    """Which distribution is tried."""
    return f"with {n_y} symbol{'s' * (n_y > 1)}, the likeliest {largest:.2f}, and mass {mass:g}"


def nucleus_correct(trials):
    """Of a right nucleus, tried so often."""
    return f"your nucleus is right in {trials} trials, also where one symbol is enough."


GENERATE_MISTAKES = {
    "state_dropped": "the state is not carried: once it writes, the net reads each symbol as if it were the first",
    "never_carried": "the state is never carried, neither along begin nor after it: each symbol is read from h = 0",
    "last_alone": "of begin only the last symbol is read",
    "first_alone": "of begin only the first symbol is read",
    "seed_twice": "begin is read twice",
    "last_twice": "the last symbol of begin is read twice: its scores give the first written symbol already",
    "one_late": "the first written symbol is missing: it comes from the scores after the last symbol of begin",
    "fed_the_seed": "the net always reads the last symbol of begin: let it read what it has chosen",
    "least_likely": "the symbol with the lowest score is chosen",
}
"""What is wrong with what was written, by the key of the mistake."""

GENERATE_ADVICE = "which symbol is read at each step, and from which state?"
GENERATE_WITH_BEGIN = "give back what was written, without begin"
GENERATE_ONE_MORE = "that is one symbol more than T"
GENERATE_ONE = "give back all T symbols"


def generate_case(K, T_0, T):
    """Which net is tried."""
    return f"with {K} symbols, {T_0} to begin with and T = {T}"


def generate_wrong(place, mine, right):
    """The first wrong symbol."""
    return f"symbol {place + 1} that your function writes is {mine:g}; {right:g} is right"


def generate_correct(trials):
    """Of right symbols, tried so often."""
    return f"your net goes on by itself, with its state carried, in {trials} trials."


PERPLEXITY_MISTAKES = {
    "mean_of_each": "this is the mean of 1/p, in which one surprise decides all: take the mean of the logs",
    "inverse_of_mean": "this is 1 over the mean of p; take the mean of the logs",
    "log2_and_e": "log2 goes with 2 to the power, log with exp",
    "log_and_2": "log goes with exp, log2 with 2 to the power",
    "in_bits": "these are bits a symbol: 2 to that power is the perplexity",
    "no_exp": "exp is left out",
    "summed": "the logs are summed: take their mean, or a long text is always worse",
    "upside_down": "a minus is missing: this is the mean probability, below 1",
    "first_left_out": "the first symbol is left out",
}
"""What is wrong with a perplexity, by the key of the mistake."""

PERPLEXITY_ADVICE = "a net that gives each of 5 symbols 1/5 has a perplexity of 5."
PERPLEXITY_NO_NUMBER = "a product of many probabilities is too small for a number: add logs"
PERPLEXITY_EACH = "give back one number for the whole text"


def perplexity_case(T):
    """Which text is tried."""
    return f"with a text of {T} symbol{'s' * (T > 1)}"


def perplexity_wrong(mine, right):
    """A wrong one."""
    return f"your perplexity is {digits(mine, 4)}; {digits(right, 4)} is right"


def perplexity_correct(trials):
    """Of a right perplexity, tried so often."""
    return f"exp of the mean surprise, in {trials} texts."


COUNTING_SWAPPED = "these two look swapped: hand back claim, net, counting, in this order."


def counting_off(name, value):
    """Of bits that neither has on the held-out text."""
    return (
        f"{name} = {digits(value, 3)} is not what the lesson measures: bits a character on held_out, after the "
        "lesson's training, and of counts with n from 5 to 7."
    )


def counting_claim(net, counting):
    """Of a claim that one's own numbers refute."""
    return (
        f"your numbers speak against the claim: {digits(net, 3)} bits for the net and {digits(counting, 3)} for "
        "counting; and fewer bits are better."
    )


def counting_correct(behind):
    """Of a refuted claim."""
    return (
        f"false: on this much prose, with these seconds of training, counting is {digits(behind)} bits ahead. Each "
        "claim to beat counting names the counting, the text and the training."
    )


MY_INSIDE_SAYS = "my_inside_says"
INSIDE_SAYS = (
    (True, "set c to its usual value inside quotes and look at what the net writes"),
    (False, "in the net of brackets one unit follows the depth, and to overwrite it alone changes nothing"),
    (False, "it was searched for: with another seed it has another number"),
    (True, "look at the strip for five and more opened brackets"),
    (False, "the cell that looked for such a unit on prose found none"),
    (False, "the best of 64 is high by luck on the half that chose it; the other half decides"),
)
"""Of each statement whether it is shown, and what speaks against the other answer: a
overwriting the unit once changes what the net writes, b a unit with a high r is always
the one that the net uses, c the unit has the same number in each trained net, d a net
trained on depth 4 does not count further, e the net of prose has such a unit too, f it
is enough to measure r on the half on which the unit was chosen."""

INSIDE_SAYS_CORRECT = "what a unit follows and what it does are two questions, and both were measured."
