"""What only the unrolling explorer has: sentences to type, and a map to click on."""

import pytest


@pytest.fixture
def explorer(find):
    return find("unrolling_explorer")


def type_sentence(explorer, sentence):
    field = explorer.text("or type your own")
    field.fill(sentence)
    field.press("Enter")


def test_each_sentence_that_can_be_chosen_is_drawn(explorer):
    view, dropdown = explorer.settled(), explorer.dropdown("sentence")
    sentences = [option.get_attribute("value") for option in dropdown.locator("option").all()]
    for sentence in [*sentences[1:-1], sentences[0]]:
        dropdown.select_option(sentence)
        view = explorer.settled(after=view)
        assert view.values["sentence"] == explorer.text("or type your own").input_value() == sentence
    dropdown.select_option(sentences[-1])  # "(your own)", which is no sentence
    explorer.settled(values=view.values)


def test_a_typed_sentence_is_drawn(explorer):
    before = explorer.settled()
    type_sentence(explorer, "Monday, I arrive in Boston.")
    assert explorer.settled(after=before).values["sentence"] == "Monday, I arrive in Boston."
    assert explorer.dropdown("sentence").input_value() == "(your own)"


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("leave Tapei", "'Tapei' is not among the 18 words"),
        ("", "the sentence is empty"),
        (" ".join(["Taipei"] * 200), "this sentence has 200"),
        ("到達 台北", "'達' is not among the 12 words"),
        ("<b>Taipei</b>", "'<b>Taipei</b>' is not among"),
    ],
    ids=["unknown word", "empty", "200 words", "Chinese", "markup"],
)
def test_a_sentence_it_cannot_read_is_answered_and_it_goes_on(explorer, sentence, answer):
    first = explorer.settled()
    type_sentence(explorer, sentence)
    refused = explorer.settled(after=first)
    alert = explorer.cell.get_by_role("alert")
    assert answer in alert.inner_text()
    assert refused.sentence == first.sentence
    assert refused.picture == first.picture
    type_sentence(explorer, "I like Paris")
    again = explorer.settled(after=first)
    assert again.values["sentence"] == "I like Paris"
    assert not alert.is_visible()
    explorer.slider("seed of U, W").press("ArrowRight")
    explorer.settled(after=again)


@pytest.mark.parametrize("t", [1, 4, 5])
def test_a_click_on_a_column_goes_to_that_step(explorer, t):
    before = explorer.settled()
    picture = explorer.cell.locator(".rnn-teach-places")
    box = picture.bounding_box()
    # The map of states takes the lower right; h[0] ... h[5] are its columns.
    left, width = 0.43, 0.565
    picture.click(position={"x": (left + width * (t + 0.5) / 6) * box["width"], "y": 0.7 * box["height"]})
    explorer.settled(after=before, values=before.values | {"t": t})


def test_a_click_beside_the_map_changes_nothing(explorer):
    before = explorer.settled()
    explorer.cell.locator(".rnn-teach-places").click(position={"x": 20, "y": 20})
    explorer.click("step ▶")  # what comes after the click has been answered
    explorer.settled(after=before, values=before.values | {"t": before.values["t"] + 1})
