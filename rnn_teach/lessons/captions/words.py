"""The words of notebook 13: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number, short

# Controls

SCENE, NEW, SAY = "scene", "a click puts a", "say instead"
OWN = "its own word"
PICTURE, KERNEL, PATCH = "picture", "kernel", "patch"
LEFT_EDGE, TOP_EDGE, SPOT, MEAN = "left edge", "top edge", "spot", "mean"

# Nets and scenes, as the notebook calls them

AT_EVERY_WORD, ONCE = "at every word", "once"
NEW_SCENES, NEW_PAIRS = "new scenes", "new pairs"
SHAPES_ON_BOARD, DIGITS_ON_BOARD = "shapes", "digits"
KNOWN_WRITERS, NEW_WRITERS = "known writers", "new writers"

# The board

FIRST_SCENE = "red circle A2, blue square C2"
OTHER_SCENES = (
    "yellow cross B1, green triangle B4",
    "red square D1, blue circle D3",
    "red cross A1, red cross C3, blue square D4",
)
"""The second has pairs that no training scene had."""
FIRST_TO_PUT = "green triangle"
FIRST_DIGITS = "red three A2, blue seven C2"
OTHER_DIGITS = (
    "yellow eight B1, green zero B4",
    "blue five A3, red nine D3",
    "red six A1, blue one C3, green two D4",
)
FIRST_DIGIT_TO_PUT = "green four"

COLUMNS = "ABCD"


def place_name(place):
    """Of a place 0 ... 15: its column and its row.

    >>> [place_name(place) for place in (0, 5, 15)]
    ['A1', 'B2', 'D4']
    """
    return f"{COLUMNS[place % len(COLUMNS)]}{place // len(COLUMNS) + 1}"


def put_here(place, kind):
    """Of an empty place."""
    return f"{place_name(place)} is empty: click to put a {kind} here"


def take_away(thing):
    """Of a place with something in it."""
    return f"{place_name(thing.place)}: a {thing.color} {thing.shape}; click to take it away"


def looked_at(place, alpha):
    """Of a place in a word's map."""
    return f"α at {place_name(place)}: {number(alpha)}"


def word_at(t, word, chance):
    """Of a word of the caption."""
    return f"Word {t}, {word}: probability {number(chance)}"


def no_scene(text, example):
    """What is wrong with what was typed."""
    return (
        f"scene cannot be {short_text(text)}: write color, shape and place, as in {example}, with commas "
        "between things; places go from A1 to D4"
    )


def short_text(text):
    """What was typed, as a message quotes it."""
    return repr(text if len(text) <= LONGEST_QUOTED else text[:LONGEST_QUOTED] + "…")


LONGEST_QUOTED = 30


def thing_to_put(color, shape):
    """A choice of the menu."""
    return f"{color} {shape}"


def click_puts(kind):
    """Below the board."""
    return f"click: a {kind}"


def place_taken(place):
    """Two things at one place."""
    return f"scene cannot be this: two things share {place_name(place)}; give each a place of its own"


# The explorer's sentences

TRUE, FALSE = "That is true", "That is not true"
NO_SENTENCE = "That is no whole sentence"
EMPTY = "It has never seen an empty board"
NEVER_SEEN_MANY = "It has only seen two things"
ASIDE = "It has only seen two in a row or column"


def caption(words):
    """A caption as it is read."""
    return " ".join(word for word in words if word != "<end>")


def looking(t, word, chance, place, alpha, thing, forced):
    """Where the net looks at word t."""
    seen = f", where the {thing.color} {thing.shape} is" if thing else ", which is empty"
    said = f"you say {word}" if forced else f"the net says {word}"
    looks = f"{'the net ' if forced else ''}looks at {place_name(place)} with α = {number(alpha)}{seen}"
    return f"Word {t}: {said} (ŷ = {number(chance)}) and {looks}."


def ended(t, last):
    """After the end."""
    return f"Word {t}: the caption ended with word {last}."


def verdict(words, judged, remark, kind):
    """The caption and whether it is true, and what a click would put on the board."""
    after = f" {remark}." if remark else ""
    return f"“{caption(words)}”. {judged}.{after} A click puts: {kind}."


# The picture

WORD_AND_ALPHA = "word and where it looks (α)"
NEXT_WORD = "next word: ŷ"
PICTURE_X, KERNEL_K, RESULT_Y = "picture x", "kernel K", "result y = K ∗ x"


# A kernel on a picture


def of_patch(row, column, value):
    """Of a number of the result."""
    return f"y[{row}, {column}] = {short(value)}: click to see the patch it comes from"


def one_patch(kernel, row, column, used, total, most):
    """The products of one patch that are not zero, and their sum."""
    products = " + ".join(f"{bracketed_short(b)}·{a}" for a, b in used) or "9 products of 0"
    best = " The largest sum there is." if total == most and total > 0 else ""
    return f"“{kernel}” at row {row}, column {column}: {products} = {short(total)}.{best}"


def bracketed_short(value):
    """A factor, in brackets where it is below zero."""
    text = short(value)
    return f"({text})" if text.startswith("−") else text


# Exercises

