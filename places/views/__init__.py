"""Public pages about places."""
