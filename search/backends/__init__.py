"""Search backends of our own."""
