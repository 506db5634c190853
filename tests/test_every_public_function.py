"""Every public function, each of its arguments replaced by what does not belong there.

It answers, where the thing can be taken for what was asked, or it raises a ValueError
of one sentence that it wrote itself: nothing fails deep inside, nothing is warned of,
nothing hangs.
"""

import copy
import io
import itertools
import linecache
from pathlib import Path

import numpy as np
import pytest
from case_by_case import case_by_case
from exercises.handed_in import trials_drawn_once
from explorer_moves import the_first

import rnn_teach
from rnn_teach import (
    SGD,
    Adagrad,
    Adam,
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    RMSprop,
    RNNCell,
    Stack,
    UntiedCell,
    bptt,
    check_gradients,
    checks,
    cross_entropy,
    figures,
    jacobians,
    make_ledger,
    tasks,
    torch_weights,
    unroll,
)
from rnn_teach.kit.explorer import json_state

RECORDS = {
    "ClassScores",
    "Gradients",
    "GradientCheck",
    "Interrupted",
    "Ledger",
    "CTC",
    "Alignment",
    "Loss",
    "Record",
    "Adding",
    "Beam",
    "Verdict",
    "Commands",
    "MissingWords",
    "Parity",
    "FreeRun",
    "Spoken",
    "Vowels",
    "Sound",
    "Network",
}
"""What functions hand out. They are made by them alone and check nothing."""

CELL = RNNCell(U=np.eye(2), W=np.eye(2))
OTHER = LSTMCell.random(2, 3, np.random.default_rng(0))
TRACE = unroll(CELL, np.ones((3, 2)))
DIRECT = np.ones((4, 2, 1))
LAYERS = Stack(CELL, OTHER)
FROM_LAYERS = unroll(LAYERS, np.ones((3, 2))), np.ones((4, 3, 1))
LEDGER = make_ledger(CELL, TRACE, DIRECT)
MINGRU = rnn_teach.MinGRUCell.random(2, 2, np.random.default_rng(0))
SCANNED = rnn_teach.unroll_by_scan(MINGRU, np.ones((3, 2)))
W = np.array([[0.5, 0.1], [0.0, 0.4]])
J = jacobians(CELL, TRACE)
GRADIENTS = {"W": 2 * W}
O, TARGETS = np.ones((4, 2, 1)), np.zeros((3, 1), int)
NUMBERS = np.zeros((3, 2, 1))
WAV = (
    b"RIFF\xc4\x04\0\0WAVEfmt \x10\0\0\0\1\0\1\0\x40\x1f\0\0\x40\x1f\0\0\1\0\x08\0data\xa0\4\0\0" + b"\0\xff" * 600
)


def file_of(**arrays):
    file = io.BytesIO()
    np.savez(file, **arrays)
    return file.getvalue()


def rng():
    return np.random.default_rng(0)


def parameters():
    return {"W": W.copy()}


def net_file():
    """A file with a net in it, to be read or written again."""
    file = io.BytesIO()
    rnn_teach.save_net(file, cell=CELL)
    return file


MADE_ANEW = (rng, parameters, net_file)
"""What is changed where it is used: made for each call."""


def loss(W):
    return np.sum(W * W)


def loss_and_gradients():
    return 1.0, {"W": np.ones((2, 2))}


def word_task(B, rng):
    return tasks.make_word_sums(2, B, rng)


def training():
    return rnn_teach.Training(parameters(), loss_and_gradients, Adam(0.01))


RUN = training().run(3)
REQUESTS = tasks.make_requests("English", 3, rng())
OPINIONS = tasks.make_opinions("English", 3, rng())
ATTENDING = rnn_teach.AttendingCell.random(2, 3, 2, rng(), kind=GRUCell).looking_at(np.ones((4, 3)))
FROM_ATTENDING = unroll(ATTENDING, np.ones((3, 2)))
LOOKING = rnn_teach.AttendingReadout.random(2, 2, rng()).looking_at(np.ones((4, 2)))
SEEN = LOOKING.read(TRACE)
FILE = file_of(U=W, W=W, b=np.zeros((2, 1)), V=W)
STACK = {"U": np.ones((4, 2, 2)), "W": np.ones((4, 2, 2)), "b": np.ones((4, 2, 1))}
GRU_STACK = {name: array[:3] for name, array in STACK.items()}

LETTERS = "abc" * 2000

