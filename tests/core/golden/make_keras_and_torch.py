"""Write keras_and_torch.json: what recurrent layers of PyTorch and Keras compute.

From weights, inputs and initial states.

pip install torch==2.13.0 keras==3.15.1
KERAS_BACKEND=torch python tests/core/golden/make_keras_and_torch.py

Sequences are stored as (T, B, n_x), states as (B, n_h), weights as the library has
them. Every number has the digits that give it back in its own precision.
"""

import json
from pathlib import Path

import keras
import numpy as np
import torch
from keras.src.backend.torch import numpy as keras_backend

# On PyTorch this version of Keras multiplies float64 matrices in float32
# (keras-team/keras#23704).
keras_backend.matmul = torch.matmul

T, B, N_X, N_H = 4, 2, 3, 2
PRECISIONS = ("float32", "float64")
TORCH = {
    "rnn": (torch.nn.RNN, {}),
    "rnn relu": (torch.nn.RNN, {"nonlinearity": "relu"}),
    "lstm": (torch.nn.LSTM, {}),
    "lstm without bias": (torch.nn.LSTM, {"bias": False}),
    "gru": (torch.nn.GRU, {}),
    "gru without bias": (torch.nn.GRU, {"bias": False}),
    "gru of two layers both ways": (torch.nn.GRU, {"num_layers": 2, "bidirectional": True}),
}
KERAS = {
    "rnn": (keras.layers.SimpleRNN, {}),
    "rnn relu": (keras.layers.SimpleRNN, {"activation": "relu"}),
    "lstm": (keras.layers.LSTM, {}),
    "lstm linear": (keras.layers.LSTM, {"activation": "linear"}),
    "lstm without bias": (keras.layers.LSTM, {"use_bias": False}),
    "gru reset before": (keras.layers.GRU, {"reset_after": False}),
    "gru reset after": (keras.layers.GRU, {"reset_after": True}),
    "gru reset after without bias": (keras.layers.GRU, {"reset_after": True, "use_bias": False}),
}


def main():
    rng = np.random.default_rng(0)
    nets = [
        run(what, make, options, precision, rng)
        for run, table in ((run_torch, TORCH), (run_keras, KERAS))
        for what, (make, options) in table.items()
        for precision in PRECISIONS
    ]
    rows = ",\n".join(json.dumps(net) for net in nets)
    versions = f'"torch": "{torch.__version__.partition("+")[0]}", "keras": "{keras.__version__}"'
    Path(__file__).with_name("keras_and_torch.json").write_text(f'{{{versions}, "nets": [\n{rows}\n]}}\n')


def run_torch(what, make, options, precision, rng):
    """Outputs, last states, and the gradients of L = Σ output · direct."""
    net = make(N_X, N_H, dtype=getattr(torch, precision), **options)
    with torch.no_grad():
        for weight in net.parameters():
            weight.copy_(torch.tensor(rng.normal(size=weight.shape)))

    def drawn(*shape):
        return torch.tensor(rng.normal(size=shape), dtype=getattr(torch, precision), requires_grad=True)

    cells = net.num_layers * (2 if net.bidirectional else 1)
    x, states = drawn(T, B, N_X), [drawn(cells, B, N_H) for _ in range(2 if "lstm" in what else 1)]
    output, last = net(x, tuple(states) if len(states) == 2 else states[0])
    direct = drawn(*output.shape).detach()
    (output * direct).sum().backward()
    return {
        "library": "PyTorch",
        "what": what,
        "precision": precision,
        "weights": {name: numbers(weight.detach()) for name, weight in net.state_dict().items()},
        "x": numbers(x.detach()),
        "initial": [numbers(state.detach()) for state in states],
        "output": numbers(output.detach()),
        "last": [numbers(state.detach()) for state in (last if len(states) == 2 else [last])],
        "direct": numbers(direct),
        "gradients": {
            **{name: numbers(weight.grad) for name, weight in net.named_parameters()},
            "x": numbers(x.grad),
            "initial": [numbers(state.grad) for state in states],
        },
    }


def run_keras(what, make, options, precision, rng):
    """Outputs and last states."""
    layer = make(N_H, return_sequences=True, return_state=True, dtype=precision, **options)
    layer.build((B, T, N_X))
    layer.set_weights([rng.normal(size=weight.shape) for weight in layer.weights])
    x = rng.normal(size=(T, B, N_X)).astype(precision)
    initial = [rng.normal(size=(B, N_H)).astype(precision) for _ in range(2 if "lstm" in what else 1)]
    output, *last = layer(x.swapaxes(0, 1), initial_state=initial)
    return {
        "library": "Keras",
        "what": what,
        "precision": precision,
        "weights": [numbers(weight) for weight in layer.get_weights()],
        "x": numbers(x),
        "initial": [numbers(state) for state in initial],
        "output": numbers(keras.ops.convert_to_numpy(output).swapaxes(0, 1)),
        "last": [numbers(keras.ops.convert_to_numpy(state)) for state in last],
    }


def numbers(array):
    """As nested lists; float32 with its nine digits."""
    array = np.asarray(array)
    if array.dtype == np.float32:
        return np.vectorize(lambda value: float(f"{value:.9g}"), otypes=[float])(array).tolist()
    assert array.dtype == np.float64, array.dtype
    return array.tolist()


if __name__ == "__main__":
    main()
