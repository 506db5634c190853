"""Notebook 12: translation."""
