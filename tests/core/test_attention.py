"""Attention after the decoder and inside the cell: by hand, and against the complex
step."""

import re

import numpy as np
import pytest

from rnn_teach import (
    Adam,
    AttendingCell,
    AttendingReadout,
    Bidirectional,
    GRUCell,
    LSTMCell,
    Readout,
    RNNCell,
    Stack,
    Training,
    UntiedCell,
    bptt,
    check_gradients,
    cross_entropy,
    jacobian_products,
    jacobians,
    joined,
    make_ledger,
    unroll,
)
from rnn_teach.core.places import Places

T, P, F, B, N_H, N_X, N_Y = 4, 5, 3, 2, 3, 2, 4
LENGTHS = [5, 2]


def rng():
    return np.random.default_rng(7)


def kinds():
    return {"rnn": RNNCell, "lstm": LSTMCell, "gru": GRUCell}


@pytest.fixture(params=kinds())
def kind(request):
    return kinds()[request.param]


def attending(kind=LSTMCell, **sizes):
    cell = AttendingCell.random(N_X, F, sizes.get("n_h", N_H), rng(), n_a=4, kind=kind)
    cell.cell.parameters["b"][...] = rng().normal(size=cell.cell.b.shape)
    return cell


def rebuilt(cell, arrays, places, lengths=None):
    """The attending cell with other parameters, complex ones too."""
    own = {name: arrays[name] for name in ("A", "M", "v")}
    inner = type(cell.cell)(**{name: array for name, array in arrays.items() if name not in own})
    return AttendingCell(inner, **own).looking_at(places, lengths=lengths)


# By hand


def test_a_read_out_looks_at_two_places_by_hand():
    """h = (1, 0), places (ln 3, 1) and (0, 2): e = ln 3 and 0, so α = 3/4 and 1/4.

    ctx = 3/4 (ln 3, 1) + 1/4 (0, 2) = (0.75 ln 3, 1.25); V = (0, 0, 0, 1) answers its
    second number, 1.25.
    """
    readout = AttendingReadout(Readout([[0, 0, 0, 1]], reads=("h", "ctx"), answer="linear"))
    trace = unroll(RNNCell(np.eye(2), np.zeros((2, 2)), activation="linear"), [[1, 0]])
    read = readout.looking_at([[np.log(3), 1], [0, 2]]).read(trace)
    np.testing.assert_allclose(read.alpha[1, :, 0], [0.75, 0.25])
    np.testing.assert_allclose(read.ctx[1, :, 0], [0.75 * np.log(3), 1.25])
    assert read.readout.o[1].item() == pytest.approx(1.25)
    assert np.isnan(read.alpha[0]).all()


def test_one_step_of_an_attending_cell_by_hand():
    """Places 1 and 0, A = 10, M = 0, v = ln 3: u = tanh 10 = 1 and 0, e = ln 3 and 0.

    So α = 3/4 and 1/4, ctx = 0.75; linear, U = (1, 2): h = 1 · 5 + 2 · 0.75 = 6.5.
    """
    inner = RNNCell([[1, 2]], [[0]], activation="linear")
    cell = AttendingCell(inner, A=[[10]], M=[[0]], v=[[np.log(3)]]).looking_at([[1], [0]])
    trace = unroll(cell, [[5]])
    np.testing.assert_allclose(trace.alpha[1, :, 0], [0.75, 0.25], atol=1e-8)
    assert trace.ctx[1].item() == pytest.approx(0.75)
    assert trace.h[1].item() == pytest.approx(6.5)


def test_a_place_that_is_not_there_has_no_weight_however_well_it_fits():
    places = Places(np.full((3, 1, 2), [[[1]], [[2]], [[1e4]]]), [2, 3], 1, np.dtype(float))
    alpha = places.weigh(places.match(np.ones((1, 2))))
    np.testing.assert_allclose(alpha[:, 0], [1 / (1 + np.e), np.e / (1 + np.e), 0])
    np.testing.assert_array_equal(alpha[:, 1], [0, 0, 1])


