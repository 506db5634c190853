"""The adding problem, which several lessons train on."""
