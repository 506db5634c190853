"""The lesson: LSTM gates."""
