"""The lesson's own net where no other is given."""

from rnn_teach.kit.own_net.explorer_subject import Subject
from rnn_teach.lessons.own_network.shipped import OTHER_TEXT, TEXT, quoting_net

SHIPPED = "rnn_teach.tasks", "quoting_net"
FIRST_UNIT = 24
"""Of the lesson's own net: the unit to look at."""


def lesson_subject(net, x, words):
    """What is given, or the lesson's net, which has a text of its own."""
    net = quoting_net() if net is None else net
    if net is not quoting_net():
        return Subject(net, x, words)
    words = TEXT if x is None and words is None else words
    return Subject(net, x, words, shipped=SHIPPED, examples=(OTHER_TEXT, TEXT))
