"""The words of notebook 8: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import counted, number

# Controls

SENTENCE, COVER_LEFT, COVER_RIGHT = "sentence", "cover left", "cover right"
STEPS = "steps read"


def not_known(word, some):
    """Of a word that is none of the small world's."""
    return f"the word {word[:30]!r} is not among those of this small world; some of them are: {some}"


def one_gap(gap, gaps, words, most):
    """Of a sentence without its one gap, or one that is too long."""
    if gaps != 1:
        return f"write one gap, {gap}, into the sentence; it has {gaps}"
    return f"write at most {most} words; the sentence has {words}"


# Where a number comes from


THE_GAP = "The missing word."


def column(word, before):
    """Of a word: what a click covers."""
    return f"“{word}”: a click covers it and all words {'before' if before else 'after'} it."


def from_left(t, first, word):
    """Of a state of the first chain."""
    return f"→h[{t}] has read from “{first}” to “{word}”." if t > 1 else f"→h[1] has read “{first}” alone."


def from_right(t, last, word):
    """Of a state of the second chain."""
    if word == last:
        return f"←h[{t}] has read “{last}” alone."
    return f"←h[{t}] has read from “{last}” back to “{word}”."


def answers(net, name, share):
    """Of a bar: how sure a net is of a word."""
    return f"{net}: {name} {100 * share:.1f} %"


# Pictures

READS = {"forward": "a net that reads →", "backward": "a net that reads ←", "both": "a net that reads both ways"}
FROM_LEFT, FROM_RIGHT = "→h[t]\nfrom the left", "←h[t]\nfrom the right"
ITS_OWN_STEP = "its own step"
START_FORWARD, START_BACKWARD = "start\n▶", "start\n◀"
NOT_YET = "not at the gap yet"


def two_chains(words):
    """The unrolled net of two directions."""
    return (
        f"Two chains of {len(words)} states over the words {' '.join(words)}: in one the arrows lead from left to "
        "right, in the other from right to left. Each word goes into both, each output is read from both, and no "
        "arrow leads from one chain to the other."
    )


def sentence(words, below):
    """Words, and what stands below each."""
    told = f"The sentence of {len(words)} words {' '.join(words)}, and below it, word by word: {' | '.join(below)}."
    return told.replace("\n", ", ")


# The explorer's sentence


def gap(step, T, at, name, shares, left, right):
    """How far both directions have come, and what three nets give the likeliest word;
    `shares` in percent."""
    numbers = (("first", left), ("last", right))
    told = " and ".join(f"the {which} {count if count > 1 else ''}".strip() for which, count in numbers if count)
    are = "is" if left + right == 1 else "are"
    covered = f"{told.capitalize()} of {T} words {are} covered. " if told else ""
    reached = f"After {counted(step, 'step')} →h has reached t = {step} and ←h t = {T + 1 - step}"
    if step < max(at, T + 1 - at):
        return f"{covered}{reached}; the gap is at t = {at}."
    return (
        f"{covered}{reached}. At the gap, t = {at}, “{name}” gets {shares['forward']:.0f} % from the left alone, "
        f"{shares['backward']:.0f} % from the right alone and {shares['both']:.0f} % from both sides."
    )


# A net of your own

LAYER, THE_NET = "look at", "the net"
ONE_WAY = "this explorer shows nets that read both ways, and no layer of yours does: use own_states_explorer"


def own_step(layer, step, T, first, last, forward, backward):
    """How far both directions of a layer have read, and how long their states are."""
    ways = f"→h has read up to {first[:30]} (step {step}), ←h from {last[:30]} (step {T + 1 - step}) to the end"
    both = 2 * step - T
    met = f"{both} of {T} words are read by both" if both > 0 else "no word is read by both yet"
    return f"{layer}, after {step} steps: {ways}; {met}. ‖→h‖ = {number(forward)}, ‖←h‖ = {number(backward)}."


# Exercises

