"""The words of notebook 6: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import bracketed, counted, digits, number, products, short

# Controls

CELL, HOLD, WEIGHT, SET_TO = "cell", "hold a gate", "weight", "set it to"
FIVE_STEPS, NINE_STEPS = "Lee's cell, five steps", "Lee's cell, nine steps"
NOT_HELD = "none"
BIAS = "bias"
COLUMNS = ("x₁", "x₂", "x₃", "h", BIAS)
FORGET_BIAS, STEPS = "forget bias b", "steps k"


def weight(gate, column):
    """A weight by its gate and the place of its column."""
    return f"{gate}: {COLUMNS[column]}"


def shut(gate):
    """A gate that is held at 0."""
    return f"{gate} shut (0)"


def opened(gate):
    """A gate that is held at 1."""
    return f"{gate} open (1)"


ORDERS = "orders"
FIRST_ORDERS = "add 3, add 4, 2, read, empty"
MORE_ORDERS = ("add 1, add 2, read, empty, add 5, read", "加 3, 加 4, 读, 清空")
"""Orders to begin with, and others, in English and Chinese."""
ADD_WORDS, EMPTY_WORDS, READ_WORDS = ("add", "加"), ("empty", "清空", "清除"), ("read", "读", "读出")
BUTTONS = ("add 5", "2", "read", "empty")
ORDER_OF_DOOR = {"add": "add 5", "read": "read", "empty": "empty"}


def step_of_order(t, order):
    """Of a step's column."""
    return f"Step {t}: {order}"


def click_on_door(order):
    """Of a door."""
    return f"A click gives the order: {order}"


def no_order(part, largest):
    """Of what is no order."""
    known = "add 3, read, empty (加 3, 读, 清空)"
    return f"orders cannot be {part[:30]!r}: write {known}, or a number alone, from 0 to {largest}"


def add(value, chinese=False):
    """An order to add."""
    return f"{ADD_WORDS[chinese]} {short(value)}"


def just(value):
    """A number that nobody says to add."""
    return short(value)


# Where a number comes from


def choose(name):
    """Of a weight in the table."""
    return f"A click chooses the weight {name}, to be set."


def next_hold(hold):
    """Of a gate in the drawing."""
    return f"A click holds {hold} at every step." if hold != NOT_HELD else "A click lets it go."


def column(t, x):
    """Of a step's column."""
    return f"Step {t} reads x = ({', '.join(map(short, x))})."


def gate(name, t, function, a, value, is_held):
    """Of a gate's bar, or the candidate's."""
    if is_held:
        return f"{name}[{t}] is held at {number(value)}"
    return f"{name}[{t}] = {function}({number(a)}) = {number(value)}"


def cell_state(t, f, before, i, g, c):
    """Of the bar of c."""
    return f"c[{t}] = f c[{t - 1}] + i g = {products((f, i), (before, g))} = {number(c)}"


def hidden(t, o, function, c, h):
    """Of the bar of h; the function is what c goes through when it is read."""
    inside, filled = (f"{function}(c)", f"{function}({number(c)})") if function else ("c", bracketed(c))
    return f"h[{t}] = o {inside} = {number(o)}·{filled} = {number(h)}"


def sum_of_gate(name, weights, met, a):
    """Of a sum in the table: weights times inputs, h[t-1], and 1 for the bias."""
    told = " + ".join(f"{_factor(w)}·{_factor(x)}" for w, x in zip(weights, met, strict=True))
    return f"a of {name} = {told} = {number(a)}"


def _factor(value):
    text = short(value)
    return f"({text})" if text.startswith("−") else text


# Pictures

ROWS_OF_ORDERS = ("step", "order", "memory", "answer")


def door(name, is_open, gate, value):
    """At a door: what it is for, whether it is open, and its gate."""
    return f"{name}: {'open' if is_open else 'shut'}  ({gate} = {number(value)})"


def arrives(value):
    """Above the pipe that leads in."""
    return f"{short(value)} arrives" if value else "nothing arrives"


def answer(value):
    """Above the pipe that leads out."""
    return f"answer {number(value)}"


ROWS = {
    "i": "input gate",
    "f": "forget gate",
    "g": "candidate",
    "o": "output gate",
    "c": "cell state",
    "h": "hidden state",
}
INPUT = "input"
HIDDEN = "?"
SUM = "sum a"
ONE_STEP_KEEPS = "one step keeps"
LEFT_OF_C, HALF = "what is left of c, σ(b)ᵏ", "half"


