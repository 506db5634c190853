"""The lesson: Deep nets."""
