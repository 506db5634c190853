"""A message that travels back from one loss, what it leaves at each step, and the
ledger of all losses."""

from rnn_teach.kit.picture import Picture
from rnn_teach.lessons.bptt.picture_ledger import LedgerMap
from rnn_teach.lessons.bptt.picture_message import Message
from rnn_teach.lessons.bptt.picture_places import places_of_map, places_of_shares, places_of_way
from rnn_teach.lessons.bptt.picture_shares import SharesBars

LIMITS = (1e-4, 2.0)
"""Of the map's colours: the same for all nets, so that they can be compared."""


class LedgerPicture(Picture):
    """The message from loss t to step k above; below, the map over (t, k), and the
    shares that the message has left on its way."""

    def __init__(self):
        super().__init__(8.2, 4.3)
        self._layout = self._shown = None

    def show(self, ledger, losses, words, t, k, name, window):
        """Show the cell of loss t and step k.

        Parameters
        ----------
        ledger : Ledger
            Of one run over `words`.
        losses : array (T+1,)
            L[t] of each step; row 0 is not used.
        name : "h" or "W"
            What the map shows: ‖∂L[t]/∂h[k]‖, or the norm of step k's term of dL[t]/dW.
        window : int
            Through how many steps each loss reaches back.
        """
        if tuple(words) != self._layout:
            self._lay_out(words)
            self._layout = tuple(words)
        if self._shown is None or ledger is not self._shown[0] or name != self._shown[1]:
            self._map.set_norms(ledger.norms[name], name, LIMITS)
            self._shown = ledger, name
            self.places = places_of_map(self._map.ax, ledger.norms[name], name)
            self.background_changed()
        self._message.set_way(ledger.norms["h"][t], t, k, window, losses[t])
        self._map.set_window(window)
        self._map.set_cell(t, k)
        shares, sizes = ledger.shares("W", t), ledger.norms["h"][t]
        self._bars.set_shares(shares, t, k, window)
        self.places_now = [
            *places_of_way(self._message.ax, sizes, t, k),
            *places_of_shares(self._bars.ax, shares, t),
        ]

    def _lay_out(self, words):
        self.start_afresh()
        T = len(words)
        self._map = LedgerMap(self.add_axes((0.06, 0.1, 0.4, 0.355)), T)
        self._bars = SharesBars(self.add_axes((0.52, 0.1, 0.47, 0.345)), T)
        self._message = Message(self.add_axes((0.005, 0.55, 0.99, 0.445)), words)
        self.let_change(self._map.cut, self._map.frame, *self._bars.changing, *self._message.changing)