OPTIMIZERS = {"SGD": SGD(0.1), "Adagrad": Adagrad(0.1), "RMSprop": RMSprop(0.1), "Adam": Adam(0.1)}
OBJECTS = {
    **OPTIMIZERS,
    "LinearDecay": rnn_teach.LinearDecay(0.1, 10),
    "Training": training(),
    "RNNCell": CELL,
    "LSTMCell": LSTMCell.random(2, 3, rng()),
    "GRUCell": GRUCell.random(2, 2, rng()),
    "MinGRUCell": MINGRU,
    "PeepholeLSTMCell": rnn_teach.PeepholeLSTMCell.random(2, 3, rng()),
    "Embedding": rnn_teach.Embedding(W),
    "Convolution": rnn_teach.Convolution(np.ones((3, 1, 2, 2))),
    "Readout": Readout(V=W),
    "Sampler": rnn_teach.Sampler(),
    "AttendingCell": ATTENDING,
    "AttendingReadout": LOOKING,
    "Trace": TRACE,
    "Ledger": LEDGER,
    "GradientCheck": check_gradients(loss, parameters(), GRADIENTS),
    "UntiedCell": UntiedCell(CELL, 3),
    "AddingRun": tasks.AddingRun("LSTM", 5, Adam(0.01), rng()),
    "LadderRun": tasks.LadderRun("English", "one word", updates=3),
    "MoodRun": tasks.MoodRun(OPINIONS, updates=3),
    "BagOfWords": tasks.BagOfWords(OPINIONS, updates=3),
    "StackRun": tasks.StackRun([2, 3], word_task, 0),
    "SpeechRun": tasks.SpeechRun(["theo"], 0, updates=3),
    "VowelRun": tasks.VowelRun("forward", 0),
    "Vocabulary": tasks.Vocabulary(["one two"]),
    "Network": rnn_teach.read_network(FILE, words=["one", "two"]),
    "Alphabet": tasks.Alphabet("abc"),
    "KneserNey": tasks.KneserNey([0, 1, 0, 1, 2], 2, 3),
    "LanguageRun": tasks.LanguageRun(LETTERS, 3, rng(), n_h=2, T=2),
}
"""Whose methods are called."""

