"""Write the files of nets that tests/files reads, and foreign_nets.npz: what PyTorch
and Keras themselves compute with them.

pip install torch==2.13.0 keras==3.15.1 safetensors h5py
KERAS_BACKEND=torch python tests/files/golden/make_foreign_nets.py

PyTorch: RNN, LSTM, GRU of one and two layers, one and both directions, with embedding
and linear head, each as .pt, .safetensors and .npz. Keras: six models, as .keras and
.h5. And one of real scale, of 2 layers of 256 units in both directions: its weights
come from `large_weights`, which the test calls too; its outputs alone are stored.
"""

import os
import warnings
from pathlib import Path

os.environ.setdefault("KERAS_BACKEND", "torch")

import keras
import numpy as np
import torch
from large_net import LARGE, large_weights
from safetensors.torch import save_file

HERE = Path(__file__).parent
K, N_X, N_H, N_Y, T, B = 11, 3, 4, 5, 9, 2


class Tagger(torch.nn.Module):
    def __init__(self, kind, layers, both, sizes=(K, N_X, N_H, N_Y)):
        super().__init__()
        words, n_x, n_h, n_y = sizes
        self.emb = torch.nn.Embedding(words, n_x)
        self.rnn = getattr(torch.nn, kind)(n_x, n_h, layers, bidirectional=both)
        self.head = torch.nn.Linear(n_h * (1 + both), n_y)

    def forward(self, words):
        return torch.softmax(self.head(self.rnn(self.emb(words))[0]), -1)


def torch_nets(found):
    words = torch.randint(0, K, (T, B))
    found["words"] = words.numpy()
    for kind in ("RNN", "LSTM", "GRU"):
        for layers in (1, 2):
            for both in (False, True):
                name = f"{kind.lower()}_{layers}{'_both' if both else ''}"
                model = Tagger(kind, layers, both)
                state = model.state_dict()
                torch.save(state, HERE / f"{name}.pt")
                save_file(state, HERE / f"{name}.safetensors")
                np.savez(HERE / f"{name}.npz", **{key: value.numpy() for key, value in state.items()})
                found[name] = model(words).detach().numpy()
                found[f"{name}_last"] = last(model.rnn(model.emb(words))[1], both)
    checkpoint = {"epoch": 3, "optimizer": {"lr": 0.1, "momentum": None}, "model": state}
    torch.save(checkpoint, HERE / "checkpoint.pt")
    torch.save(model, HERE / "whole_module.pt")
    for half in ("bfloat16", "float16"):
        rounded = {key: value.to(getattr(torch, half)) for key, value in state.items()}
        torch.save(rounded, HERE / f"{half}.pt")
        save_file(rounded, HERE / f"{half}.safetensors")
        found[half] = rounded["rnn.weight_hh_l1_reverse"].float().numpy()
    double = Tagger("LSTM", 2, True).double()
    torch.save(double.state_dict(), HERE / "double.pt")
    found["double"] = double(words).detach().numpy()


def last(states, both):
    """PyTorch's h_n of the top layer, one direction after the other, as (n_h, B)."""
    h = states[0] if isinstance(states, tuple) else states
    return torch.cat(list(h[-2:] if both else h[-1:]), dim=-1).detach().numpy().T


def large(found):
    model = Tagger("LSTM", 2, True, LARGE)
    model.load_state_dict({key: torch.tensor(value) for key, value in large_weights().items()})
    words = torch.arange(100) % LARGE[0]
    found["large"] = model(words[:, None]).detach().numpy()[:, 0, :8]


def keras_nets(found):
    L = keras.layers
    words = np.random.default_rng(1).integers(0, K, (B, T))
    x = np.random.default_rng(2).normal(size=(B, T, N_X)).astype("float32")
    found["keras_words"], found["keras_x"] = words, x
    models = {
        "yes_or_no": (words, [L.Embedding(K, N_X), L.LSTM(N_H), L.Dense(1, activation="sigmoid")]),
        "two_grus": (
            x,
            [
                L.GRU(N_H, return_sequences=True),
                L.Dropout(0.2),
                L.GRU(3, return_sequences=True, reset_after=False),
                L.Dense(N_Y, activation="softmax"),
            ],
        ),
        "both_ways": (
            words,
            [
                L.Embedding(K, N_X),
                L.Bidirectional(L.LSTM(N_H, return_sequences=True)),
                L.Bidirectional(L.GRU(3)),
                L.Dense(N_Y, activation="softmax"),
            ],
        ),
        "plain_relu": (x, [L.SimpleRNN(N_H, activation="relu", return_sequences=True), L.Dense(2)]),
        "three_lstms": (
            x,
            [
                L.LSTM(N_H, return_sequences=True),
                L.LSTM(3, return_sequences=True),
                L.LSTM(2, return_sequences=True),
                L.TimeDistributed(L.Dense(N_Y)),
                L.Activation("softmax"),
            ],
        ),
        "without_bias": (x, [L.GRU(N_H, use_bias=False, return_sequences=True), L.Dense(2, use_bias=False)]),
    }
    for name, (inputs, layers) in models.items():
        model = keras.Sequential([keras.Input(inputs.shape[1:]), *layers])
        rng = np.random.default_rng(3)
        model.set_weights([rng.normal(0, 0.5, weight.shape) for weight in model.get_weights()])
        model.save(HERE / f"{name}.keras")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # .h5 is the older form, and that is why it is here
            model.save(HERE / f"{name}.h5")
        found[f"keras_{name}"] = keras.ops.convert_to_numpy(model(inputs))


def main():
    torch.manual_seed(0)
    torch.set_num_threads(1)
    found = {}
    torch_nets(found)
    large(found)
    keras_nets(found)
    versions = [torch.__version__.partition("+")[0], keras.__version__]
    np.savez_compressed(HERE / "foreign_nets.npz", versions=np.array(versions), **found)


if __name__ == "__main__":
    main()
