"""How somebody comes to keep a fiche: a new one, or one that is there already."""
