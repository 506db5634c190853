"""The words of notebook 9: labels, and sentences as functions from numbers to text."""

from rnn_teach.kit.numbers import below, counted, digits, number

# Controls

LAYERS, CELLS, VIEW, SEED = "layers L", "cells", "view", "random seed"
PLAIN, LSTM = "plain (tanh)", "LSTM"
STATES, FLOW = "states", "gradient of L[t]"
ROADS_TO, ROAD = "roads to layer", "road"

# Where a number comes from


def column(t):
    """Of a step's column."""
    return f"Step {t}"


def small(value):
    """A number with two decimals, or with three where it is small, as the states of an
    LSTM are in upper layers."""
    return number(value, 2 if value == 0 or abs(value) >= 0.1 else 3)


def state(part, layer, t, unit):
    """Of a number in a layer's block: of a plain cell its sum, of an LSTM what it reads
    out."""
    name, h = f"h{below(layer)}[{t}], unit {unit + 1}", small(part.h[t, unit, 0])
    if hasattr(part, "c"):
        o, c = number(part.gates[t, 3, unit, 0]), small(part.c[t, unit, 0])
        return f"{name}: o·tanh(c) = {o}·tanh({c}) = {h}"
    read = f"h{below(layer - 1)}[{t}]" if layer > 1 else f"x[{t}]"
    return f"{name} reads {read} and h{below(layer)}[{t - 1}]: tanh({small(part.a[t, unit, 0])}) = {h}"


# The map of several nets

FLOW_TITLE = "‖∂L[T]/∂h[k]‖: how strongly the loss at the last step depends on each layer at step k"


def map_of_flow(ends):
    """The norms in the last layer at the last step, and in layer 1 at step 1, by the
    names of the nets."""
    told = (
        f"{name}: {digits(last)} in the last layer at the last step, {digits(first)} in layer 1 at step 1"
        for name, (last, first) in ends.items()
    )
    return f"A map of how strongly the last loss depends on each layer and step. {'; '.join(told)}."


# The explorer's sentences


def states(t, moved):
    """Which layer reads what at step t, and how far each moves."""
    if len(moved) == 1:
        return f"Step {t}: the layer reads x[{t}] and its own state h₁[{t - 1}]; it moves by {small(moved[0])}."
    told = ", ".join(f"layer {layer} by {small(size)}" for layer, size in enumerate(moved, start=1))
    above = f"layer 2 reads h₁[{t}] and h₂[{t - 1}]"
    return f"Step {t}: layer 1 reads x[{t}] and h₁[{t - 1}], {above}, all within one step. They move: {told}."


def flow(t, L, at_input, down, back, corner):
    """The norms of ∂L[t] at the input, straight down, straight back, and in the far
    corner."""
    start = f"∂L[{t}]/∂h{below(L)}[{t}] has norm 1"
    if t == 1:
        return f"{start}; at the same step ‖∂L[1]/∂x[1]‖ = {digits(at_input)} arrives at the input."
    told = [f"‖∂L[{t}]/∂h{below(L)}[1]‖ = {digits(back)} straight back"]
    if L > 1:
        told.insert(0, f"‖∂L[{t}]/∂h₁[{t}]‖ = {digits(down)} straight down")
        told.append(f"{digits(corner)} at h₁[1], the far corner")
    return f"{start}: {', '.join(told)}."


INPUT = "input x"


def own_states(t, word, names, moved):
    """How far each layer of a net of one's own moves at step t."""
    told = ", ".join(f"{name} by {number(size)}" for name, size in zip(names, moved, strict=True))
    return f"Step {t}, “{word[:30]}”: each layer reads the one below and its own last state. They move: {told}."


def own_flow(t, word, sizes, k, from_word):
    """The size of the gradient of the answer at t in each layer at t, and at which word
    it is largest."""
    told = ", ".join(f"{digits(size)} in {name}" for name, size in sizes.items())
    return (
        f"Step {t}, after “{word[:30]}”: the gradient of the largest answer has the size {told}, all at step {t}. "
        f"Of the inputs it is largest at step {k}, {from_word[:30]}."
    )


def layer_sum(index):
    """The name of a row of adders."""
    return f"h{index}[t]"


