"""How long a cell state lasts when the forget gate hears nothing but its bias."""

from __future__ import annotations

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider, whole
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.lstm_gates import words as say
from rnn_teach.lessons.lstm_gates.code import what_is_left
from rnn_teach.lessons.lstm_gates.picture_forget_bias import ForgetPicture, forget

T = 100


def forget_bias_explorer(*, state: str | None = None) -> Explorer:
    """The forget gate of a net that has learned nothing yet, f = σ(b), and what it
    leaves after k steps: σ(b)^k.

    It is what is left of c, where nothing is written, and of the gradient ∂c[t+k]/∂c[t]
    along the cell state. (Jozefowicz, Zaremba and Sutskever 2015, An empirical
    exploration of recurrent network architectures, section 2.2, on the forget bias.)

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
    picture = ForgetPicture(T)

    def show(b, k):
        picture.show(b, k)
        f = forget(b)
        return say.forget_bias(b, f, k, np.log(0.5) / np.log(f))

    def code(b, k):
        return code_of(what_is_left, b=b, k=k)

    controls = {
        "b": slider(say.FORGET_BIAS, 1, -2, 6, step=0.1),
        "k": whole(say.STEPS, 20, 1, T),
    }
    return Explorer(picture, controls, show, code, rows=[list(controls.values())], state=state)
