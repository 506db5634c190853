"""The words of notebook 0: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number
from rnn_teach.kit.words import IS_SLOT, percent, quoted

WEIGHT = "weight w"
ONLY_INPUT = "x[1] = 1: the only input"

YOUR_REQUEST, EXAMPLE, YOUR_OWN = "or type your own", "request", "(your own)"
ANSWERS, WORDS_READ = "the net says", "it reads"


def rings(beyond):
    """What the rings are, and whether some are too large for the picture."""
    return f"rings: without tanh, h[1] wᵗ⁻¹{', some beyond the picture' if beyond else ''}"


def too_long(words, most):
    """Of a request that the drawing has no room for."""
    return f"the drawing has room for {most} words; this request has {words}: shorten it"


def reading(t, T, word, is_known, slot, p):
    """What the net takes word t of T for."""
    seen = "" if is_known else ", a word it has never seen,"
    says = (
        f"takes {quoted(word)}{seen} for {IS_SLOT[slot]}"
        if slot != "other"
        else f"says that {quoted(word)}{seen} fills no slot"
    )
    return f"After {t} of {T} words the net {says}: probability {percent(p)} %."


def column(t, word):
    """Of a step's column."""
    return f"Step {t} reads “{word}”."


def answers(word, slots, shares):
    """Of the bars above a word."""
    told = ", ".join(f"{slot} {percent(share)} %" for slot, share in zip(slots, shares, strict=True))
    return f"“{word}”: {told}"


def echo(w, first, last, T):
    """What is left of h[1], the first state, in h[T], the last one."""
    return (
        f"With w = {number(w)} the one input makes h[1] = {number(first)}; {T - 1} steps later "
        f"h[{T}] = {number(last, 4)}, {number(100 * last / first, 1)} % of h[1]."
    )


RECURRENT, ATTENTION = "recurrent", "attention"
LAYERS_TODAY = "The first layers of Qwen3-Next (2025), a large language model, from left to right"
EACH_STATE = (
    "A recurrent layer keeps a state of fixed size; an attention layer keeps every word. "
    "Kimi Linear mixes them 3 : 1 too."
)


def layers_today(layers, attending):
    """The drawing of a current model's layers."""
    return (
        f"{LAYERS_TODAY}: of {layers} layers {layers - attending} are recurrent and {attending} are attention, "
        "always three and one."
    )


# Exercises


def setup_missing(names):
    """Of libraries that are not there."""
    return f"{', '.join(names)} cannot be found; close JupyterLab and start it with `python3 start.py lab`."


def setup_wrong(outputs, right):
    """Of a package that computes something else."""
    return f"a small net gives {outputs} instead of {right}; install the course anew."


def setup_correct(names, outputs):
    """Of a machine on which the course runs."""
    answers = ", ".join(f"{output:g}" for output in outputs)
    return f"{', '.join(names)} are here, and a small net answers {answers} as it should."


EXPLORED_W = {
    0.9: "at w = 0.9 only a fifth is left; go on to the other side of 1",
    1.0: "at w = 1 tanh alone makes it fade, to 43 %; a little more w is needed",
    1.3: "at w = 1.3 nearly all is left, 98.8 %",
    68: "that is the share; at which w do you read it?",
    -1.1: "at w = -1.1 the size is right, but the sign has changed: the share is -68 %",
    None: "move w with the arrow keys and read the last number of the sentence",
}
EXPLORED_HOTEL = {
    "departure": "so would you and I say; choose this request in the first explorer and step to its last word",
    None: "choose this request in the first explorer and step to its last word",
}
EXPLORED_LAGOS = (
    "type the request and step to Lagos; the net has never seen the word, so look at the word before it"
)
EXPLORED_CORRECT = (
    "you read both explorers. The net takes a word it does not know for what the words before it announce, "
    "and “in” misleads it."
)
SYMBOL_HH = "hh means: from the hidden state to the hidden state"
SYMBOL_WHY = "read it as W, h, y: from the hidden state to the output y"
SYMBOL_S = {
    "h[1]": "WildML counts words from 0, so that its first state is s with index 0: this one comes before it",
    None: "s is WildML's letter for the hidden state; the index says before which word",
}
SYMBOL_O = {
    "o[t]": "the letter is the same, but WildML's o_t comes out of softmax: it is a probability already",
    None: "it is what WildML's net answers, after softmax",
}
SYMBOL_SHAPE = {
    "(4, 3)": "that is Keras' own shape: it writes x @ kernel, we write U @ x",
    None: "4 inputs, 3 units: U @ x[t] must have one number for each unit",
}
SYMBOL_G = {
    "g": "it is the same letter; but ours is a candidate with a tanh, and this one is a sigmoid",
    None: "it decides how much of the new is written into the cell",
}
SYMBOLS_CORRECT = "you can read PyTorch, Keras, min-char-rnn, WildML and Goodfellow."
