"""A view as a link: what an explorer tells its page, and where it goes when the page's
address asks for a view."""

import pytest

from rnn_teach.explorers import adding_explorer, echo_explorer, unrolling_explorer


def test_a_link_says_which_explorer_it_is_and_what_was_moved():
    explorer = unrolling_explorer()
    assert (explorer.view.explorer_name, explorer.view.moved) == ("unrolling_explorer", {})
    explorer.controls["t"].value = 4
    explorer.controls["order"].value = "backwards"
    assert explorer.view.moved == {"t": 4, "order": "backwards"}
    explorer.reset()
    assert explorer.view.moved == {}


def test_an_explorer_goes_where_the_address_asks_it_to():
    """An address has texts, and may be older than the explorer."""
    explorer, other = unrolling_explorer(), unrolling_explorer()
    explorer.controls["t"].value, explorer.controls["seed"].value = 4, 7
    other.view.asked = {name: str(value) for name, value in explorer.view.moved.items()} | {"gone": "1"}
    assert other.values == explorer.values
    assert (other.sentence, other.view.error) == (explorer.sentence, "")


@pytest.mark.parametrize(
    ("asked", "says"),
    [({"w": "much"}, "the link asks for w = 'much', which is no number"), ({"w": "7"}, "w cannot be 7.0 here")],
)
def test_a_link_that_asks_for_what_cannot_be_is_answered_in_a_sentence(asked, says):
    explorer = echo_explorer()
    before = explorer.sentence
    explorer.view.asked = asked
    assert says in explorer.view.error
    assert explorer.sentence == before


def test_a_training_goes_to_the_update_of_the_link():
    explorer = adding_explorer()
    explorer.view.asked = {"updates": "3", "cell": "GRU"}
    assert (explorer.values["updates"], explorer.values["cell"]) == (3, "GRU")
    assert explorer.view.moved == {"updates": 3, "cell": "GRU"}
    explorer.view.asked = {"updates": "2", "cell": "GRU"}
    assert explorer.values["updates"] == 2
