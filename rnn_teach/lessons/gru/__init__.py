"""The lesson: GRU."""