def roads(layers, t, layer, count, road, ups):
    """A place of a stack of adders, its number, and one of the roads to it; `ups` says
    of each move whether it goes up."""
    arrives = f"At step {t} layer {layer} of {layers} holds {count}: the 1 has come by {count} road"
    arrives += "s." if count > 1 else "."
    if not ups:
        return f"{arrives} It has just entered."
    return f"{arrives} Road {road} of {count}: {', '.join('up' if up else 'on' for up in ups)}."


def node(index, t, under, before):
    """Where the number of a circle comes from."""
    return f"h{index}[{t}] = {under} from below + {before} from step {t - 1}. Click: count the roads to it"


def light(value):
    """At a number of an array."""
    return f"{value}. Click: light it in the net too"


UNIT_OF_LAYER_1 = "unit {} of layer 1"
WORDS_OF = "40 words, each as a first word"


def stands_for(value):
    """In the color of the words of one value."""
    return f"{'●■▲'[value]} words that stand for {value}"


def right_totals(percent):
    """How good the net is."""
    return f"{percent} % of new totals right"


def clusters(seed, updates, loss, right, close, far):
    """How far the training is, and how far the words are apart."""
    apart = f"Words of the same value are {number(close)} apart, words of different values {number(far)}."
    if not updates:
        return f"Seed {seed}, no update made yet. {apart} Press Play."
    return (
        f"Seed {seed}, after {counted(updates, 'update')} the loss is {number(loss, 3)}, and "
        f"{number(100 * right, 0)} % of new totals are right. {apart}"
    )


PYTORCH, KERAS = "PyTorch", "Keras"
LIBRARIES = (PYTORCH, KERAS)
LIBRARY, DIRECTIONS, FIRST_AXIS, NUMBER = "library", "directions", "first axis of out", "number"
DIRECTION_NAMES = ("one (→)", "two (→ and ←)")
ORDERS = ("time (T, B, ...)", "batch (B, T, ...)")
IMPORTS = "from rnn_teach import Bidirectional, LSTMCell, Stack, unroll\n"


def unit_of(direction, unit):
    """Above a column of `out`."""
    return f"{'→←'[direction]}{unit}"


def at_step(t):
    """Before a row of `out`."""
    return f"t = {t}"


def each(name, directions):
    """What Keras hands out beside `out`: a state for each direction."""
    return name if directions == 1 else f"{name}, one array a direction"


def end_of(name, layer, direction):
    """Before a row of the last states."""
    return f"{'→←'[direction]}{name}{below(layer)}"


def titled(name, shape):
    """Above an array: its name and shape."""
    return f"{name}: shape {shape}"


def entry(library, shape, name, index, state, value, unit, direction, layer, layers, t):
    """One number that is handed out, and where it stands in the net; `shape` is that of
    `out`."""
    arrow = "→←"[direction]
    which = f"layer {layer} of {layers}"
    reads = "forward" if direction == 0 else "backward"
    of = "" if state == "h" else "the cell state of "
    return (
        f"{library}, out {shape}: {name.partition(',')[0]}[{', '.join(map(str, index))}] is {number(value)}, "
        f"{of}unit {unit} of {arrow}h, which reads {reads}, in {which}, at t = {t}."
    )


# Exercises