def held(value):
    """In the table of equations, in place of σ(a)."""
    return f"held: {number(value)}"


def as_it_is(value):
    """In the table of equations, in place of tanh(a)."""
    return f"as it is: {number(value)}"


def valve(gate, value, is_held):
    """At a gate of the drawing; below the output gate there is no room beside it."""
    after = ("\nheld" if gate == "o" else " held") if is_held else ""
    return f"{gate} = {number(value)}{after}"


def gates(T, rows):
    """Gates and states over all steps, by name."""
    told = (f"{name} = {', '.join(map(number, values))}" for name, values in rows.items())
    return f"Gates and states of one LSTM unit over {T} steps. {'; '.join(told)}."


def steps_keep(k):
    """Above σ(b)^k."""
    return f"{counted(k, 'step')} keep{'' if k > 1 else 's'}"


# The explorers' sentences


def gate_step(name, t, x, hold, weight, gates, before, c, h):
    """One step of a cell: what is held, the framed weight and its value, gates i, f, g,
    o, and c and h."""
    i, f, g, o = map(number, gates)
    where = [name, f"t = {t}", f"x = ({', '.join(map(short, x))})"]
    where += [f"{gate} held {'open' if value else 'shut'}" for gate, value in hold.items()]
    where.append(f"{weight[0]} at {short(weight[1])}")
    return (
        f"{', '.join(where)}. f keeps {f} of c[{t - 1}] = {number(before)}, i writes {i} of g = {g}: "
        f"c[{t}] = {number(c, 5)}. o shows {o} of it: h[{t}] = {number(h, 5)}."
    )


def memory_step(t, orders, before, c, h):
    """One step of the memory: the order, what it held and holds, what it answers."""
    return (
        f"Step {t} of {len(orders)}, order “{orders[t - 1]}”: the memory held {number(before)} and now holds "
        f"{number(c)}. The answer is {number(h)}."
    )


def forget_bias(b, f, k, half):
    """A gate that has only its bias, after k steps and after how many a
    half is left."""
    steps = counted(k, "step")
    gate = f"A forget bias of {number(b, 1)} holds the gate at f = {number(f, 4)}."
    left = f"After {steps} {digits(f**k)} of c is left, and of a gradient along c."
    return f"{gate} {left} Half is left after {digits(half) if half < 10 else round(half)} steps."


# Exercises

STEP_MISTAKES = {
    "U_x_left_out": "U x is left out",
    "W_h_left_out": "W h is left out: the gates do not see the past",
    "c_for_h": "c stands where h belongs: W c instead of W h",
    "tanh_c_for_h": "tanh(c) stands where h belongs: W tanh(c) instead of W h",
    "h_plus_c": "h + c stands where h belongs: W (h + c) instead of W h",
    "W_transposed": "each gate's W is transposed",
    "b_left_out": "b is left out",
    "b_subtracted": "b is subtracted",
    "tanh_gates": "tanh stands where σ belongs, in i, f and o",
    "bare_gates": "σ is left out of i, f and o",
    "bare_i": "σ is left out of i",
    "bare_f": "σ is left out of f",
    "bare_o": "σ is left out of o",
    "tanh_o": "tanh stands where σ belongs, in o",
    "more_f": "1 is added to the sum of f: the forget bias is in b already",
    "f_plus_one": "1 is added to f itself: a gate is never above 1",
    "sigmoid_upside_down": "σ is taken as 1 / (1 + exp(a)), without the minus",
    "sigmoid_g": "σ stands where tanh belongs, in g",
    "relu_g": "ReLU stands where tanh belongs, in g",
    "bare_g": "tanh is left out of g",
    "i_left_out": "i is left out: c = f c + g",
    "f_left_out": "f is left out: c = c + i g",
    "nothing_kept": "f c is left out: c = i g, and nothing is kept",
    "nothing_written": "i g is left out: c = f c, and nothing is written",
    "f_times_sum": "f multiplies the whole sum: c = f (c + i g)",
    "i_times_sum": "i multiplies the whole sum: c = i (f c + g)",
    "f_clears": "f is taken as what is cleared: c = (1 - f) c + i g",
    "coupled": "1 - f stands where i belongs: c = f c + (1 - f) g",
    "subtracted": "i g is subtracted: c = f c - i g",
    "multiplied": "i g is multiplied to f c instead of added",
    "tanh_of_old_c": "tanh is taken of the old c: c = f tanh(c) + i g",
    "tanh_of_c": "tanh is taken of c itself: c = tanh(f c + i g), and h = o tanh(c) of that",
    "h_without_tanh": "tanh is left out of h: h = o c",
    "sigmoid_h": "σ stands where tanh belongs, in h: h = o σ(c)",
    "h_of_old_c": "h is read from the old c instead of the new one",
    "o_left_out": "o is left out: h = tanh(c)",
    "o_added": "o is added to tanh(c) instead of multiplied with it",
    "o_inside": "o stands inside the tanh: h = tanh(o c)",
    "wrong_order": "c is returned first: return h, then c",
    "h_twice": "h is handed back twice",
    "c_twice": "c is handed back twice",
    "old_h_back": "the old h is handed back",
    "old_c_back": "the old c is handed back",
    "tanh_c_back": "tanh(c) is handed back instead of c",
    "batch_averaged": "h and c are averaged over the batch: each sequence has its own",
}
"""What is wrong with a step, by the key of the mistake; wrong orders of the gates are
told by `wrong_order`."""


