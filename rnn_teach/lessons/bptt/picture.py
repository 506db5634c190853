"""The gradient's ledger and one of its cells: the way to it, its share, and what
truncation cuts."""

from rnn_teach.kit.picture import Picture
from rnn_teach.lessons.bptt.picture_chain import Chain
from rnn_teach.lessons.bptt.picture_ledger import LedgerMap
from rnn_teach.lessons.bptt.picture_shares import SharesBars


class LedgerPicture(Picture):
    """The map over (t, k) and the bars of one loss above, the chain of Jacobians from
    loss t to step k below."""

    def __init__(self):
        super().__init__(8.2, 4.4)
        self._layout = self._shown = None

    def show(self, ledger, jacobians, norms, words, t, k, name, window, note=""):
        """Show the cell of loss t and step k.

        Parameters
        ----------
        ledger : Ledger
            Of one run over `words`.
        jacobians, norms : array (T+1, n_h, n_h) and (T+1,)
            ∂h[j]/∂h[j-1] of the same run, and their norms.
        name : "h" or "W"
            What the map shows: ‖∂L[t]/∂h[k]‖, or the norm of step k's term of dL[t]/dW.
        window : int
            Through how many steps each loss reaches back.
        note : str
            A line above the bars.
        """
        n_h = jacobians.shape[1]
        if (tuple(words), n_h) != self._layout:
            self._lay_out(words, n_h)
            self._layout = tuple(words), n_h
        if self._shown is None or ledger is not self._shown[0] or name != self._shown[1]:
            self._map.set_norms(ledger.norms[name], name)
            self._chain.set_jacobians(jacobians, norms)
            self._shown = ledger, name
            self.background_changed()
        self._map.set_window(window)
        self._map.set_cell(t, k)
        self._bars.set_shares(ledger.shares("W", t), t, k, window, note=note)
        self._chain.set_cell(ledger.d.h[:, :, t - 1], t, k, window)

    def cell_at(self, x, y):
        """The (t, k) of the map at a place of the picture (fractions from the lower
        left), or None."""
        return None if self._layout is None else self._map.cell_at(x * self.bbox.width, y * self.bbox.height)

    def _lay_out(self, words, n_h):
        self.start_afresh()
        T = len(words)
        self._map = LedgerMap(self.add_axes((0.06, 0.555, 0.42, 0.38)), T)
        self._bars = SharesBars(self.add_axes((0.545, 0.555, 0.445, 0.335)), T)
        self._chain = Chain(self.add_axes((0.005, 0.0, 0.99, 0.45)), words, n_h)
        self.let_change(self._map.cut, self._map.frame, *self._bars.changing, *self._chain.changing)
