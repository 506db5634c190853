"""Numbers as they stand in pictures and sentences."""


def number(value, decimals=2):
    """A number as it stands in pictures: fixed decimals, a true minus, no minus before zero."""
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.1e}"
    return text.replace("-", "−") if float(text) else text.lstrip("-")


def digits(value, figures=2):
    """A number of any size in so few significant figures; exactly zero is 0 and nothing else is."""
    if value == 0:
        return "0"
    mantissa, _, exponent = f"{value:#.{figures}g}".partition("e")
    return mantissa.rstrip(".").replace("-", "−") + (f"e{int(exponent)}".replace("-", "−") if exponent else "")
