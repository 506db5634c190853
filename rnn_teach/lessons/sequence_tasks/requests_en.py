"""What a travel desk is asked in English: the pieces of a grammar of our own.

{to} is a city to arrive in, {from} one to leave from, {city} one in no slot, {on} a
date.
"""

CITIES = (
    "Taipei Tokyo Osaka Seoul Beijing Shanghai Paris London Berlin Madrid Rome Vienna Prague Oslo "
    "Helsinki Lisbon Athens Cairo Nairobi Accra Lagos Delhi Mumbai Bangkok Hanoi Jakarta Manila Sydney "
    "Auckland Boston Chicago Denver Seattle Toronto Lima Bogota"
).split()
NEW_CITIES = "Kyoto Munich Geneva Lyon Porto Krakow Riga Dublin Cusco Havana Dakar Windhoek".split()
"""In no sentence that a net is trained with."""

SENTENCES = (
    "arrive in {to} {on}",
    "leave {from} {on}",
    "a ticket to {to} from {from}",
    "a ticket from {from} to {to}",
    "I want to fly from {from} to {to} {on}",
    "I live in {from} and have to be in {to} {on}",
    "I have to be in {to} and I live in {from}",
    "flights {from} {to} {on}",
    "{from} to {to} {on}",
    "{to} from {from} please",
    "to {to} and not to {city}",
    "not from {city} but from {from} to {to}",
    "{to} is where I want to be {on}",
    "{from} is where I start {on}",
    "the weather in {city} {on}",
    "what leaves {from} for {to} {on}",
    "get me out of {from} {on}",
    "how do I get to {to} {on}",
    "back to {to} from {from} {on}",
    "I am in {from} now and {to} is next",
    "does this train stop in {city}",
)

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "1st 2nd 3rd 4th 5th 10th 12th 15th 20th 30th".split()
PARTS = "morning evening".split()
FILLERS = ("please", "uh", "well", "er", "you know", "beautiful", "maybe", "um")
"""What people put in between; in no slot."""


def date(draw):
    """A date, as pairs of a text and whether it is in the slot; `draw(things)` takes
    one of some things."""
    kind = draw(range(5))
    if kind == 0:
        return [(draw(("today", "tomorrow", "tonight")), True)]
    if kind == 1:
        return [("on", False), (draw(WEEKDAYS), True)]
    if kind == 2:
        return [("on", False), (draw(WEEKDAYS), True), (draw(PARTS), True)]
    if kind == 3:
        return [("on", False), (draw(MONTHS), True), (draw(DAYS), True)]
    return [("on the", False), (draw(DAYS), True), ("of", False), (draw(MONTHS), True)]


def mistyped(word, draw):
    """The word with a letter left out, or with two neighbours exchanged."""
    if len(word) < 4:
        return word
    place = draw(range(1, len(word) - 1))
    if draw((True, False)):
        return word[:place] + word[place + 1 :]
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]


def words():
    """All words but typing errors and new cities."""
    pieces = " ".join(sentence for sentence in SENTENCES).split()
    said = [piece for piece in pieces if "{" not in piece] + " ".join(FILLERS).split()
    dates = ["today", "tomorrow", "tonight", "on", "the", "of", *WEEKDAYS, *PARTS, *MONTHS, *DAYS]
    return list(dict.fromkeys([*said, *dates, *CITIES]))
