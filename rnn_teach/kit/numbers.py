"""Numbers as they stand in pictures and sentences."""


def number(value, decimals=2):
    """A number as it stands in pictures: fixed decimals, a true minus, no minus before
    zero."""
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.1e}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def digits(value, figures=2):
    """A number of any size in so few significant figures; exactly zero is 0 and nothing
    else is."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value:#.{figures}g}".partition("e")
    return mantissa.rstrip(".").replace("-", "−") + (f"e{int(exponent)}".replace("-", "−") if exponent else "")


def short(value):
    """A number in as few digits as it needs, at most two decimals."""
    return f"{round(float(value), 2):g}".replace("-", "−")


def in_words(value):
    """A norm, however large, as people read it."""
    return number(value) if value < 1000 else f"{value:.0e}".replace("e+", "e")


def below(whole):
    """A whole number as an index: 12 is ₁₂."""
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(whole))
