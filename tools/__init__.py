"""What sets the course up and builds its notebooks; the part that `start.py` imports
needs nothing but Python."""
