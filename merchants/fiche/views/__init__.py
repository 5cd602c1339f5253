"""The steps of the words, each on its own screen."""
