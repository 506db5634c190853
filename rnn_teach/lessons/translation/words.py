"""The words of notebook 12: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import counted, number
from rnn_teach.kit.words import percent

# Controls

SENTENCE, EXAMPLE, YOUR_OWN = "English", "choose", "(your own)"
INTO = "into"
AT_WORD, WRONG_WORD, TRAINED = "at word", "fed instead", "trained with"
ALL_WORDS, WORDS_DROPPED = "every word before", "3 in 10 words dropped"
WIDTH, ALPHA, STEP = "width", "exponent α of the length", "step"


def too_many(words, most):
    """Of a sentence that is too long to be drawn."""
    return f"write at most {most} words; the sentence has {words}"


# The translation, word by word

READS, WRITES, NEXT = "→h\n←h", "attention α", "next word"
END_SHOWN = "■ end"
LOOKS = "looks at"


def column(t, word):
    """Of a word of the source."""
    return f"word {t}: “{word}”. A click reads up to it."


def row(word, places):
    """Of a word that was written: where the net looked, as (word, weight)."""
    told = ", ".join(f"“{place}” {100 * weight:.0f} %" for place, weight in places)
    return f"{shown(word)} was written while looking at {told}."


def shown(word):
    """A word, or the end."""
    return "the end" if word == "<end>" else f"“{word}”"


def reading(t, S, left, right):
    """While the sentence goes in."""
    if t == S:
        return f"All {S} words are read, from both sides: now the decoder begins, with the last state of each."
    return f"Step {t} of {S}: the chain → has come to “{left}”, the chain ← to “{right}”. Nothing comes out yet."


def writing(k, word, p, place, weight, so_far):
    """While the translation comes out: its k-th word."""
    so_far = " ".join(so_far)
    return (
        f"{so_far}. Word {k} of the translation is {shown(word)}, with {percent(p)} %; the net looks at "
        f"“{place}” with {100 * weight:.0f} % of its attention."
    )


# A wrong word

AS_IT_WRITES, FORCED, FREELY = "the net alone", "teacher forcing", "running freely"
ENGLISH, FED = "English", "read instead"


def plant_here(k, word):
    """Of a word that the net writes."""
    return f"word {k}: the net writes {shown(word)} by itself. A click feeds another word here."


def planted(word, k, forced, freely, after):
    """How many of the words that follow are those that the net writes undisturbed."""
    fed = f"After “{word}” was fed in place of word {k}"
    if after == 1:
        one, other = ("as before" if count else "another" for count in (forced, freely))
        return (
            f"{fed}: the one word that follows is {one} under teacher forcing and {other} when the net runs freely."
        )
    return (
        f"{fed}: of the {after} words that follow, {forced} are as before "
        f"under teacher forcing and {freely} when the net runs freely."
    )


def nothing_planted(word, k):
    """Where the word that is fed is the net's own."""
    return f"“{word}” is what the net writes as word {k} by itself: nothing changes. Choose another word."


# The beam

KEPT, CUT, EMPTY, BEST = "kept", "cut off", "the empty sentence", "found"
RANK = "rank"


def search(width, alpha):
    """Below the tree."""
    return f"step;  width {width}, α = {alpha:g}"


def beam(width, alpha, words, log_p, steps, empty_rank):
    """What a search found."""
    found = f"“{' '.join(words)}”" if words else "the empty sentence"
    empty = f" The empty sentence stands at rank {empty_rank} there." if empty_rank and words else ""
    return (
        f"Width {width}, α = {alpha:g}: after {steps} steps the best is {found}, with log p = {number(log_p, 3)}, "
        f"or {number(log_p / (len(words) + 1), 3)} a word.{empty}"
    )


def hypothesis(words, log_p, score, kept, finished):
    """Of a point of the tree."""
    text = " ".join(words[-6:]) or "(nothing yet)"
    text = f"... {text}" if len(words) > 6 else text
    state = "finished" if finished else "kept" if kept else "cut off"
    return f"{text}: log p {log_p:.2f}, score {score:.2f}, {state}"


# Pictures

WORD, SENTENCES = "word of the translation", "sentences"
LONGER_THAN_LEARNED = "longer than\nany in training"
WORDS_OF_SOURCE, SENTENCES_RIGHT = "words of the English sentence", "whole sentences right"


def alignments_wanted(most):
    """Of what is no dict of maps."""
    return f"alphas must be a dict of one to {most} maps by name, such as {{'after 50 updates': alpha}}"


NO_WORD = "each row of hits must hold one word at least that is right or wrong; one holds NaN alone"


def hits_wanted(most):
    """Of what is no dict of arrays."""
    return f"hits must be a dict of one to {most} arrays by name, such as {{'running freely': hits}}"


A_PLACE = "a place in comes_from"


