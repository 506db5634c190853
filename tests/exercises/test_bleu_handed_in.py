"""check_bleu against scores that are wrong for some corpora, and right ones of an
unusual kind."""

from collections import Counter

import numpy as np
from exercises.handed_in import FRESH, Exercise
from exercises.usual import add_the_usual
from exercises.wrong_changes import replays

from rnn_teach.checks import check_bleu


def right(written, references):
    score = 1.0
    c, r = (written >= 0).sum(), (references >= 0).sum()
    for n in (1, 2):
        matched = total = 0
        for mine, yours in zip(written.tolist(), references.tolist(), strict=True):
            mine, yours = ([w for w in row if w >= 0] for row in (mine, yours))
            mine, yours = (Counter(zip(*(row[k:] for k in range(n)), strict=False)) for row in (mine, yours))
            matched += sum(min(count, yours[gram]) for gram, count in mine.items())
            total += sum(mine.values())
        score *= matched / total
    return 100 * np.exp(min(0, 1 - r / c)) * np.sqrt(score)


exercise = Exercise(check_bleu, right)
add_the_usual(exercise)


@exercise.wrong
def the_first_sentence_alone(written, references):
    return right(written[:1], references[:1])


@exercise.wrong
def padding_counts_as_a_word(written, references):
    return right(np.where(written < 0, 99, written), np.where(references < 0, 99, references))


@exercise.wrong
def longer_is_punished_too(written, references):
    c, r = (written >= 0).sum(), (references >= 0).sum()
    return right(written, references) * min(1, np.exp(1 - c / r))


@exercise.wrong
def never_below_ten(written, references):
    return max(10.0, right(written, references))


@exercise.right
def by_logarithms(written, references):
    score = right(written, references)
    return np.exp(np.log(score)) if score > 0 else 0


@exercise.each_wrong
def test_what_is_wrong_is_never_correct(solution):
    exercise.refuses(solution)


@exercise.each_right
def test_what_is_right_and_unusual_is_correct(solution):
    exercise.accepts(solution)


def test_answers_cannot_be_replayed():
    exercise.refuses(replays(exercise), seeds=FRESH)
