"""Who keeps a fiche: invited, promoted, taken off, handing over, leaving."""
