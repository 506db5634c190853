"""Nets in files: there and back, and files that are none."""

import io
import json
import pickle
import zipfile

import numpy as np
import pytest
from nets import CELLS, NETS, make_net

from rnn_teach import (
    Embedding,
    GRUCell,
    LSTMCell,
    PeepholeLSTMCell,
    Readout,
    RNNCell,
    Stack,
    UntiedCell,
    load_net,
    save_net,
    unroll,
)


def rng():
    return np.random.default_rng(0)


def there_and_back(**parts):
    file = io.BytesIO()
    save_net(file, **parts)
    return load_net(file)


@pytest.mark.parametrize("kind", CELLS)
@pytest.mark.parametrize("net", NETS)
def test_a_net_comes_back_with_every_number(net, kind):
    cell = make_net(net, kind, 3, 4, rng())
    readout = Readout.random(cell.n_h, 2, rng())
    back = there_and_back(cell=cell, readout=readout)
    assert repr(back["cell"]) == repr(cell)
    for name, array in cell.parameters.items():
        np.testing.assert_array_equal(back["cell"].parameters[name], array)
    x = rng().normal(size=(3, 3, 2))
    np.testing.assert_array_equal(
        back["readout"].read(unroll(back["cell"], x)).readout.o, readout.read(unroll(cell, x)).readout.o
    )


@pytest.mark.parametrize(
    "part",
    [
        RNNCell.random(2, 3, rng(), activation="relu", bias=False, dtype=np.float32),
        LSTMCell.random(2, 3, rng(), cell_output="linear", hold={"f": {2: 0.5}, "i": 1}),
        PeepholeLSTMCell.random(2, 3, rng(), P=np.ones((3, 3, 1))),
        GRUCell.random(2, 3, rng(), reset="after"),
        Readout.random(3, 2, rng(), answer="sigmoid", bias=False),
        Embedding.random(4, 2, rng()),
    ],
    ids=lambda part: type(part).__name__,
)
def test_its_options_come_back(part):
    back = there_and_back(part=part)["part"]
    assert repr(back) == repr(part)
    assert vars(back).keys() == vars(part).keys()
    assert back.parameters.keys() == part.parameters.keys()
    for name, array in part.parameters.items():
        assert back.parameters[name].dtype == array.dtype
        np.testing.assert_array_equal(back.parameters[name], array)
    assert getattr(back, "hold", None) == getattr(part, "hold", None)


def test_texts_come_back_in_any_script():
    symbols = ["a", " ", "\n", '"', "台", "ŷ"]
    assert there_and_back(symbols=symbols) == {"symbols": symbols}


def test_a_file_by_its_name(tmp_path):
    file = tmp_path / "mine.npz"
    save_net(file, cell=RNNCell([[1.0]], [[2.0]]))
    assert load_net(str(file))["cell"].W.item() == 2
    assert [entry.name for entry in tmp_path.iterdir()] == ["mine.npz"]


def test_half_precision_takes_a_quarter_of_the_room_and_is_computed_with_in_double():
    cell, whole, half = LSTMCell.random(30, 30, rng()), io.BytesIO(), io.BytesIO()
    save_net(whole, cell=cell)
    save_net(half, dtype="float16", cell=cell)
    assert half.getbuffer().nbytes < 0.3 * whole.getbuffer().nbytes
    back = load_net(half)["cell"]
    assert back.dtype == np.float64
    np.testing.assert_allclose(back.W, cell.W, rtol=1e-3, atol=1e-4)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ({}, "give the parts by name"),
        (
            {"cell": None},
            "cell must be a cell, a net of cells, a Readout, an Embedding or a list of texts; got None",
        ),
        ({"cell": UntiedCell(RNNCell([[1.0]], [[1.0]]), 2)}, "cell must be a cell"),
        ({"net": Stack(UntiedCell(RNNCell([[1.0]], [[1.0]]), 2))}, "net.layer_1 must be a cell"),
        ({"texts": []}, "texts must be a cell"),
        ({"texts": ["a", 1]}, "texts must be a cell"),
        ({"file": "mine.txt", "texts": ["a"]}, "file must be a name that ends in .npz; got 'mine.txt'"),
        ({"file": 3, "texts": ["a"]}, "file must be the name of a file, or an open one; got 3"),
        ({"file": "no such folder/mine.npz", "texts": ["a"]}, "cannot be written to 'mine.npz': "),
        ({"dtype": "int8", "texts": ["a"]}, "dtype must be one of float16, float32, float64; got 'int8'"),
    ],
)
def test_what_cannot_be_saved_is_refused(arguments, sentence):
    with pytest.raises(ValueError, match=sentence):
        save_net(**{"file": io.BytesIO()} | arguments)


