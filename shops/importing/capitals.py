"""Registers write in capitals; people do not."""

SMALL = frozenset(
    "a à au aux chez d de des du en et l la le les par pour sous sur un une".split()
)
KEPT = frozenset(
    "BD CCI CHU EARL EURL MEL SARL SAS SASU SCI SCOP SNC TV USA VTT".split()
)
SHORTEST_WORD = 4


def calm(text: str) -> str:
    """ "RUE DE L'EPEULE" -> "Rue de l'Epeule"; what has small letters stays as it is.

    A name of one short word may be letters ("IKEA"), and stays too.
    """
    if text != text.upper() or (" " not in text and len(text) <= SHORTEST_WORD):
        return text
    words = [_word(word) for word in text.split()]
    first = words[:1]
    return " ".join([*(w[:1].upper() + w[1:] for w in first), *words[1:]])


def _word(word: str) -> str:
    if word in KEPT:
        return word
    for mark in ("'", "’", "-"):
        if mark in word:
            return mark.join(_word(part) for part in word.split(mark))
    small = word.lower()
    return small if small in SMALL else small[:1].upper() + small[1:]
