"""The form of a task as a mask: click inputs and targets, and see which states get a
gradient."""

from __future__ import annotations

import re

import numpy as np

from rnn_teach.core import Bidirectional, RNNCell, bptt, unroll
from rnn_teach.kit.explorer import Explorer
from rnn_teach.kit.explorer_controls import menu, slider, text
from rnn_teach.kit.source import code_of
from rnn_teach.lessons.sequence_tasks import words as say
from rnn_teach.lessons.sequence_tasks.code import reach
from rnn_teach.lessons.sequence_tasks.picture_forms import FormsPicture

T = 6
FORMS = {
    say.FORM_NAMES[0]: ("1", "1 2 3 4 5 6"),
    say.FORM_NAMES[1]: ("1 2 3 4 5 6", "6"),
    say.FORM_NAMES[2]: ("1 2 3 4 5 6", "1 2 3 4 5 6"),
    say.FORM_NAMES[3]: ("1 2 3", "4 5 6"),
}
"""By the name of a form where its inputs and its targets are."""


def forms_explorer(*, state: str | None = None) -> Explorer:
    """Say at which steps a net gets an input and at which it is asked: all forms of
    tasks are such a mask.

        h[t] = x[t] + w h[t-1]        one linear unit, so that numbers are easy
        ∂L/∂h[t] = (1 if there is a target at t) + w ∂L/∂h[t+1]

    A click on a target or an input turns it on or off. With two directions a second
    unit reads from the right.

    Parameters
    ----------
    state : str
        A view to begin with, from another explorer's `state`.

    Returns
    -------
    Explorer
    """
    picture = FormsPicture(T)
    inputs_at, targets_at = FORMS[say.MANY_TO_ONE]
    controls = {
        "inputs": text(say.INPUTS, inputs_at, examples=("1", "1 2 3")),
        "targets": text(say.TARGETS, targets_at, examples=("2 5", "4 5 6")),
        "w": slider(say.PAST, 0.8, 0, 1.2, step=0.1),
        "net": menu(say.NET, (say.ONE_WAY, say.BOTH_WAYS)),
    }

    def show(inputs, targets, w, net):
        read, asked = as_set("inputs", inputs), as_set("targets", targets)
        gradients = gradients_of(asked, w, net)
        used = {t for t in read if any(d[t - 1] for d in gradients)}
        picture.show(read, asked, gradients, used)
        reached = [{t for t in range(1, T + 1) if d[t - 1]} for d in gradients]
        return say.forms(form_of(read, asked), read, asked, w, reached, gradients, used)

    def code(inputs, targets, w, net):
        return code_of(reach, w=w, targets=sorted(as_set("targets", targets)), T=T, both=net == say.BOTH_WAYS)

    rows = [
        [_forms(controls["inputs"], controls["targets"]), controls["net"]],
        [controls["inputs"], controls["targets"]],
        [controls["w"]],
    ]
    return Explorer(picture, controls, show, code, rows=rows, film=("w", "net"), state=state)


def gradients_of(targets, w, net):
    """∂L/∂h[t] of each direction, (T,), by backpropagation through time."""
    direct = np.zeros((T + 1, 1, 1))
    direct[sorted(targets)] = 1
    unit = RNNCell(U=[[1]], W=[[w]], activation="linear")
    if net == say.ONE_WAY:
        return [bptt(unit, unroll(unit, np.zeros((T, 1))), direct).d.h[1:, 0, 0]]
    both = Bidirectional(unit, RNNCell(U=[[1]], W=[[w]], activation="linear"))
    direct = np.repeat(direct, 2, axis=1)
    parts = bptt(both, unroll(both, np.zeros((T, 1))), direct).parts
    return [parts["forward"].d.h[1:, 0, 0], parts["backward"].d.h[1:, 0, 0][::-1]]


def as_set(name, typed):
    """The steps that are written in a field.

    Raises
    ------
    ValueError
        If something else is, or a step from 1 to T is not.
    """
    pieces = re.findall(r"[^\s,;，、]+", typed)
    steps = {int(piece) for piece in pieces if re.fullmatch(r"[1-9]", piece)}
    if not all(re.fullmatch(r"[1-9]", piece) for piece in pieces) or max(steps, default=1) > T:
        raise ValueError(say.no_steps(name, typed[:30], T))
    return steps


def form_of(inputs, targets):
    """The name of this form, or "" where it is one of the learner's own."""
    named = {name: (as_set("inputs", i), as_set("targets", t)) for name, (i, t) in FORMS.items()}
    return next((name for name, both in named.items() if both == (inputs, targets)), "")


def _forms(inputs, targets):
    """A list of forms, which shows "your own" where the fields hold none of them."""
    chooser = menu(say.FORM, [*FORMS, say.YOUR_OWN], say.MANY_TO_ONE)

    def chosen(change):
        if change.new in FORMS:
            inputs.value, targets.value = FORMS[change.new]
        else:  # nobody can choose "your own" but by clicking and writing
            follow(change)

    def follow(_):
        try:
            name = form_of(as_set("inputs", inputs.value), as_set("targets", targets.value))
        except ValueError:
            name = ""
        chooser.unobserve(chosen, "value")
        chooser.value = name or say.YOUR_OWN
        chooser.observe(chosen, "value")

    chooser.observe(chosen, "value")
    for field in (inputs, targets):
        field.observe(follow, "value")
    return chooser
