"""Every public function, each of its arguments replaced by what does not belong there.

It answers, where the thing can be taken for what was asked, or it raises a ValueError of one sentence that it wrote
itself: nothing fails deep inside, nothing is warned of, nothing hangs.
"""

import numpy as np
import pytest

import rnn_teach
from rnn_teach import (
    Adam,
    Bidirectional,
    LSTMCell,
    Readout,
    RNNCell,
    bptt,
    checks,
    cross_entropy,
    explorers,
    figures,
    jacobians,
    make_ledger,
    tasks,
    torch_weights,
    unroll,
)

RECORDS = {"Gradients", "GradientCheck", "Ledger", "Loss", "Record", "Adding", "Verdict"}
"""What functions hand out. They are made by them alone and check nothing."""

CELL = RNNCell(U=np.eye(2), W=np.eye(2))
OTHER = LSTMCell.random(2, 3, np.random.default_rng(0))
TRACE = unroll(CELL, np.ones((3, 2)))
DIRECT = np.ones((4, 2, 1))
LEDGER = make_ledger(CELL, TRACE, DIRECT)
W = np.array([[0.5, 0.1], [0.0, 0.4]])
J = jacobians(CELL, TRACE)
PARAMETERS, GRADIENTS = {"W": W.copy()}, {"W": 2 * W}
O, TARGETS = np.ones((4, 2, 1)), np.zeros((3, 1), int)
NUMBERS = np.zeros((3, 2, 1))


def rng():
    return np.random.default_rng(0)


def loss(W):
    return np.sum(W * W)


def loss_and_gradients():
    return 1.0, {"W": np.zeros((2, 2))}


RUN = rnn_teach.Training({"W": W.copy()}, loss_and_gradients, Adam(0.01)).run(3)
STACK = {"U": np.ones((4, 2, 2)), "W": np.ones((4, 2, 2)), "b": np.ones((4, 2, 1))}
GRU_STACK = {name: array[:3] for name, array in STACK.items()}

