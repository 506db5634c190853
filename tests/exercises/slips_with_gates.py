"""Answers of the kinds that learners give to the exercises of notebooks 5 to 7, wrong
ones and right but unusual ones, as pairs of a checker and what is handed in."""

import numpy as np

from rnn_teach import LSTMCell, checks

norm = np.linalg.norm


def sigma(a):
    return 1 / (1 + np.exp(-a))


def of_all(dU, dW, db):
    return np.sqrt((dU**2).sum() + (dW**2).sum() + (db**2).sum())


def shrink(threshold, size):
    return threshold / size if size > threshold else 1


def clip(
    measure=of_all,
    factor=shrink,
    each=lambda g, factor: g * factor,
    back=lambda clipped, size, factor: (*clipped, size),
):
    """Clipping with pieces of a learner's own."""

    def my_clip(dU, dW, db, threshold):
        size = measure(dU, dW, db)
        times = factor(threshold, size)
        return back([each(g, times) for g in (dU, dW, db)], size, times)

    return my_clip


def each_by_its_own(dU, dW, db, threshold):
    clipped = [g * min(1, threshold / norm(g)) if g.any() else g for g in (dU, dW, db)]
    return (*clipped, of_all(dU, dW, db))


def each_by_its_own_and_then_measured(dU, dW, db, threshold):
    clipped = [g * min(1, threshold / norm(g)) if g.any() else g for g in (dU, dW, db)]
    return (*clipped, of_all(*clipped))


def their_norms_for_the_norm(dU, dW, db, threshold):
    return (*each_by_its_own(dU, dW, db, threshold)[:3], [norm(dU), norm(dW), norm(db)])


def number_by_number(dU, dW, db, threshold):
    return (*(np.clip(g, -threshold, threshold) for g in (dU, dW, db)), of_all(dU, dW, db))


def cut_off_above_alone(dU, dW, db, threshold):
    return (*(np.minimum(g, threshold) for g in (dU, dW, db)), of_all(dU, dW, db))


def in_place(dU, dW, db, threshold):
    size = of_all(dU, dW, db)
    for g in (dU, dW, db):
        g *= shrink(threshold, size)
    return dU, dW, db, size


def norm_of_a_list(dU, dW, db, threshold):
    size = norm([dU, dW, db])
    return dU * shrink(threshold, size), dW, db, size


def db_as_it_was(dU, dW, db, threshold):
    size = of_all(dU, dW, db)
    return dU * shrink(threshold, size), dW * shrink(threshold, size), db, size


def dW_as_it_was(dU, dW, db, threshold):
    size = of_all(dU, dW, db)
    return dU * shrink(threshold, size), dW, db * shrink(threshold, size), size


CLIPS = [
    each_by_its_own,
    each_by_its_own_and_then_measured,
    their_norms_for_the_norm,
    number_by_number,
    cut_off_above_alone,
    in_place,
    norm_of_a_list,
    db_as_it_was,
    dW_as_it_was,
    clip(factor=lambda threshold, size: threshold / size),
    clip(factor=lambda threshold, size: size / threshold if size > threshold else 1),
    clip(factor=lambda threshold, size: threshold / size if size < threshold else 1),
    clip(factor=lambda threshold, size: max(1, threshold / size)),
    clip(factor=lambda threshold, size: threshold / size**2 if size > threshold else 1),
    clip(factor=lambda threshold, size: 1 / size if size > threshold else 1),
    clip(factor=lambda threshold, size: threshold if size > threshold else 1),
    clip(factor=lambda threshold, size: 0 if size > threshold else 1),
    clip(factor=lambda threshold, size: threshold / (size + 1) if size > threshold else 1),
    clip(factor=lambda threshold, size: 1 - threshold / size if size > threshold else 1),
    clip(measure=lambda dU, dW, db: (dU**2).sum() + (dW**2).sum() + (db**2).sum()),
    clip(measure=lambda dU, dW, db: norm(dU) + norm(dW) + norm(db)),
    clip(measure=lambda dU, dW, db: max(norm(dU), norm(dW), norm(db))),
    clip(measure=lambda dU, dW, db: max(abs(g).max() for g in (dU, dW, db))),
    clip(measure=lambda dU, dW, db: sum(abs(g).sum() for g in (dU, dW, db))),
    clip(measure=lambda dU, dW, db: abs(dU.sum() + dW.sum() + db.sum())),
    clip(measure=lambda dU, dW, db: np.hypot(norm(dU), norm(dW))),
    clip(measure=lambda dU, dW, db: np.hypot(norm(dW), norm(db))),
    clip(measure=lambda dU, dW, db: norm(dW)),
    clip(measure=lambda dU, dW, db: norm(dU, 2) + norm(dW, 2) + norm(db)),
    clip(measure=lambda dU, dW, db: np.sqrt(norm(dU) + norm(dW) + norm(db))),
    clip(measure=lambda dU, dW, db: of_all(dU, dW, db) / 3),
    clip(back=lambda clipped, size, factor: clipped),
    clip(back=lambda clipped, size, factor: (clipped, size)),
    clip(back=lambda clipped, size, factor: (*clipped, factor)),
    clip(back=lambda clipped, size, factor: (*clipped, size * factor)),
    clip(back=lambda clipped, size, factor: (size, *clipped)),
    clip(back=lambda clipped, size, factor: (clipped[1], clipped[0], clipped[2], size)),
    clip(back=lambda clipped, size, factor: {"dU": clipped[0], "dW": clipped[1], "db": clipped[2]}),
    clip(back=lambda clipped, size, factor: None),
]


