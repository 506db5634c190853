"""Places: rectangles of a picture that say where a number comes from, and what a click
sets."""

import json

import numpy as np
import pytest
from explorer_moves import as_numbers, at_view, place_under, seen, the_second, to_view

from rnn_teach.explorers import (
    bidirectional_explorer,
    deep_explorer,
    gate_explorer,
    gradient_ledger_explorer,
    unrolling_explorer,
    vanishing_explorer,
)
from rnn_teach.kit.numbers import added, products
from rnn_teach.kit.picture import Picture
from rnn_teach.kit.picture_places import as_message, cell, columns, place


def drawing():
    """Axes over x = 0 ... 10 and y = 0 ... 4 in the middle half of a picture."""
    ax = Picture(4, 2).add_axes((0.25, 0.25, 0.5, 0.5))
    ax.set(xlim=(0, 10), ylim=(4, 0))
    return ax


def test_a_place_is_told_in_fractions_of_the_picture():
    """x = 2 ... 4 is 0.35 ... 0.45 of the width; y counts downwards here."""
    one = place(drawing(), (4, 2), (1, 3), "a", {"t": 1}, since=2)
    assert one[:4] == pytest.approx((0.35, 0.375, 0.45, 0.625))
    assert one[4:] == ("a", {"t": 1}, 2)
    assert cell(drawing(), 3, 2, "a", {"t": 1}, since=2, width=2, height=2)[:4] == pytest.approx(one[:4])


def test_a_place_ends_where_the_picture_ends():
    assert place(drawing(), (-100, 100), (-100, 100), "all")[:4] == (0, 0, 1, 1)


def test_a_finer_screen_has_the_same_places():
    ax = drawing()
    before = place(ax, (2, 4), (1, 3), "a")
    ax.figure.set_pixel_ratio(2)
    assert place(ax, (2, 4), (1, 3), "a")[:4] == pytest.approx(before[:4])


def test_columns_set_their_step():
    first, second = columns(drawing(), ["one", "two"], "t", top=0.5)
    assert first[:4] == pytest.approx((0.275, 0, 0.325, 0.5))
    assert (first.text, first.sets, second.sets) == ("one", {"t": 1}, {"t": 2})
    assert second.left == pytest.approx(first.right)


def test_the_message_counts_from_the_upper_left():
    (row,) = json.loads(as_message([place(drawing(), (2, 4), (1, 3), "ä", {"t": 1}, since=2)]))
    assert row == [3500, 3750, 1000, 2500, "ä", {"t": 1}, 2]
    assert json.loads(as_message([place(drawing(), (2, 4), (1, 3), "ä")])) == [row[:5]]


def test_sums_and_products_as_they_are_written():
    assert added([-0.1, 0.7, -0.25, 0]) == "−0.10 + 0.70 − 0.25 + 0.00"
    assert products([0.1, -0.2], [0.7, 0.3]) == "0.10·0.70 + (−0.20)·0.30"


def test_no_number_is_told_before_its_step():
    """What the picture covers a hover must not tell."""
    explorer = at_view(unrolling_explorer)
    x, y = 0.43 + 0.565 * 4.5 / 6, 0.3
    assert place_under(explorer, x, y)[0] == "Step 4 reads “November”."
    explorer.controls["t"].value = 4
    assert place_under(explorer, x, y)[0].startswith("h[4], unit ")


def test_the_product_behind_a_number_is_right():
    """Of the unrolled net at t = 2, unit 1: the products add up to W h[1], and with
    U x[2] and b to a[2]."""
    explorer = at_view(unrolling_explorer)
    rows = json.loads(explorer.view.places_now)
    *terms, past = as_numbers(rows[1][4].partition(": ")[2])
    assert sum(a * b for a, b in zip(terms[::2], terms[1::2], strict=True)) == pytest.approx(past, abs=0.02)
    read = as_numbers(rows[0][4].partition("”")[2])[-1]
    assert list(np.abs(as_numbers(rows[2][4].partition(": ")[2])[:2])) == [abs(read), abs(past)]
    assert f"= {explorer._picture._trace.a[2, 0, 0]:.2f}".replace("-", "−") in rows[2][4]


TOLD = {
    unrolling_explorer: "W h[1], unit 1: ",
    gradient_ledger_explorer: "‖∂L[7]/∂h[3]‖ = ",
    gate_explorer: "c[3] = f c[2] + i g = ",
    vanishing_explorer: "‖∂h[50]/∂h[10]‖ = ",
    bidirectional_explorer: "→h[2] has read from “today” to “I”.",
    deep_explorer: "h₁[2], unit 1 reads x[2] and h₁[1]: tanh(",
}
"""Of each explorer, something that it tells of a number."""


@pytest.mark.parametrize("make", TOLD)
def test_it_tells_where_a_number_comes_from(make):
    view = at_view(make).view
    assert TOLD[make] in view.places + view.places_now


def test_a_click_on_a_place_of_the_picture_before_breaks_nothing():
    """The answer of another move may be under way: its step may be gone by now."""
    explorer = at_view(unrolling_explorer)
    explorer.controls["sentence"].value = "I like Taipei"
    explorer.view.click = {"sets": {"t": 5}, "count": 1}
    assert explorer.values["t"] == 3
    assert explorer.view.error == ""
    assert seen(explorer) == seen(to_view(the_second("unrolling_explorer"), **explorer.values))