def wrong_order(of_b_alone, order, swapped):
    """Of slices that were read in another order; `swapped` are the two gates, where
    only two changed places."""
    what = "b alone is read" if of_b_alone else "the slices of U, W and b are read"
    swap = f": {swapped[0]} and {swapped[1]} are swapped" if swapped else ""
    return f"{what} in the order {', '.join(order)} instead of i, f, g, o{swap}"


STEP_ADVICE = "go through the equations term by term."
STEP_NO_NUMBER = "the step was given finite numbers, so a division by zero or an overflow of its own made it"
STEP_FOUR_GATES = "those are all four gates; each state is one array"
STEP_COLUMNS = "each sequence of the batch is a column with a state of its own"
STEP_SHAPE_OF_X = "that is the shape of x"


def step_correct(trials):
    """Of a right step, tried on so many cells."""
    return f"your h and c are those of the package, in {trials} trials with one sequence and with several."


COUNTING_THE_CELL = "the cell"
COUNTING_UPSIDE_DOWN = "unit 1 is the wrong way round: above 0.5 before the third one, and not from then on."
COUNTING_WRONG_SIGN = (
    "unit 1 counts with the wrong sign: it falls below −0.5 at the third one, where above 0.5 is wanted."
)
COUNTING_ALWAYS = "it always fires: h of unit 1 is above 0.5 at every step, also before a one was read."
COUNTING_NEVER_IN_A_ROW = (
    "it never fires while ones follow each other: only ones with zeros between them are counted."
)


def counting_no_cell(got):
    """Of something else than an LSTM."""
    return f"an LSTMCell is wanted; got {got}."


def counting_inputs(n_x):
    """Of a cell that reads more than one number a step."""
    return f"the cell must read one number a step, n_x = 1; this one has n_x = {n_x}."


def counting_does_not_run(error, text):
    """Of a cell whose arrays were changed until it no longer works."""
    return f"the cell cannot be run: {error}: {text}."


def counting_correct(sequences, T):
    """Of a right cell."""
    return (
        f"unit 1 is above 0.5 from the third one since the last −1 on, and never before, on {sequences} sequences "
        f"of {T} steps."
    )


def counting_not_finite(h, read):
    """Of a state that is no number."""
    return f"h of unit 1 is {h} after reading {read}."


def counting_elsewhere(unit):
    """Of a right unit in the wrong place."""
    return f"unit {unit} does what unit 1 should: put it first."


def counting_never(most):
    """Of a cell that never fires."""
    return f"it never fires: h of unit 1 stays at or below 0.5; the most that was seen is {most}."


def counting_zeros_alone(h, t):
    """Of a cell that fires where there is nothing to count."""
    return f"it counts zeros too: on zeros alone h of unit 1 is {h} at step {t}."


def counting_zeros_after_two(count, h):
    """Of a cell that takes zeros after two ones for a third."""
    return f"it counts zeros too: after two ones and {zeros(count)} h of unit 1 is {h}."


def counting_early(place, h):
    """Of a cell that fires at the first or second one."""
    return f"it fires already at the {'first' if place == 1 else 'second'} one: h of unit 1 is {h} there."


def counting_late(h, place):
    """Of a cell that needs more than three."""
    return f"it fires too late: at the third of ones in a row h of unit 1 is {h}; above 0.5 at number {place}."


