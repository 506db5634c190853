"""Notebook 13: describe a picture, a word at a time."""
