"""What is in a file of weights: `python -m rnn_teach open model.pt`."""

import sys

from rnn_teach.files.read import arrays_in, read_network

USAGE = "usage: python -m rnn_teach open FILE\n\nTells what is in a file of weights; nothing in it is run.\n"


def main(arguments):
    """Tell it, and give back 0; 1 where the file cannot be read, 2 where the command
    is another one."""
    if len(arguments) != 2 or arguments[0] != "open":
        sys.stderr.write(USAGE)
        return 2
    try:
        form, arrays, notes = arrays_in(arguments[1])
        sys.stdout.write(f"{table(form, arrays, notes)}\n")
        sys.stdout.write(f"\n{read_network(arguments[1])}\n")
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def table(form, arrays, notes):
    """All arrays with their shapes and types."""
    wide = max(map(len, arrays), default=0)
    lines = [f"{form}, {len(arrays)} arrays:"]
    lines += [f"  {name:<{wide}}  {stored.kind:<8}  {stored.shape}" for name, stored in arrays.items()]
    return "\n".join([*lines, *notes])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
