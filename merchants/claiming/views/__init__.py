"""Views of claims, by subject."""
