"""Events from elsewhere: sources, how they are fetched and read, how they merge."""