STACK_MISTAKES = {
    "fed_the_input": "layer 2 is fed the input x[t] instead of the layer below",
    "fed_zeros": "layer 2 reads h_1[t] before it is computed: compute layer 1 of a step first",
    "fed_one_step_early": "layer 2 is fed h_1[t-1], the layer below one step too early",
    "weights_of_layer_1": "both layers have the weights of the first",
    "W_1_twice": "W_1 serves both layers",
    "U_1_twice": "U_1 serves both layers",
    "b_1_twice": "b_1 serves both layers",
    "no_past_2": "layer 2's own past is left out: W_2 h_2[t-1] is missing",
    "past_of_layer_1": "layer 2 takes the past of layer 1 for its own: W_2 h_1[t-1]",
    "past_of_layer_1_now": "W_2 reads h_1[t]: it reads its own past, W_2 h_2[t-1]",
    "fed_the_last_state": "layer 2 is fed the last state h_1[T] at every step",
    "fed_the_sum": "layer 2 is fed the sum of x[t] and h_1[t]",
    "fed_a_1": "layer 2 is fed a_1[t]: tanh is left out on the way up",
    "fed_reversed": "layer 2 reads the states below from the last to the first",
    "U_2_and_W_2": "U_2 and W_2 have changed places",
    "U_1_and_W_1": "U_1 and W_1 have changed places",
    "W_1_transposed": "W_1 is transposed",
    "W_2_transposed": "W_2 is transposed",
    "bare": "tanh is left out in both layers",
    "sigmoid": "σ stands where tanh belongs",
    "no_biases": "b_1 and b_2 are left out",
    "one_state": "one h serves both layers as their past: each layer has a state of its own",
    "short": "the last step is left out: range(1, T) ends before T",
    "late": "the first step is left out: the loop begins at t = 1",
    "no_tanh_2": "tanh is left out in layer 2",
    "no_b_2": "b_2 is left out",
    "no_tanh_1": "tanh is left out in layer 1",
    "no_past_1": "layer 1's own past is left out: W_1 h_1[t-1] is missing",
    "no_b_1": "b_1 is left out",
    "past_of_layer_2": "layer 1 takes the past of layer 2 for its own: W_1 h_2[t-1]",
    "wrong_order": "the layers are handed back in the wrong order: h_1 comes first",
    "layer_1_twice": "layer 1 is handed back twice",
    "layer_2_twice": "layer 2 is handed back twice",
    "one_step_late": "layer 2 is handed back one step late",
    "last_state_everywhere": "only the last state of each layer is kept: every row is h[T] (store a copy)",
}
"""What is wrong with two layers, by the key of the mistake."""

STACK_ADVICE = "take the first layer alone, compare it, then go up."
STACK_COLUMN = "here a state is a vector (n,), not a column (n, 1)"


def stack_wrong(layer, t, unit, mine, right):
    """Of the lowest layer that is wrong, for what is above it follows; units count from
    1."""
    return f"first wrong in layer {layer} at t = {t}, unit {unit}: yours is {mine}, right is {right}"


def stack_says(mistakes):
    """What the wrong layers are."""
    return f"your layers are what you get when {' and '.join(mistakes)}"


def stack_correct(trials):
    """Of two right layers, tried on so many nets."""
    return f"both layers equal those of a Stack at every step, in {trials} nets, layers of unequal size among them."


LAYER_COUNT_MISTAKES = {
    "upper_reads_n_h": "the upper layers read n_h numbers: below them stand two directions, 2 n_h",
    "all_read_n_x": "every layer reads n_x numbers: only the first reads the input",
    "one_direction": "one direction is counted: there are two cells in each layer",
    "one_direction_reads_n_h": "one direction is counted, and the upper layers read n_h numbers",
    "wide_W": "each W is counted with 2 n_h columns: a direction reads its own past alone",
    "no_biases": "the biases are left out",
    "no_W": "W is left out: the n_h² numbers of each loop are missing",
    "two_biases": "two biases are counted in each direction, as PyTorch has: here each has one",
    "twice": "each direction is counted twice: n_h units each, two directions a layer",
    "one_W": "one W and one bias are counted for both directions: each has its own",
    "first_reads_2_n_h": "the first layer reads the input, n_x numbers, and no directions",
    "reads_all_below": "a layer reads all layers below it: it reads the one below alone, 2 n_h numbers",
    "reads_x_too": "the upper layers read the input too: they read the layer below alone",
    "one_bias": "one bias is counted for both directions",
    "reversed": "the layers are counted from the last to the first",
    "cumulated": "the layers below are counted again in each: give each layer's own",
    "of_an_LSTM": "LSTM units are counted, four times as many numbers: plain units are asked for",
}
"""What is wrong with the counts of the layers, by the key of the mistake."""

LAYER_COUNTS = "counts"
LAYER_COUNT_ADVICE = "write down the shapes of one direction, layer by layer."
LAYER_COUNT_LIST = "give a list, a count for each layer"
LAYER_COUNT_BOTH = "add both directions: one count a layer"
LAYER_COUNT_NO_NUMBER = "a layer has a finite number of parameters"


def layer_count_case(n_x, n_h, L):
    """Which net is counted."""
    return f"for n_x = {n_x}, n_h = {n_h}, L = {L}"


def layer_count_wrong(layer, mine, right):
    """Of the first layer that is counted wrongly."""
    return f"layer {layer} has {right} parameters, and yours is {mine}"