CALLS = {
    "SGD": {"learning_rate": 0.1, "momentum": 0.5, "nesterov": True},
    "Adagrad": {"learning_rate": 0.1, "epsilon": 1e-8},
    "Adam": {"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.9, "epsilon": 1e-8},
    "RMSprop": {"learning_rate": 0.1, "decay": 0.9, "epsilon": 1e-8},
    "RNNCell": {"U": W, "W": W, "b": [1.0, 2.0], "activation": "tanh"},
    "RNNCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "activation": "tanh", "U_std": 1, "W_std": 1},
    "LSTMCell": {**STACK, "P": np.ones((3, 2, 1)), "cell_input": "tanh", "cell_output": "linear", "hold": {"f": 1}},
    "LSTMCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "forget_bias": 1, "U_std": 1, "W_std": 1},
    "GRUCell": {**GRU_STACK, "b_m": np.ones((2, 1)), "reset": "after", "hold": {"z": {2: 0.5}}},
    "GRUCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "U_std": 1, "W_std": 1},
    "Readout": {"V": W, "c": [1.0, 2.0], "answer": "softmax"},
    "Readout.random": {"n_h": 2, "n_y": 2, "rng": rng, "answer": "linear"},
    "Bidirectional": {"forward": CELL, "backward": OTHER},
    "Reversed": {"backward": CELL},
    "Trace": {"h": NUMBERS},
    "Training": {
        "parameters": PARAMETERS,
        "loss_and_gradients": loss_and_gradients,
        "optimizer": Adam(0.1),
        "clip_norm": 1,
        "clip_value": None,
    },
    "UntiedCell": {"cell": CELL, "T": 3},
    "bptt": {"cell": CELL, "trace": TRACE, "direct": DIRECT, "window": 2, "chunk": None},
    "cell_from_keras": {"kind": "rnn", "weights": [W, W, [1.0, 2.0]], "activation": "tanh"},
    "cell_from_torch": {"kind": "rnn", "weights": torch_weights(CELL), "layer": 0, "activation": "tanh"},
    "keras_weights": {"cell": OTHER},
    "torch_weights": {"cell": CELL, "layer": 0},
    "central_differences": {"loss": loss, "parameters": PARAMETERS, "step": 1e-5},
    "complex_step": {"loss": loss, "parameters": PARAMETERS, "step": 1e-20},
    "check_gradients": {"loss": loss, "parameters": PARAMETERS, "gradients": GRADIENTS},
    "error_curve": {"loss": loss, "parameters": PARAMETERS, "gradients": GRADIENTS, "steps": [1e-5, 1e-4]},
    "clip_by_norm": {"gradients": GRADIENTS, "threshold": 1},
    "clip_by_value": {"gradients": GRADIENTS, "threshold": 1},
    "global_norm": {"gradients": GRADIENTS},
    "cross_entropy": {"o": O, "targets": TARGETS, "weights": np.ones((3, 1))},
    "logistic_loss": {"o": O, "targets": NUMBERS, "weights": np.ones((3, 1))},
    "squared_error": {"o": O, "targets": NUMBERS, "weights": np.ones((3, 1))},
    "glorot_uniform": {"n_out": 2, "n_in": 2, "rng": rng},
    "identity": {"n": 2, "scale": 1.0},
    "orthogonal": {"n": 2, "rng": rng, "scale": 1.0},
    "jacobian_norms": {"J": J, "norm": "spectral"},
    "jacobian_products": {"J": J, "t": 2},
    "jacobians": {"cell": CELL, "trace": TRACE},
    "make_ledger": {"cell": CELL, "trace": TRACE, "direct": DIRECT},
    "matrix_norms": {"matrices": J[1:], "norm": "frobenius"},
    "relative_error": {"gradient": W, "reference": W},
    "scaled_to_singular_value": {"W": W, "value": 1},
    "scaled_to_spectral_radius": {"W": W, "radius": 1},
    "softmax": {"o": O},
    "spectral_radius": {"W": W},
    "top_singular_value": {"W": W},
    "turn_round": {"array": O},
    "unroll": {"cell": CELL, "x": np.ones((3, 2)), "lengths": [2], "mask": None, "h": [1, 2]},
    "Vocabulary": {"sentences": ["one two"]},
    "as_sentences": {"sentences": ["one two"]},
    "make_adding": {"T": 4, "B": 2, "rng": rng},
    "split_words": {"sentence": "one two"},
    "plot_cliff": {"b": [1.0, 2.0], "L": [1.0, 2.0], "ax": None},
    "plot_clipping": {"gradient": [3, 4], "by_norm": [0.6, 0.8], "by_value": [1, 1], "threshold": 1, "ax": None},
    "plot_ledger": {"ledger": LEDGER, "name": "h"},
    "plot_losses": {"runs": {"a": RUN}, "baseline": 1.0, "stopped": ["a"]},
    "plot_norm_distribution": {"records": RUN, "threshold": 1.0},
    "plot_norms": {"records": RUN, "threshold": 1.0, "first": 1},
    "plot_shares": {"ledger": LEDGER, "t": 2, "name": "W"},
    "plot_states": {"trace": TRACE, "units": [0], "words": ["a", "b", "c"]},
    "plot_step_sizes": {"steps": [1e-3, 1e-2], "errors": {"central": [1e-3, 1e-2]}},
    "plot_unrolled": {"words": ["a", "b"]},
    "plot_vanishing": {"curves": {"a": [1.0, 2.0]}, "bound": [1.0, 2.0], "ends": (0.1, 10), "label": "a"},
}


NOT_HERE = {"Stack", "check_setup", "make_travel_slots", "plot_rolled"}
"""Without a named argument that could be wrong (that of Stack is in test_networks)."""
STATES = [None, "", "{}", "[]", "null", '{"t": 1}', '{"t"', '{"seed": 1e400}', "\ud800", 3, {}, b"{}"]
"""States from an older version, or mangled."""

STRANGE = {
    "nothing": None,
    "dots": ...,
    "yes": True,
    "zero": 0,
    "minus one": -1,
    "a fraction": 1.5,
    "NaN": np.nan,
    "infinity": np.inf,
    "imaginary": 1j,
    "a huge number": 10**400,
    "no text": "",
    "text": "tanh",
    "bytes": b"tanh",
    "an object": object(),
    "a function": np.tanh,
    "a type": RNNCell,
    "no list": [],
    "a list of nothing": [None],
    "a ragged list": [[1.0], [1.0, 2.0]],
    "a list of texts": ["a", "b"],
    "a set": {1, 2},
    "no dict": {},
    "a dict of text": {"W": "a"},
    "a dict of NaN": {"W": np.full((2, 2), np.nan)},
    "a dict by number": {1: W},
    "one number in an array": np.array(1.0),
    "no array": np.empty((0, 2, 1)),
    "an array of NaN": np.full((4, 2, 1), np.nan),
    "an array of infinity": np.full((4, 2, 1), np.inf),
    "an array of large numbers": np.full((4, 2, 1), 1e308),
    "whole numbers": np.ones((2, 2), int),
    "small floats": np.ones((2, 2), np.float16),
    "complex numbers": np.ones((2, 2), complex),
    "truth values": np.ones((2, 2), bool),
    "objects": np.full((2, 2), None),
    "dates": np.array(["2026-01-01"], "datetime64[D]"),
    "five axes": np.ones((1, 2, 1, 2, 1)),
    "another cell": OTHER,
    "a net": Bidirectional(RNNCell(U=W, W=W), RNNCell(U=W, W=W)),
    "another trace": unroll(OTHER, np.ones((2, 2))),
    "a read-out": Readout(V=W),
    "gradients": bptt(CELL, TRACE, DIRECT),
    "a ledger": LEDGER,
    "a loss": cross_entropy(O, TARGETS),
    "a generator": np.random.default_rng(0),
}
MODULES = (rnn_teach, tasks, figures)


def function_of(name):
    first, _, attribute = name.partition(".")
    (module,) = [module for module in MODULES if first in module.__all__]
    found = getattr(module, first)
    return getattr(found, attribute) if attribute else found


def given(arguments):
    """The arguments as they are handed in: a generator is a new one each time."""
    return {name: value() if value is rng else value for name, value in arguments.items()}


def answer_or_sentence(function, **arguments):
    """Call it; what it refuses, it refuses in one sentence of its own."""
    try:
        function(**arguments)
    except ValueError as error:
        sentence = str(error)
        assert sentence
        assert "\n" not in sentence.strip(), sentence
        raised_in = error.__traceback__
        while raised_in.tb_next:
            raised_in = raised_in.tb_next
        assert "rnn_teach" in raised_in.tb_frame.f_code.co_filename, f"raised deep inside: {sentence}"


def test_every_public_function_is_here():
    public = {name for module in MODULES for name in module.__all__ if callable(getattr(module, name))}
    assert public - RECORDS - NOT_HERE == {name for name in CALLS if "." not in name}


@pytest.mark.parametrize("name", CALLS)
def test_the_right_arguments_are_taken(name):
    function_of(name)(**given(CALLS[name]))


@pytest.mark.parametrize(("name", "argument"), [(name, argument) for name in CALLS for argument in CALLS[name]])
def test_a_strange_argument_is_answered_or_refused_in_a_sentence(name, argument):
    wrong = []
    for what, value in STRANGE.items():
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # 1e308 is a number, and its square is inf
                answer_or_sentence(function_of(name), **given(CALLS[name]) | {argument: value})
        except Exception as error:
            wrong.append(f"{what}: {type(error).__name__}: {error}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    "name", [name for name in checks.__all__ if name.startswith("check_") and name != "check_setup"]
)
def test_a_checker_gives_its_verdict_on_anything(name):
    for what, value in STRANGE.items():
        verdict = getattr(checks, name)(value)
        assert isinstance(verdict, checks.Verdict), what
        assert not verdict, what


@pytest.mark.parametrize("name", explorers.__all__)
def test_a_state_of_another_kind_is_refused_in_a_sentence(name):
    for state in STATES:
        answer_or_sentence(getattr(explorers, name), state=state)
