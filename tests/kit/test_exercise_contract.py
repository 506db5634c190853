"""What holds for every exercise that goes through the runner: found by its file, so
that a new one is under it."""

import importlib
import itertools
from pathlib import Path

import numpy as np
import pytest
from case_by_case import case_by_case
from exercises.handed_in import mistakes_made_once

from rnn_teach import checks
from rnn_teach.kit.answers import SINGLE
from rnn_teach.kit.exercise import Exercise, at_work
from rnn_teach.kit.questions import Questions

LESSONS = Path(__file__).parents[2] / "rnn_teach" / "lessons"
HANDED_IN = Path(__file__).parents[1] / "exercises"
FILES = sorted(LESSONS.glob("*/exercise*.py"))
MODULES = [importlib.import_module(f"rnn_teach.lessons.{path.parent.name}.{path.stem}") for path in FILES]
EXERCISES = {
    module.__name__.removeprefix("rnn_teach.lessons."): module.EXERCISE
    for module in MODULES
    if isinstance(getattr(module, "EXERCISE", None), Exercise)
}
SEEDS = (0, 1, 2, 3)

each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)
each_seed = case_by_case("seed", {seed: seed for seed in SEEDS})


def function_of(exercise, spoil=lambda arrays, inputs: arrays):
    """A right solution, of whose arrays `spoil(arrays, inputs)` is handed back."""

    def my_solution(**inputs):
        answer = exercise.right(**inputs)
        several = len(exercise.returns) > 1
        arrays = [np.array(part, dtype=float) for part in (answer if several else [answer])]
        spoiled = spoil(arrays, inputs)
        return tuple(spoiled) if several else spoiled[0]

    return my_solution


def mistaken(exercise, *keys):
    """A solution that makes the mistakes of these keys."""

    def my_solution(**inputs):
        with np.errstate(all="ignore"):
            return exercise.mistakes.answer(keys, inputs)

    return my_solution


@case_by_case("name", {name: name for name in checks.__all__ if name.startswith("check_")})
def test_right_and_wrong_solutions_are_handed_in_to_every_checker(name):
    """But to those that take no function: `check_setup`, and questions, which
    test_questions.py tries."""
    module = importlib.import_module(getattr(checks, name).__module__)
    if name != "check_setup" and not isinstance(getattr(module, "EXERCISE", None), Questions):
        file = HANDED_IN / f"test_{name.removeprefix('check_')}_handed_in.py"
        assert file.is_file(), f"write {file.name} with solutions that are right at some sizes alone"


@each_exercise
def test_each_mistake_has_a_sentence_and_each_sentence_a_mistake(exercise):
    keys = [key for (key,) in exercise.mistakes.singles]
    assert set(keys) == set(exercise.named)
    assert len(set(exercise.named.values())) == len(keys)
    assert all(key.isidentifier() for key in keys)


@each_exercise
@each_seed
def test_the_right_answer_is_correct(exercise, seed):
    verdict = exercise.check(function_of(exercise), np.random.default_rng(seed))
    assert (verdict.state, verdict.key) == ("correct", "")


@each_exercise
def test_the_right_answer_is_correct_whatever_the_numbers(exercise):
    assert all(exercise.check(function_of(exercise)) for _ in range(5))


@each_exercise
def test_each_mistake_is_named_and_no_other(exercise):
    kept = {}
    for (key,) in exercise.mistakes.singles:
        for seed in SEEDS[:2]:
            with mistakes_made_once(kept):
                verdict = exercise.check(mistaken(exercise, key), np.random.default_rng(seed))
            assert (verdict.state, verdict.key) == ("not right yet", key), (seed, verdict)
            assert verdict.sentence.endswith(f"{exercise.named[key]}.")


@each_exercise
@case_by_case("seed", {seed: seed for seed in SEEDS[:2]})
def test_no_mistake_is_another_or_the_truth_over_all_trials(exercise, seed):
    """They differ by more than single precision hides."""
    trials = exercise.trials(np.random.default_rng(seed))
    numbers = {"truth": [np.ravel(part) for trial in trials for part in trial.right]}
    for keys in exercise.mistakes.singles:
        numbers[keys] = [np.ravel(part) for trial in trials for part in _given(exercise, keys, trial)]
    for one, other in itertools.combinations(numbers, 2):
        assert not all(
            mine.shape == yours.shape and np.allclose(mine, yours, rtol=1e-4, atol=0)
            for mine, yours in zip(numbers[one], numbers[other], strict=True)
        ), (one, other)