CALLS = {
    "SGD": {"learning_rate": 0.1, "momentum": 0.5, "nesterov": True},
    "Adagrad": {"learning_rate": 0.1, "epsilon": 1e-8},
    "Adam": {"learning_rate": 0.1, "beta1": 0.9, "beta2": 0.9, "epsilon": 1e-8},
    "RMSprop": {"learning_rate": 0.1, "decay": 0.9, "epsilon": 1e-8, "centered": True},
    "LinearDecay": {"learning_rate": 0.1, "updates": 10},
    "RNNCell": {"U": W, "W": W, "b": [1.0, 2.0], "activation": "tanh"},
    "RNNCell.random": {
        "n_x": 2,
        "n_h": 2,
        "rng": rng,
        "activation": "tanh",
        "U_std": 1,
        "W_std": 1,
        "bias": True,
        "dtype": np.float32,
        "init": "normal",
    },
    "LSTMCell": {**STACK, "cell_input": "tanh", "cell_output": "linear", "hold": {"f": 1}, "bias": True},
    "PeepholeLSTMCell": {**STACK, "P": np.ones((3, 2, 1)), "hold": {"f": 1}},
    "PeepholeLSTMCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "P": np.ones((3, 2, 1))},
    "PeepholeLSTMCell.W_f": {"value": np.ones((3, 3))},
    "Embedding": {"E": W},
    "Embedding.random": {"K": 3, "n_x": 2, "rng": rng, "std": 1, "dtype": np.float32},
    "Embedding.read": {"words": [[0], [1], [1]]},
    "Embedding.read_backward": {"words": [0, 1, 1], "d_x": np.zeros((4, 2, 1)), "terms": True},
    "Convolution": {"K": np.ones((3, 1, 2, 2)), "b": np.zeros((3, 1)), "stride": 1, "pad": 0},
    "Convolution.random": {
        "n_x": 2,
        "n_y": 2,
        "k": 3,
        "rng": rng,
        "stride": 1,
        "pad": 1,
        "dtype": np.float32,
    },
    "Convolution.read": {"x": np.ones((1, 3, 3, 2))},
    "Convolution.read_backward": {"x": np.ones((1, 3, 3, 2)), "d_y": np.ones((3, 2, 2, 2))},
    "im2col": {"x": np.ones((1, 3, 3, 2)), "k": 2, "stride": 1, "pad": 0},
    "col2im": {"columns": np.ones((4, 2, 2, 1)), "shape": (1, 3, 3, 1), "k": 2, "stride": 1, "pad": 0},
    "sequence_from_torch": {"x": NUMBERS, "batch_first": True},
    "sequence_to_torch": {"x": NUMBERS, "batch_first": True},
    "sequence_from_keras": {"x": NUMBERS},
    "sequence_to_keras": {"x": NUMBERS},
    "LSTMCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "forget_bias": 1, "U_std": 1, "W_std": 1},
    "GRUCell": {**GRU_STACK, "b_m": np.ones((2, 1)), "reset": "after", "hold": {"z": {2: 0.5}}},
    "GRUCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "U_std": 1, "W_std": 1},
    "AttendingCell": {
        "cell": GRUCell.random(5, 2, rng()),
        "A": np.ones((4, 3)),
        "M": np.ones((4, 2)),
        "v": np.ones((4, 1)),
    },
    "AttendingCell.random": {
        "n_x": 2,
        "F": 3,
        "n_h": 2,
        "rng": rng,
        "n_a": 4,
        "kind": GRUCell,
        "dtype": "float32",
    },
    "AttendingCell.looking_at": {"places": np.ones((4, 3)), "lengths": [2]},
    "AttendingCell.places_backward": {
        "trace": FROM_ATTENDING,
        "gradients": bptt(ATTENDING, FROM_ATTENDING, np.ones((4, 2, 1))),
    },
    "AttendingReadout": {"readout": Readout(np.ones((2, 4)), reads=("h", "ctx"))},
    "AttendingReadout.random": {"n_h": 2, "n_y": 3, "rng": rng},
    "AttendingReadout.looking_at": {"places": np.ones((4, 2)), "lengths": [2]},
    "AttendingReadout.read": {"trace": TRACE},
    "AttendingReadout.read_backward": {"trace": SEEN, "d_o": O, "terms": True},
    "AttendingReadout.places_backward": {"trace": SEEN, "gradients": LOOKING.read_backward(SEEN, O)},
    "beam_search": {
        "step": lambda state, words: (np.zeros((3, len(words))), state),
        "state": {"h": np.zeros((2, 1))},
        "start": 1,
        "end": 0,
        "width": 2,
        "longest": 3,
        "alpha": 0.5,
    },
    "Readout": {"V": W, "c": [1.0, 2.0], "answer": "softmax", "bias": True, "reads": ("h",)},
    "MinGRUCell": {"U": np.ones((2, 2, 2)), "b": np.ones((2, 2, 1)), "gate": "tanh", "bias": True},
    "MinGRUCell.random": {"n_x": 2, "n_h": 2, "rng": rng, "U_std": 1, "keep_bias": 3, "init": "normal"},
    "MinGRUCell.b_z": {"value": [1.0, 2.0]},
    "scan": {"a": W, "b": W, "h": [1.0, 2.0]},
    "unroll_by_scan": {"cell": MINGRU, "x": np.ones((3, 2)), "h": [1, 2]},
    "bptt_by_scan": {"cell": MINGRU, "trace": SCANNED, "direct": DIRECT, "terms": True},
    "delta_write": {"S": W, "k": [1.0, 0.0], "v": [1.0, 2.0], "beta": 0.5, "alpha": 0.9},
    "delta_read": {"S": W, "q": [1.0, 0.0]},
    "Readout.random": {"n_h": 2, "n_y": 2, "rng": rng, "dtype": "float32", "answer": "linear", "bias": False},
    "Bidirectional": {"forward": CELL, "backward": OTHER},
    "Reversed": {"backward": CELL},
    "Trace": {"parts": {"forward": TRACE}, "h": NUMBERS},
    "Training": {
        "parameters": parameters,
        "loss_and_gradients": loss_and_gradients,
        "optimizer": Adam(0.1),
        "clip_norm": 1,
        "clip_value": None,
        "schedule": rnn_teach.LinearDecay(0.1, 10),
        "rng": rng,
    },
    "LinearDecay.__call__": {"update": 3},
    "Training.run": {"updates": 2, "progress": None},
    "Training.restore": {"snapshot": training().snapshot()},
    **{f"{name}.update": {"parameters": parameters, "gradients": GRADIENTS} for name in OPTIMIZERS},
    "LSTMCell.W_f": {"value": np.ones((3, 3))},
    "GRUCell.b_n": {"value": [1.0, 2.0]},
    "Readout.read": {"trace": TRACE},
    "Readout.read_backward": {"trace": TRACE, "d_o": O, "terms": True},
    "Trace.between": {"first": 0, "last": 2},
    "Trace.sequence": {"number": 0},
    "Trace.at_last": {"states": {"h": np.ones((2, 1))}},
    "Trace.with_part": {"name": "readout", "part": TRACE},
    "Trace.with_quantities": {"mask": np.ones((4, 1, 1), bool)},
    "Ledger.terms": {"name": "W", "t": 2},
    "Ledger.total": {"name": "W", "t": 2},
    "Ledger.shares": {"name": "W", "t": 2},
    "GradientCheck.agrees": {"tolerance": 1e-6},
    "UntiedCell.__getitem__": {"t": 2},
    "UntiedCell": {"cell": CELL, "T": 3},
    "bptt": {
        "cell": CELL,
        "trace": TRACE,
        "direct": DIRECT,
        "window": 2,
        "chunk": None,
        "terms": True,
        "inputs": True,
        "totals": True,
    },
    "cell_from_keras": {"kind": "rnn", "weights": [W, W, [1.0, 2.0]], "activation": "tanh"},
    "cell_from_torch": {
        "kind": "rnn",
        "weights": torch_weights(CELL),
        "layer": 1,
        "reverse": False,
        "activation": "tanh",
    },
    "greedy": {"o": O[0], "rng": rng},
    "Sampler": {"temperature": 0.5, "top_k": 2, "nucleus": 0.9},
    "Sampler.probabilities": {"o": O[0]},
    "Sampler.__call__": {"o": O[0], "rng": rng},
    "run_freely": {
        "cell": CELL,
        "readout": Readout(V=W),
        "begin": [0],
        "T": 3,
        "choose": rnn_teach.greedy,
        "rng": rng,
        "embedding": rnn_teach.Embedding(W),
        "stop": 1,
        "h": [1, 2],
    },
    "overwritten": {"cell": CELL, "trace": TRACE, "step": 2, "h": {0: 1.0}},
    "save_net": {"file": net_file, "dtype": "float16", "cell": CELL},
    "load_net": {"file": net_file},
    "joined": {"cell": CELL, "readout": Readout(V=W)},
    "keras_weights": {"cell": OTHER},
    "torch_weights": {"cell": CELL, "layer": 1},
    "central_differences": {"loss": loss, "parameters": parameters, "step": 1e-5},
    "complex_step": {"loss": loss, "parameters": parameters, "step": 1e-20},
    "check_gradients": {
        "loss": loss,
        "parameters": parameters,
        "gradients": GRADIENTS,
        "reference": rnn_teach.complex_step,
    },
    "error_curve": {
        "loss": loss,
        "parameters": parameters,
        "gradients": GRADIENTS,
        "steps": [1e-5, 1e-4],
        "method": rnn_teach.central_differences,
    },
    "clip_by_norm": {"gradients": GRADIENTS, "threshold": 1},
    "clip_by_value": {"gradients": GRADIENTS, "threshold": 1},
    "global_norm": {"gradients": GRADIENTS},
    "cross_entropy": {
        "o": O,
        "targets": TARGETS,
        "weights": np.ones((3, 1)),
        "class_weights": [1.0, 2.0],
        "average": True,
    },
    "f1_by_class": {"o": O, "targets": TARGETS, "nothing": 1},
    "last_outputs": {"o": O, "lengths": [2]},
    "targets_at_last": {"classes": [1], "lengths": [2], "T": 3},
    "ctc_loss": {
        "o": O,
        "labels": [[1]],
        "lengths": [2],
        "blank": 0,
        "average": True,
        "impossible": "infinite",
    },
    "best_path": {"o": O, "lengths": [2], "blank": 0},
    "best_alignment": {"o": O, "labels": [[1]], "lengths": [2], "blank": 0},
    "prefix_beam": {"o": O, "lengths": [2], "beam": 3, "blank": 0},
    "collapse": {"path": [0, 1, 1], "blank": 0},
    "edit_distance": {"answer": [1], "right": "ab"},
    "error_rate": {"answers": [[1]], "right": [[1, 2]]},
    "logistic_loss": {"o": O, "targets": NUMBERS, "weights": np.ones((3, 1)), "average": True},
    "squared_error": {"o": O, "targets": NUMBERS, "weights": np.ones((3, 1)), "average": True},
    "glorot_uniform": {"n_out": 2, "n_in": 2, "rng": rng},
    "identity": {"n": 2, "scale": 1.0},
    "orthogonal": {"n": 2, "rng": rng, "scale": 1.0},
    "jacobian_norms": {"J": J, "norm": "spectral"},
    "jacobian_products": {"J": J, "t": 2},
    "jacobians": {"cell": CELL, "trace": TRACE},
    "make_ledger": {"cell": CELL, "trace": TRACE, "direct": DIRECT, "at_most": 1e9},
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
    "read_network": {
        "path": FILE,
        "words": ["one", "two"],
        "part": "net",
        "activation": "relu",
        "answer": "sigmoid",
        "reads": "last",
    },
    "last_states": {"trace": TRACE},
    "Network.unroll": {"words": "one two", "lengths": [2]},
    "Network.answer": {"words": ["one", "two"]},
    "Network.inputs": {"words": [0, 1]},
    "Network.split": {"text": "one two"},
    "Network.with_words": {"words": ["one", "two"]},
    "Vocabulary.one_hot": {"sentence": "one two"},
    "Vocabulary.place": {"word": "one"},
    "as_sentences": {"sentences": ["one two"]},
    "make_adding": {"T": 4, "B": 2, "rng": rng},
    "split_words": {"sentence": "one two"},
    "split_characters": {"sentence": "我____了一杯茶"},
    "AddingRun": {
        "cell": "tanh RNN",
        "T": 5,
        "optimizer": Adam(0.01),
        "rng": rng,
        "clip_norm": 1,
        "dtype": np.float32,
    },
    "AddingRun.answer": {"x": np.ones((5, 2, 1))},
    "cliff_error": {"b": [1.0, 2.0], "w": 5.0, "T": 3},
    "as_orders": {"text": "add 3, read"},
    "StackRun": {"sizes": [2, 3], "task": word_task, "seed": 0, "n_x": 40, "n_y": 3},
    "recall_hits": {"pairs": 3, "rng": rng, "rewritten": 2, "trials": 4},
    "make_parity": {"T": 4, "B": 2, "rng": rng},
    "make_word_sums": {"T": 4, "B": 2, "rng": rng},
    "make_captioner": {"rng": rng, "looks": "once"},
    "make_scenes": {"B": 2, "rng": rng, "held_out": True},
    "measured_captioners": {"of": "looks", "scenes": "new pairs"},
    "make_written_scenes": {"B": 2, "rng": rng, "writers": "new writers"},
    "trained_captioner": {"on_board": "shapes"},
    "make_commands": {"T": 4, "B": 2, "rng": rng},
    "SpeechRun": {"voices": ["theo"], "seed": 0, "recordings": [3], "kind": "forward", "updates": 9},
    "SpeechRun.scores": {"spoken": tasks.make_spoken(["theo"], 1, np.random.default_rng(0))},
    "SpeechRun.phone_error": {"voices": ["theo"], "recordings": [3], "strings": 2},
    "VowelRun": {"kind": "both", "seed": 0},
    "make_spoken": {"voices": ["theo"], "B": 2, "rng": rng, "recordings": [3], "least": 1, "most": 2},
    "phones_of": {"words": ["six"]},
    "spoken_digit": {"voice": "theo", "word": "six", "recording": 3},
    "rebuilt_digit": {"voice": "theo", "word": "six", "recording": 3},
    "windows": {"wave": np.ones(800), "rate": 8000, "window": 0.02, "hop": 0.01},
    "log_mel": {"wave": np.ones(800), "rate": 8000, "bands": 5, "window": 0.02, "hop": 0.01},
    "mel": {"hertz": [100.0, 1000.0]},
    "mel_bands": {"rate": 8000, "size": 256, "bands": 5},
    "vowel_wave": {"vowel": "ai", "seconds": 0.05, "pitch": 110.0, "size": 1.1, "rate": 8000},
    "make_vowels": {"T": 5, "B": 2, "rng": rng, "noise": 0.02},
    "vowel_names": {"classes": [0, 1]},
    "read_wav": {"source": WAV},
    "make_look_ahead": {"T": 3},
    "Alphabet": {"symbols": "abc"},
    "Alphabet.encode": {"text": "ab"},
    "Alphabet.decode": {"numbers": [0, 1]},
    "split_into_words": {"text": "one two"},
    "make_lines": {"length": 50, "rng": rng, "kind": "letters"},
    "inside_quotes": {"text": 'a "b"'},
    "depth_of_brackets": {"text": "a (b)"},
    "KneserNey": {"numbers": [0, 1, 0, 1, 2], "n": 2, "K": 3, "d": 0.5},
    "KneserNey.bits": {"numbers": [0, 1]},
    "LanguageRun": {"text": LETTERS, "updates": 3, "rng": rng, "n_h": 2, "T": 2},
    "LanguageRun.bits": {"text": LETTERS},
    "LanguageRun.write": {"begin": "ab", "length": 3, "choose": rnn_teach.greedy, "rng": rng},
    "held_out": {"text": LETTERS, "share": 0.2},
    "language_net": {"name": "brackets"},
    "brackets_closed": {"name": "brackets", "opened": 2, "units": 1, "believed": 1},
    "as_text_to_learn": {"file": LETTERS.encode()},
    "find_unit": {"states": np.ones((3, 2, 2)), "feature": np.ones((3, 2))},
    "states_and_feature": {
        "cell": LSTMCell.random(3, 2, np.random.default_rng(0)),
        "alphabet": tasks.Alphabet("abc"),
        "text": LETTERS,
        "feature": tasks.inside_quotes,
    },
    "make_requests": {"language": "English", "n": 3, "rng": rng, "new_cities": True, "noise": False},
    "make_unseen_requests": {"language": "Chinese", "n": 3, "rng": rng, "new_cities": True, "noise": False},
    "most_from_the_left": {"requests": REQUESTS},
    "with_one_city": {"requests": REQUESTS, "language": "English"},
    "LadderRun": {
        "language": "English",
        "rung": "one word",
        "seed": 1,
        "updates": 3,
        "hide_cities": False,
        "noise": False,
    },
    "LadderRun.run": {"updates": 1, "progress": None},
    "LadderRun.scores": {"requests": REQUESTS},
    "LadderRun.share_right": {"requests": REQUESTS},
    "form_net": {"rung": "one word"},
    "mood_net": {"asked": "at the end", "number": 1},
    "make_opinions": {"language": "English", "n": 3, "rng": rng},
    "make_reviews": {"language": "Chinese"},
    "MoodRun": {
        "opinions": OPINIONS,
        "cell": "GRU",
        "asked": "at the end",
        "seed": 1,
        "updates": 3,
        "n_h": 4,
        "hide": 0.2,
    },
    "MoodRun.along": {"words": ["the", "film"]},
    "MoodRun.share_right": {"opinions": OPINIONS},
    "BagOfWords": {"opinions": OPINIONS, "keep_small": 0.1, "updates": 3},
    "BagOfWords.share_right": {"opinions": OPINIONS},
    "BagOfWords.friendly": {"sentences": [["the", "film"]]},
    "make_missing_words": {"language": "Chinese", "held_out": True},
    "fill_net": {"language": "English", "name": "forward"},
    "fill_vocabulary": {"language": "Chinese"},
    "plot_cliff": {"b": [1.0, 2.0], "L": [1.0, 2.0], "ax": None},
    "plot_clipping": {"gradient": [3, 4], "by_norm": [0.6, 0.8], "by_value": [1, 1], "threshold": 1, "ax": None},
    "plot_gates": {"trace": unroll(LSTMCell.random(2, 1, rng()), np.ones((3, 2))), "ax": None, "inputs": True},
    "plot_gradient_flow": {"runs": {"one": bptt(LAYERS, *FROM_LAYERS)}, "ax": None},
    "plot_errors": {"curves": {"a": [0.5, 0.1]}, "every": 50, "ax": None},
    "plot_frames": {"frames": W, "label": "band", "ax": None},
    "plot_heard": {"y_hat": np.full((3, 20), 0.05), "ax": None},
    "plot_wave": {"wave": np.ones(800), "rate": 8000, "ax": None},
    "plot_sentence": {"words": ["a", "b"], "below": ["c", "d"], "gap": 1, "ax": None},
    "plot_two_chains": {"words": ["a", "b"], "ax": None},
    "plot_ledger": {"ledger": LEDGER, "name": "h", "ax": None},
    "plot_strips": {"rows": {"a": np.ones(3)}, "label": "loss", "log": True, "goal": 0.1, "ax": None},
    "plot_losses": {"runs": {"a": RUN}, "baseline": 1.0, "stopped": ["a"], "ax": None},
    "plot_norm_distribution": {"records": RUN, "threshold": 1.0, "ax": None},
    "plot_norms": {"records": RUN, "threshold": 1.0, "first": 1, "ax": None},
    "plot_recall": {"pairs": [1.0, 2.0], "hits": {"a": [1.0, 0.5]}, "ax": None},
    "plot_shares": {"ledger": LEDGER, "t": 2, "name": "W", "ax": None},
    "plot_states": {"trace": TRACE, "units": [0], "words": ["a", "b", "c"], "ax": None},
    "plot_step_sizes": {"steps": [1e-3, 1e-2], "errors": {"central": [1e-3, 1e-2]}, "ax": None},
    "plot_unrolled": {"words": ["a", "b"], "ax": None},
    "plot_vanishing": {
        "curves": {"a": [1.0, 2.0]},
        "bound": [1.0, 2.0],
        "ends": (0.1, 10),
        "label": "a",
        "ax": None,
    },
}


