"""The desk of the unions in the admin."""