def test_the_three_products_are_sums():
    random, places = rng(), Places(rng().normal(size=(P, F, B)), None, F, np.dtype(float))
    alpha, q = random.normal(size=(T, P, B)), random.normal(size=(T, F, B))
    a = places.values
    np.testing.assert_allclose(places.match(q), np.einsum("tfb,pfb->tpb", q, a), rtol=1e-12)
    np.testing.assert_allclose(places.mix(alpha), np.einsum("tpb,pfb->tfb", alpha, a), rtol=1e-12)
    np.testing.assert_allclose(places.spread(alpha, q), np.einsum("tpb,tfb->pfb", alpha, q), rtol=1e-12)
    np.testing.assert_allclose(places.match(q[0]), places.match(q)[0], rtol=1e-12)


# Gradients


@pytest.mark.parametrize("lengths", [None, LENGTHS], ids=["all places", "padded"])
@pytest.mark.parametrize("bidirectional", [False, True])
def test_gradients_through_decoder_read_out_and_encoder_agree_with_the_complex_step(lengths, bidirectional):
    random = rng()
    parts = {"decoder": GRUCell.random(N_X, 4, random)}
    names = ("forward", "backward") if bidirectional else ("encoder",)
    parts |= {name: GRUCell.random(N_X, 4 // len(names), random) for name in names}
    x, y = random.normal(size=(P, N_X, B)), random.normal(size=(T, N_X, B))
    targets = random.integers(N_Y, size=(T, B))
    readout = AttendingReadout.random(4, N_Y, random)

    def forward(arrays):
        cells = {
            part: GRUCell(*(arrays[f"{part}.{name}"] for name in "UWb")) if arrays else cell
            for part, cell in parts.items()
        }
        encoder = Bidirectional(cells["forward"], cells["backward"]) if bidirectional else cells["encoder"]
        reads = (
            AttendingReadout(Readout(arrays["readout.V"], arrays["readout.c"], reads=("h", "ctx")))
            if arrays
            else readout
        )
        read = unroll(encoder, x, lengths=lengths)
        last = read.last.values() if bidirectional else [read.last]
        looking = reads.looking_at(read.h[1:], lengths=lengths)
        h = np.concatenate([one["h"] for one in last])
        wrote = looking.read(unroll(cells["decoder"], y, h=h))
        return encoder, cells["decoder"], read, looking, wrote, cross_entropy(wrote.readout, targets)

    encoder, decoder, read, looking, wrote, loss = forward(None)
    of_readout = looking.read_backward(wrote, loss.d_o)
    of_decoder = bptt(decoder, wrote, of_readout.d.h)
    d_h = of_decoder.d.first["h"]
    direct = read.at_last(
        dict(zip(names, ({"h": one} for one in np.split(d_h, 2)), strict=True)) if bidirectional else {"h": d_h}
    )
    direct["h"] = direct.get("h", np.zeros_like(read.h))
    direct["h"][0] = 0
    direct["h"][1:] += looking.places_backward(wrote, of_readout)
    of_encoder = bptt(encoder, read, direct)
    found = joined(decoder=of_decoder, readout=of_readout)
    found |= of_encoder.total if bidirectional else joined(encoder=of_encoder)
    check = check_gradients(lambda **arrays: forward(arrays)[-1].value, joined(**parts, readout=readout), found)
    assert check.agrees(1e-11), check


@pytest.mark.parametrize("lengths", [None, LENGTHS], ids=["all places", "padded"])
@pytest.mark.parametrize("reads", [("h",), ("h", "ctx")])
def test_gradients_of_an_attending_cell_agree_with_the_complex_step(kind, reads, lengths):
    """Of all parameters, of the places, the inputs and the first states."""
    random, cell = rng(), attending(kind)
    places, x = random.normal(size=(P, F, B)), random.normal(size=(T, N_X, B))
    targets = random.integers(N_Y, size=(T, B))
    readout = Readout.random(N_H + F * (len(reads) - 1), N_Y, random, reads=reads)
    first = {name: random.normal(size=(N_H, B)) for name in cell.cell.carries}

    def forward(x, places, **arrays):
        states = {name: arrays.pop(f"{name}_0") for name in first}
        looking = rebuilt(cell, arrays, places, lengths)
        trace = readout.read(unroll(looking, x, lengths=[T, T - 2], **states))
        return looking, trace, cross_entropy(trace.readout, targets)

    everything = {"x": x, "places": places, **{f"{name}_0": one for name, one in first.items()}, **cell.parameters}
    looking, trace, loss = forward(**everything)
    d = readout.read_backward(trace, loss.d_o).d
    of_cell = bptt(looking, trace, {name: d.quantities[name] for name in reads})
    found = {**of_cell.total, "x": of_cell.d.x[1:], "places": looking.places_backward(trace, of_cell)}
    found |= {f"{name}_0": of_cell.d.first[name] for name in first}
    check = check_gradients(lambda **arrays: forward(**arrays)[-1].value, everything, found)
    assert check.agrees(1e-10), check
    for name, terms in of_cell.terms.items():
        np.testing.assert_allclose(terms[1:].sum(axis=0), of_cell.total[name], rtol=1e-10, atol=1e-13)


def test_places_of_one_sequence_serve_a_batch_and_get_the_sum_of_its_gradients():
    random, cell = rng(), attending()
    places, x, direct = random.normal(size=(P, F)), random.normal(size=(T, N_X, 3)), np.ones((T + 1, N_H, 3))
    one, each = cell.looking_at(places), cell.looking_at(np.repeat(places[:, :, np.newaxis], 3, axis=2))
    traces = [unroll(looking, x) for looking in (one, each)]
    np.testing.assert_allclose(traces[0].h, traces[1].h, rtol=1e-13)
    found = [
        looking.places_backward(trace, bptt(looking, trace, direct))
        for looking, trace in zip((one, each), traces, strict=True)
    ]
    np.testing.assert_allclose(found[0], found[1].sum(axis=-1, keepdims=True), rtol=1e-12)
    readout = AttendingReadout.random(F, N_Y, random)
    decoder = unroll(RNNCell.random(N_X, F, random), x)
    both = [readout.looking_at(a) for a in (places, np.repeat(places[:, :, np.newaxis], 3, axis=2))]
    d_o = random.normal(size=(T + 1, N_Y, 3))
    gradients = [looking.read_backward(trace := looking.read(decoder), d_o) for looking in both]
    np.testing.assert_allclose(gradients[0].d.h, gradients[1].d.h, rtol=1e-12)
    shares = [looking.places_backward(trace, one) for looking, one in zip(both, gradients, strict=True)]
    np.testing.assert_allclose(shares[0], shares[1].sum(axis=-1, keepdims=True), rtol=1e-12)


# An attending cell is a cell everywhere


def test_ledger_and_jacobians_of_an_attending_cell(kind):
    """The ledger's terms and norms are those of one backward pass for each loss; the
    Jacobians' product is ∂h[T]/∂(the first states)."""
    random, cell = rng(), attending(kind).looking_at(rng().normal(size=(P, F)))
    trace, direct = unroll(cell, random.normal(size=(T, N_X))), random.normal(size=(T + 1, N_H, 1))
    ledger = make_ledger(cell, trace, direct)
    for t in range(1, T + 1):
        alone = np.zeros_like(direct)
        alone[t] = direct[t]
        one = bptt(cell, trace, alone)
        for name, terms in one.terms.items():
            np.testing.assert_allclose(ledger.terms(name, t)[1:], terms[1:], rtol=1e-10, atol=1e-13)
            norms = np.sqrt(np.sum(terms[1:] ** 2, axis=tuple(range(1, terms.ndim))))
            np.testing.assert_allclose(ledger.norms[name][t, 1:], norms, rtol=1e-7, atol=1e-13)
    alone = np.zeros_like(direct)
    alone[T] = direct[T]
    first = bptt(cell, trace, alone).d.first
    product = jacobian_products(jacobians(cell, trace))[0]
    said = np.zeros(len(product))
    said[:N_H] = direct[T, :, 0]
    np.testing.assert_allclose(product.T @ said, np.concatenate(list(first.values()))[:, 0], rtol=1e-10, atol=1e-13)


def test_it_stands_in_nets_and_in_untied_copies():
    random, cell = rng(), attending().looking_at(rng().normal(size=(P, F)))
    x, direct = random.normal(size=(T, N_X)), random.normal(size=(T + 1, N_H, 1))
    alone = bptt(cell, unroll(cell, x), direct)
    untied = UntiedCell(cell, T)
    copies = bptt(untied, unroll(untied, x), direct)
    np.testing.assert_allclose(copies.total["A"], alone.total["A"], rtol=1e-12)
    both = Bidirectional(cell, attending().looking_at(rng().normal(size=(P, F))))
    trace = unroll(both, x)
    ledger = make_ledger(both, trace, np.ones((T + 1, 2 * N_H, 1)))
    whole = bptt(both, trace, np.ones((T + 1, 2 * N_H, 1)))
    total = sum(ledger.total("backward.A", t) for t in range(1, T + 1))
    np.testing.assert_allclose(total, whole.total["backward.A"], rtol=1e-10)
    assert unroll(Stack(cell, RNNCell.random(N_H, 2, random)), x).h.shape == (T + 1, 2, 1)


def test_truncation_at_the_whole_length_changes_nothing():
    random, cell = rng(), attending().looking_at(rng().normal(size=(P, F)))
    trace, direct = unroll(cell, random.normal(size=(T, N_X))), random.normal(size=(T + 1, N_H, 1))
    whole = bptt(cell, trace, direct)
    for options in ({"window": T}, {"chunk": T}):
        for name, total in bptt(cell, trace, direct, **options).total.items():
            np.testing.assert_allclose(total, whole.total[name], rtol=1e-11, atol=1e-14)
    assert not np.allclose(bptt(cell, trace, direct, window=1).total["M"], whole.total["M"])


def test_single_precision_is_kept_and_looking_shares_the_parameters():
    cell = AttendingCell.random(N_X, F, N_H, rng(), dtype=np.float32)
    looking = cell.looking_at(np.ones((P, F)))
    trace = unroll(looking, np.ones((T, N_X)))
    assert {array.dtype for array in trace.quantities.values()} == {np.dtype(np.float32)}
    assert {array.dtype for array in bptt(looking, trace, trace.h).total.values()} == {np.dtype(np.float32)}
    assert all(looking.parameters[name] is array for name, array in cell.parameters.items())
    readout = AttendingReadout.random(N_H, N_Y, rng(), dtype=np.float32)
    read = readout.looking_at(np.ones((P, N_H))).read(trace)
    assert read.readout.o.dtype == read.alpha.dtype == np.float32


def test_a_seed_gives_the_cell_its_usual_weights_first():
    """And the part of U that reads the context has its own spread."""
    cell = AttendingCell.random(4, 400, 50, np.random.default_rng(3), U_std=1, n_a=9)
    usual = LSTMCell.random(4, 50, np.random.default_rng(3), U_std=1)
    np.testing.assert_array_equal(cell.cell.U[..., :4], usual.U)
    assert np.std(cell.cell.U[..., 4:]) == pytest.approx(1 / 20, rel=0.05)
    assert (cell.n_x, cell.F, cell.n_h, cell.A.shape, cell.M.shape) == (4, 400, 50, (9, 400), (9, 50))


def test_a_net_learns_to_look_at_the_place_that_the_input_names():
    """Five places, each with a number; the input is a key, and the answer is the number
    beside that key. Without looking no better than chance."""
    random = np.random.default_rng(0)
    cell = AttendingCell.random(5, 10, 16, random, kind=GRUCell, U_std=1)
    readout = Readout.random(26, 5, random, reads=("h", "ctx"))

    def task(B):
        keys = np.argsort(random.random((5, B)), axis=0)
        numbers = random.integers(5, size=(5, B))
        places = np.concatenate([np.eye(5)[keys], np.eye(5)[numbers]], axis=2).transpose(0, 2, 1)
        asked = random.integers(5, size=B)
        x = np.stack([np.eye(5)[keys[asked, np.arange(B)]].T, np.zeros((5, B))])
        return places, x, numbers[asked, np.arange(B)], asked

    def one_batch():
        places, x, right, _ = task(32)
        looking = cell.looking_at(places)
        trace = readout.read(unroll(looking, x))
        loss = cross_entropy(trace.readout.o[2], right, average=True)
        of_readout = readout.read_backward(trace, loss.d_o, terms=False)
        of_cell = bptt(looking, trace, {n: of_readout.d.quantities[n] for n in ("h", "ctx")}, terms=False)
        return loss.value, joined(cell=of_cell, readout=of_readout)

    Training(joined(cell=cell, readout=readout), one_batch, Adam(0.03)).run(120)
    places, x, right, asked = task(500)
    trace = readout.read(unroll(cell.looking_at(places), x))
    assert np.mean(trace.readout.o[2].argmax(axis=0) == right) > 0.9
    assert np.mean(trace.alpha[2].argmax(axis=0) == asked) > 0.9


# What is refused


CELL, READOUT = attending(), AttendingReadout.random(N_H, N_Y, rng())
TRACE = unroll(RNNCell.random(N_X, N_H, rng()), np.ones((T, N_X, B)))


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda: unroll(CELL, np.ones((T, N_X))), "this cell looks at nothing yet: cell.looking_at(places) makes"),
        (lambda: READOUT.read(TRACE), "this read-out looks at nothing yet: readout.looking_at(places) makes one"),
        (lambda: CELL.looking_at(np.ones((P, 4))), "places must be (P, F, B) = (P, 3, B); got shape (5, 4, 1)"),
        (lambda: READOUT.looking_at(np.full((P, N_H), np.nan)), "places must be finite; places[0, 0] is nan"),
        (lambda: CELL.looking_at(np.ones((P, F)), lengths=[6]), "lengths must be 1 whole numbers from 1 to"),
        (
            lambda: unroll(CELL.looking_at(np.ones((P, F, 3))), np.ones((T, N_X, B))),
            "the places are of 3 sequences, and the batch holds 2: look at the places of these alone",
        ),
        (
            lambda: READOUT.looking_at(np.ones((P, N_H, 3))).read(TRACE),
            "the places are of 3 sequences, and the batch holds 2",
        ),
        (
            lambda: READOUT.looking_at(np.ones((P, N_H))).read(unroll(RNNCell([[1]], [[1]]), [[1]])),
            "this read-out reads a hidden state of 3 units; this trace has 1",
        ),
        (lambda: AttendingReadout(Readout(np.ones((2, 4)))), 'with reads=("h", "ctx"), and gets its places by'),
        (lambda: AttendingCell(CELL.cell, CELL.A, CELL.M.T, CELL.v), "M must be (n_a, n_h) = (4, 3)"),
        (lambda: AttendingCell(RNNCell.random(3, N_H, rng()), CELL.A, CELL.M, CELL.v), "n_x above F = 3"),
        (lambda: AttendingCell(UntiedCell(RNNCell([[1]], [[1]]), 2), [[1]], [[1]], [[1]]), "with inputs U x[t]"),
        (lambda: AttendingCell.random(2, 3, 4, rng(), kind=dict), "kind must be a kind of cell, such as LSTMCell"),
        (
            lambda: READOUT.looking_at(np.ones((P, N_H))).places_backward(
                READOUT.looking_at(np.ones((P, N_H))).read(TRACE), None
            ),
            "gradients must be those of this trace, as read_backward gives them; got None",
        ),
        (lambda: Readout(np.ones((2, 4)), reads="h"), "reads must be a tuple of names, such as ('h', 'ctx')"),
        (
            lambda: Readout(np.ones((2, 6)), reads=("h", "ctx")).read(TRACE),
            "V reads h and ctx; this trace has no ctx",
        ),
    ],
)
def test_what_does_not_fit_is_refused_in_a_sentence(call, sentence):
    with pytest.raises(ValueError, match=re.escape(sentence)):
        call()


def test_a_parameter_that_became_nan_is_named():
    for name in ("A", "M", "v", "U"):
        cell = attending().looking_at(np.ones((P, F)))
        cell.parameters[name].flat[0] = np.nan
        with pytest.raises(ValueError, match=rf"^{name} must be finite"):
            unroll(cell, np.ones((T, N_X)))
