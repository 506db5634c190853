"""Running freely: a net that reads what it has chosen itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core.arguments import as_array, as_function, as_index, as_size, in_short
from rnn_teach.core.cell import as_net, is_net, refit_parameters
from rnn_teach.core.choosers import greedy
from rnn_teach.core.embedding import Embedding
from rnn_teach.core.in_time import one_after_the_other
from rnn_teach.core.readout import Readout
from rnn_teach.core.trace import Trace
from rnn_teach.core.types import AnyCell, Array, Choose
from rnn_teach.core.unroll import unroll, unroll_masked
from rnn_teach.core.untied import UntiedCell


@dataclass(repr=False)
class FreeRun:
    """What a net chose, and all that it computed on the way.

    symbols : whole numbers (T, B)
        What was chosen, in order. After a stop symbol it is repeated.
    lengths : whole numbers (B,)
        How many symbols of each sequence count: up to the stop symbol, with it.
    trace : Trace
        Of all that was read: what it began with, then the chosen symbols but for the
        last one, which nobody has read yet. With `trace.readout`.
    first : int
        `trace.readout.o[first + k]` are the scores of which `symbols[k]` was chosen.
    """

    symbols: np.ndarray
    lengths: np.ndarray
    trace: Trace
    first: int

    @property
    def scores(self) -> Array:
        """What each symbol was chosen from, (T, n_y, B)."""
        return self.trace.readout.o[self.first :]

    def __repr__(self) -> str:
        T, B = self.symbols.shape
        return f"FreeRun(T={T}, B={B}: began with {self.first} symbols)"


def run_freely(
    cell: AnyCell,
    readout: Readout,
    begin: ArrayLike,
    T: int,
    choose: Choose = greedy,
    *,
    rng: np.random.Generator | None = None,
    embedding: Embedding | None = None,
    stop: int | None = None,
    **initial: Any,
) -> FreeRun:
    """Let a net go on by itself: choose a symbol from its scores, read it, and so on.

        o[t] = V h[t] + c
        x[t+1] = the symbol that `choose` takes from o[t]

    The state is carried from step to step. (In training the next input is the right
    symbol, whatever the net would have chosen: teacher forcing.) To go on later:

        run = run_freely(cell, readout, begin, 100, Sampler(0.7), rng=rng)
        begin, states = run.symbols[-1:], run.trace.last
        more = run_freely(cell, readout, begin, 100, Sampler(0.7), rng=rng, **states)

    Parameters
    ----------
    cell : RNNCell, LSTMCell, GRUCell, or a net of cells
        What reads from the left. A net that reads from the right too cannot go on by
        itself.
    readout : Readout
        Its classes are the symbols. (Or anything with a method `read(trace)` that gives
        the trace a part "readout" with scores o.)
    begin : whole numbers (T₀, B) or (T₀,)
        What is read first, as it is given; (T₀,) is one sequence. At least one symbol.
    T : int
        How many symbols to choose; fewer where all sequences have stopped.
    choose : function
        `choose(o, rng)` takes a symbol for each column of the scores (n_y, B):
        `greedy`, a `Sampler`, or one of your own.
    rng : numpy.random.Generator
        Handed to `choose`. Needed by a `Sampler`.
    embedding : Embedding
        What makes an input of a symbol. One-hot vectors where not given, of n_x = n_y.
    stop : int
        The symbol that ends a sequence.
    **initial
        States at t = 0, as `unroll` takes them: of an encoder, or of another run.

    Returns
    -------
    FreeRun

    Raises
    ------
    ValueError
        If something is not what it should be, or `choose` returns no symbols.
    """
    refit_parameters(_as_from_the_left(cell))
    as_function("choose", choose)
    if not callable(getattr(readout, "read", None)):
        raise ValueError(f"readout must be a Readout, or have a method read(trace); got {in_short(readout)}")
    as_input = _one_hot_of(cell) if embedding is None else _read_of(embedding, cell)
    begin = _as_symbols(begin)
    T, stop = as_size("T", T), None if stop is None else as_index("stop", stop, 0, 10**7)
    traces, chosen = [_scored(readout, unroll(cell, as_input(begin), **initial))], []
    first, running = len(begin), np.ones(begin.shape[1], bool)
    lengths = np.full(begin.shape[1], T)
    while True:
        symbols = _chosen(choose, traces[-1].readout.o[-1], rng)
        symbols = symbols if stop is None else np.where(running, symbols, stop)
        chosen.append(symbols)
        if stop is not None:
            lengths[running & (symbols == stop)] = len(chosen)
            running &= symbols != stop
        if len(chosen) == T or not running.any():
            break
        x = as_input(symbols[np.newaxis])
        traces.append(_scored(readout, unroll_masked(cell, x, None, traces[-1].last)))
    return FreeRun(np.array(chosen), lengths, one_after_the_other(traces), first)


def _as_from_the_left(net):
    """`net` itself where it can go on step by step, and each step is like the first."""
    if is_net(as_net(net)):
        if "backward" in net.parts:
            raise ValueError(
                f"a {type(net).__name__} net reads the whole sequence before it answers: it cannot run freely"
            )
        for part in net.parts.values():
            _as_from_the_left(part)
        return net
    held = getattr(net, "hold", None) or {}
    if isinstance(net, UntiedCell) or any(isinstance(value, dict) for value in held.values()):
        raise ValueError(
            "a net that runs freely has the same cell at every step: no copies of it, and no gate held by step"
        )
    return net


def _scored(readout, trace):
    scored = readout.read(trace)
    part = getattr(scored, "parts", {}).get("readout")
    if not isinstance(scored, Trace) or part is None or "o" not in part.quantities:
        raise ValueError(f"readout.read(trace) must give the trace a part readout with o; got {in_short(scored)}")
    return scored


def _as_symbols(begin):
    symbols = _whole_numbers("begin", begin)
    return as_array(
        "begin", symbols, ("T", 1) if symbols.ndim == 1 else ("T", "B"), axes="(T, B)", finite=False, convert=False
    )


def _whole_numbers(name, value):
    array = as_array(name, value, finite=False, convert=False)
    if array.dtype.kind not in "iu":
        raise ValueError(f"{name} must be whole numbers, the numbers of symbols; got numbers of type {array.dtype}")
    return array


def _chosen(choose, o, rng):
    """What `choose` takes, one symbol for each column."""
    n_y, B = o.shape
    symbols = _whole_numbers("what choose(o, rng) returns", choose(o, rng))
    if symbols.shape != (B,) or np.any((symbols < 0) | (symbols >= n_y)):
        raise ValueError(
            f"choose(o, rng) must return {B} whole numbers from 0 to {n_y - 1}, one a column; got "
            f"{in_short(symbols)}"
        )
    return symbols


def _one_hot_of(cell):
    """Symbols (T, B) as one-hot vectors (T, n_x, B), in the cell's precision."""
    one_hot = np.eye(cell.n_x, dtype=cell.dtype)

    def as_input(symbols):
        odd = symbols[(symbols < 0) | (symbols >= cell.n_x)]
        if len(odd):
            raise ValueError(
                f"symbols are read as one-hot vectors of n_x = {cell.n_x}: 0 to {cell.n_x - 1}; got {odd[0]}"
            )
        return one_hot[symbols].swapaxes(1, 2)

    return as_input


def _read_of(embedding, cell):
    """What makes inputs of symbols."""
    if not callable(getattr(embedding, "read", None)) or getattr(embedding, "n_x", None) != cell.n_x:
        raise ValueError(
            f"embedding must be an Embedding of n_x = {cell.n_x} numbers, as the cell reads; got "
            f"{in_short(embedding)}"
        )
    return embedding.read
