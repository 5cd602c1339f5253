"""Views of the screens."""
