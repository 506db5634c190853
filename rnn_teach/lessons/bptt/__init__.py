"""The lesson: Backpropagation through time."""
