"""What is refused, and in which words. Each sentence names the argument, what it must
be and what it was."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from rnn_teach import (
    SGD,
    GRUCell,
    LSTMCell,
    PeepholeLSTMCell,
    Readout,
    RNNCell,
    Trace,
    Training,
    UntiedCell,
    bptt,
    cell_from_keras,
    cell_from_torch,
    central_differences,
    check_gradients,
    clip_by_norm,
    clip_by_value,
    complex_step,
    cross_entropy,
    error_curve,
    global_norm,
    glorot_uniform,
    jacobian_norms,
    jacobian_products,
    jacobians,
    keras_weights,
    logistic_loss,
    make_ledger,
    matrix_norms,
    orthogonal,
    relative_error,
    scaled_to_singular_value,
    scaled_to_spectral_radius,
    softmax,
    spectral_radius,
    squared_error,
    top_singular_value,
    torch_weights,
    unroll,
)
from rnn_teach.core.arguments import (
    as_array,
    as_number,
    as_positive,
    as_rng,
    as_sequence,
    as_size,
)
from rnn_teach.tasks import Vocabulary, as_sentences, make_adding, split_words


def refusal(function, *arguments, **named):
    """The sentence with which a call is refused."""
    with pytest.raises(ValueError) as error:  # noqa: PT011  (the test compares the whole sentence)
        function(*arguments, **named)
    return str(error.value)


def test_whole_numbers_and_truth_values_become_float64_and_others_stay():
    assert as_array("x", [[1, 2]]).dtype == np.float64
    assert as_array("x", [True, False]).tolist() == [1.0, 0.0]
    assert as_array("x", np.ones(2, np.float32)).dtype == np.float32
    assert as_array("x", [1j]).dtype == np.complex128


def test_half_and_long_precision_become_double():
    """Linear algebra takes neither."""
    assert as_array("x", np.ones(2, np.float16)).dtype == np.float64
    assert as_array("x", np.ones(2, np.longdouble)).dtype == np.float64
    assert as_array("x", np.ones(2, np.clongdouble)).dtype == np.complex128


def test_the_order_of_bytes_is_this_machines():
    """Linear algebra takes no other; what it means stays."""
    for kind in ("f4", "f8", "c8", "c16"):
        array = as_array("x", np.array([1.5, 2], f">{kind}"))
        assert array.dtype == np.dtype(kind)
        assert array.dtype.isnative
        np.testing.assert_array_equal(array, [1.5, 2])


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("abc", "'abc'"),
        (["1.5", "2"], "['1.5', '2']"),  # NumPy would turn these into numbers
        (None, "None"),
        ([1, None], "[1, None]"),
        ([[1, 2], [3]], "[[1, 2], [3]]"),
        ({"a": 1}, "{'a': 1}"),
        (b"12", "b'12'"),
        (np.array(["2025-01-01"], "M8[D]"), "array(['2025-01-01'], dtype='datetime64[D]')"),
        ([10**400], "[" + "1" + "0" * 55 + "..."),  # cut after 60 characters
        (np.array([[1, "a"], [2, "b"]], object), "array([[1, 'a'], [2, 'b']], dtype=object)"),  # on one line
    ],
)
def test_no_numbers(value, shown):
    assert refusal(as_array, "x", value) == f"x must be an array of numbers; got {shown}"


def test_what_is_not_finite_is_named_with_its_place():
    x = np.zeros((3, 2))
    x[2, 1] = np.nan
    assert refusal(as_array, "x", x) == "x must be finite; x[2, 1] is nan: look at where x was computed"
    x[1, 0] = -np.inf
    assert refusal(as_array, "x", x) == "x must be finite; x[1, 0] is -inf (1 more): look at where x was computed"
    assert refusal(as_array, "w", np.inf) == "w must be finite; w is inf: look at where w was computed"


@pytest.mark.parametrize(
    ("value", "shape", "sentence"),
    [
        ([1, 2], ("n_h", "n_x"), "x must be a matrix (n_h, n_x); got shape (2,)"),
        (3.0, ("n_h", "n_x"), "x must be a matrix (n_h, n_x); got shape ()"),
        (np.ones((2, 3, 4)), ("n_h", "n_x"), "x must be a matrix (n_h, n_x); got shape (2, 3, 4)"),
        ([[]], ("n_h", "n_x"), "x must be a matrix (n_h, n_x), no size zero; got shape (1, 0)"),
        (np.ones((2, 3)), (2, 2), "x must be a matrix (2, 2); got shape (2, 3)"),
        (np.ones((2, 3)), (3, "n"), "x must be a matrix (3, n); got shape (2, 3)"),
        (np.ones((2, 3)), ("n", "n"), "x must be a matrix (n, n); got shape (2, 3)"),
        ([[1, 2]], (2, 1), "x must be a column (2, 1); got shape (1, 2)"),
        (5, (2, 1), "x must be a column (2, 1); got shape ()"),
        (np.ones((3, 2, 4)), (4, "n_h", "n_x"), "x must be (4, n_h, n_x); got shape (3, 2, 4)"),
        (np.ones((5, 2, 3)), ("T+1", "n", "n"), "x must be (T+1, n, n); got shape (5, 2, 3)"),
        (np.ones(3), ("...", "n", "m"), "x must be (..., n, m); got shape (3,)"),
        (np.ones((0, 3, 2)), ("...", "n", "m"), "x must be (..., n, m), no size zero; got shape (0, 3, 2)"),
        ([[1.0]], ("n",), "x must be a list of numbers; got shape (1, 1)"),
        ([1.0], (2,), "x must be a list of 2 numbers; got shape (1,)"),
        ([], ("n",), "x must be a list of numbers, no size zero; got shape (0,)"),
        ([1.0], (), "x must be one number; got [1.0]"),
    ],
)
def test_another_shape(value, shape, sentence):
    assert refusal(as_array, "x", value, shape) == sentence


def test_a_shape_of_numbers_is_told_with_the_names_of_its_axes():
    sentence = "d must be (T+1, n, B) = (5, 2, 3); got shape (4, 2, 3)"
    assert refusal(as_array, "d", np.ones((4, 2, 3)), (5, 2, 3), axes="(T+1, n, B)") == sentence


@pytest.mark.parametrize(
    ("shape", "wanted"),
    [
        ((2, 3), ("n_h", "n_x")),
        ((2, 2), ("n", "n")),
        ((4, 2, 3), (4, "n_h", "n_x")),
        ((2, 3), ("...", "n", "m")),
        ((5, 4, 2, 3), ("...", "n", "m")),
        ((), ()),
    ],
)
def test_a_shape_that_fits(shape, wanted):
    assert as_array("x", np.ones(shape), wanted).shape == shape


def test_a_last_axis_of_size_1_may_be_missing():
    np.testing.assert_array_equal(as_array("b", [1, 2], (2, 1)), [[1], [2]])
    np.testing.assert_array_equal(as_array("b", [[1], [2]], (2, 1)), [[1], [2]])
    assert as_array("b", np.ones((4, 2)), (4, 2, 1)).shape == (4, 2, 1)


def test_row_0_may_be_nan():
    x = np.full((3, 2), np.nan)
    x[1:] = 1
    assert as_array("x", x, finite="after row 0") is x
    x[2, 1] = np.inf
    sentence = "x must be finite after row 0; x[2, 1] is inf: look at where x was computed"
    assert refusal(as_array, "x", x, finite="after row 0") == sentence


def test_what_is_asked_besides_the_shape():
    assert refusal(as_array, "x", [1j], real=True) == "x must be real; got complex numbers"
    assert np.isnan(as_array("x", [np.nan], finite=False)[0])
    assert as_array("x", [1, 2], convert=False).dtype.kind == "i"
    x = np.ones(2)
    assert as_array("x", x) is x
    assert not np.shares_memory(as_array("x", x, copy=True), x)


def test_a_mask_is_not_dropped_without_a_word():
    masked = np.ma.array([1.0, 1e6], mask=[False, True])
    assert refusal(as_array, "x", masked) == (
        "x must be an array without a mask, which would be lost; got a masked one: fill it, as value.filled(0) does"
    )
    assert "without a mask" in refusal(RNNCell, np.ma.ones((2, 2)), np.eye(2))
    assert "without a mask" in refusal(unroll, CELL, np.ma.ones((3, 2)))


def test_one_sequence_is_a_batch_of_one():
    np.testing.assert_array_equal(as_sequence([[1, 2], [3, 4]], 2), [[[1], [2]], [[3], [4]]])
    assert as_sequence(np.ones((5, 2, 3)), 2).shape == (5, 2, 3)


@pytest.mark.parametrize(
    ("x", "sentence"),
    [
        (
            np.ones((50, 3)),
            "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got (50, 3): "
            "for inputs of 3 numbers make a cell with n_x = 3",
        ),
        (
            np.ones((50, 3, 2)),
            "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got (50, 3, 2): "
            "for inputs of 3 numbers make a cell with n_x = 3",
        ),
        (
            np.ones((2, 50, 8)),
            "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got (2, 50, 8): "
            "sequence_from_torch and sequence_from_keras bring theirs into this order",
        ),
        (np.ones(8), "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got (8,)"),
        (1.0, "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got ()"),
        (np.ones((1, 1, 8, 1)), "x must be (T, n_x, B) or (T, n_x) with n_x = 8; got (1, 1, 8, 1)"),
        ([], "x must hold at least one time step, one input and one sequence; got shape (0,)"),
        (np.ones((0, 8)), "x must hold at least one time step, one input and one sequence; got shape (0, 8)"),
        (np.ones((5, 8, 0)), "x must hold at least one time step, one input and one sequence; got shape (5, 8, 0)"),
    ],
)
def test_no_sequence(x, sentence):
    assert refusal(as_sequence, x, 8) == sentence


@pytest.mark.parametrize("value", [0, -3, 2.0, 2.5, True, np.True_, "2", None, [2], np.nan])
def test_no_size(value):
    assert refusal(as_size, "n_h", value) == f"n_h must be a whole number of at least 1; got {value!r}"


def test_a_size_may_be_numpys():
    assert as_size("n_h", np.int64(3)) == 3
    assert type(as_size("n_h", np.int64(3))) is int


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (-1, "U_std must be one number of at least 0; got -1"),
        ([1, 2], "U_std must be one number of at least 0; got [1, 2]"),
        (1j, "U_std must be one number of at least 0; got 1j"),
        ("1", "U_std must be an array of numbers; got '1'"),
        (np.nan, "U_std must be finite; U_std is nan: look at where U_std was computed"),
    ],
)
def test_no_deviation(value, sentence):
    assert refusal(as_positive, "U_std", value, zero=True) == sentence


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ([1], "forget_bias must be one number; got [1]"),
        (1j, "forget_bias must be real; got complex numbers"),
        (None, "forget_bias must be an array of numbers; got None"),
    ],
)
def test_no_number(value, sentence):
    assert refusal(as_number, "forget_bias", value) == sentence
    assert as_number("forget_bias", np.int8(-3)) == -3.0


def test_a_deviation_of_zero_is_one():
    assert as_positive("U_std", 0, zero=True) == 0.0


@pytest.mark.parametrize("rng", [None, 0, np.random, np.random.default_rng])
def test_a_seed_is_no_generator(rng):
    assert refusal(as_rng, rng).startswith("rng must be a generator, as np.random.default_rng(0) gives one; got ")


# Whatever one hands in: an answer that is right, or a ValueError that says why not.

SHAPES = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=3)
OBJECTS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.complex_numbers(),
    st.text(max_size=2),
    st.binary(max_size=2),
    st.decimals(),
    st.fractions(),
    st.dates(),
    st.lists(st.floats() | st.text(max_size=2), max_size=2),
    st.just(np.tanh),
)
"""What an array of objects may hold. Without it hypothesis goes through all classes
that are loaded, half a second each time."""
anything = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(max_value=1000),  # a size in the millions is no mistake, and fills the memory
    st.floats(),
    st.complex_numbers(),
    st.text(max_size=5),
    st.binary(max_size=5),
    st.lists(st.floats() | st.text(max_size=2) | st.none() | st.lists(st.integers(), max_size=3), max_size=4),
    st.dictionaries(st.text(max_size=2), st.integers(), max_size=2),
    st.just(object()),
    st.just(np.tanh),
    hnp.arrays(hnp.scalar_dtypes(), SHAPES, fill=st.nothing()),
    hnp.arrays(np.dtype(object), SHAPES, elements=OBJECTS, fill=st.nothing()),
)

CELL = RNNCell(U=np.eye(2), W=np.eye(2))
TRACE = unroll(CELL, np.ones((3, 2)))


def result_or_sentence(function, *arguments, **named):
    """What a call gives; None where it was refused in one sentence. Any other exception
    is an error."""
    try:
        return function(*arguments, **named)
    except ValueError as error:
        sentence = str(error)
        assert sentence
        assert "\n" not in sentence
        return None


def finite_numbers(array, ndim):
    return array.ndim == ndim and array.dtype.kind in "fc" and np.isfinite(array).all()


@given(anything, anything, anything, anything)
def test_anything_as_weights(U, W, b, activation):
    for arguments in ((U, W, b), (U, [[1.0]]), ([[1.0]], W), ([[1.0]], [[1.0]], b)):
        for options in ({}, {"activation": activation}, {"bias": activation}):
            cell = result_or_sentence(RNNCell, *arguments, **options)
            if cell is not None:
                assert all(finite_numbers(array, 2) for array in cell.parameters.values())
                assert cell.W.shape == (cell.n_h, cell.n_h)
                assert cell.b is None or cell.b.shape == (cell.n_h, 1)
    for arguments in ((U, b), ([[1.0]], b)):
        readout = result_or_sentence(Readout, *arguments)
        if readout is not None:
            assert finite_numbers(readout.V, 2)
            assert readout.c.shape == (readout.n_y, 1)


@given(anything, anything, anything)
def test_anything_as_weights_and_options_of_gated_cells(one, other, third):
    rng = np.random.default_rng(0)
    for kind in (LSTMCell, GRUCell, PeepholeLSTMCell):
        g = len(kind.gates)
        U, W = np.ones((g, 1, 1)), np.ones((g, 1, 1))
        for arguments in ((one, other, third), (U, one, other), (U, W, one)):
            cell = result_or_sentence(kind, *arguments)
            if cell is not None:
                assert finite_numbers(cell.U, 3)
                assert cell.W.shape == (g, cell.n_h, cell.n_h)
                assert cell.b.shape == (g, cell.n_h, 1)
        for hold in (one, {kind.gates[0]: one}, {kind.gates[0]: {2: one}}, {kind.gates[0]: other}):
            cell = result_or_sentence(kind, U, W, hold=hold)
            if cell is not None:
                with np.errstate(over="ignore", invalid="ignore"):
                    trace = unroll(cell, np.ones((3, 1)))
                    assert bptt(cell, trace, np.ones((4, 1, 1))).total["W"].shape == (g, 1, 1)
        with np.errstate(over="ignore", invalid="ignore"):
            result_or_sentence(unroll, kind(U, W), one, h=other)
            for state in kind.carries:
                result_or_sentence(unroll, kind(U, W), np.ones((3, 1)), **{state: one})
                trace = unroll(kind(U, W), np.ones((3, 1)))
                result_or_sentence(bptt, kind(U, W), trace, {state: one})
                result_or_sentence(make_ledger, kind(U, W), trace, {state: one})
        for name in ("U", "b"):
            result_or_sentence(setattr, kind(U, W), f"{name}_{kind.gates[0]}", one)
    result_or_sentence(LSTMCell, np.ones((4, 1, 1)), np.ones((4, 1, 1)), cell_input=one, cell_output=other)
    result_or_sentence(LSTMCell.random, 2, 2, rng, forget_bias=one)
    result_or_sentence(GRUCell, np.ones((3, 1, 1)), np.ones((3, 1, 1)), reset="after", b_m=one)
    result_or_sentence(PeepholeLSTMCell, np.ones((4, 1, 1)), np.ones((4, 1, 1)), P=one, bias=other)
    result_or_sentence(GRUCell, np.ones((3, 1, 1)), np.ones((3, 1, 1)), reset=one)


@given(anything, anything, anything)
def test_anything_as_weights_of_others(one, other, third):
    for kind in ("rnn", "lstm", "gru", one):
        for weights in (one, [one, other], [one, other, third], [np.ones((1, 3)), np.ones((1, 3)), one]):
            cell = result_or_sentence(cell_from_keras, kind, weights)
            assert cell is None or finite_numbers(cell.U, cell.U.ndim)
        result_or_sentence(cell_from_keras, kind, [np.ones((1, 3))] * 2, reset_after=one, activation=other)
        result_or_sentence(cell_from_keras, kind, [np.ones((1, 3))] * 2, recurrent_activation=other)
        square = {"weight_ih_l0": np.ones((3, 1)), "weight_hh_l0": np.ones((3, 1))}
        for weights in (one, {"weight_ih_l0": one, "weight_hh_l0": other}, {**square, "bias_hh_l0": one}):
            result_or_sentence(cell_from_torch, kind, weights)
        result_or_sentence(cell_from_torch, kind, square, layer=one, reverse=other)
        result_or_sentence(cell_from_torch, kind, square, activation=other)
    for give in (keras_weights, torch_weights):
        assert result_or_sentence(give, one) is None
    result_or_sentence(torch_weights, CELL, layer=one, reverse=other)


@given(anything, anything)
def test_anything_as_sizes_and_deviations(one, other):
    assert result_or_sentence(RNNCell.random, one, 2, other) is None  # `other` is no generator
    assert result_or_sentence(Readout.random, 2, one, other) is None
    rng = np.random.default_rng(0)
    cell = result_or_sentence(RNNCell.random, 2, 2, rng, U_std=one, W_std=other)
    assert cell is None or cell.U.shape == (2, 2)


@given(anything, anything)
def test_anything_as_inputs_and_states(x, h):
    with np.errstate(over="ignore", invalid="ignore"):  # 1e308 is a number, and 2e308 is inf: as on paper
        for arguments, named in (((CELL, x), {}), ((CELL, np.ones((3, 2))), {"h": h}), ((x, np.ones((3, 2))), {})):
            trace = result_or_sentence(unroll, *arguments, **named)
            if trace is not None:
                assert trace.T >= 1
                assert finite_numbers(trace.x[1:], 3)
                assert finite_numbers(trace.h[:1], 3)


@given(anything)
def test_anything_as_a_trace_or_scores(value):
    assert result_or_sentence(Readout(V=np.eye(2)).read, value) is None
    trace = result_or_sentence(Trace, h=value)
    assert trace is None or trace.h.ndim >= 3  # stacked gates have an axis of their own
    with np.errstate(over="ignore", invalid="ignore"):
        y_hat = result_or_sentence(softmax, value)
    assert y_hat is None or y_hat.shape == np.shape(value)


DIRECT = np.ones((4, 2, 1))
RNG = np.random.default_rng(0)
WEIGHTS = {"W": np.ones((2, 2))}


@given(anything, anything)
def test_anything_on_the_way_back(one, other):
    readout = Readout(V=np.eye(2))
    for function, arguments, named in (
        (bptt, (one, TRACE, DIRECT), {}),
        (bptt, (CELL, one, DIRECT), {}),
        (bptt, (CELL, TRACE, one), {}),
        (bptt, (CELL, TRACE, {"h": one}), {}),
        (bptt, (CELL, TRACE, DIRECT), {"window": one, "chunk": other}),
        (make_ledger, (one, TRACE, DIRECT), {}),
        (make_ledger, (CELL, one, DIRECT), {}),
        (make_ledger, (CELL, TRACE, one), {}),
        (jacobians, (one, TRACE), {}),
        (jacobians, (CELL, one), {}),
        (UntiedCell, (one, 2), {}),
        (readout.read_backward, (one, DIRECT), {}),
        (readout.read_backward, (TRACE, one), {}),
        (TRACE.between, (one, other), {}),
        (TRACE.sequence, (one,), {}),
    ):
        result_or_sentence(function, *arguments, **named)
    assert result_or_sentence(bptt, CELL, one, DIRECT) is None
    assert result_or_sentence(bptt, one, TRACE, DIRECT) is None


@given(anything, anything)
def test_anything_as_matrices(one, other):
    with np.errstate(all="ignore"):
        for function, arguments in (
            (jacobian_products, (one, other)),
            (jacobian_norms, (one, other)),
            (matrix_norms, (one, other)),
            (spectral_radius, (one,)),
            (top_singular_value, (one,)),
            (scaled_to_spectral_radius, (one, 1)),
            (scaled_to_spectral_radius, (np.eye(2), one)),
            (scaled_to_singular_value, (one, 1)),
            (scaled_to_singular_value, (np.eye(2), one)),
            (orthogonal, (one, other)),  # no generator: no size is too large to refuse
        ):
            result_or_sentence(function, *arguments)
    assert result_or_sentence(orthogonal, 2, one) is None
    assert result_or_sentence(glorot_uniform, 2, one, other) is None
    assert result_or_sentence(make_adding, 3, one, other) is None


@given(anything, anything)
def test_anything_as_outputs_and_targets(one, other):
    o = np.zeros((4, 2, 1))
    with np.errstate(over="ignore"):
        for loss in (cross_entropy, squared_error, logistic_loss):
            for arguments in ((one, other), (o, one), (o, np.zeros((3, 2)), one), (o, np.zeros(3, int), one)):
                answer = result_or_sentence(loss, *arguments)
                assert answer is None or np.isfinite(answer.d_o[1:]).all()


@given(anything, anything)
def test_anything_as_gradients(one, other):
    with np.errstate(all="ignore"):
        for gradients in (one, {"W": one}):
            for function in (global_norm, clip_by_norm, clip_by_value):
                result_or_sentence(function, gradients, *[other] * (function is not global_norm))
                result_or_sentence(function, gradients, *[1.0] * (function is not global_norm))
            result_or_sentence(SGD(0.1).update, {"W": np.ones((2, 2))}, gradients)
            result_or_sentence(SGD(0.1).update, gradients, WEIGHTS)
            result_or_sentence(check_gradients, lambda W: np.sum(W), WEIGHTS, gradients)
            result_or_sentence(Training, gradients, one, SGD(0.1))
        for numeric in (central_differences, complex_step):
            result_or_sentence(numeric, None if callable(one) else one, WEIGHTS)
            result_or_sentence(numeric, lambda W: one, WEIGHTS)
            result_or_sentence(numeric, lambda W: np.sum(W), WEIGHTS, one)
            result_or_sentence(numeric, lambda W: np.sum(W), {"W": one})
        result_or_sentence(relative_error, one, other)
        result_or_sentence(error_curve, lambda W: np.sum(W), WEIGHTS, WEIGHTS, one)


@given(anything)
def test_anything_as_sentences(value):
    words = result_or_sentence(split_words, value)
    assert words is None or all(words)
    vocabulary = result_or_sentence(Vocabulary, value)
    assert vocabulary is None or len(vocabulary) >= 1
    sentences = result_or_sentence(as_sentences, value)
    assert sentences is None or len(sentences) >= 1
    known = Vocabulary(["one two"])
    assert result_or_sentence(known.place, value) in (None, 0, 1)
    rows = result_or_sentence(known.one_hot, value)
    assert rows is None or set(split_words(value.casefold())) <= {"one", "two"}


def test_the_trace_of_the_examples_can_be_read():
    """That they refuse everything else means something only if they take
    what is right."""
    assert Readout(V=np.eye(2)).read(TRACE).readout.y_hat.shape == (4, 2, 1)
