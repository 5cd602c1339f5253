"""Opening hours: from the text a person writes to the state a visitor reads."""
