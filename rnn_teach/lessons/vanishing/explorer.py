"""Scale W and watch the gradient vanish or explode on its way back."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from rnn_teach.core import spectral_radius, top_singular_value
from rnn_teach.core.activations import LARGEST_SLOPES
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, whole
from rnn_teach.kit.own_net.explorer_subject import subject_of
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.vanishing import code
from rnn_teach.lessons.vanishing import words as say
from rnn_teach.lessons.vanishing.explorer_own import beside_the_lab
from rnn_teach.lessons.vanishing.nets import INPUT_STD, MATRICES, N_H, T, gated_nets, plain_net, pushed_on
from rnn_teach.lessons.vanishing.picture_lab import CurvePicture, VanishingPicture

IN_NUMPY = {
    say.TOP_SINGULAR_VALUE: code.with_top_singular_value,
    say.SPECTRAL_RADIUS: code.with_spectral_radius,
    say.ORTHOGONAL: code.times_orthogonal,
    say.IDENTITY: code.times_identity,
    say.OFF_THE_DIAGONAL: code.far_off_the_diagonal,
}
ACTIVATIONS = {"tanh": code.tanh, "relu": code.relu, "sigmoid": code.logistic, "linear": code.linear}
"""The same matrices and activations as code to take along."""
AT_FIRST = (say.TOP_SINGULAR_VALUE, 0.9, "tanh", 1)
"""W, its scale, the activation and the seed: the curve of this net stays as a ghost."""

_plain = lru_cache(maxsize=8)(plain_net)  # what the moved control does not change is not computed again
_gated = lru_cache(maxsize=8)(gated_nets)


def fading_explorer(*, state: str | None = None) -> Explorer:
    """One slider, one curve: how much of a change of h[k] can reach h[50].

        h[t] = tanh(x[t] + W h[t-1]),   W random with top singular value s

    10 units read random inputs; the curve is ‖∂h[50]/∂h[k]‖. A pale one, of another s,
    stays for comparison. `vanishing_explorer` has the same net with all that can be
    changed about it.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    matrix, first, activation, seed = AT_FIRST
    picture = CurvePicture(T, (say.PLAIN,), ghost=_lab_at(first))

    def show(s, pale):
        norms, of_pale = _lab_at(s), _lab_at(pale)
        picture.show({say.PLAIN: norms}, ghost=of_pale)
        return say.fading(s, T, norms[0], norms[T // 2], pale, of_pale[0])

    def code_now(s, pale):
        return _code(matrix, s, activation, 0, seed)

    controls = {"s": _scale(first), "pale": _scale(first, say.PALE)}
    return Explorer(picture, controls, show, code_now, film=("s",), state=state)


def vanishing_explorer(
    *,
    net: Any = None,
    x: ArrayLike | None = None,
    words: str | Sequence[str] | None = None,
    state: str | None = None,
) -> Explorer:
    """The lab: choose a W, its scale and the activation, and see how ‖∂h[T]/∂h[k]‖ goes
    on the way back; change unit 1 at step k, and see what arrives.

        ∂h[T]/∂h[k] = J[T] J[T-1] ... J[k+1],   J[t] = diag(f'(a[t])) W

    10 units read random inputs, x[t] normal with standard deviation 0.3, and start from
    zero; U is the identity. The bound is (σ₁ γ)^(T-k), with σ₁ the top singular value
    of W and γ the largest |f'| (Pascanu, Mikolov and Bengio 2013, section 2.1). All
    norms are spectral, in float64.

    Parameters
    ----------
    net : Network, cell or net
        A net of yours, as `read_network` gives it. Its curve stands beside the lab's,
        over the steps back from the last one: the spectral norm of ∂h[T]/∂state[T-n] in
        one of its cells, the state of an LSTM being h and c. Move s until the lab's
        curve lies on yours.
    x : array (T, n_x), or numbers of words (T,)
        What your net reads, where it is no text.
    words : str or list of str
        The text that it reads; beside an x the labels of its steps.
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        If your net has nothing to read, or its curve would take long; if the state is
        none of this explorer's.
    """
    own = subject_of(net, x, words)
    if own is not None:
        return beside_the_lab(own, vanishing_explorer.__name__, _lab_at, AT_FIRST[1], state)
    picture = VanishingPicture(T, _plain(*AT_FIRST).norms)

    def show(matrix, s, activation, k, seed):
        W, J, norms = _plain(matrix, s, activation, seed)
        radius, top, gamma = spectral_radius(W), top_singular_value(W), LARGEST_SLOPES[activation]
        bound = (top * gamma) ** np.arange(T, -1.0, -1)
        change = pushed_on(J, k)
        picture.show(norms, bound, k, change, say.what_must_be(top * gamma))
        return say.lab(T, radius, top, gamma, norms[0], bound[0], k, np.linalg.norm(change[T]))

    matrix, s, activation, seed = AT_FIRST
    controls = {
        "matrix": menu(say.W, MATRICES, matrix),
        "s": _scale(s),
        "activation": menu(say.ACTIVATION, LARGEST_SLOPES, activation),
        "k": whole(say.AT_STEP, 30, 0, T),
        "seed": whole(say.SEED, seed, 1, 20),
    }
    rows = [[controls["s"], controls["k"]], [controls[name] for name in ("matrix", "activation", "seed")]]
    return Explorer(picture, controls, show, _code, rows=rows, film=("s", "matrix"), state=state)


def vanishing_gates_explorer(*, state: str | None = None) -> Explorer:
    """The lab's net beside an LSTM and a GRU: how much comes back, and how far the gate
    that keeps is open.

    All read the same inputs, every U is the identity. W is the plain cell's matrix and
    that of both candidates; the gates' matrices are drawn anew in the same way and at
    the same scale. The one bias that is not 0 is that of the gate that keeps, b_f and
    b_z. An LSTM's state is h and c, one below the other; the GRU's reset comes before
    the product. The bound is the plain cell's.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    names = say.PLAIN, say.LSTM, say.GRU
    picture = CurvePicture(T, names, height=3.6, label=say.STATE_NORMS, bounded=True)
    activation = AT_FIRST[2]

    def show(matrix, s, b_f, seed):
        W, _, norms = _plain(matrix, s, activation, seed)
        gated = _gated(matrix, s, b_f, seed)
        bound = top_singular_value(W) ** np.arange(T, -1.0, -1)
        picture.show({say.PLAIN: norms, say.LSTM: gated.lstm, say.GRU: gated.gru}, bound)
        return say.gates(T, b_f, norms[0], gated.lstm[0], gated.f, gated.gru[0], gated.z)

    controls = {
        "matrix": menu(say.W, MATRICES, AT_FIRST[0]),
        "s": _scale(AT_FIRST[1]),
        "b_f": slider(say.FORGET_BIAS, 1, -2, 6, step=0.5),
        "seed": whole(say.SEED, AT_FIRST[3], 1, 20),
    }
    rows = [[controls["b_f"], controls["s"]], [controls["matrix"], controls["seed"]]]
    return Explorer(picture, controls, show, _code_of_gates, rows=rows, film=("s", "b_f"), state=state)


def _lab_at(s):
    """The curve of the lab's net at this scale, with all else as at first."""
    matrix, _, activation, seed = AT_FIRST
    return _plain(matrix, s, activation, seed).norms


def _scale(s, label=say.SCALE):
    return slider(label, s, 0.1, 3, step=0.05)


def _code(matrix, s, activation, k, seed):
    values = {"draw": IN_NUMPY[matrix], "s": s, "f": ACTIVATIONS[activation]}
    return code_of(code.way_back, code.of_plain, **values, T=T, n=N_H, input_std=INPUT_STD, seed=seed)


def _code_of_gates(matrix, s, b_f, seed):
    needs = code.sigmoid, code.of_plain, code.of_lstm, code.of_gru
    values = {"draw": IN_NUMPY[matrix], "s": s, "f": code.tanh, "b_f": b_f}
    return code_of(code.three_cells, *needs, **values, T=T, n=N_H, input_std=INPUT_STD, seed=seed)