def counting_stops(place, h):
    """Of a cell that stops firing while ones come."""
    return f"it does not go on firing: of ones in a row, number {place} brings h of unit 1 to {h} again."


def counting_forgets_between(count, h):
    """Of a cell that loses the first two."""
    return (
        f"it forgets between ones that are far apart: with {zeros(count)} between the second and the third, "
        f"h of unit 1 is {h} at the third."
    )


def counting_forgets_three(count, h):
    """Of a cell that loses what it has counted."""
    what = "falls back as soon as a zero comes" if count == 1 else "forgets that it has counted to three"
    return f"it {what}: after three ones and {zeros(count)} h of unit 1 is {h}."


def counting_not_emptied(h, for_good):
    """Of a cell that a −1 does not empty."""
    left = "and stays there" if for_good else "there"
    return f"−1 does not empty it: after three ones and a −1 h of unit 1 is {h} {left}. Which gate can clear c?"


def counting_below_zero(h):
    """Of a cell that a −1 leaves with less than nothing."""
    return (
        f"it does not begin at zero after a −1: at the third one after it h of unit 1 is {h}. The −1 itself was "
        "written into c: which gate should be shut at a −1?"
    )


def counting_rest_left(ones, h):
    """Of a cell that keeps a part of the old count."""
    return (
        f"a −1 does not empty it wholly: at the {('first', 'second')[ones - 1]} one after it h of unit 1 is {h} "
        "already."
    )


def counting_wrong(read, ones, h, above):
    """Of the sequence on which a cell goes wrong first."""
    want = "above 0.5" if above else "at or below 0.5"
    count = f"{ones} {'one' if ones == 1 else 'ones'} since the last −1"
    return f"after {read}, with {count}, h of unit 1 is {h}; {want} is right."


def zeros(count):
    """So many zeros."""
    return f"{count} {'zero' if count == 1 else 'zeros'}"


def inputs_read(x):
    """The inputs read, the last dozen where there are more."""
    shown = " ".join(str(number) for number in x[-12:])
    if len(x) > 12:
        return f"{len(x)} inputs that end in {shown}"
    return f"the input{'s' if len(x) > 1 else ''} {shown}"


MY_DOORS, MY_COMMANDS = "my_doors", "my_commands"
DOORS_DO = {
    "i": "i is the input gate, it multiplies the candidate",
    "f": "f is the forget gate, it multiplies the old c",
    "g": "g is the candidate, a tanh between −1 and 1",
    "o": "o is the output gate, it multiplies tanh(c)",
    "c": "c is the cell state, and no gate can see it until it is shown",
    "h": "h is the hidden state, the part of c that the output gate shows",
}
DOORS_CORRECT = "f keeps, i writes, o shows; g is what is written, c the memory, h the part of it that others see."


def command_shows(right):
    """What the gates of a trained cell show at a command."""
    return {
        "add": "i is about half open here, and f is open",
        "leave": "f is open here, i and o are shut",
        "read": "f and o are open here, and i is shut",
        "empty": "f is shut at this step",
    }[right]


COMMANDS_CORRECT = "f shut means empty, i half open means add, o open means read; all else leaves c alone."

ALONG_C = "the derivative"
ALONG_C_MISTAKES = {
    "k_too": "f[k] is among the factors: it made c[k] itself, and c[k] is where we start",
    "not_the_last": "f[T] is missing: the last step multiplies too",
    "one_late": "f[k+1] is missing: it is the first step after k",
    "from_the_start": "all steps are multiplied: those up to k come before c[k]",
    "up_to_k": "these are the steps up to k: the derivative goes over the steps after k",
    "sum": "the gates are added: a chain of derivatives is a product",
    "mean": "the gates are averaged: a chain of derivatives is a product",
    "last_alone": "only f[T] is taken: there is a factor for every step after k",
    "first_alone": "only f[k+1] is taken: there is a factor for every step after k",
    "k_alone": "f[k] is taken, which made c[k] itself: the factors are those of the steps after k",
    "power": "f[T] is taken to a power: f differs from step to step",
    "power_of_the_first": "f[k+1] is taken to a power: f differs from step to step",
    "power_of_the_mean": "the mean is taken to a power: multiply the gates themselves",
    "sign": "the sign is wrong: f is above zero, and so is each product of them",
    "sigma_again": "σ is taken of f once more: f is the gate already",
    "what_is_cleared": "1 - f is multiplied: f is what is kept",
    "slope_of_sigma": "f (1 - f) is multiplied: that is the slope of σ; here c is differentiated, not the gate",
    "logarithm": "this is the logarithm of the product: np.exp brings it back",
}
ALONG_C_ADVICE = "write down c[k+2] with the letters f[k+1], f[k+2] and c[k], and differentiate by c[k]."
ALONG_C_NO_NUMBER = "row 0 of f is NaN, since there is no gate at t = 0; do not use it"
ALONG_C_UNITS = "each unit has gates of its own: give one number per unit"
ALONG_C_ALL_STEPS = "these are all steps; multiply over the steps, axis 0"
ALONG_C_AXIS = "this multiplies over the units; multiply over the steps, axis 0"


