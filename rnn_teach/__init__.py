"""How recurrent neural networks work: the package behind the notebooks."""
