"""The words of the lesson on vanishing gradients: sentences as functions from numbers to text."""

# Exercises

PRODUCT_MISTAKES = {
    "reversed": "the factors stand in the reverse order: J[T] must be on the left",
    "slope_left_out": "f' is left out: this is W to the power T",
    "slope_without_square": "the slope is 1 - h[t] instead of 1 - h[t]²",
    "transposed": "the result is transposed",
    "W_transposed": "W is transposed in each factor",
    "slope_on_columns": "f' multiplies the columns of W: diag(f') stands left of W, so it multiplies the rows",
    "slope_at_the_past": "the slope is taken at h[t-1] instead of h[t]",
    "tanh_twice": "tanh is taken again of h, which is tanh(a) already",
    "first_missing": "the factor J[1] is missing: the product stops at ∂h[T]/∂h[1]",
    "last_missing": "the factor J[T] is missing: this is ∂h[T-1]/∂h[0]",
    "one_too_many": "there is one factor too many: no step leads to h[0]",
    "last_alone": "only the last factor is returned",
    "added": "the factors are added instead of multiplied",
    "element_by_element": "the factors are multiplied element by element (*) instead of as matrices (@)",
}
"""What is wrong with a product of Jacobians, by the key of the mistake."""

PRODUCT = "matrix"
PRODUCT_ADVICE = "try it with T = 1, where the answer is diag(1 - h[1]²) W."
PRODUCT_ALL = "return the product for k = 0 alone"
PRODUCT_NO_MATRIX = "a Jacobian is a matrix"


def product_correct(trials):
    """Of a right product, tried on so many nets."""
    return f"your products of Jacobians equal ∂h[T]/∂h[0] from the package, in {trials} nets, T = 1 among them."
