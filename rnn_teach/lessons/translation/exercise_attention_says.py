"""What the pictures of attention show, and what they do not: chosen, not written."""

from rnn_teach.kit.questions import Questions, true_or_false
from rnn_teach.lessons.translation import words


def check_attention_says(answers):
    """Check a learner's dict of six answers, True or False: is each of the statements a
    to f shown by what the lesson measured?

    Returns
    -------
    Verdict
    """
    return EXERCISE.check(answers)


EXERCISE = Questions(
    asked=true_or_false("abcdef", words.ATTENTION_SAYS),
    correct=words.ATTENTION_SAYS_CORRECT,
    name=words.MY_ATTENTION_SAYS,
)
