"""The words of the lesson on the GRU: sentences as functions from numbers to text."""

# Exercises

UPDATE_MISTAKES = {
    "exchanged": "the two conventions are exchanged",
    "always_keeps": "one_keeps is not asked: z = 1 keeps in both",
    "always_renews": "one_keeps is not asked: z = 1 renews in both",
    "same_gate_keeps": "the same gate stands at both: what is kept of the old state is also taken of n",
    "same_gate_takes": "the same gate stands at both: what is taken of n is also kept of the old state",
    "n_whole": "n is added whole, without its gate",
    "old_whole": "the old state is added whole, without its gate",
    "both_whole": "both are added whole: z is left out",
    "new_left_out": "the new part is left out: nothing is renewed",
    "old_left_out": "the old part is left out: nothing is kept",
    "old_as_it_is": "the old state is handed back as it is",
    "n_as_it_is": "n is handed back as it is",
    "subtracted": "the two parts are subtracted instead of added",
    "z_minus_one": "z - 1 stands where 1 - z belongs",
    "multiplied": "the two parts are multiplied with each other",
    "tanh_of_n": "tanh is taken of n once more",
    "tanh_of_sum": "tanh is taken of the sum",
    "sigmoid_of_z": "σ is taken of z once more",
}
"""What is wrong with an update, by the key of the mistake."""

UPDATE_ADVICE = "try it with z = 0 and with z = 1, where h is n or the old state."
UPDATE_NO_NUMBER = "the update was given finite numbers, so a division by zero of its own made it"
UPDATE_UNIT_BY_UNIT = "the gate multiplies unit by unit: * and not @"


def update_case(one_keeps, n_h, B):
    """Which convention is tried, on which sizes."""
    return f"with one_keeps = {one_keeps}, n_h = {n_h} and B = {B}"


def update_correct(trials):
    """Of a right update, tried so often."""
    return (
        "your update is right where z = 1 keeps the old state, and where z = 1 renews it, in "
        f"{trials} trials of different sizes."
    )
