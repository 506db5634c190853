"""The lesson: speech."""
