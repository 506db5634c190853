"""A language model learns the course's prose: ours, against PyTorch on the CPU.

    python benchmarks/language_model.py [--quick] [--json FILE]

An LSTM of 128 units and its read-out, from the same weights, on the same pieces of text
and with the same recipe: 25 characters an update, 32 pieces side by side, the state
carried, Adam with a rate that falls from 0.01 to 0, gradients clipped at a norm of 5.
Both make their updates in turns, one thread each. A row tells the time of a hundred
updates, and the bits a character on held-out text after all of them; in float64 the
first losses must agree to 1e-9. Needs PyTorch (requirements.txt).
"""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = os.environ["MKL_NUM_THREADS"] = "1"

import time

import numpy as np
from turns import main, row

try:
    import torch
except ModuleNotFoundError:
    sys.exit(
        "language_model.py compares with PyTorch, which is not here: pip install -r benchmarks/requirements.txt"
    )

from rnn_teach import (
    Adam,
    LinearDecay,
    LSTMCell,
    Readout,
    Training,
    bptt,
    cross_entropy,
    joined,
    unroll,
)
from rnn_teach.tasks import Alphabet, course_prose, held_out

N_H, T, B, RATE, CLIP = 128, 25, 32, 0.01, 5.0
TURN = 20
"""Updates a turn."""
QUICK, FULL = 6, 45
"""Turns of each."""
LANES, WARM_UP = 20, 100
"""How the held-out text is read: in so many pieces, without their first characters."""


def rows(rounds):
    """A row for each precision."""
    torch.set_num_threads(1)
    train, test = held_out(course_prose())
    alphabet = Alphabet(train)
    texts = alphabet.encode(train), alphabet.encode(test)
    turns = QUICK if rounds < 10 else FULL
    for dtype in ("float64", "float32"):
        ours, peer = Ours(len(alphabet), texts, dtype, turns), Peer(len(alphabet), texts, dtype, turns)
        peer.take_over(ours)
        times = {ours: [], peer: []}
        for turn in range(turns):
            for model in (ours, peer):
                start = time.process_time()
                model.update(TURN)
                times[model].append(1000 * (time.process_time() - start) * 100 / TURN)
            if turn == 0 and dtype == "float64":
                np.testing.assert_allclose(ours.losses, peer.losses, rtol=1e-9)
        what = f"a hundred updates in {dtype}, {turns * TURN} made"
        bits = {"ours_bits": round(ours.bits(), 4), "peer_bits": round(peer.bits(), 4)}
        yield row(what, times[ours], times[peer]) | bits


class Text:
    """A text in pieces, read side by side, with the next character as target."""

    def __init__(self, numbers, pieces):
        length = (len(numbers) - 1) // pieces
        self.x = numbers[: length * pieces].reshape(pieces, length).T
        self.y = numbers[1 : length * pieces + 1].reshape(pieces, length).T
        self.place = 0

    def next(self):
        """Inputs and targets of the next update, and whether the pieces begin anew."""
        if self.place + T > len(self.x):
            self.place = 0
        rows = slice(self.place, self.place + T)
        self.place += T
        return self.x[rows], self.y[rows], rows.start == 0


class Ours:
    """The net of this package and its training."""

    def __init__(self, K, texts, dtype, turns):
        rng = np.random.default_rng(0)
        self.cell = LSTMCell.random(K, N_H, rng, U_std=1, dtype=dtype)
        self.readout = Readout.random(N_H, K, rng, dtype=dtype)
        self.text, self.test = Text(texts[0], B), Text(texts[1], LANES)
        self.one_hot, self.states = np.eye(K, dtype=dtype), {}
        parameters, schedule = joined(cell=self.cell, readout=self.readout), LinearDecay(RATE, turns * TURN)
        self.training = Training(parameters, self.loss, Adam(RATE), clip_norm=CLIP, schedule=schedule)

    def loss(self):
        x, y, is_first = self.text.next()
        states = {} if is_first else self.states
        trace = self.readout.read(unroll(self.cell, self.one_hot[x].swapaxes(1, 2), **states))
        self.states = trace.last
        loss = cross_entropy(trace.readout, y, average=True)
        back = self.readout.read_backward(trace, loss.d_o, terms=False)
        return loss.value, joined(cell=bptt(self.cell, trace, back.d.h, terms=False, inputs=False), readout=back)

    def update(self, updates):
        self.training.run(updates)

    @property
    def losses(self):
        return [record.loss for record in self.training.records]

    def bits(self):
        trace = self.readout.read(unroll(self.cell, self.one_hot[self.test.x].swapaxes(1, 2)))
        counts = np.ones(self.test.x.shape)
        counts[:WARM_UP] = 0
        return cross_entropy(trace.readout, self.test.y, counts, average=True).value / np.log(2)


class Peer:
    """The same in PyTorch: one of its two biases is left at zero, as ours has one."""

    def __init__(self, K, texts, dtype, turns):
        kind = getattr(torch, dtype)
        self.net, self.head = torch.nn.LSTM(K, N_H, dtype=kind), torch.nn.Linear(N_H, K, dtype=kind)
        self.text, self.test = Text(texts[0], B), Text(texts[1], LANES)
        self.one_hot, self.states, self.losses = torch.eye(K, dtype=kind), None, []
        self.net.bias_hh_l0.requires_grad_(False)
        self.parameters = [one for one in (*self.net.parameters(), *self.head.parameters()) if one.requires_grad]
        self.optimizer = torch.optim.Adam(self.parameters, RATE)
        self.schedule = torch.optim.lr_scheduler.LambdaLR(
            self.optimizer, lambda made: max(0.0, 1 - made / (turns * TURN))
        )

    def take_over(self, ours):
        """The weights of ours."""
        pairs = {
            self.net.weight_ih_l0: ours.cell.U.reshape(4 * N_H, -1),
            self.net.weight_hh_l0: ours.cell.W.reshape(4 * N_H, -1),
            self.net.bias_ih_l0: ours.cell.b.ravel(),
            self.net.bias_hh_l0: np.zeros(4 * N_H),
            self.head.weight: ours.readout.V,
            self.head.bias: ours.readout.c.ravel(),
        }
        with torch.no_grad():
            for parameter, array in pairs.items():
                parameter.copy_(torch.tensor(array))

    def update(self, updates):
        for _ in range(updates):
            x, y, is_first = self.text.next()
            states, self.states = self.net(self.one_hot[torch.tensor(x)], None if is_first else self.states)
            self.states = tuple(state.detach() for state in self.states)
            scores = self.head(states)
            loss = torch.nn.functional.cross_entropy(scores.flatten(0, 1), torch.tensor(y).flatten())
            self.optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.parameters, CLIP)
            self.optimizer.step()
            self.schedule.step()
            self.losses.append(loss.item())

    @torch.no_grad()
    def bits(self):
        scores = self.head(self.net(self.one_hot[torch.tensor(self.test.x)])[0])[WARM_UP:]
        targets = torch.tensor(self.test.y[WARM_UP:])
        return torch.nn.functional.cross_entropy(scores.flatten(0, 1), targets.flatten()).item() / np.log(2)


if __name__ == "__main__":
    for one in main(rows, __doc__.splitlines()[0]):
        print(f"{one['what']}: ours {one['ours_bits']} bits a character, PyTorch {one['peer_bits']}")
