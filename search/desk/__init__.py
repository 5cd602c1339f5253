"""The search as editors see it: what is asked, synonyms, promoted pages."""