def clips_one_long_vector(dU, dW, db, threshold):
    long = np.concatenate([dU.ravel(), dW.ravel(), db])
    size = np.sqrt(long @ long)
    long = long * shrink(threshold, size)
    return (
        *(
            part.reshape(g.shape)
            for part, g in zip(np.split(long, [dU.size, dU.size + dW.size]), (dU, dW, db), strict=True)
        ),
        size,
    )


RIGHT_CLIPS = [
    clips_one_long_vector,
    clip(factor=lambda threshold, size: threshold / max(size, threshold)),
    clip(measure=lambda dU, dW, db: norm([norm(dU), norm(dW), norm(db)])),
    clip(measure=lambda dU, dW, db: np.sqrt(sum(np.vdot(g, g) for g in (dU, dW, db)))),
    clip(back=lambda clipped, size, factor: [*(g.tolist() for g in clipped), float(size)]),
    clip(each=lambda g, factor: np.float32(g) * np.float32(factor)),
]


def lstm_step(
    sums=lambda U, W, b, x, h, c: U @ x + W @ h + b,
    gates=lambda a: (sigma(a[0]), sigma(a[1]), np.tanh(a[2]), sigma(a[3])),
    store=lambda i, f, g, c: f * c + i * g,
    show=lambda o, c: o * np.tanh(c),
    back=lambda h, c, h_old, c_old: (h, c),
):
    """One step of an LSTM with pieces of a learner's own."""

    def my_lstm_step(U, W, b, x, h, c):
        i, f, g, o = gates(sums(U, W, b, x, h, c))
        c_new = store(i, f, g, c)
        return back(show(o, c_new), c_new, h, c)

    return my_lstm_step


def memory_in_place(U, W, b, x, h, c):
    i, f, g, o = (sigma(a) for a in U @ x + W @ h + b)
    c *= f
    c += i * g
    return o * np.tanh(c), c