JOIN_MISTAKES = {
    "not_turned": "the backward states are not turned round again: row t of theirs is not of step t",
    "turned_with_padding": (
        "the backward states are turned together with the padding: turn the first L rows of each sentence"
    ),
    "row_0_turned": (
        "row 0 is turned along, so that each state comes one step off: row 0 is the state before any word"
    ),
    "all_turned": "row 0 and the padding are turned along: that is backward_h[::-1]",
    "one_row_late": "the states are turned to one row too late: step L has row 1",
    "one_row_short": "L - 1 rows are turned: row L is the last of a sentence of L words",
    "last_word_left": "row 1 is left out: step L gets it, the slice is backward_h[L:0:-1]",
    "written_over": "rows are read from the array that is written: read from backward_h itself",
    "first_length": "the length of the first sentence serves for all",
    "longest": "the length of the longest sentence serves for all",
    "shortest": "the length of the shortest sentence serves for all",
    "backward_first": "the backward half comes first: the read-out expects the forward units above",
    "counted_from_0": "rows 0 to L - 1 are turned: the words are in rows 1 to L",
    "forward_turned_with_padding": "the forward states are turned, padding and all: they are in the order of time",
    "forward_turned_too": "the forward states are turned too: they are in the order of time already",
    "forward_turned_instead": "the forward states are turned instead of the backward ones",
    "added": "the two directions are added instead of put below one another",
    "units_reversed": "the order of the units is reversed instead of that of the steps",
    "sentences_reversed": "the order of the sentences is reversed instead of that of the steps",
}
"""What is wrong with a join, by the key of the mistake."""

JOIN_ADVICE = "write down, for a sentence of 3 words, which row is of which word."
JOIN_NO_NUMBER = "that is [t, unit, sentence] of a word, and both directions have read it"
JOIN_ADDED = (
    "two states are joined by putting one below the other, not by adding them or by keeping one: "
    "concatenate along the units"
)
JOIN_IN_TIME = "that is one direction after the other in time; concatenate along the units, axis=1"
JOIN_IN_BATCH = "that makes twice as many sentences; concatenate along the units, axis=1"
JOIN_NO_ROW_0 = "there are T + 1 rows: keep row 0, so that h[t] is h of step t"
JOIN_ONE_STEP = "that is one step; give back every h[t]"


def join_case(T, n, lengths):
    """Which batch is joined."""
    return f"with T = {T}, n = {n} and sentences of {', '.join(map(str, lengths))} words"


def join_wrong(sentence, words, t, unit, forward, mine, right):
    """Of the first sentence with a wrong state; sentences and units count from 1."""
    half = "forward" if forward else "backward"
    return (
        f"first wrong in sentence {sentence}, which has {words} {'word' if words == 1 else 'words'}, at t = {t}, "
        f"unit {unit} (of the {half} half): yours is {mine}, right is {right}"
    )


def join_correct(batches):
    """Of a right join, tried on so many batches."""
    return f"at each word both sides have been read, in {batches} batches with sentences of one word and of more."


LOOK_AHEAD_MISTAKES = {
    "present": "x[t] itself: V reads the unit that holds the present input",
    "present_too": "x[t] + x[t+1]: V must leave the unit out that holds the present input",
    "all_from_here": "the sum of x[t] and all that follows: a unit that feeds itself forgets nothing",
    "all_that_follows": "the sum of all that follows: a unit that feeds itself forgets nothing",
    "two_ahead": "x[t+2]: the input went through W twice",
    "sign": "x[t+1] with its sign turned",
    "nothing": "0 at every step: nothing that V reads comes from U by way of W",
}
"""What the output of a wrong wiring is, by the key of the mistake."""

LOOK_AHEAD_ADVICE = "follow one input of 1 through both units with pencil and paper."
LOOK_AHEAD_NO_NUMBER = "finite numbers are wanted"
LOOK_AHEAD_GROWS = "W lets the state grow without end: no input has to be kept longer than one step."
LOOK_AHEAD_CORRECT = "at each step the output is the input of the next one."


def look_ahead_wrong(t, mine, right):
    """Of the first step with a wrong output."""
    return f"first wrong at t = {t}: your output is {mine}, and x[{t + 1}] is {right}"


def look_ahead_is(name, mistakes):
    """What a wrong output is."""
    return f"your output is {mistakes[0]}"