def places_wanted(rows):
    """Of what are no places by word."""
    return f"comes_from must be a tuple of tuples of places, one for each of at most {rows} words, as a Pair has it"


def alignments(S, T, hits):
    """Maps of attention; of each how many words look where they come from."""
    told = "; ".join(
        f"{name}: {right} of {of} words look most at a word that they come from"
        for name, (right, of) in hits.items()
    )
    return f"Maps of attention, {T} words of the translation by {S} of the source. {told}".rstrip() + "."


def hits_title(name, words_right, whole):
    """Above a map of right words."""
    return f"{name}: {100 * words_right:.0f} % of words,\n{100 * whole:.0f} % of sentences right"


def hits(sentences, told):
    """Maps of right words."""
    each = "; ".join(
        f"{name}, {100 * words:.0f} % of the words and {100 * whole:.0f} % of whole sentences"
        for name, (words, whole) in told.items()
    )
    return f"Which words of {sentences} sentences are right: {each}."


def bottleneck_net(how, n_h):
    """A net of the figure."""
    return f"{n_h} units, {'attention' if how == 'attention' else 'no attention'}"


def bottleneck(names, told):
    """The figure of lengths."""
    each = "; ".join(
        f"{bottleneck_net(how, n_h)}: {' '.join(f'{share:.2f}' for share in shares)}" for how, n_h, shares in told
    )
    return f"Whole sentences right for English sentences of {', '.join(names)} words, after 5,000 updates. {each}."


MEASURED = {"words": "words, forced", "sentences": "whole sentences", "bleu": "BLEU / 100"}
"""What was measured of nets half trained and trained, by its name in the file."""


DROPPED = {"every": "every word before", "some": "3 in 10 dropped"}
"""How a net with attention was trained, by its name in the file."""


def measured_after(updates, what):
    """A row of that figure."""
    return f"{updates:,} updates: {MEASURED[what]}"


# Exercises

DIRECT_MISTAKES = {
    "forgotten": "nothing enters: all rows are zero, and the encoder learns nothing",
    "in_all_steps": "it enters at every step; the decoder was given the last states alone",
    "at_the_start": "it stands in row 0, which is the encoder's own first state",
    "both_at_the_end": "both halves stand in row S; ←h reads from the right, and its last state is ←h[1]",
    "always_both": "with one direction all of it belongs to h[S]",
    "exchanged": "the rows are exchanged: →h ends in row S and ←h in row 1",
    "halves_exchanged": "the halves are exchanged: the first is →h, the second ←h",
    "backward_at_0": "the second half stands in row 0; ←h[1] is in row 1",
    "one_row_early": "each part stands one row too early: row t belongs to h[t]",
    "sign": "the sign is turned round",
    "averaged": "it is divided by S: no mean was taken on the way",
}
"""What is wrong with the direct of the encoder, by the key of the mistake."""
DIRECT_ADVICE = "which states did the decoder begin with, and in which rows do they stand?"
DIRECT_NO_NUMBER = "all numbers given are finite: fill the other rows with zeros"
DIRECT_T_ROWS = "there are S + 1 rows, the first is of h[0]"
DIRECT_ONE_ROW = "that is one row; bptt takes all of them"


def direct_case(both, S, n, B):
    """Which encoder is tried."""
    return f"with both = {both}, S = {S}, n = {n} and B = {B}"


def direct_correct(trials):
    """Of a right direct, tried so often."""
    return f"your gradient enters where the decoder took over, in {trials} trials with one direction and two."


INPUTS_MISTAKES = {
    "the_answer": "the decoder reads the very word that it is to write: it learns nothing but to copy",
    "end_read": "after the end of a sentence nothing is read: -1 where there is no target",
    "next_word": "they are shifted the wrong way: the decoder reads the word after the one that it is to write",
    "rolled": "the last row has come round to the front; the first word that is read is the start",
    "no_start": "the start is missing: the first step reads it",
    "start_at_all": "the start is read at every step",
    "first_replaced": "the start stands in place of the first word, and the rest is not shifted",
    "two_back": "they are shifted by two steps",
}
"""What is wrong with the inputs, by the key of the mistake."""
INPUTS_ADVICE = "at step t the decoder reads what it was to write at step t-1."
INPUTS_NO_NUMBER = "these are whole numbers; -1 stands where nothing is read"
INPUTS_TOO_FEW = "the start comes before the words, and the last target is not read"
INPUTS_TOO_MANY = "the last target is written and read by nobody"


def inputs_case(start, T, B):
    """Which targets are tried."""
    return f"with start = {start}, T = {T} and B = {B}"


def inputs_correct(trials):
    """Of right inputs, tried so often."""
    return f"each step reads the right word before, in {trials} batches."