def _given(exercise, keys, trial):
    """What one who makes these mistakes gives back: nothing where sizes do not fit
    them."""
    try:
        with np.errstate(all="ignore"):
            return _parts(exercise, exercise.mistakes.answer(keys, trial.inputs))
    except ValueError:
        return [np.zeros(0)] * len(exercise.returns)


def _parts(exercise, answer):
    return answer if len(exercise.returns) > 1 else [answer]


@each_exercise
@case_by_case("seed", {seed: seed for seed in range(10)})
def test_computing_in_single_precision_is_precise_enough(exercise, seed):
    def my_solution(**inputs):
        single = {key: as_single(value) for key, value in inputs.items()}
        parts = [np.asarray(part, dtype=np.float32) for part in _parts(exercise, exercise.right(**single))]
        return parts if len(exercise.returns) > 1 else parts[0]

    verdict = exercise.check(my_solution, np.random.default_rng(seed))
    assert verdict, verdict


def as_single(value):
    """A number or an array of float64 in float32; all else as it is."""
    return np.float32(value) if getattr(value, "dtype", None) == np.float64 else value


@each_exercise
def test_float64_that_is_right_to_six_digits_alone_is_told_so(exercise):
    def spoil(arrays, inputs):
        return [part * (1 + SINGLE / 4) for part in arrays]

    if exercise.slack(**exercise.draw(np.random.default_rng(0))[0]) == 0:
        assert exercise.check(function_of(exercise, spoil)).key == "single_precision"


@each_exercise
@case_by_case(
    "change",
    {
        "lists": lambda part: part.tolist(),
        "fortran": lambda part: np.array(part, order="F"),
        "views": lambda part: part[...].view(),
        "big-endian": lambda part: part.astype(">f8"),
    },
)
def test_the_right_numbers_are_right_in_any_container(exercise, change):
    assert exercise.check(function_of(exercise, lambda arrays, inputs: [change(part) for part in arrays]))


@each_exercise
def test_a_buffer_that_is_filled_again_and_again_is_right(exercise):
    buffers = {}

    def spoil(arrays, inputs):
        for place, part in enumerate(arrays):
            buffer = buffers.setdefault((place, part.shape), np.zeros_like(part))
            buffer[...] = part
            arrays[place] = buffer
        return arrays

    assert exercise.check(function_of(exercise, spoil))


@each_exercise
def test_every_array_counts_and_so_does_every_trial(exercise):
    """One number that is off, of one array in one trial, and no answer is correct."""
    kept = {}
    for place in range(len(exercise.returns)):
        trials = exercise.trials(np.random.default_rng(1))
        for wrong_one in range(len(trials)):
            calls = itertools.count()

            def spoil(arrays, inputs, place=place, wrong_one=wrong_one, calls=calls):
                if next(calls) == wrong_one:
                    arrays[place] = arrays[place] + 1.5
                return arrays

            with mistakes_made_once(kept):
                verdict = exercise.check(function_of(exercise, spoil), np.random.default_rng(1))
            assert not verdict, (place, wrong_one)


@each_exercise
@case_by_case("number", {"nan": np.nan, "infinity": np.inf, "minus infinity": -np.inf})
def test_nan_and_infinity_are_never_correct(exercise, number):
    for place, name in enumerate(exercise.returns):

        def spoil(arrays, inputs, place=place):
            arrays[place] = arrays[place] * number if number == number else np.full_like(arrays[place], number)
            return arrays

        with np.errstate(invalid="ignore"):
            verdict = exercise.check(function_of(exercise, spoil))
        assert verdict.key == "not_finite", (name, verdict)


@each_exercise
@case_by_case(
    "change, said",
    {
        "complex": (lambda part: part + 0j, "complex"),
        "masked": (lambda part: np.ma.array(part, mask=False), "masked"),
        "text": (lambda part: part.astype(str), "text"),
        "half": (lambda part: part.astype("float16"), "float16"),
    },
)
def test_complex_masked_and_written_numbers_are_refused(exercise, change, said):
    verdict = exercise.check(function_of(exercise, lambda arrays, inputs: [change(part) for part in arrays]))
    assert verdict.key == "no_array"
    assert said in verdict.sentence


