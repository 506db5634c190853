"""The words of notebook 8: labels, and sentences as functions from numbers to text."""

# Controls

SENTENCE, COVER_LEFT, COVER_RIGHT = "sentence", "cover at the left", "cover at the right"
STEPS = "steps read"
SHOWN = (
    "supermarket, a pair of shoes",
    "at home, a pair of shoes",
    "supermarket, a bowl of dumplings",
    "at home, a cup of tea",
    "this morning, market, a pair of boots",
    "this morning, dorm, a bowl of dumplings",
)
"""What is bought where, in the order of the explorer's list."""

# Pictures

READS = {"forward": "a net that reads →", "backward": "a net that reads ←", "both": "a net that reads both ways"}
FROM_LEFT, FROM_RIGHT = "→h[t]\nfrom the left", "←h[t]\nfrom the right"
ITS_OWN_STEP = "its own step"
START_FORWARD, START_BACKWARD = "start\n▶", "start\n◀"
NOT_YET = "has not reached the gap"


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
    """How far both directions have come, and what three nets give the missing word;
    `shares` in percent."""
    covered = f"The first {left} and the last {right} of {T} words are covered. " if left or right else ""
    reached = f"After {step} steps →h is at t = {step} and ←h at t = {T + 1 - step}"
    if step < max(at, T + 1 - at):
        return f"{covered}{reached}; the gap is at t = {at}."
    return (
        f"{covered}{reached}. The missing word at t = {at} is {name}: "
        f"{shares['forward']:.0f} % sure from the left alone, "
        f"{shares['backward']:.0f} % from the right alone, {shares['both']:.0f} % from both sides."
    )


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
    "first_length": "the length of the first sentence serves for all",
    "backward_first": "the backward half comes first: the read-out expects the forward units above",
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