PAIRS = tasks.make_translations("German", 4, rng())
TRANSLATOR = tasks.trained_translator("German")
WORDING = tasks.make_wordings(1, rng())[0]
CALLS |= {
    "make_translations": {"language": "German", "n": 3, "rng": rng, "wide": True, "besides": PAIRS},
    "make_wordings": {"n": 3, "rng": rng, "empty": 0.1, "besides": [WORDING]},
    "is_right_wording": {"words": ["heute"], "wording": WORDING},
    "TranslationRun": {
        "pairs": PAIRS,
        "n_h": 4,
        "seed": 0,
        "attention": True,
        "updates": 3,
        "drop": 0.1,
        "beta2": 0.9,
    }
    | {"similar_length": False},
    "trained_translator": {"name": "Chinese"},
    "bleu": {"written": [["a", "b"]], "right": [["a", "c"]]},
    "forced_words_right": {"net": TRANSLATOR, "pairs": PAIRS},
    "sentences_right": {"net": TRANSLATOR, "pairs": PAIRS},
    "looks_right": {"net": TRANSLATOR, "pairs": PAIRS, "kind": "content"},
    "words_right": {"net": TRANSLATOR, "pairs": PAIRS, "freely": True},
    "after_a_wrong_word": {"net": TRANSLATOR, "pairs": PAIRS, "rng": rng},
    "search_translation": {"net": TRANSLATOR, "source": ["i", "will", "wait"], "width": 2, "alpha": 0.5},
    "hypothesis_words": {
        "net": TRANSLATOR,
        "hypothesis": tasks.search_translation(TRANSLATOR, ["i", "will", "wait"], width=1).best,
    },
    "translation_step": {"net": TRANSLATOR, "source": ["i", "will", "wait"]},
    "plot_alignments": {
        "alphas": {"one": np.ones((2, 3)) / 3},
        "source": ["a", "b", "c"],
        "target": ["d", "e"],
        "comes_from": ((0,), (1, 2)),
    },
    "plot_hits": {"hits": {"one": np.array([[1.0, 0.0], [1.0, np.nan]])}},
    "plot_bottleneck": {"ax": None},
}
OBJECTS["TranslationRun"] = tasks.TranslationRun(PAIRS, 4, 0, attention=True, updates=10)