def shown_before_stored(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    h = sigma(a[3]) * np.tanh(c)
    c = sigma(a[1]) * c + sigma(a[0]) * np.tanh(a[2])
    return h, c


def gates_read_what_is_stored_now(U, W, b, x, h, c):
    a = U @ x + W @ h + b
    c = sigma(a[1]) * c + sigma(a[0]) * np.tanh(a[2])
    o = sigma((U @ x + W @ c + b)[3])
    return o * np.tanh(c), c


LSTM_STEPS = [
    memory_in_place,
    shown_before_stored,
    gates_read_what_is_stored_now,
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W @ h),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + b),
    lstm_step(sums=lambda U, W, b, x, h, c: W @ h + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W @ c + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W @ np.tanh(c) + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W.transpose(0, 2, 1) @ h + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W.T @ h + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W @ h - b),
    lstm_step(sums=lambda U, W, b, x, h, c: (U @ x) * (W @ h) + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U * x + W * h + b),
    lstm_step(sums=lambda U, W, b, x, h, c: U @ x + W @ h + b[:, :, 0]),
    lstm_step(sums=lambda U, W, b, x, h, c: (U @ x + W @ h + b).mean(axis=2, keepdims=True) + 0 * (U @ x)),
    lstm_step(gates=lambda a: (sigma(a[1]), sigma(a[0]), np.tanh(a[2]), sigma(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]), np.tanh(a[3]), sigma(a[2]))),
    lstm_step(gates=lambda a: (sigma(a[1]), sigma(a[2]), np.tanh(a[3]), sigma(a[0]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]), sigma(a[2]), np.tanh(a[3]))),
    lstm_step(gates=lambda a: sigma(a)),
    lstm_step(gates=lambda a: np.tanh(a)),
    lstm_step(gates=lambda a: a),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]), np.tanh(a[2]), a[3])),
    lstm_step(gates=lambda a: (a[0], sigma(a[1]), np.tanh(a[2]), sigma(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), a[1], np.tanh(a[2]), sigma(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]), a[2], sigma(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]), np.tanh(a[2]), np.tanh(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1]) + 1, np.tanh(a[2]), sigma(a[3]))),
    lstm_step(gates=lambda a: (sigma(a[0]), sigma(a[1] + 1), np.tanh(a[2]), sigma(a[3]))),
    lstm_step(gates=lambda a: (*sigma(a[[0, 1]]), np.maximum(a[2], 0), sigma(a[3]))),
    lstm_step(
        gates=lambda a: (1 / (1 + np.exp(a[0])), 1 / (1 + np.exp(a[1])), np.tanh(a[2]), 1 / (1 + np.exp(a[3])))
    ),
    lstm_step(gates=lambda a: (sigma(a[1]), sigma(a[2]), np.tanh(a[3]), sigma(a[4]))),
    lstm_step(gates=lambda a: tuple(squash(part) for part in a)),  # noqa: F821
    lstm_step(store=lambda i, f, g, c: i * c + f * g),
    lstm_step(store=lambda i, f, g, c: f * c + g),
    lstm_step(store=lambda i, f, g, c: c + i * g),
    lstm_step(store=lambda i, f, g, c: i * g),
    lstm_step(store=lambda i, f, g, c: (1 - f) * c + i * g),
    lstm_step(store=lambda i, f, g, c: f * c + (1 - f) * g),
    lstm_step(store=lambda i, f, g, c: f * (c + i * g)),
    lstm_step(store=lambda i, f, g, c: f @ c + i @ g),
    lstm_step(store=lambda i, f, g, c: np.tanh(f * c + i * g)),
    lstm_step(store=lambda i, f, g, c: f * np.tanh(c) + i * g),
    lstm_step(show=lambda o, c: o * c),
    lstm_step(show=lambda o, c: np.tanh(c)),
    lstm_step(show=lambda o, c: np.tanh(o * c)),
    lstm_step(show=lambda o, c: o * sigma(c)),
    lstm_step(show=lambda o, c: o + np.tanh(c)),
    lstm_step(back=lambda h, c, h_old, c_old: h),
    lstm_step(back=lambda h, c, h_old, c_old: (c, h)),
    lstm_step(back=lambda h, c, h_old, c_old: (h, c_old)),
    lstm_step(back=lambda h, c, h_old, c_old: (h_old, c)),
    lstm_step(back=lambda h, c, h_old, c_old: (..., c)),
    lstm_step(back=lambda h, c, h_old, c_old: (h.T, c.T)),
    lstm_step(back=lambda h, c, h_old, c_old: (h.mean(axis=1), c.mean(axis=1))),
    lstm_step(back=lambda h, c, h_old, c_old: None),
]


def lstm_by_gates_of_their_own(U, W, b, x, h, c):
    def a(place):
        return np.dot(U[place], x) + np.dot(W[place], h) + b[place]

    new = [sigma(a(1)) * c, sigma(a(0)) * np.tanh(a(2))]
    return [sigma(a(3)) * np.tanh(sum(new)), sum(new)]


RIGHT_LSTM_STEPS = [
    lstm_by_gates_of_their_own,
    lstm_step(
        sums=lambda U, W, b, x, h, c: np.concatenate([U, W, b], 2) @ np.vstack([x, h, np.ones((1, x.shape[1]))])
    ),
    lstm_step(sums=lambda U, W, b, x, h, c: np.einsum("gnk,kb->gnb", U, x) + np.einsum("gnm,mb->gnb", W, h) + b),
    lstm_step(gates=lambda a: np.where(np.arange(4)[:, None, None] == 2, np.tanh(a), sigma(a))),
    lstm_step(back=lambda h, c, h_old, c_old: np.stack([h, c])),
    lstm_step(back=lambda h, c, h_old, c_old: (h.tolist(), np.float32(c))),
]


