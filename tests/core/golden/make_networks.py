"""Write networks.npz: what PyTorch's and Keras' stacked and bidirectional nets make of
a padded batch.

pip install torch==2.13.0 keras==3.15.1
KERAS_BACKEND=torch python tests/core/golden/make_networks.py

For each net, by names like "lstm 3 both/output": the weights (as the library names
them), the outputs at each step, the final states, and the gradients of the sum of
outputs times `weights`, all in float64.
"""

from pathlib import Path

import keras
import numpy as np
import torch
from keras.src.backend.torch import numpy as keras_backend

# This version of Keras multiplies float64 matrices in float32 where its backend is
# PyTorch (keras issue 23704).
keras_backend.matmul = torch.matmul

T, N_X, N_H, LENGTHS = 5, 2, 3, (5, 2, 4)
KINDS = {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def from_torch(kind, layers, both):
    """One net of PyTorch's on the padded batch, packed, so that padding is not read."""
    net = KINDS[kind](N_X, N_H, num_layers=layers, bidirectional=both, dtype=torch.float64)
    x = torch.randn(T, len(LENGTHS), N_X, dtype=torch.float64, requires_grad=True)
    packed = torch.nn.utils.rnn.pack_padded_sequence(x, torch.tensor(LENGTHS), enforce_sorted=False)
    output, final = net(packed)
    output, _ = torch.nn.utils.rnn.pad_packed_sequence(output, total_length=T)
    weights = torch.randn_like(output)
    (output * weights).sum().backward()
    h, c = final if kind == "lstm" else (final, None)
    arrays = {"x": x, "d x": x.grad, "weights": weights, "output": output, "final h": h}
    arrays |= {} if c is None else {"final c": c}
    for name, parameter in net.named_parameters():
        arrays |= {name: parameter, f"d {name}": parameter.grad}
    return {name: array.detach().numpy() for name, array in arrays.items()}


def from_keras(kind):
    """Keras' Bidirectional around one layer, on the padded batch with its mask."""
    layer = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}[kind]
    net = keras.layers.Bidirectional(layer(N_H, return_sequences=True))
    x = np.random.default_rng(0).normal(size=(len(LENGTHS), T, N_X))
    net.build(x.shape)
    for number, weight in enumerate(net.weights):  # biases that are not zero
        weight.assign(np.random.default_rng(number).normal(size=weight.shape))
    mask = np.arange(T) < np.array(LENGTHS)[:, np.newaxis]
    output = keras.ops.convert_to_numpy(net(x, mask=keras.ops.convert_to_tensor(mask)))
    weights = {f"weight {number}": weight for number, weight in enumerate(net.get_weights())}
    return {"x": np.moveaxis(x, 0, 1), "output": np.moveaxis(output, 0, 1), **weights}


def main():
    torch.manual_seed(0)
    keras.backend.set_floatx("float64")
    nets = {
        f"{kind} {layers} {'both' if both else 'forward'}": from_torch(kind, layers, both)
        for kind in KINDS
        for layers in (1, 3)
        for both in (False, True)
    }
    nets |= {f"keras {kind}": from_keras(kind) for kind in KINDS}
    arrays = {f"{net}/{name}": array for net, one in nets.items() for name, array in one.items()}
    np.savez_compressed(Path(__file__).with_name("networks.npz"), lengths=LENGTHS, **arrays)


if __name__ == "__main__":
    main()