NOT_HERE = {"bottleneck_shares", "measured_looks", "measured_translators"} | {
    "Stack",
    "count_parameters",
    "check_setup",
    "make_travel_slots",
    "plot_rolled",
    "lee_cell",
}
NOT_HERE |= {"plot_forms", "plot_today", "travel_reader", "course_prose", "python_help"}
NOT_HERE |= {"plot_forms", "plot_today", "travel_reader"}
NOT_HERE |= {"quoting_file", "quoting_net"}
NOT_HERE |= {"plot_forms", "plot_today", "travel_reader", "speech_net"}
NOT_HERE |= {"plot_forms", "plot_today", "travel_reader"}
NOT_HERE |= {"form_words", "mood_words"}
"""Without a named argument that could be wrong (those of Stack and count_parameters are
in tests of their own)."""
STATES = ["", "{}", "[]", "null", '{"t": 1}', '{"t"', '{"seed": 1e400}', "\ud800", 3, {}, b"{}"]
"""States from an older version, or mangled."""
BASES = ["echo_explorer", "adding_explorer"]
"""One explorer that draws, and one that goes on: the bases of all read states."""

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
    "a number too long to be written": 10**5000,
    "no text": "",
    "text": "tanh",
    "bytes": b"tanh",
    "an object": object(),
    "a function": np.tanh,
    "a type": RNNCell,
    "no list": [],
    "a list of nothing": [None],
    "a ragged list": [[1.0], [1.0, 2.0]],
    "a list with a huge number": [1.0, 10**400],
    "a list of texts": ["a", "b"],
    "a set": {1, 2},
    "no dict": {},
    "a dict of text": {"W": "a"},
    "a dict of NaN": {"W": np.full((2, 2), np.nan)},
    "a dict by number": {1: W},
    "a dict of no numbers": {"W": np.empty((0, 2))},
    "one number in an array": np.array(1.0),
    "no array": np.empty((0, 2, 1)),
    "an array of NaN": np.full((4, 2, 1), np.nan),
    "an array of infinity": np.full((4, 2, 1), np.inf),
    "an array of large numbers": np.full((4, 2, 1), 1e308),
    "whole numbers": np.ones((2, 2), int),
    "small floats": np.ones((2, 2), np.float16),
    "long floats": np.full((2, 2), np.finfo(np.longdouble).max),
    "complex numbers": np.ones((2, 2), complex),
    "long complex numbers": np.ones((2, 2), np.clongdouble),
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
RETURNED = STRANGE | {
    "a loss alone": (1.0,),
    "no gradients": (1.0, None),
    "an imaginary loss": (1j, GRADIENTS),
    "two losses": ([1.0, 2.0], GRADIENTS),
    "a matrix of another size": {"W": np.ones((3, 3))},
}
MODULES = (rnn_teach, tasks, figures)
PACKAGE = Path(rnn_teach.__file__).parent

