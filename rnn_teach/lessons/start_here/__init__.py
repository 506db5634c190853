"""The lesson: Start here."""