def along_c(formula):
    def my_along_c(f, k):
        return formula(f, k)

    return my_along_c


def by_a_loop_from_k(f, k):
    product = 1
    for t in range(k, len(f)):
        product = product * f[t]
    return product


def by_a_loop_that_ends_early(f, k):
    product = np.ones(f.shape[1])
    for t in range(k + 1, len(f) - 1):
        product *= f[t]
    return product


ALONG_C = [
    by_a_loop_from_k,
    by_a_loop_that_ends_early,
    along_c(lambda f, k: np.prod(f[k:], axis=0)),
    along_c(lambda f, k: np.prod(f[k + 2 :], axis=0)),
    along_c(lambda f, k: np.prod(f[k + 1 :])),
    along_c(lambda f, k: np.prod(f[k + 1 :], axis=1)),
    along_c(lambda f, k: np.prod(f, axis=0)),
    along_c(lambda f, k: np.prod(f[1:], axis=0)),
    along_c(lambda f, k: np.prod(f[: k + 1], axis=0)),
    along_c(lambda f, k: np.cumprod(f[k + 1 :], axis=0)),
    along_c(lambda f, k: np.sum(f[k + 1 :], axis=0)),
    along_c(lambda f, k: np.mean(f[k + 1 :], axis=0)),
    along_c(lambda f, k: f[k + 1] ** (len(f) - 1 - k)),
    along_c(lambda f, k: f[-1] ** (len(f) - 1 - k)),
    along_c(lambda f, k: np.mean(f[k + 1 :], axis=0) ** (len(f) - 1 - k)),
    along_c(lambda f, k: f[-1] / f[k]),
    along_c(lambda f, k: f[k]),
    along_c(lambda f, k: f[k + 1]),
    along_c(lambda f, k: np.prod(1 - f[k + 1 :], axis=0)),
    along_c(lambda f, k: np.prod(f[k + 1 :] * (1 - f[k + 1 :]), axis=0)),
    along_c(lambda f, k: -np.prod(f[k + 1 :], axis=0)),
    along_c(lambda f, k: np.prod(sigma(f[k + 1 :]), axis=0)),
    along_c(lambda f, k: np.log(f[k + 1 :]).sum(axis=0)),
    along_c(lambda f, k: np.prod(f[k + 1], axis=0)),
    along_c(lambda f, k: None),
]

RIGHT_ALONG_C = [
    along_c(lambda f, k: np.exp(np.log(f[k + 1 :]).sum(axis=0))),
    along_c(lambda f, k: np.multiply.reduce(f[k + 1 :])),
    along_c(
        lambda f, k: np.linalg.multi_dot([np.eye(f.shape[1])] * 2 + [np.diag(row) for row in f[k + 1 :]]).diagonal()
    ),
    along_c(lambda f, k: [float(np.prod(column)) for column in f[k + 1 :].T]),
]


def counting_cell(i=(40, 20), f=(40, 20), g=(0.2, 0), o=(0, 20), change=lambda U, W, b: None, linear=True, n_x=1):
    """A cell wired with pieces of a learner's own, the weight and the bias of each
    gate."""

    def my_counting_cell():
        U, W, b = np.zeros((4, 1, n_x)), np.zeros((4, 1, 1)), np.zeros((4, 1, 1))
        for place, (weight, bias) in enumerate((i, f, g, o)):
            U[place], b[place] = weight, bias
        change(U, W, b)
        kinds = {"cell_input": "linear", "cell_output": "linear"} if linear else {}
        return LSTMCell(U, W, b, **kinds)

    return my_counting_cell


def arrays_instead_of_a_cell():
    return np.zeros((4, 1, 1)), np.zeros((4, 1, 1)), np.zeros((4, 1, 1))


def shapes_of_a_plain_cell():
    return LSTMCell(np.zeros((1, 1)), np.zeros((1, 1)), np.zeros((1, 1)))


def no_return():
    LSTMCell(np.zeros((4, 1, 1)), np.zeros((4, 1, 1)), np.zeros((4, 1, 1)))