OWN_FUNCTIONS = {"loss", "reference", "method", "progress", "choose", "step", "feature"}
"""Arguments that are functions of the caller's. What such a function raises when it is
called comes through as it is: Python's own sentence names the function, and the
traceback shows the caller's line."""


def function_of(name):
    """A function or class by its name; of "Class.method" the method of an object, or
    what sets the attribute."""
    first, _, attribute = name.partition(".")
    if isinstance(getattr(type(OBJECTS.get(first)), attribute, None), property):
        return lambda value: setattr(OBJECTS[first], attribute, value)
    if first in OPTIMIZERS and attribute:  # each is for one net, and here comes a new one at each call
        return getattr(copy.deepcopy(OPTIMIZERS[first]), attribute)
    if attribute:
        return getattr(OBJECTS[first], attribute)
    (module,) = [module for module in MODULES if first in module.__all__]
    return getattr(module, first)


def given(arguments):
    """The arguments as they are handed in, what is changed by use made anew."""
    return {
        name: value() if any(value is make for make in MADE_ANEW) else value for name, value in arguments.items()
    }


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
        file = raised_in.tb_frame.f_code.co_filename
        line = linecache.getline(file, raised_in.tb_lineno).strip()
        ours = PACKAGE in Path(file).parents and line.startswith("raise ")
        assert ours, f"raised deep inside, at {line}: {sentence}"


