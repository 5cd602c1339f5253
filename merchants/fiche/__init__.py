"""The words of a fiche: photos, a sentence, a story; written here, read over, public."""