def layer_count_says(mistakes):
    """What the wrong counts are."""
    return f"your counts are what you get when {' and '.join(mistakes)}"


def layer_count_correct(nets):
    """Of right counts, tried on so many nets."""
    return f"your counts are right for {nets} nets of one layer and of more."


ROADS = "the number of roads"
ROADS_MISTAKES = {
    "nodes": "that counts the places, L · T; a road is a way through them",
    "moves": "that is how many moves a road has; count the orders they can be made in",
    "moves_product": "the moves up are multiplied with the moves on: count the orders",
    "one_too_many": "one move too many in each direction: from layer 1 to L there are L - 1 moves up",
    "one_off": "one move on too many: from step 1 to T there are T - 1",
    "other_off": "one move up too many: from layer 1 to L there are L - 1",
    "any_turn": "every row of ups and ons is counted: only those with L - 1 ups end in the corner",
    "up_anywhere": "each move up chooses its step freely: a later one cannot come at an earlier step",
    "orders": "all orders of the moves are counted as different: two moves up cannot be told apart",
    "zeros": "the grid begins with zeros and stays so: one road leads to each place of its edges",
    "slanting": "slanting moves are counted too: a move goes up or on, not both at once",
    "places": "that is how many places a road visits; count the roads",
    "step_of_each_layer": "each layer chooses a step freely: a road cannot go back in time",
    "layer_of_each_step": "each step chooses a layer freely: a road cannot go down",
    "L_moves_up": "one move up too many among the moves: from layer 1 to L there are L - 1",
    "steps_chosen": "a step is chosen for each layer, all different: two moves up may come at the same step",
    "not_divided": "the moves on are counted as different: divide by their orders, (T - 1)!, too",
    "orders_multiplied": "the orders of ups and of ons are multiplied: divide (L + T - 2)! by both",
    "an_example": "that is the number for 3 layers and 4 steps: return it for any L and T",
    "single": "there is one road in a net of one layer alone",
    "up_alone": "two moves up at the same step are left out: they are allowed",
}
"""What is wrong with a count of roads, by the key of the mistake."""

ROADS_ADVICE = "fill a small grid: a place has as many roads as the one below and the one before together."
ROADS_NO_NUMBER = "a count is a whole number"


def roads_case(L, T):
    """Which stack is tried."""
    return f"with L = {L} layers and T = {T} steps"


def roads_wrong(mine, right):
    """Of a wrong count."""
    return f"you count {mine}, there are {right}"


def roads_correct(trials):
    """Of right counts."""
    return f"L - 1 moves up among L + T - 2 moves, for {trials} stacks. With every weight 1 it is the gradient."


MY_DEPTH_SAYS = "my_depth_says"
DEPTH_SAYS = (
    (True, "compare the strips seed by seed"),
    (False, "one of the even stacks did no better than a single layer, and on parity nothing was gained"),
    (True, "look along a strip, how far are its own dots apart"),
    (False, "a single layer of 14 units solved it"),
    (True, "look at the strip of the 100, seed by seed"),
    (
        False,
        "on new sequences both were equally poor; no amount of data was found at which the larger is worse",
    ),
)
"""Of each statement whether it is shown, and what speaks against the other answer: a 4
below 12 beat a layer of 8 with four of five seeds or all, b two layers are better than
one, c seeds differ more than nets, d three levels need three layers, e the larger stack
knew more by heart, f a larger net needs more data."""

DEPTH_SAYS_CORRECT = "what was measured is shown; a rule for all tasks or a need would take other runs."