IM2COL_MISTAKES = {
    "channel_last": "each pixel's channels stand together; write channel after channel, each row by row.",
    "patch_transposed": "each patch is written column by column; write it row by row.",
    "kernel_turned": "each patch is turned by 180 degrees; leave it as it is in the picture.",
    "first_patch_everywhere": "the same patch stands everywhere: begin it at row i and column j.",
}
IM2COL_ADVICE = "Print your column for i = j = 0 beside x[:, :k, :k]."
IM2COL_LAST = "the patch is the first axis, rows and columns of patches come after"
IM2COL_FLAT = "keep i and j as two axes"
IM2COL_SWAPPED = "i and j are swapped: i counts rows of the picture, j its columns"
IM2COL_SHORT = "the last row and column of patches is missing: there are height - k + 1"
IM2COL_NO_COLUMN = "write each patch as one column: reshape the first three axes into one"
IM2COL_ONE_CHANNEL = "a patch has all channels: n_x k k numbers"


def im2col_case(shape, k):
    """Which trial it is."""
    return f"with x of shape {shape} and k = {k}"


def im2col_correct(trials):
    """On a right answer."""
    return f"patch after patch, in {trials} pictures. A convolution is now one product, K @ columns."


ATTEND_MISTAKES = {
    "h_left_out": "M h is left out, so the net looks at the same place at every word.",
    "places_left_out": "A a_p is left out, so all places get the same weight.",
    "no_tanh": "the tanh is left out.",
    "v_left_out": "the components of u are added up; weigh them with v.",
    "exp_alone": "α is exp(e) and does not sum to 1: divide by the sum.",
    "scores_for_alpha": "α is the scores themselves; take their softmax.",
    "divided_by_the_sum": "α is e divided by its sum; take exp first.",
    "only_the_best": "α is 1 at the best place and 0 elsewhere; take the softmax.",
    "softmin": "α is the softmax of −e.",
    "mean_of_places": "ctx is the mean of all places; weigh them with α.",
    "sum_of_places": "ctx is the sum of all places; weigh them with α.",
    "best_place": "ctx is the best place alone; add all places, weighed with α.",
    "alpha_times_mean": "the mean was taken before α was used: multiply each place by its own α, then add up.",
}
ATTEND_ADVICE = "Check the parts in order: the scores e (P,), then alpha.sum(), then ctx (F,)."
ATTEND_NO_SUM = "each place weighed, and not added up: ctx is one vector of F numbers"
ATTEND_FLAT = "plain vectors here, without a second axis"
ATTEND_OVER_A = "the softmax goes over the places, not over the components of u"


def attend_case(P, F, n_h, n_a):
    """Which trial it is."""
    return f"with P = {P}, F = {F}, n_h = {n_h} and n_a = {n_a}"


def attend_correct(trials):
    """On a right answer."""
    return f"right in {trials} sizes. This is all that attention is: compare, weigh, add up."


WEIGH_MISTAKES = {
    "sum_left_out": "the sum is left out: more weight for one place is less for all others.",
    "own_slope_alone": "this counts what e_p does to α_p alone; it changes every other α too.",
    "alpha_left_out": "the factor α_p in front is left out.",
    "plain_sum": "the sum is not weighed: it is Σ α_q ∂L/∂α_q.",
    "plain_mean": "a plain mean is subtracted: weigh it with α.",
    "plus": "the sum is added; it is subtracted.",
    "upside_down": "the sign is the other way round.",
    "passed_on": "∂L/∂α is passed on unchanged: the softmax has a slope.",
    "of_tanh": "1 − α² is the slope of tanh.",
}
WEIGH_ADVICE = "Your d_e must sum to 0, since adding the same number to all e changes no α. Does it?"
WEIGH_MATRIX = "the whole matrix of slopes ∂α_q/∂e_p; multiply it with ∂L/∂α"


def weigh_case(P, sure):
    """Which trial it is."""
    return f"with P = {P}" + (" and all weight at one place" if sure else "")


def weigh_correct(trials):
    """On a right answer."""
    return (
        f"right in {trials} cases. Where all weight is at one place, nothing comes back: attention that is sure "
        "learns no more."
    )


LOOKS_MISTAKES = {
    "mean_alpha": "this is the mean of α at the right places; count where it is largest.",
    "row_before": "this reads the rows before: word t looked with alpha[t].",
    "row_after": "this reads the rows after: word t looked with alpha[t].",
    "first_rows": "this reads the first rows; take the rows in steps.",
    "counted": "this is a number of words; divide by how many there are.",
    "of_all_steps": "this divides by all T steps; divide by the words that count.",
    "least": "this finds the place with the least weight.",
    "places_from_1": "places count from 0, as argmax does.",
    "wrong_share": "this is the share that looks elsewhere.",
    "percent": "this is in percent; give a share from 0 to 1.",
}
LOOKS_ADVICE = "Print alpha[steps].argmax(axis=1) beside places."


def looks_case(n, T):
    """Which trial it is."""
    return f"with {n} of {T} words"


def looks_correct(trials):
    """On a right answer."""
    return (
        f"right in {trials} cases. You can measure it because the program placed the shapes. In a photograph "
        "nobody knows."
    )


MY_CAPTIONS_SAY = "my_answers"
CAPTIONS_SAY = (
    (True, "compare the two curves of section 2 after the same number of updates."),
    (False, "seeds 0 to 2 all describe nearly all scenes rightly; do they all look at the right places?"),
    (False, "it has seen red things and squares. What did it say of a red square?"),
    (True, "compare the shares with and without dropped words, seed by seed."),
    (
        False,
        "all nets had the same number of updates. What would more of them do? Nobody has measured it.",
    ),
    (False, "how often did it look at the right place and yet name a pair that it knew?"),
)
CAPTIONS_SAY_CORRECT = (
    "all six. Attention shows where a net looked; whether that is why it spoke, only an experiment tells."
)
