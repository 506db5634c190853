"""The lesson: Bidirectional nets."""
