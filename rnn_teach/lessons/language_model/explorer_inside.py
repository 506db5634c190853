"""Which unit follows the quotes, and what does the net believe once it is
overwritten?"""

from __future__ import annotations

from functools import cache, lru_cache

import numpy as np

from rnn_teach.core import Sampler, overwritten, run_freely, softmax
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider, text, whole
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.language_model import words as say
from rnn_teach.lessons.language_model.code import after_overwriting, as_lines
from rnn_teach.lessons.language_model.grammar import inside_quotes, make_lines
from rnn_teach.lessons.language_model.nets import language_net
from rnn_teach.lessons.language_model.picture_inside import InsidePicture
from rnn_teach.lessons.language_model.units import correlations, states_and_feature

LONGEST, WRITTEN = 36, 40
KINDS = {"\n": 0, '"': 1, ")": 2, "(": 3, " ": 4}
"""Symbols that come between or after words, in the order of the bars; letters last."""
UNITS = 10
"""So many of them, the closest first, can be chosen."""


def inside_explorer(*, state: str | None = None) -> Explorer:
    """A net that has read lines with quotes and brackets reads yours. Its units are
    sorted by how closely they follow the quotes; choose one, overwrite it once, and see
    what the net writes.

        c[t] of the unit := value,   h[t] = o[t] tanh(c[t]),   and on

    The same words stand inside and outside of quotes, so the net must remember. The
    text is colored by tanh(c); what the net writes after it is drawn with the same dice
    either way, up to the end of the line.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If the state is none of this explorer's, or its text cannot be read.
    """
    picture, net = InsidePicture(), language_net("quotes")

    @lru_cache(maxsize=32)
    def both(line, unit, t, value, dice):
        numbers = numbers_of(net, line)
        trace = net.read(line)
        runs = [_write(net, numbers, dice, net.warm)]
        states = overwritten(net.cell, trace, step=t, c={unit: value}) if t else net.warm
        runs.append(_write(net, numbers[t:], dice, states))
        c = [run.trace.c[:, unit, 0] for run in runs]
        return runs, [c[0][1:], np.concatenate([c[0][1:t], [value] * (t > 0), c[1][1:]])]

    def show(line, rank, t, value, dice):
        unit, r = ranked_units()[rank - 1]
        runs, c = both(line, unit, t, value, dice)
        written = [net.alphabet.decode(run.symbols[: run.lengths[0]]) for run in runs]
        shares = [kinds_of(net, softmax(run.scores[0])[:, 0]) for run in runs]
        picture.show(line, written, c, shares, unit + 1, t, value)
        return say.inside(line, unit + 1, r, t, value, c, shares, written)

    def code(line, rank, t, value, dice):
        unit, _ = ranked_units()[rank - 1]
        trace = net.read(line)
        return code_of(
            after_overwriting,
            c=as_lines(trace.c[1:, unit, 0]),
            f=as_lines(trace.f[1:, unit, 0]),
            t=t,
            value=value,
        )

    controls = _controls()
    rows = [[controls["line"], controls["rank"]], [controls["t"], controls["value"]], [controls["dice"]]]
    return Explorer(
        picture,
        controls,
        show,
        code,
        rows=rows,
        adjust=_end_where_the_line_ends,
        enabled={"value": lambda t, **_: t > 0},
        film=("value", "rank"),
        state=state,
    )


def _end_where_the_line_ends(controls):
    controls["t"].max = max(len(controls["line"].value) - 1, 1)


def _controls():
    return {
        "line": text(say.LINE, say.LINES[0], examples=say.LINES[1:]),
        "rank": whole(say.UNIT, 1, 1, UNITS),
        "t": whole(say.OVERWRITE_AFTER, 12, 0, 20),
        "value": slider(say.SET_TO, -5, -6, 6, step=0.5),
        "dice": whole(say.DICE, 1, 1, 20),
    }


def _write(net, begin, dice, states):
    stop, rng = int(net.alphabet.encode("\n")[0]), np.random.default_rng(dice)
    return run_freely(net.cell, net.readout, begin, WRITTEN, Sampler(), rng=rng, stop=stop, **states)


def numbers_of(net, line):
    """The numbers of a line's symbols.

    Raises
    ------
    ValueError
        If there are fewer than two, too many, or one that the net does not know.
    """
    if len(line) < 2:
        raise ValueError(say.EMPTY)
    if len(line) > LONGEST:
        raise ValueError(say.too_long(len(line), LONGEST))
    return net.alphabet.encode(line)


def kinds_of(net, p):
    """The probability of each kind of symbol: line end, quote, brackets, blank,
    letters."""
    shares = np.zeros(len(KINDS) + 1)
    for symbol, share in zip(net.alphabet.symbols, p, strict=True):
        shares[KINDS.get(symbol, len(KINDS))] += share
    return shares


@cache
def ranked_units():
    """The units that follow the quotes most closely, on one half of some lines, each
    with its correlation on the other half."""
    net, (lines, _) = language_net("quotes"), make_lines(16_000, np.random.default_rng(8))
    states, feature = states_and_feature(net.cell, net.alphabet, lines, inside_quotes)
    half = states.shape[2] // 2
    chosen, quoted = (
        correlations(states[..., part], feature[:, part]) for part in (slice(half), slice(half, None))
    )
    order = np.argsort(-np.abs(chosen), kind="stable")
    return [(int(unit), float(quoted[unit])) for unit in order[:UNITS]]
