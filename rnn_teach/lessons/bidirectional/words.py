"""The words of the lesson on two directions: sentences as functions from numbers to text."""

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
