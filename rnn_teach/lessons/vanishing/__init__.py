"""The lesson: Vanishing gradients."""
