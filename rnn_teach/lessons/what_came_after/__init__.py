"""The lesson: what came after."""
