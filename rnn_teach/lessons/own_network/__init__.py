"""The lesson: Your own network."""
