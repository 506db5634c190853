"""Many small cases in one test. Thousands of tests that take a millisecond each cost
more to be told of than to be run."""

import inspect
from functools import wraps
from traceback import format_exception

import pytest

MOST_TOLD = 20
"""So many cases that fail are told whole, of the others the names."""


def case_by_case(names, cases):
    """A decorator as `pytest.mark.parametrize(names, cases.values(), ids=cases)`, which
    makes one test of all.

    Each case is tried, whatever came of those before, and each that fails is told by
    its name. What the test gets besides (fixtures, other parameters) is the same for
    all cases.
    """
    names = [name.strip() for name in names.split(",")]

    def decorate(test):
        takes = inspect.signature(test)

        @wraps(test)
        def all_cases(**others):
            wrong = {}
            for case, values in cases.items():
                given = zip(names, values if len(names) > 1 else [values], strict=True)
                try:
                    test(**others, **dict(given))
                except (Exception, pytest.fail.Exception) as error:
                    wrong[case] = error
            assert cases, "there is no case"
            if wrong:
                pytest.fail(_told(wrong, len(cases)), pytrace=False)

        others = [parameter for name, parameter in takes.parameters.items() if name not in names]
        all_cases.__signature__ = takes.replace(parameters=others)
        return all_cases

    return decorate


def _told(wrong, count):
    """What is wrong, case by case."""
    told = [
        f"{case}: {''.join(format_exception(error, limit=-1)).strip()}"
        for case, error in list(wrong.items())[:MOST_TOLD]
    ]
    return "\n\n".join([f"{len(wrong)} of {count} cases fail: {', '.join(map(str, wrong))}", *told])
