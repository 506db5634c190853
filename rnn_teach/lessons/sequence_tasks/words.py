"""The words of notebook 10: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import number

ONE_TO_MANY, MANY_TO_ONE, AT_EACH_STEP, AFTER_INPUT = (
    "one to many",
    "many to one",
    "at each step",
    "after the input",
)
FORM_NAMES = (ONE_TO_MANY, MANY_TO_ONE, AT_EACH_STEP, AFTER_INPUT)
"""When there is an input, and when an output."""

ONE_WORD, WINDOW, ONE_WAY, BOTH_WAYS = "one word", "three words", "one direction", "two directions"
RUNGS = (ONE_WORD, WINDOW, ONE_WAY, BOTH_WAYS)
"""What each net reads before it labels a word: the word; its neighbours too; all words
up to it; the whole sentence."""

AT_END, AT_EVERY_WORD = "at the end", "at every word"
"""Where the targets of an opinion stand."""

# Controls

INPUTS, TARGETS, PAST, NET, FORM, YOUR_OWN = (
    "inputs at t",
    "targets at t",
    "weight w of the past",
    "net",
    "form",
    "(your own)",
)
YOUR_REQUEST = "your request"
OPINION, ASKED = "an opinion", "asked"


def no_steps(name, typed, T):
    """Of a list of steps that is none."""
    return f"{name} cannot be {typed!r}: write steps from 1 to {T}, such as 3 {T}, or nothing"


def too_many_words(words, most):
    """Of a text that is longer than any request."""
    return f"a request of {words} words is too long to be read while you type: the limit is {most} words"


# Where a number comes from


def toggle(what, t, there):
    """Of a cell of the grid that a click turns on or off."""
    return f"{what} at t = {t}: a click {'takes it away' if there else 'puts one here'}."


def gradient_at(name, t, value):
    """Of a state's gradient."""
    return f"∂L/∂{name}[{t}] = {number(value)}" + ("" if value else ": no target can be reached from here")


def typed(t, word):
    """Of a word of the request."""
    return f"“{word}”: a click goes to where it has just been typed (t = {t})."


def chances(word, slots, shares):
    """Of the bars above a word."""
    told = ", ".join(f"{slot} {100 * share:.0f} %" for slot, share in zip(slots, shares, strict=True))
    return f"“{word}”: {told}"


def friendly_after(number_of_net, word, share):
    """Of a point of a curve."""
    return f"net {number_of_net} after “{word}”: friendly {100 * share:.0f} %"


# Pictures

TARGET, INPUT = "target", "input"
H_ROWS = ("∂L/∂h[t]", "∂L/∂←h[t]")
FIELDS = (("departure", "from"), ("destination", "to"), ("date", "when"))
"""The slots of the form, and what stands before their boxes."""
NET_SAYS, WORDS_READ = "the net says", "it reads"
FRIENDLY, UNFRIENDLY = "friendly", "unfriendly"
NET_NUMBER = ("net 1", "net 2", "net 3")

# The explorers' sentences


def steps(some):
    """Some steps, as "1, 2, 3" or "none"."""
    return ", ".join(map(str, sorted(some))) or "none"


def forms(form, inputs, targets, w, reached, d, used):
    """Which states get a gradient, and which inputs can change the loss."""
    named = f"{form[0].upper()}{form[1:]}. " if form else ""
    back = f" ∂L/∂←h[t] at t = {steps(reached[1])}." if len(reached) > 1 else ""
    return (
        f"{named}Inputs at t = {steps(inputs)}, targets at t = {steps(targets)}, w = {number(w)}. ∂L/∂h[t] is not "
        f"zero at t = {steps(reached[0])}; ∂L/∂h[1] = {number(d[0][0])}.{back} Inputs that can change the loss: "
        f"{steps(used)}."
    )


def form_filled(rung, t, T, filled, word, slot, share):
    """What the form holds, and what the net takes the last word typed for."""
    told = "; ".join(f"{name}: {_cut(' '.join(words)) or 'empty'}" for name, words in filled.items())
    return (
        f"A net that reads {READS[rung]}, after {t} of {T} words: {told}. It takes “{_cut(word)}” for {slot} "
        f"({100 * share:.0f} %)."
    )


def _cut(text, most=30):
    return text if len(text) <= most else f"{text[: most - 1]}…"


READS = {
    ONE_WORD: "one word at a time",
    WINDOW: "each word with its two neighbours",
    ONE_WAY: "from left to right",
    BOTH_WAYS: "from both sides",
}