def saved():
    file = io.BytesIO()
    save_net(file, cell=RNNCell.random(2, 3, rng()), readout=Readout.random(3, 2, rng()))
    return file.getvalue()


def changed(change):
    """The bytes of a saved file, with its entries (by name) changed."""
    with zipfile.ZipFile(io.BytesIO(saved())) as packed:
        entries = {name: packed.read(name) for name in packed.namelist()}
    change(entries)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in entries.items():
            packed.writestr(name, raw)
    return file.getvalue()


def as_npy(array, **options):
    file = io.BytesIO()
    np.save(file, array, **options)
    return file.getvalue()


def described(**change):
    def put(entries):
        whole = json.loads(str(np.load(io.BytesIO(entries["description.npy"]))))
        entries["description.npy"] = as_npy(np.array(json.dumps(whole | change)))

    return changed(put)


class Runs:
    """What would run if a pickle were read."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was run",))


def plain_npz():
    file = io.BytesIO()
    np.savez(file, W=np.eye(2))
    return file.getvalue()


def huge():
    """A head that promises more numbers than any memory has."""
    head = as_npy(np.zeros((3, 3))).replace(b"(3, 3)", b"(9999999, 99999)")
    return changed(lambda entries: entries.update({"cell.W.npy": head}))


BAD = {
    "nothing": (b"", "is no net that save_net wrote: it is no .npz file"),
    "text": ("台北".encode(), "it is no .npz file"),
    "a pickle": (pickle.dumps({"cell": Runs()}), "it is no .npz file"),
    "another npz": (plain_npz(), "it has no description of a net"),
    "cut": (saved()[:-100], "it is no .npz file"),
    "an object array": (
        changed(lambda entries: entries.update({"cell.W.npy": as_npy(np.array([Runs()]), allow_pickle=True)})),
        "an array in it is cut, or holds what are no numbers",
    ),
    "an array cut": (
        changed(lambda entries: entries.update({"cell.W.npy": entries["cell.W.npy"][:-8]})),
        "an array in it is cut",
    ),
    "a huge array": (huge(), "an array in it is cut"),
    "no array": (changed(lambda entries: entries.update({"cell.W.npy": b"x"})), "it is damaged: "),
    "an array missing": (changed(lambda entries: entries.pop("cell.W.npy")), "it is damaged: .*W"),
    "one too many": (
        changed(lambda entries: entries.update({"cell.Q.npy": entries["cell.W.npy"]})),
        "it is damaged: .*Q",
    ),
    "NaN": (
        changed(lambda entries: entries.update({"cell.W.npy": as_npy(np.full((3, 3), np.nan))})),
        "it is damaged: W must be finite",
    ),
    "another shape": (
        changed(lambda entries: entries.update({"cell.W.npy": as_npy(np.eye(4))})),
        "it is damaged: W must be",
    ),
    "another version": (
        described(format="rnn_teach net 9"),
        "its description is not of the format 'rnn_teach net 1'",
    ),
    "another kind": (described(parts={"cell": {"kind": "os.system"}}), "cell is a 'os.system'"),
    "texts that are none": (described(parts={"cell": {"kind": "texts", "texts": [1]}}), "cell is no list of texts"),
    "no kind": (described(parts={"cell": {}}), "it is damaged: "),
    "parts that are none": (described(parts=3), "it is damaged: "),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_file_gets_one_sentence(what):
    raw, sentence = BAD[what]
    with pytest.raises(ValueError, match=sentence) as refusal:
        load_net(io.BytesIO(raw))
    assert "\n" not in str(refusal.value)
    assert str(refusal.value).startswith("the file ")


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(monkeypatch):
    monkeypatch.setattr("rnn_teach.core.net_files.LARGEST", 200)
    with pytest.raises(ValueError, match="unpacked it is larger than 0 MB"):
        load_net(io.BytesIO(saved()))


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"there is no file 'nowhere.npz' here"):
        load_net("nowhere.npz")
    with pytest.raises(ValueError, match="cannot be read as a net"):
        load_net(tmp_path)
    with pytest.raises(ValueError, match="file must be the name of a file, or an open one; got None"):
        load_net(None)
    (tmp_path / "text.npz").write_text("no net")
    with pytest.raises(ValueError, match=r"'text.npz' is no net that save_net wrote: it is no .npz file"):
        load_net(tmp_path / "text.npz")
