"""The words of the lesson on exploding gradients: sentences as functions from numbers to text."""

# Exercises

CLIP_MISTAKES = {
    "own_norms": "each array is clipped by its own norm: take one norm over all of them",
    "number_by_number": "each number is cut off by itself, which changes the direction",
    "scaled_up": "small gradients are scaled up to the threshold: clipping only ever shrinks",
    "norm_after": "the norm after clipping is returned instead of the norm before",
    "as_they_were": "the gradients are returned as they were",
    "norm_one": "the gradients are divided by their norm, and not brought to the threshold",
    "upside_down": "the factor is upside down: it is threshold / norm",
    "times_threshold": "the gradients are multiplied by the threshold and never divided by the norm",
    "no_root": "the square root is left out of the norm",
    "norms_added": "the three norms are added: add their squares and take the root",
    "largest_number": "the largest number is taken for the norm",
    "sum_of_sizes": "the sizes of all numbers are added up instead of their squares",
    "db_left_out": "db is left out of the norm",
}
"""What is wrong with clipping, by the key of the mistake."""

CLIP_ADVICE = "compute the norm and the factor by themselves first, and look at them."
CLIP_NO_NUMBER = "0 / 0 is no number"
CLIP_ZEROS = "with all gradients zero"


def clip_case(norm, threshold, relation):
    """Which gradients are clipped: their norm is "above", "below" or "at" the threshold."""
    if relation == "at":
        return f"with a norm that is the threshold, {threshold}"
    return f"with a norm of {norm}, {relation} the threshold of {threshold}"


CLIP_CORRECT = "one factor for all three arrays, and only where their norm is above the threshold."