def test_every_public_function_is_here():
    public = {name for module in MODULES for name in module.__all__ if callable(getattr(module, name))}
    here = {name for name in CALLS if "." not in name}
    missing = sorted(public - RECORDS - NOT_HERE - here)
    assert not missing, (
        f"{', '.join(missing)}: give CALLS its right arguments, and OBJECTS one whose methods are called; a "
        "class that only functions hand out belongs into RECORDS"
    )
    assert sorted(here - public) == [], "CALLS has arguments for what is not there any more"


def test_all_that_makes_a_cell_with_random_weights_is_here():
    makers = {f"{name}.random" for name in rnn_teach.__all__ if hasattr(getattr(rnn_teach, name), "random")}
    assert sorted(makers - set(CALLS)) == [], "give CALLS the right arguments of random too"


@case_by_case("name", {name: name for name in CALLS})
def test_the_right_arguments_are_taken(name):
    function_of(name)(**given(CALLS[name]))


@pytest.mark.parametrize("name", [name for name in CALLS if CALLS[name]])
def test_a_strange_argument_is_answered_or_refused_in_a_sentence(name):
    wrong = []
    for argument, (what, value) in itertools.product(CALLS[name], STRANGE.items()):
        try:
            with np.errstate(over="ignore", invalid="ignore"):  # 1e308 is a number, and its square is inf
                answer_or_sentence(function_of(name), **given(CALLS[name]) | {argument: value})
        except Exception as error:
            if isinstance(error, TypeError) and argument in OWN_FUNCTIONS and callable(value):
                continue
            wrong.append(f"{argument}, {what}: {type(error).__name__}: {error}")
    assert not wrong, "\n".join(wrong)