CHAINS_MISTAKES = {
    "not_turned": "the backward states stand in the order of reading: row 1 of theirs belongs to x[T]",
    "reads_forward": "the second chain reads from the left too: its t runs from T to 1, and it reads h[t+1]",
    "states_turned_alone": "the second chain reads from the left, and its states are turned round afterwards",
    "no_past": "the second chain does not read its own state: W_back ←h[t+1] is missing",
    "one_set": "the second chain uses U, W and b of the first: it has parameters of its own",
    "one_W": "the second chain uses W of the first instead of W_back",
    "one_U": "the second chain uses U of the first instead of U_back",
    "one_b": "the second chain uses b of the first instead of b_back",
    "no_b_back": "b_back is left out",
    "W_back_transposed": "W_back is transposed",
    "past_of_forward": "the second chain reads →h[t+1]: it reads its own state ←h[t+1]",
    "stacked": "the second chain reads the states of the first: that is a stack; here it reads x",
    "from_forward_end": "the second chain starts from →h[T]: it starts from zeros",
    "backward_first": "the backward half comes first: put →h[t] before ←h[t]",
    "short": "step T is left out: range(1, T) ends before T",
    "both_short": "step T is left out in both loops: they go from 1 to T and from T to 1",
    "not_run": "the second loop never runs: range(T, 0) is empty; count down, range(T, 0, -1)",
    "forward_short": "step T of the first chain is left out: range(1, T) ends before T",
    "backward_short": "step T of the second chain is left out: it begins at T",
    "not_to_the_first": "step 1 of the second chain is left out: range(T, 1, -1) ends at 2",
    "turned_with_row_0": "row 0 is turned along, so that each backward state comes one step off",
    "both_turned": "the first chain is turned, too: it is in the order of time already",
    "bare": "tanh is left out",
    "sigmoid": "σ stands where tanh belongs",
    "no_bias": "b and b_back are left out",
}
"""What is wrong with the chains, by the key of the mistake."""

CHAINS_ADVICE = "try it with T = 2 and one unit, with pencil and paper: what does each chain read first?"
CHAINS_NO_NUMBER = "x[0] is NaN, since there is no input at t = 0; do not read it"
CHAINS_ONE = "that is one direction; put both side by side, 2 n_h numbers a step"
CHAINS_SIDE_BY_SIDE = "join the two along the units: np.concatenate([...], axis=1)"
CHAINS_IN_TIME = "that is one after the other in time; join along the units, axis=1"
CHAINS_END_ROW = "there are T + 1 rows: row T + 1 of the backward chain is its start, and is not handed back"


def chains_wrong(t, unit, forward, mine, right):
    """Of the first wrong state; units count from 1 in each half."""
    half = "→h" if forward else "←h"
    return f"first wrong at t = {t}, {half}, unit {unit}: yours is {mine}, right is {right}"


def chains_correct(trials):
    """Of right chains, tried so often."""
    return f"both chains read the whole sentence, each from its own end, in {trials} trials of different sizes."


CEILING = "the share"
CEILING_MISTAKES = {
    "by_chance": "that is one divided by the number of answers: what was seen is not used",
    "most_common": "one answer is given everywhere: the best net may answer differently for each text seen",
    "mean_of_groups": "the shares of the texts are averaged as if each came equally often: count sentences",
    "guessing": "the net guesses among the answers of a text: the best net gives the most frequent one",
    "rarest": "the rarest answer of each text is taken: the best net gives the most frequent one",
    "count": "that is how many are right: divide by the number of sentences",
    "percent": "that is in percent: a share lies between 0 and 1",
    "complement": "that is the share of wrong answers",
    "groups": "that counts each text once: a text has as many right answers as its most frequent one",
    "pairs": "each answer of a text is counted once: only one answer of a text can be given",
    "each_sentence": "the best answer of a text is added for each of its sentences: add it once for each text",
    "per_text": "it is divided by the number of texts: divide by the number of sentences",
    "one_sentence": "that is one right sentence of all: count those of each text seen",
    "answers_counted": "that counts the different answers: count how often the best one of each text is right",
    "most_common_text": "that is the most frequent text seen: in each text count its most frequent answer",
    "compared": "what is seen is compared with the answer: they are different texts, and never equal",
    "by_heart": "a net that knows all by heart is not right everywhere: one text seen has one answer",
    "of_the_lesson": "a third is right for the sentences above: compute it from seen and answers",
    "turned_round": "sentences are grouped by the answer: group them by what is seen",
}
"""What is wrong with a ceiling, by the key of the mistake."""