COUNTING_CELLS = [
    arrays_instead_of_a_cell,
    shapes_of_a_plain_cell,
    no_return,
    counting_cell(i=(0, 20), f=(0, 20)),
    counting_cell(i=(0, 20)),
    counting_cell(f=(0, 20)),
    counting_cell(f=(0, 0)),
    counting_cell(f=(0, 3)),
    counting_cell(f=(-40, 20)),
    counting_cell(i=(-40, -20)),
    counting_cell(i=(40, -20), f=(40, -20)),
    counting_cell(g=(0.3, 0)),
    counting_cell(g=(0.1, 0)),
    counting_cell(g=(-0.2, 0)),
    counting_cell(g=(0.2, 0.1)),
    counting_cell(g=(1, 0)),
    counting_cell(o=(0, 0)),
    counting_cell(o=(0, -20)),
    counting_cell(o=(40, -20)),
    counting_cell(i=(1, 0), f=(1, 0)),
    counting_cell(change=lambda U, W, b: W.fill(1)),
    counting_cell(n_x=2),
    counting_cell(i=(0, 0), f=(0, 0), g=(0, 0), o=(0, 0)),
]

RIGHT_COUNTING_CELLS = [
    counting_cell(g=(0.2, 0), linear=False),
    counting_cell(i=(40, -20)),
    counting_cell(g=(0.22, 0), f=(80, 40), o=(0, 30)),
]


def gru_update(formula):
    def my_update(z, h_before, n, one_keeps):
        return formula(z, h_before, n, one_keeps)

    return my_update


GRU_UPDATES = [
    gru_update(lambda z, h, n, keeps: z * h + (1 - z) * n),
    gru_update(lambda z, h, n, keeps: (1 - z) * h + z * n),
    gru_update(lambda z, h, n, keeps: z * n + (1 - z) * h if keeps else z * h + (1 - z) * n),
    gru_update(lambda z, h, n, keeps: z * h + z * n if keeps else (1 - z) * h + (1 - z) * n),
    gru_update(lambda z, h, n, keeps: z * h + n if keeps else h + z * n),
    gru_update(lambda z, h, n, keeps: z * h if keeps else (1 - z) * h),
    gru_update(lambda z, h, n, keeps: h if keeps else n),
    gru_update(lambda z, h, n, keeps: z * h if keeps else z * n),
    gru_update(lambda z, h, n, keeps: z * h + (1 - z) * n if keeps else 1 - (z * h + (1 - z) * n)),
    gru_update(lambda z, h, n, keeps: z * h + (z - 1) * n if keeps else (z - 1) * h + z * n),
    gru_update(lambda z, h, n, keeps: z @ h + (1 - z) @ n),
    gru_update(lambda z, h, n, keeps: np.where(z > 0.5, h, n) if keeps else np.where(z > 0.5, n, h)),
    gru_update(lambda z, h, n, keeps: z * h + (1 - z) * n if one_keeps else n),  # noqa: F821
    gru_update(lambda z, h, n, keeps: z * h + (1 - z) * n if keeps else None),
    gru_update(lambda z, h, n, keeps: (z * h, (1 - z) * n) if keeps else ((1 - z) * h, z * n)),
    gru_update(lambda z, h, n, keeps: np.tanh(z * h + (1 - z) * n) if keeps else np.tanh((1 - z) * h + z * n)),
    gru_update(lambda z, h, n, keeps: (h + n) / 2),
    gru_update(lambda z, h, n, keeps: z * h + (1 - z) * n if keeps is None else (1 - z) * h + z * n),
    gru_update(lambda z, h, n, keeps: None),
]

RIGHT_GRU_UPDATES = [
    gru_update(lambda z, h, n, keeps: n + (z if keeps else 1 - z) * (h - n)),
    gru_update(lambda z, h, n, keeps: np.abs((not keeps) - z) * h + np.abs(keeps - z) * n),
    gru_update(
        lambda z, h, n, keeps: [
            [k * a + (1 - k) * b for k, a, b in zip(*rows, strict=True)]
            for rows in zip(z if keeps else 1 - z, h, n, strict=True)
        ]
    ),
]