GREEDY_MISTAKES = {
    "not_stopped": "it goes on after the end",
    "state_not_carried": "the state is not carried: each step begins with the first one",
    "reads_the_start": "each step reads the start, and not the word that was written before",
    "least_likely": "the word with the lowest score is taken",
    "start_handed_back": "the start is handed back as the first word: it is read, and not written",
    "one_step_alone": "one step was made; each word needs a step of its own",
    "neither": "neither the word nor the state of the step before is read: each step is the first one",
}
"""What is wrong with a greedy loop, by the key of the mistake."""
GREEDY_ADVICE = "write down by hand what the second step reads: which word, which state?"
GREEDY_NO_NUMBER = "words are whole numbers"
GREEDY_TOO_SHORT = "hand back `longest` words: after the end the end again"


def greedy_case(longest):
    """Which search is tried."""
    return f"with longest = {longest}"


def greedy_correct(trials):
    """Of a right loop, tried so often."""
    return f"your loop writes what the net finds likeliest, and stops, with {trials} nets."


BLEU_MISTAKES = {
    "unclipped": "the counts are not clipped: a word that is right once counts each time it is written",
    "no_penalty": "the penalty for too few words is missing",
    "penalty_inverted": "the penalty is upside down: it must shrink what is too short",
    "penalty_above_1": "the penalty may be at most 1: nothing is won by writing too much",
    "mean_of_sentences": "it is the mean of each sentence's BLEU; counts are added up over all sentences first",
    "mean_of_precisions": "the mean of p_1 and p_2 is taken; it is the root of their product",
    "words_alone": "words alone are counted, and no pairs",
    "pairs_alone": "pairs alone are counted, and no words",
    "no_root": "the root is missing",
    "as_a_share": "it is a share; BLEU goes from 0 to 100",
    "recall": "it is divided by the n-grams of the right sentences; a precision divides by those written",
}
"""What is wrong with a BLEU, by the key of the mistake."""
BLEU_ADVICE = "compute p_1, p_2 and the penalty one by one for the smallest trial."
BLEU_NO_NUMBER = "where no pair of words is written, a division by zero made it"


def bleu_case(sentences, c, r):
    """Which corpus is tried."""
    return f"with {counted(sentences, 'sentence')}, {c} words written and {r} right"


def bleu_wrong(mine, right):
    """Of a number that is wrong."""
    return f"your BLEU is {mine:.4g}; {right:.4g} is right"


def bleu_correct(trials):
    """Of a right BLEU, tried so often."""
    return f"your BLEU is right for {trials} corpora, too short and too long ones among them."


BEAM_MISTAKES = {
    "each_its_own": "each hypothesis gets places of its own; the best of all ways to go on are kept",
    "finished_dropped": "what is finished is dropped; it stays, with the log p that it has",
    "finished_goes_on": "what is finished goes on with further words",
    "multiplied": "the logarithms are multiplied; log p of both is their sum",
    "word_alone": "only the last word counts; add the log p that the hypothesis has",
    "worst_first": "the order is turned round: best first",
    "exchanged": "the columns are exchanged: first the hypothesis, then the word",
    "smallest": "the least likely ones are kept",
}
"""What is wrong with a step of a beam, by the key of the mistake."""
BEAM_ADVICE = "write the sums log p + log p(word) as a table (k, V), and look for the largest."
BEAM_NO_NUMBER = "these are numbers of hypotheses and words"
BEAM_ROWS = "turn it round: a row for each that is kept"
BEAM_PAIRS = "each row has two numbers, the hypothesis and the word"
BEAM_ALL = "that is the whole table; keep the best of it"


def beam_case(k, V, finished, width):
    """Which step is tried."""
    return f"with k = {k}, V = {V}, {finished} finished and width = {width}"


def beam_correct(trials):
    """Of a right step, tried so often."""
    return f"your step keeps the best of all, and what is finished stays, in {trials} trials."


WIDER_SWAPPED = "these two look swapped: hand back claim, narrow, wide, in this order."


def wider_percent(name):
    """Of a share in percent."""
    return f"{name} is a share, from 0 to 1."


def wider_off(name, value):
    """Of a share that the net does not have."""
    width = 1 if name == "narrow" else 32
    return (
        f"{name} = {value:.3g} is not what this net gives at width {width} and alpha = 0 over 30 sentences or more."
    )


def wider_claim(narrow, wide):
    """Of a claim that one's own numbers refute."""
    return f"your numbers speak against the claim: {narrow:.2f} at width 1, {wide:.2f} at width 32."


def wider_correct(narrow, wide):
    """Of a refuted claim."""
    return (
        f"false: the share of right translations falls from {narrow:.2f} to {wide:.2f}. The search finds what the "
        "net believes likeliest, and this net believes a little in the empty sentence."
    )
