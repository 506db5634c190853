"""What brings a machine up: the environment, a browser for the tests, the notebooks. Standard library alone."""
