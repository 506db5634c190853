"""The lesson: Sequence tasks."""
