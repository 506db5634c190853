"""For which tasks is a bidirectional net of use? Chosen, not written."""

from rnn_teach.kit.questions import Question, Questions
from rnn_teach.lessons.bidirectional import words


def check_of_use(answers):
    """Check a learner's dict of six answers: whether a bidirectional net is of use for
    each of the tasks a to f, True or False.

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked={letter: Question(right=use, why=why) for letter, (use, why) in zip("abcdef", words.OF_USE, strict=True)},
    correct=words.OF_USE_CORRECT,
    name=words.MY_OF_USE,
)