CEILING_ADVICE = "group the sentences by what is seen; in each group one answer is given to all."
CEILING_NO_NUMBER = "a share is a number between 0 and 1"


def ceiling_case(sentences, texts):
    """Which sentences are tried."""
    return f"with {sentences} sentences and {texts} different texts seen"


def ceiling_wrong(mine, right):
    """Of a wrong share."""
    return f"your share is {mine}, right is {right}"


def ceiling_correct(trials):
    """Of a right ceiling, tried so often."""
    return f"in each group the most frequent answer, in {trials} sets of sentences. No training gets above it."


MY_OF_USE, MY_LAST_ROW = "my_of_use", "my_last_row"
OF_USE = (
    (True, "the whole article is there before you answer"),
    (True, "the words to the right of the gap are there, and they decide"),
    (False, "to the right of the word to write there is nothing yet"),
    (False, "the next words are not spoken yet"),
    (True, "the review is complete before you answer"),
    (False, "the readings after the break come too late"),
)
"""Of each task whether a second direction is of use, and what speaks against the other
answer: a names in an article, b a gap in a text, c to write, d live subtitles, e a
whole review, f to stop a machine in time."""

OF_USE_CORRECT = "a second direction is useful only where the right side is there before the answer is due."

LAST_ROW_SWAPPED = "→h reads from the left, so this is the other half"
LAST_ROW_FORWARD = "→h reads from the left, one word a step: count the words up to the last"
LAST_ROW_ALL = "←h reads from the right: it has read the whole sentence at the other end"
LAST_ROW_BACKWARD = "←h reads from the right: count the words from the right end to this one"
LAST_ROW_CLAIM = "compare your own two numbers"
LAST_ROW_CORRECT = "false: →h[12] has read 12 words, ←h[12] one. →h[T] and ←h[1], at opposite ends, have read all."

TO_FILL = "today I went to the market and ____ a pair of shoes"
TO_JOIN = ("we ate noodles", "today he made a cup of tea", "I stayed at home")
AT_THE_GAP = "at the gap"
WORDS_READ = "words read"
READ_FROM_LEFT, READ_FROM_RIGHT = "→h[t] has read", "←h[t] has read"
CEILING_SIDES = ("from the left", "from the right", "from both sides")
HIGHEST_SHARE = "highest share"
WORDS_SEEN = ("no word seen", "1 word beside the gap", "2 words", "all words")
UNIT_FROM_RIGHT = "←h[t], unit {}"


def chains_at_work(gap, name, share):
    """The learner's chains with the weights of the trained net."""
    return (
        f"Your chains, with the weights of the trained net: at the gap, t = {gap}, →h has read what is left of "
        f"it and ←h what is right of it, and from both the net says “{name}” with {100 * share:.0f} %."
    )


def ceiling_at_work(sentences, left, right, both):
    """The highest shares where all words are seen that stand on a side of the gap."""
    return (
        f"Your function at work on {sentences} sentences: a net that has read all words is right in at most "
        f"{100 * left:.0f} % from the left, {100 * right:.0f} % from the right and {100 * both:.0f} % from both "
        "sides. Two words beside the gap are enough for that, one tells nothing."
    )


def look_ahead_at_work(right, steps):
    """At how many steps the output is the next input."""
    return (
        f"Your cell at work: it reads x from the right, along the arrow, and at {right} of {steps} steps its "
        "output o[t] is the input x[t+1], which stands one column further right."
    )


def join_at_work(whole, lengths):
    """At how many words both have read the whole sentence."""
    *some, last = lengths
    return (
        f"Your join at work on sentences of {', '.join(map(str, some))} and {last} words: at {whole} of "
        f"{sum(lengths)} words →h and ←h together have read the whole sentence, the word itself twice (dashed)."
    )


def last_row_at_work(T, backward):
    """How many words the two have read in the last row."""
    return (
        f"In the last row of h (yellow) →h[{T}] has read {T} words and ←h[{T}] has read {backward}; in the "
        "first row it is the other way round."
    )