def gru_step(
    order=(0, 1, 2),
    past=lambda W, h: W @ h,
    gate=sigma,
    candidate=lambda u, W, r, h, b, after: np.tanh(u + (r * (W @ h) if after else W @ (r * h)) + b),
    mix=lambda z, h, n, r: z * h + (1 - z) * n,
    back=lambda h, r, z, n: h,
):
    """One step of a GRU with pieces of a learner's own."""

    def my_gru_step(U, W, b, x, h, reset_after):
        R, Z, N = order
        r = gate(U[R] @ x + past(W[R], h) + b[R])
        z = gate(U[Z] @ x + past(W[Z], h) + b[Z])
        n = candidate(U[N] @ x, W[N], r, h, b[N], reset_after)
        return back(mix(z, h, n, r), r, z, n)

    return my_gru_step


def gate_of_the_new_state(U, W, b, x, h, reset_after):
    r = sigma(U[0] @ x + W[0] @ h + b[0])
    n = np.tanh(U[2] @ x + (r * (W[2] @ h) if reset_after else W[2] @ (r * h)) + b[2])
    z = sigma(U[1] @ x + W[1] @ n + b[1])
    return z * h + (1 - z) * n


def reset_in_the_callers_h(U, W, b, x, h, reset_after):
    r = sigma(U[0] @ x + W[0] @ h + b[0])
    z = sigma(U[1] @ x + W[1] @ h + b[1])
    old = h.copy()
    h *= r
    n = np.tanh(U[2] @ x + (r * (W[2] @ old) if reset_after else W[2] @ h) + b[2])
    return z * old + (1 - z) * n


def z_reads_the_reset_state(U, W, b, x, h, reset_after):
    r = sigma(U[0] @ x + W[0] @ h + b[0])
    z = sigma(U[1] @ x + W[1] @ (r * h) + b[1])
    n = np.tanh(U[2] @ x + (r * (W[2] @ h) if reset_after else W[2] @ (r * h)) + b[2])
    return z * h + (1 - z) * n


def text_for_the_switch(U, W, b, x, h, reset_after):
    return gru_step()(U, W, b, x, h, reset_after == "after")


GRU_STEPS = [
    gate_of_the_new_state,
    reset_in_the_callers_h,
    z_reads_the_reset_state,
    text_for_the_switch,
    gru_step(order=(1, 0, 2)),
    gru_step(order=(0, 2, 1)),
    gru_step(order=(1, 2, 3)),
    gru_step(past=lambda W, h: W.T @ h),
    gru_step(past=lambda W, h: h @ W),
    gru_step(past=lambda W, h: 0),
    gru_step(gate=np.tanh),
    gru_step(gate=lambda a: a),
    gru_step(gate=lambda a: 1 / (1 + np.exp(a))),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + W @ h + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + W @ (r * h) + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + r * (W @ h) + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + (W @ (r * h) if after else r * (W @ h)) + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + (r * (W @ h + b) if after else W @ (r * h) + b))),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(r * (u + W @ h + b) if after else u + W @ (r * h) + b)),
    gru_step(
        candidate=lambda u, W, r, h, b, after: r * np.tanh(u + W @ h + b) if after else np.tanh(u + W @ (r * h) + b)
    ),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + (r @ (W @ h) if after else W @ (r @ h)) + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + (r * (W @ h) if after else W @ (r * h)))),
    gru_step(
        candidate=lambda u, W, r, h, b, after: np.tanh(u + ((1 - r) * (W @ h) if after else W @ ((1 - r) * h)) + b)
    ),
    gru_step(candidate=lambda u, W, r, h, b, after: sigma(u + (r * (W @ h) if after else W @ (r * h)) + b)),
    gru_step(candidate=lambda u, W, r, h, b, after: u + (r * (W @ h) if after else W @ (r * h)) + b),
    gru_step(candidate=lambda u, W, r, h, b, after: np.tanh(u + (r * (W.T @ h) if after else W.T @ (r * h)) + b)),
    gru_step(mix=lambda z, h, n, r: (1 - z) * h + z * n),
    gru_step(mix=lambda z, h, n, r: z * h + n),
    gru_step(mix=lambda z, h, n, r: h + (1 - z) * n),
    gru_step(mix=lambda z, h, n, r: z * h + z * n),
    gru_step(mix=lambda z, h, n, r: z * h + r * n),
    gru_step(mix=lambda z, h, n, r: r * h + (1 - r) * n),
    gru_step(mix=lambda z, h, n, r: z * r * h + (1 - z) * n),
    gru_step(mix=lambda z, h, n, r: (1 - z) * n),
    gru_step(mix=lambda z, h, n, r: n),
    gru_step(back=lambda h, r, z, n: (h, r, z, n)),
    gru_step(back=lambda h, r, z, n: h.T),
    gru_step(back=lambda h, r, z, n: h.mean(axis=1)),
    gru_step(back=lambda h, r, z, n: None),
]


