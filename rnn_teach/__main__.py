"""What the command `rnn-teach` does, which is also `python -m rnn_teach`: tell what is
in a file of weights, and copy the notebooks."""

import sys

from rnn_teach.files.read import arrays_in, read_network
from rnn_teach.kit.notebook_copies import copy_notebooks

USAGE = """usage: rnn-teach notebooks FOLDER
       rnn-teach open FILE

notebooks  copies the notebooks of this version into a folder, made where it is not there
open       tells what is in a file of weights; nothing in it is run
"""


def main(arguments=None):
    """Do it, and give back 0; 1 where that cannot be done, 2 where the command is
    another one."""
    arguments = sys.argv[1:] if arguments is None else arguments
    command = COMMANDS.get(arguments[0]) if len(arguments) == 2 else None
    if command is None:
        sys.stderr.write(USAGE)
        return 2
    try:
        for part in command(arguments[1]):
            sys.stdout.write(f"{part}\n")
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def notebooks(folder):
    """Copy them, and say how to begin."""
    first, *others = copy_notebooks(folder)
    yield f"{1 + len(others)} notebooks are in {folder}. To begin: jupyter lab {first}"


def open_file(file):
    """What a file of weights holds, and then the net that it makes, if it makes one."""
    yield table(*arrays_in(file))
    yield f"\n{read_network(file)}"


def table(form, arrays, notes):
    """All arrays with their shapes and types."""
    wide = max(map(len, arrays), default=0)
    lines = [f"{form}, {len(arrays)} arrays:"]
    lines += [f"  {name:<{wide}}  {stored.kind:<8}  {stored.shape}" for name, stored in arrays.items()]
    return "\n".join([*lines, *notes])


COMMANDS = {"notebooks": notebooks, "open": open_file}

if __name__ == "__main__":
    sys.exit(main())
