"""Invented shops in any number, always the same for the same seed."""
