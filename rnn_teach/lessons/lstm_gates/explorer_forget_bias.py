"""How long a cell state lasts when the forget gate hears nothing but its bias."""

import numpy as np

from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import slider, whole
from rnn_teach.kit.numbers import digits, number
from rnn_teach.lessons.lstm_gates.picture_forget_bias import ForgetPicture, forget

T = 100


def forget_bias_explorer(*, state=None):
    """The forget gate of a net that has learned nothing yet, f = σ(b), and what it leaves after k steps: σ(b)^k.

    It is what is left of c, where nothing is written, and of the gradient ∂c[t+k]/∂c[t] along the cell state.
    (Jozefowicz, Zaremba and Sutskever 2015, An empirical exploration of recurrent network architectures, section
    2.2, on the forget bias.)

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
        f, steps = forget(b), f"{k} step{'s' if k > 1 else ''}"
        return (
            f"With a forget bias of {number(b, 1)} the gate stands at f = {number(f, 4)}. After {steps} "
            f"{digits(f**k)} is left of c, and of a gradient along c. A half is left after "
            f"{number(np.log(0.5) / np.log(f), 1)} steps."
        )

    controls = {
        "b": slider("forget bias b", 1, -2, 6, step=0.1, width="28em"),
        "k": whole("steps k", 20, 1, T, width="24em"),
    }
    return Explorer(picture, controls, show, _code, rows=[list(controls.values())], state=state)


def _code(b, k):
    return f"""\
import numpy as np

f = 1 / (1 + np.exp(-({b})))
c = 1.0
for _ in range({k}):
    c = f * c
print(f, c)
"""