def opinions(asked, t, T, word, now, last):
    """What three nets say after a word, and after the last one."""
    shares = ["{} %, {} % and {} %".format(*(round(100 * share) for share in some)) for some in (now, last)]
    told = f"Targets {asked}. After {t} of {T} words, “{_cut(word)}”, three nets say friendly: {shares[0]}."
    return told if t == T else f"{told} After the last word: {shares[1]}."


# Exercises

LAST_MISTAKES = {
    "last_row": "o[-1] is the last row of the batch: a shorter sequence ended before, and this is padding",
    "one_early": "the step before the last one is taken: o counts from 1, so step n is row n, and row 0 is no step",
    "one_late": "the step after the last one is taken: of a sequence of n words it is row n",
    "first_step": "the first step is taken: it has read one word",
    "longest": "the length of the longest sequence serves for all",
    "shortest": "the length of the shortest sequence serves for all",
    "length_of_the_first": "the length of the first sequence serves for all",
    "from_the_end": "the row is counted from the end of the batch: row T - n",
    "mean": "the mean over all steps is taken: only the last step has read everything",
    "mean_with_padding": "the mean over all rows is taken, padding too",
    "sum": "the outputs of all steps are added",
    "highest": "the largest output over time is taken",
    "sequences_sorted": "the sequences come from the longest to the shortest: keep their order",
}
"""What is wrong with the last outputs, by the key of the mistake."""

LAST_ADVICE = "take two sequences of 1 and 3 words, and write down which row of o you want of each."
LAST_NO_NUMBER = "row 0 of o is NaN: nothing was read at t = 0"
LAST_NO_BATCH_INDEX = "o[lengths] takes those rows of all sequences; each sequence needs its own: a second index"
LAST_TURNED = "NumPy puts the axis of the two index arrays first; turn the result: the batch is the last axis"
LAST_ONE = "that is one sequence; give back a column for each"
LAST_ALL_STEPS = "that is every step; give back one step of each sequence"


def last_case(T, n_y, lengths):
    """Which batch is tried."""
    return f"with T = {T}, n_y = {n_y} and lengths {', '.join(map(str, lengths))}"


def last_wrong(sequence, length, output, mine, right):
    """Of the first sequence with a wrong output; all count from 1."""
    return (
        f"first wrong in sequence {sequence}, of {length} {'word' if length == 1 else 'words'}, output {output}: "
        f"yours is {mine}, right is {right}"
    )


def last_correct(trials):
    """Of right last outputs, tried so often."""
    return f"each sequence answers at its own last word, in {trials} batches."


F1_MISTAKES = {
    "accuracy": "that is accuracy, the share of right answers, as is micro F1 once the class other is counted too",
    "accuracy_with_padding": "that is accuracy, and the padding counts as wrong",
    "padding_as_other": "that is accuracy, and the padding counts as “other”",
    "one_against_rest": "that is the share of right answers to: is it this slot? Most of them are right noes",
    "padding_claimed": "what is answered at the padding counts as claimed: leave out steps whose target is -1",
    "precision": "that is precision, right / claimed: a net that claims little can have a high one",
    "recall": "that is recall, right / there: a net that claims everything has 1",
    "plain_mean": "precision and recall are averaged: F1 is their harmonic mean",
    "half": "the 2 is missing: 2 right / (claimed + there)",
    "overlap": "that is right / (claimed + there - right), the overlap: F1 counts the right ones twice above",
    "micro": "the counts of all slots are added, so that all get one score: keep the slots apart",
    "macro": "that is the mean of all slots: keep them apart",
    "by_sentence": "F1 is computed for each sentence and averaged: add up the counts first",
    "one_at_zero": "a slot that is neither claimed nor there gets 1; here it gets 0",
    "percent": "that is in percent: F1 lies between 0 and 1",
}
"""What is wrong with an F1, by the key of the mistake."""

F1_ADVICE = "count right, claimed and there of one slot with pencil and paper, without the padding."
F1_NO_NUMBER = "0 / 0: a slot that is neither claimed nor there gets 0"
F1_ONE = "that is one number; give back one for each slot"
F1_OTHER_TOO = "“other” is no slot: give back F1 of classes 0 to n_slots - 1"


def f1_case(T, B, n_slots):
    """Which answers are tried."""
    return f"with T = {T}, B = {B} and {n_slots} {'slot' if n_slots == 1 else 'slots'}"


def f1_wrong(slot, counts, mine, right):
    """Of the first slot with a wrong F1."""
    found, claimed, there = counts
    return (
        f"first wrong for slot {slot}, of which {found} are right, {claimed} claimed and {there} there: "
        f"yours is {mine}, right is {right}"
    )


