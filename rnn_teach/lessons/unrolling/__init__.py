"""The lesson: Unrolling."""