def gru_by_one_flat_product(U, W, b, x, h, reset_after):
    _, n_h, n_x = U.shape
    u, w = U.reshape(-1, n_x) @ x + b.reshape(-1, 1), W.reshape(-1, n_h) @ h
    r, z = np.split(sigma(u[: 2 * n_h] + w[: 2 * n_h]), 2)
    past = r * w[2 * n_h :] if reset_after else W[2] @ (r * h)
    return z * h + (1 - z) * np.tanh(u[2 * n_h :] + past)


RIGHT_GRU_STEPS = [
    gru_by_one_flat_product,
    gru_step(gate=lambda a: 0.5 + 0.5 * np.tanh(a / 2)),
    gru_step(mix=lambda z, h, n, r: h - (1 - z) * (h - n)),
    gru_step(
        candidate=lambda u, W, r, h, b, after: np.tanh(
            u + np.einsum("nm,nb,mb->nb" if after else "nm,mb,mb->nb", W, r, h) + b
        )
    ),
    gru_step(back=lambda h, r, z, n: np.float32(h)),
]


def cell_counts(formula):
    def my_counts(n_x, n_h):
        return formula(n_x, n_h)

    return my_counts


CELL_COUNTS = [
    cell_counts(lambda x, h: [h * x + h * h + h] * 3),
    cell_counts(lambda x, h: [k * (h * x + h * h + h) for k in (1, 2, 3)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + h) for k in (1, 2, 4)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + h) for k in (1, 3, 3)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + h) for k in (1, 4, 3)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + h) for k in (1, 3, 5)]),
    cell_counts(lambda x, h: [k * (h * x + h * h) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (h * x + h * h) + h for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + 2 * h) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [h * x + h * h + h, 3 * (h * x + h * h + 2 * h), 4 * (h * x + h * h + h)]),
    cell_counts(lambda x, h: [k * (h * x + h * h + 1) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (h * x + h + h) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (x * x + h * h + h) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (x + h + 1) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: [k * (h * x + h) for k in (1, 3, 4)]),
    cell_counts(lambda x, h: h * x + h * h + h),
    cell_counts(lambda x, h: 8 * (h * x + h * h + h)),
    cell_counts(lambda x, h: [3 * (h * x + h * h + h), 4 * (h * x + h * h + h)]),
    cell_counts(lambda x, h: {"RNN": h * x + h * h + h}),
    cell_counts(lambda x, h: [24, 72, 96]),
    cell_counts(lambda x, h: None),
]

RIGHT_CELL_COUNTS = [
    cell_counts(lambda x, h: np.outer([1, 3, 4], h * (x + h + 1))[:, 0]),
    cell_counts(lambda x, h: (h * (x + h + 1) * k for k in (1.0, 3.0, 4.0))),
]


def returning(*parts):
    return lambda: parts


REMEMBERS = [
    returning(True, 0, 1, 0),
    returning(False, 0, 1, 0),
    returning(False, 1, 1, 1),
    returning(False, 1, 0, 0),
    returning(False, 0.5, 0.5, 0),
    returning(True, 1, 1, 0),
    returning(False, 10, 1, 0),
    returning(False, 1, 1),
    returning("False", 1, 1, 0),
    returning(False, "open", 1, 0),
    returning(False, 1, 0.99, 0.01),
    returning(1, 1, 0, False),
]
RIGHT_REMEMBERS = [returning(False, 0.5, 1, 0), returning(np.False_, np.ones(()), 1.0, -0.0)]

HEAD_STARTS = [
    returning(True, 5e-5, 1e-7),
    returning(False, 1e-7, 5e-5),
    returning(False, 2e4, 1e7),
    returning(False, 5e-5, 0.5),
    returning(False, 0, 0),
    returning(False, 5e-5),
    returning("false", 5e-5, 1e-7),
    returning(False, 5e-5, ...),
]
RIGHT_HEAD_STARTS = [returning(False, np.float32(5e-5), 1e-7), returning(np.False_, 2e-4, np.array(3e-7))]