@each_exercise
def test_the_numbers_and_sizes_of_two_calls_differ(exercise):
    def seen():
        given = []

        def my_solution(**inputs):
            given.append([np.array(value).tolist() for value in inputs.values()])
            return exercise.right(**inputs)

        exercise.check(my_solution)
        return given

    assert len({repr(seen()) for _ in range(4)}) == 4


@each_exercise
def test_answers_of_an_earlier_call_are_wrong(exercise):
    earlier, calls = [], itertools.count()

    def remember(arrays, inputs):
        earlier.append([part.copy() for part in arrays])
        return arrays

    def replay(arrays, inputs):
        return earlier[next(calls)]

    assert exercise.check(function_of(exercise, remember), np.random.default_rng(0))
    assert not exercise.check(function_of(exercise, replay), np.random.default_rng(1))


@each_exercise
def test_at_least_three_sizes_are_tried(exercise):
    trials = exercise.draw(np.random.default_rng(0))
    sizes = {
        tuple(
            np.shape(value) if np.ndim(value) else (int(value) if key not in ("threshold", "name") else ())
            for key, value in t.items()
        )
        for t in trials
    }
    assert len(sizes) >= 3


@each_exercise
def test_every_input_has_another_value_in_some_trial(exercise):
    """Or a solution that does not read it would be right."""
    trials = exercise.draw(np.random.default_rng(0))
    for name in trials[0]:
        assert len({repr(np.array(inputs[name]).tolist()) for inputs in trials}) > 1, f"{name} is always the same"


@each_exercise
def test_an_input_that_is_changed_is_named(exercise):
    inputs = exercise.draw(np.random.default_rng(0))[0]
    for name in [name for name, value in inputs.items() if isinstance(value, np.ndarray) and value.ndim]:

        def spoil(arrays, inputs, name=name):
            inputs[name][...] = ~inputs[name] if inputs[name].dtype == bool else inputs[name] * 0 + 3
            return arrays

        verdict = exercise.check(function_of(exercise, spoil))
        assert verdict.key == "changed_input"
        assert f"changed {name} in place" in verdict.sentence


@each_exercise
def test_a_part_that_is_missing_is_named(exercise):
    names = list(exercise.returns)
    for place, name in enumerate(names if len(names) > 1 else []):
        for absent in (None, ..., (..., ...)):

            def spoil(arrays, inputs, place=place, absent=absent):
                arrays[place] = absent
                return arrays

            verdict = exercise.check(function_of(exercise, spoil))
            assert verdict.key == "missing_part"
            assert f"{name} is still missing" in verdict.sentence


@each_exercise
def test_a_wrong_mistake_in_single_precision_is_still_told(exercise):
    for (key,) in exercise.mistakes.singles[:4]:

        def my_solution(key=key, **inputs):
            with np.errstate(all="ignore"):
                parts = _parts(exercise, exercise.mistakes.answer((key,), inputs))
                single = [np.asarray(part, dtype=np.float32) for part in parts]
            return single if len(exercise.returns) > 1 else single[0]

        verdict = exercise.check(my_solution, np.random.default_rng(2))
        assert (bool(verdict), verdict.key) == (False, key)


@pytest.mark.parametrize("name", [name for name, exercise in EXERCISES.items() if exercise.at_work])
def test_a_right_function_is_drawn_at_work_and_a_wrong_one_differently(name):
    """The picture is of what the function gives, and says what is to be seen."""
    exercise = EXERCISES[name]
    verdict = exercise.check(function_of(exercise))
    picture = verdict.picture()
    assert len(picture.sentence) > 40
    assert round(picture.bbox.width) <= 820
    assert round(picture.bbox.height) <= 440
    assert "<img" in verdict._repr_html_()
    others = [mistaken(exercise, *keys) for keys in exercise.mistakes.singles]
    assert any(sentence_at_work(exercise, other) not in ("", picture.sentence) for other in others)
    assert exercise.check(others[0]).picture is None


def sentence_at_work(exercise, function):
    """What the picture of a function says; "" where it cannot be drawn, as of a
    training that ends in NaN."""
    try:
        with np.errstate(all="ignore"):
            return at_work(exercise.at_work, function).sentence
    except ValueError:
        return ""
