"""The desk of events from elsewhere, in the admin."""
