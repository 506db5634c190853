"""Numbers as they stand in pictures and sentences."""

WRITTEN_OUT = 4
"""From so many zeros on a number is written with a power of ten."""


def number(value, decimals=2):
    """A number as it stands in pictures: fixed decimals, a true minus, no minus before
    zero."""
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.1e}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def digits(value, figures=2):
    """A number of any size in so few significant figures; exactly zero is 0 and nothing
    else is. Below ten thousand it is written out: 190, not 1.9e2."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value:#.{figures}g}".partition("e")
    if exponent and 0 < int(exponent) < WRITTEN_OUT:
        return f"{float(f'{mantissa}e{exponent}'):.0f}".replace("-", "−")
    return mantissa.rstrip(".").replace("-", "−") + (f"e{int(exponent)}".replace("-", "−") if exponent else "")


def short(value):
    """A number in as few digits as it needs, at most two decimals."""
    return f"{round(float(value), 2):g}".replace("-", "−")


def added(values):
    """A sum with its numbers: "0.10 + 0.70 − 0.04"."""
    first, *rest = values
    return number(first) + "".join(f" {'−' if value < 0 else '+'} {number(abs(value))}" for value in rest)


def products(left, right):
    """A sum of products with its numbers: "0.10·0.70 + (−0.20)·0.30"."""
    return " + ".join(f"{bracketed(a)}·{bracketed(b)}" for a, b in zip(left, right, strict=True))


def bracketed(value):
    """A factor, in brackets where it is below zero."""
    text = number(value)
    return f"({text})" if text.startswith("−") else text


def in_words(value):
    """A norm, however large, as people read it."""
    return number(value) if value < 1000 else f"{value:.0e}".replace("e+", "e")


def counted(count, thing):
    """How many of a thing there are: "1 step", "2 steps"."""
    return f"{count} {thing}{'s' if count > 1 else ''}"


def below(whole):
    """A whole number as an index: 12 is ₁₂."""
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(whole))
