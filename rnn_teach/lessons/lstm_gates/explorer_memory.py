"""A memory with three doors that obeys: add, empty, read."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

import numpy as np

from rnn_teach.core import unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import button, in_one_line, text
from rnn_teach.kit.explorer_time import time_row, time_slider
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.code import as_it_is, one_unit
from rnn_teach.lessons.lstm_gates.lee import lee_cell
from rnn_teach.lessons.lstm_gates.orders import MOST_ORDERS, as_orders, in_words, is_chinese
from rnn_teach.lessons.lstm_gates.picture_memory import MemoryPicture
from rnn_teach.lessons.lstm_gates.picture_table import weights_of


def memory_explorer(*, state: str | None = None) -> Explorer:
    """A tank that obeys orders: "add 3" lets 3 in, "empty" lets all out, "read" shows
    what it holds.

    Write orders of your own, play them, or press a door. It is Lee's hand-wired LSTM
    cell, with numbers near 0 and 1 for its doors:

        i = σ(100 x₂ - 10)     f = σ(100 x₂ + 10)     o = σ(100 x₃ - 10)
        c[t] = f c[t-1] + i x₁,     h[t] = o c[t]

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
        If the state is none of this explorer's.
    """
    picture, cell = MemoryPicture(), lee_cell()
    controls = {
        "orders": text(say.ORDERS, say.FIRST_ORDERS, examples=say.MORE_ORDERS),
        "t": time_slider(len(as_orders(say.FIRST_ORDERS)), t=1),
    }

    @lru_cache(maxsize=16)
    def run(orders):
        x = as_orders(orders)
        return [in_words(order, is_chinese(orders)) for order in x], unroll(cell, x)

    def show(orders, t):
        told, trace = run(orders)
        doors = {door: one_more(orders, order) for door, order in say.ORDER_OF_DOOR.items()}
        picture.show(told, trace, t, doors)
        return say.memory_step(t, told, trace.c[t - 1, 0, 0], trace.c[t, 0, 0], trace.h[t, 0, 0])

    def code(orders, t):
        weights = np.array([weights_of(cell, gate) for gate in range(4)])
        return code_of(one_unit, weights=weights, x=as_orders(orders)[:t], held={}, write=as_it_is, read=as_it_is)

    def adjust(controls):
        with suppress(ValueError):  # what is no order is told when it is drawn
            controls["t"].max = len(as_orders(controls["orders"].value))

    def one_more(before, order):
        """The values after one more order; a line that is full, or cannot be read,
        begins anew."""
        order = in_words(as_orders(order)[0], is_chinese(before))
        try:
            full = len(as_orders(before)) == MOST_ORDERS
        except ValueError:  # told already
            full = True
        orders = order if full else f"{before}, {order}"
        return {"orders": orders, "t": len(as_orders(orders))}

    def press(order):
        for name, value in one_more(controls["orders"].value, order).items():
            controls[name].value = value

    buttons = [button(order, lambda order=order: press(order), width="5em") for order in say.BUTTONS]
    rows = [[controls["orders"], in_one_line(buttons)], time_row(controls["t"])]
    return Explorer(picture, controls, show, code, rows=rows, adjust=adjust, state=state)