@case_by_case("what", {what: what for what in RETURNED})
def test_what_a_function_of_the_caller_returns_is_taken_or_refused_in_a_sentence(what):
    returned = RETURNED[what]
    for loss_like in (rnn_teach.central_differences, rnn_teach.complex_step):
        with np.errstate(over="ignore", invalid="ignore"):
            answer_or_sentence(loss_like, loss=lambda W: returned, parameters=parameters())
    answer_or_sentence(rnn_teach.Training(parameters(), lambda: returned, Adam(0.1)).step)
    for argument, call in (("reference", check_gradients), ("method", rnn_teach.error_curve)):
        answer_or_sentence(call, **given(CALLS[call.__name__]) | {argument: lambda *_: returned})


@pytest.mark.parametrize(
    "name", [name for name in checks.__all__ if name.startswith("check_") and name != "check_setup"]
)
def test_a_checker_gives_its_verdict_on_anything(name):
    with trials_drawn_once({}):
        for what, value in STRANGE.items():
            verdict = getattr(checks, name)(value)
            assert isinstance(verdict, checks.Verdict), what
            assert not verdict, what


@pytest.mark.parametrize("state", STATES, ids=repr)
@pytest.mark.parametrize("name", BASES)
def test_a_state_of_another_kind_is_refused_in_a_sentence(name, state):
    """As a new explorer reads it, by one that is there: that a new one does so is in
    the contract of explorers."""
    explorer = the_first(name)
    answer_or_sentence(lambda: explorer._set(json_state(state, explorer.controls)))
    explorer.reset()
    assert explorer.view.error == ""
