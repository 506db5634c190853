"""The travel desk's sentences with the slot of each word."""

from rnn_teach.tasks import SLOTS, TRAVEL_SENTENCES, Vocabulary, make_travel_slots, split_words


def test_every_word_has_a_slot_and_every_slot_a_word():
    filled = set()
    for (x, target), sentence in zip(make_travel_slots(), TRAVEL_SENTENCES, strict=True):
        assert len(x) == len(target) == len(split_words(sentence))
        filled |= {SLOTS[place] for place in target}
    assert filled == set(SLOTS)


def test_the_inputs_are_the_words():
    vocabulary = Vocabulary(TRAVEL_SENTENCES)
    x, _ = make_travel_slots()[1]
    assert [vocabulary.words[row.argmax()] for row in x] == ["leave", "Taipei", "on", "November", "2nd"]
    assert x.shape == (5, len(vocabulary))
    assert (x.sum(axis=1) == 1).all()


def test_one_city_three_slots():
    """Taipei is the destination after arrive, the place of departure after leave, and
    neither after like."""
    slots = {}
    for (_, target), sentence in zip(make_travel_slots(), TRAVEL_SENTENCES, strict=True):
        words = split_words(sentence)
        if "Taipei" in words:
            before, slot = words[words.index("Taipei") - 1], SLOTS[target[words.index("Taipei")]]
            slots.setdefault(before, set()).add(slot)
    assert slots == {"arrive": {"destination"}, "leave": {"departure"}, "like": {"other"}}