def along_c_case(T, k, n_h):
    """Which product is asked for."""
    return f"with T = {T}, k = {k} and n_h = {n_h}"


def along_c_correct(trials):
    """Of a right product, tried so often."""
    return f"the product of the forget gates after step k, in {trials} trials; for k = T it is 1."


REMEMBERS_NO_GATE = "i and f are gates: numbers from 0 to 1."
REMEMBERS_NO_CANDIDATE = "g is a tanh: a number from −1 to 1."
REMEMBERS_CLAIM = "your own gates keep c with the input gate open: so the claim is not true."


def remembers_shut(i):
    """Of an input gate that is shut."""
    return f"with i = {number(i)} the input gate is shut, as the claim demands; try to keep c with i = 1."


def remembers_written(written, c, left, steps):
    """Of gates that write something."""
    return (
        f"i g = {number(written)} is added at every step: c = {number(c, 1)} is {number(left)} after {steps} steps."
    )


def remembers_faded(f, c, left, steps):
    """Of a forget gate that loses something."""
    return (
        f"f = {digits(f, 3)} multiplies c at every step: c = {number(c, 1)} is {number(left)} after {steps} steps."
    )


def remembers_correct(steps):
    """Of a counterexample."""
    return (
        f"false: with f = 1 and g = 0 the open input gate writes zeros, and c is the same after {steps} steps. "
        "What must be near zero is the product i g."
    )


# The learner's own functions at work

ORDERS_AT_WORK = "add 0.3, add 0.4, 0.9, read, empty, read, add 0.6, 0.7, read"
READS, ONES_SINCE, H_OF_UNIT_1 = "reads", "ones since −1", "h of unit 1"
ARRIVES = "∂c[30] / ∂c[k]"


def step_at_work(added, passed, shown, emptied):
    """The learner's step with Lee's gates: c after two orders to add, after a number
    that nobody asked to add, h where it is read, and c after the order to empty."""
    return (
        f"Your step obeys Lee's gates. Two numbers are added: c[2] = {number(added)}. When 0.9 arrives, i is shut: "
        f"c[3] = {number(passed)}. At “read” o is open: h[4] = {number(shown)}. At “empty” f is shut: "
        f"c[5] = {number(emptied)}."
    )


def commands_at_work(answers):
    """What a cell answers that is told what the learner read, by step."""
    told = " and ".join(f"{number(h)} at step {t}" for t, h in answers.items())
    return f"Lee's cell obeys the commands that you read. It answers {told}, and holds c until it is emptied."


def counting_at_work(above, wanted):
    """The steps at which unit 1 is above a half, and those at which it should be."""
    steps = ", ".join(map(str, above)) or "none"
    right = "exactly" if list(above) == list(wanted) else "not"
    return (
        f"Your cell reads ones, zeros and −1. h of unit 1 is above 0.5 at steps {steps}: {right} where three ones "
        "or more have been read since the last −1."
    )


def steady_gate(f):
    """A unit whose gate is the same at all steps."""
    return f"f = {f:g}"


def shuts_once(f, shut, t):
    """A unit whose gate shuts at one step."""
    return f"f = {f:g}, but f[{t}] = {shut:g}"


def along_c_at_work(T, arrives, shut_at, after):
    """What arrives of c[0] in three units, and in the third of a change at the step
    where its gate is shut."""
    first, second, third = map(digits, arrives)
    return (
        f"By your function, of a change of c[0] there arrives at c[{T}]: {first} where f = 0.99, {second} where "
        f"f = 0.9, and {third} where the gate shuts at step {shut_at}. Of a change of c[{shut_at}], after it, "
        f"{digits(after)} arrives there."
    )
