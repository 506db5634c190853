"""The lesson: Shared parameters."""
