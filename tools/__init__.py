"""What brings a machine up and builds the notebooks; what `start.py` imports of it needs the standard library alone."""
