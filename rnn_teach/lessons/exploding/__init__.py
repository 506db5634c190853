"""The lesson: Exploding gradients."""
