"""The sheet of a walk to take along on paper: a page to print, and a PDF."""
