"""Lesson 11, on nets that write."""
