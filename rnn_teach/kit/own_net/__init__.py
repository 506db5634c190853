"""A net of your own, whatever its kind and size, for the explorers of all lessons."""