def pairs(check, answers):
    return [(check, answer) for answer in answers]


WRONG = [
    *pairs(checks.check_clip, CLIPS),
    *pairs(checks.check_lstm_step, LSTM_STEPS),
    *pairs(checks.check_along_c, ALONG_C),
    *pairs(checks.check_counting_cell, COUNTING_CELLS),
    *pairs(checks.check_remembers, REMEMBERS),
    *pairs(checks.check_gru_update, GRU_UPDATES),
    *pairs(checks.check_gru_step, GRU_STEPS),
    *pairs(checks.check_cell_counts, CELL_COUNTS),
    *pairs(checks.check_head_start, HEAD_STARTS),
]
RIGHT = [
    *pairs(checks.check_clip, RIGHT_CLIPS),
    *pairs(checks.check_lstm_step, RIGHT_LSTM_STEPS),
    *pairs(checks.check_along_c, RIGHT_ALONG_C),
    *pairs(checks.check_counting_cell, RIGHT_COUNTING_CELLS),
    *pairs(checks.check_remembers, RIGHT_REMEMBERS),
    *pairs(checks.check_gru_update, RIGHT_GRU_UPDATES),
    *pairs(checks.check_gru_step, RIGHT_GRU_STEPS),
    *pairs(checks.check_cell_counts, RIGHT_CELL_COUNTS),
    *pairs(checks.check_head_start, RIGHT_HEAD_STARTS),
]

CHOSEN_WRONGLY = [
    (checks.check_wall, {"b": -2.6123, "rests": 3, "slope": 1.25, "ends": False}),
    (checks.check_wall, {"b": -2.5, "rests": 1, "slope": 1.25, "ends": False}),
    (checks.check_wall, {"b": -2.5, "rests": 3, "slope": 0.25, "ends": False}),
    (checks.check_wall, {"b": -2.5, "rests": 3, "slope": 1.25, "ends": "no"}),
    (checks.check_wall, {"b": -2.5}),
    (checks.check_two_ways, {"a": 3 / 7, "b": 4 / 7, "c": 1, "d": 1, "direction": "by norm"}),
    (checks.check_two_ways, {"a": 0.6, "b": 0.8, "c": 3, "d": 4, "direction": "by norm"}),
    (checks.check_two_ways, {"a": 0.6, "b": 0.8, "c": 1, "d": 1, "direction": "norm"}),
    (checks.check_where_it_left, {"update": 259, "threshold": "1", "shortened": 3}),
    (checks.check_where_it_left, {"update": 258, "threshold": 1, "shortened": 3}),
    (checks.check_where_it_left, {"update": 258, "threshold": "1", "shortened": 4}),
    (checks.check_cure, {"ratio": 2e-6, "larger": 2e-5, "claim": False}),
    (checks.check_cure, {"ratio": 2e-5, "larger": 2e-2, "claim": False}),
    (checks.check_cure, [2e-5, 2e-5, False]),
    (checks.check_doors, {"a": "i", "b": "f", "c": "g", "d": "o", "e": "c", "f": "h"}),
    (checks.check_doors, {"a": "f", "b": "i", "c": "g", "d": "o", "e": "h", "f": "c"}),
    (checks.check_commands, dict.fromkeys(range(1, 9), "leave")),
    (checks.check_commands, {1: "add 3", 2: "leave"}),
    (checks.check_race_says, dict.fromkeys("abcdef", True)),
    (checks.check_race_says, {"a": 1, "b": 0, "c": 1, "d": 0, "e": 0, "f": 1}),
]
CHOSEN_RIGHTLY = [
    (checks.check_wall, {"b": np.float32(-2.5), "rests": 3.0, "slope": 5 / 4, "ends": np.False_}),
    (checks.check_two_ways, {"a": 3 / 5, "b": 4 / 5, "c": 1.0, "d": np.int64(1), "direction": " By  norm"}),
    (checks.check_where_it_left, {"shortened": np.array([3]), "update": 258.0, "threshold": "1"}),
    (checks.check_cure, {"ratio": 2.0382e-5, "larger": np.float32(2e-5), "claim": False}),
    (checks.check_doors, {"a": "F", "b": "I", "c": "G", "d": "O", "e": "C", "f": "H"}),
]
WRONG += CHOSEN_WRONGLY
RIGHT += CHOSEN_RIGHTLY
