"""Gated cells of every kind, for tests: functions that take n_x, n_h and rng, as
`RNNCell.random` does."""

from rnn_teach import GRUCell, LSTMCell, MinGRUCell, PeepholeLSTMCell


def maker(kind, **options):
    """A function that makes such a cell, its biases and peepholes drawn as well, so
    that nothing is zero."""

    def make(n_x, n_h, rng):
        cell = kind.random(n_x, n_h, rng, **options)
        for name, array in cell.parameters.items():
            if name not in ("U", "W"):
                array += rng.normal(size=array.shape)
        return cell

    return make


LSTMS = {
    "lstm": maker(LSTMCell),
    "lstm with peepholes": maker(PeepholeLSTMCell),
    "lstm, linear in": maker(LSTMCell, cell_input="linear"),
    "lstm, linear out, with peepholes": maker(PeepholeLSTMCell, cell_output="linear"),
    "lstm without a bias": maker(LSTMCell, bias=False),
    "lstm with peepholes, without a bias": maker(PeepholeLSTMCell, bias=False),
    "lstm, linear": maker(LSTMCell, cell_input="linear", cell_output="linear"),
}
GRUS = {
    "gru, reset before": maker(GRUCell),
    "gru, reset after": maker(GRUCell, reset="after"),
    "gru without a bias": maker(GRUCell, bias=False),
    "gru, reset after, without a bias": maker(GRUCell, reset="after", bias=False),
}
HELD = {
    "lstm, f held": maker(LSTMCell, hold={"f": 0.9}),
    "lstm, g held, i at some steps": maker(LSTMCell, hold={"g": -0.7, "i": {1: 0.5, 3: 1, 99: 0}}),
    "lstm, o held at some steps, with peepholes": maker(PeepholeLSTMCell, hold={"o": {2: 0.3}, "f": {1: 0}}),
    "gru, z held": maker(GRUCell, hold={"z": 0.6}),
    "gru, r held at some steps": maker(GRUCell, hold={"r": {1: 0.2, 4: 1}}),
    "gru, reset after, r held, n at some steps": maker(GRUCell, reset="after", hold={"r": 0.4, "n": {2: -0.5}}),
}
MINGRUS = {
    "mingru": maker(MinGRUCell),
    "mingru with a sign": maker(MinGRUCell, gate="tanh"),
    "mingru without a bias": maker(MinGRUCell, bias=False),
}
"""They have no W, and so no `GatedCell` above them."""
FREE = {**LSTMS, **GRUS}
GATED = {**FREE, **HELD}