SHAPES_MISTAKES = {
    "h_n_batch_first": "h_n follows batch_first: in PyTorch only out does; h_n keeps the batch second",
    "h_n_wide": "h_n has the directions side by side, as out has; there they are rows of their own",
    "h_n_layers": "h_n has a row for each layer alone: each direction has one too",
    "h_n_last": "h_n has the rows of the last layer alone: it keeps the end of every layer",
    "h_n_steps": "h_n has every step: it holds the last state, one for each layer and direction",
    "out_narrow": "out has n_h units: both directions stand side by side in it",
    "out_layers": "out has the units of every layer: it holds the last layer alone",
    "out_turned": "batch_first is taken the wrong way round in out",
    "out_batch_first": "batch_first is not read: out always begins with the batch",
    "out_time_first": "batch_first is not read: out always begins with the time",
    "out_always_two": "directions is not read in out: it is 1 or 2",
    "out_batch_last": "out has the batch last, as in this course: in PyTorch the units come last",
    "out_row_0": "out has no row for the state before the first step: T steps",
    "out_added": "the directions are added to the units: there are directions times n_h",
    "h_n_side_by_side": "h_n has the directions of the last layer side by side: each of every layer has a row",
    "h_n_added": "layers and directions are added: each layer has a row for each direction",
    "h_n_batch_last": "h_n has the batch last, as in this course: in PyTorch the units come last",
    "h_n_always_two": "directions is not read in h_n: it is 1 or 2",
    "swapped": "the two are swapped: hand back out, then h_n",
}
"""What is wrong with shapes, by the key of the mistake."""

SHAPES_ADVICE = "turn the table of shapes above, one control at a time, and watch which axis moves."
SHAPES_NO_NUMBER = "a shape has whole numbers"


def shapes_case(T, B, n_h, layers, directions, batch_first):
    """Which net is tried."""
    return (
        f"with T = {T}, B = {B}, n_h = {n_h}, layers = {layers}, directions = {directions} and "
        f"batch_first = {batch_first}"
    )


def shapes_wrong(name, axis, mine, right):
    """Of the first wrong axis."""
    return f"axis {axis} of {name} is wrong first: yours is {mine}, right is {right}"


def shapes_correct(trials):
    """Of right shapes, tried so often."""
    return f"both shapes are PyTorch's, for {trials} nets. out has every step, h_n every layer."


MY_FIRST_STEP = "my_first_step"
FIRST_STEP = "follow the blue arrows of the first picture: within a step they lead up through all layers"
FIRST_STEP_BRIGADE = "no layer waits for the next step: layer 2 reads h₁[t], of the same step"
FIRST_STEP_CLAIM = "compare your own steps"
FIRST_STEP_CORRECT = "false: within one step an input reaches every layer. Depth costs computing, not time steps."

IN_ORDER = "we arrive in Paris and leave on Monday and arrive in Rome"
TOLD_BY_LAYER = {1: ("“leave” was read", "“arrive” is read now"), 2: ("“leave”, then “arrive”",)}
STEPS_T = "steps T"
THOUSANDS = "thousand parameters"


def stack_at_work(words, h_1, h_2):
    """At which words the learner's layers go up, wired to find "leave" and then
    "arrive"."""
    told = []
    for layer, what, h in ((1, "sees “arrive”", h_1[:, 1]), (1, "keeps “leave”", h_1[:, 0]), (2, "is up", h_2)):
        steps = [f"{t}" for t, value in enumerate(h.reshape(-1), start=1) if value > 0.5]
        told.append(f"layer {layer} {what} at t = {', '.join(steps) or 'no step'}")
    return f"Your stack, wired to find “leave” and then “arrive”, reads {len(words)} words: {'; '.join(told)}."


def layers_long(layers):
    """At the curve or bar of a net of so many layers."""
    return f"{layers} layer{'' if layers == 1 else 's'}"


def roads_at_work(T, L, count):
    """How many roads the largest stack has."""
    return (
        f"Your function at work: a net of one layer has one road, however many steps it takes; over {T} "
        f"steps {L} layers have {count:,.0f}."
    )


def counts_at_work(n_x, n_h, layers):
    """The counts of the largest net, layer by layer."""
    return (
        f"Your function at work, with n_x = {n_x} and n_h = {n_h}: the first layer has {layers[0]:,.0f} "
        f"parameters, each further one {layers[-1]:,.0f}; {len(layers)} layers have {layers.sum():,.0f}."
    )


def another_input(t):
    """Above the changes that it makes."""
    return f"another x[{t}]: how far each state moves"


def first_step_at_work(kicks, firsts):
    """At which step each layer is first changed, by each input that was changed."""
    told = (
        f"another x[{t}] moves layers 1 to {len(steps)} first at t = {', '.join(map(str, steps))}"
        for t, steps in zip(kicks, firsts, strict=True)
    )
    return (
        f"Measured in a stack with random weights: {'; '.join(told)} (framed). What is gray has not moved at all."
    )