def f1_correct(trials):
    """Of right scores, tried so often."""
    return f"claims and targets are counted slot by slot, without the padding, in {trials} batches."


TARGET_MISTAKES = {
    "every_word": "every word has a target: ask at the last word alone",
    "every_step": "every step has a target, the padding too: ask at the last word alone",
    "first_step": "the target is at the first step, when the net has read one word",
    "end_of_padding": "the target is in the last row, where shorter sequences have padding",
    "one_late": "the target is one row too late: step n has row n - 1",
    "one_early": "the target is one row too early: row n - 1 is that of step n",
    "padding_asked": "the padding has targets too: all after the last word",
    "class_0": "where nothing is asked there is 0, which is a class: -1 says that nothing is asked",
    "all_read": "the mask is True everywhere: the padding would be read",
    "last_alone_read": "the mask is True at the last word alone: the net must read all words",
    "last_not_read": "the mask leaves the last word out",
    "one_more_read": "the mask has one step too many: the first step of padding",
    "upside_down": "the mask is upside down: True where a word is read",
}
"""What is wrong with targets or a mask, by the key of the mistake."""

TARGETS_ADVICE = "draw the grid of 4 steps for sentences of 2 and 4 words, and fill it by hand."
TARGETS_NO_NUMBER = "targets are whole numbers, a mask is True or False"
TARGETS_TURNED = "time is the first axis: (T, B)"
TARGETS_NO_TIME = "that is one for each sequence; give back one for each step of each sequence, (T, B)"
TARGETS_ROW_0 = "targets and mask have T rows, row t-1 for step t: there is none for t = 0"
TARGETS_UNIT_AXIS = "targets and mask have no axis for units: (T, B)"


def targets_case(T, lengths):
    """Which batch is tried."""
    return f"with T = {T} and lengths {', '.join(map(str, lengths))}"


def targets_wrong(name, sequence, length, step, mine, right):
    """Of the first wrong entry of targets or mask; sequences and steps count from 1."""
    return (
        f"first wrong in {name} of sequence {sequence}, of {length} {'word' if length == 1 else 'words'}, at step "
        f"{step}: yours is {mine:g}, right is {right:g}"
    )


def targets_correct(trials):
    """Of right targets and masks, tried so often."""
    return f"each sequence is read to its end and asked there, in {trials} batches."


MY_FORMS, MY_RUNGS = "my_forms", "my_rungs"
TASK_FORMS = {
    "a": "how many answers does a whole review get, and when can it be given?",
    "b": "each word gets a slot of its own, at once",
    "c": "the first word of the other language may depend on the last word of this one",
    "d": "the picture goes in once, before the first word",
    "e": "a forecast is due every hour, and a reading has come in every hour",
    "f": "there are many sounds; how many answers?",
}
"""What speaks against a wrong form: a a review's mood, b slots, c a translation, d a
caption, e a forecast each hour, f which command was spoken."""

TASK_FORMS_CORRECT = "the loop is the same in all six; where inputs and targets stand is the task."

RUNGS_WHY = {
    "a": "which word says it, and how far away is that word?",
    "b": "is there a sentence in which this word is anything else?",
    "c": "compare “to Oslo”, three words, with the whole sentence; on which side does the answer stand?",
    "d": "the word that decides is the next one; who reads it?",
    "e": "the word that decides stands to the right, and not next to the city",
    "f": "the filler has pushed the word that decides further away; which net still reads it, and in time?",
}
"""What to think of, word by word."""

RUNGS_CORRECT = "a window sees both sides, but not far; a state sees far, but one side."

READS_MORE_SWAPPED = (
    "these two look swapped, or measured on English requests: hand back claim, window, state, in this order, of "
    "Chinese requests."
)


def reads_more_percent(name):
    """Of a share in percent."""
    return f"{name} is in percent: hand back a share between 0 and 1."


def reads_more_off(name, share):
    """Of a share that no such net reaches."""
    return (
        f"{name} = {number(share)} is not what such a net reaches: train it on Chinese requests, and take "
        "share_right of unseen ones with cities that it knows."
    )


def reads_more_claim(window, state):
    """Of a claim that one's own numbers refute."""
    return (
        f"your numbers speak against the claim: {number(window)} for the window, {number(state)} for the net "
        "with a state."
    )


def reads_more_correct(window, state):
    """Of a refuted claim."""
    return (
        f"false: the window has {number(window)}, the net with a state {number(state)}. What it reads more stands "
        "to the left; what decides in Chinese often stands to the right."
    )
