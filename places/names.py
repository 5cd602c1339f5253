"""Names compared the way people do: accents, capitals and articles do not count."""

import re
import unicodedata
from functools import lru_cache

ARTICLES = r"(?:les|le|la|l|aux|au|a la|a l|chez|the|de|het|d)"
# Letters that no accent is taken from: they are another letter.
LIGATURES = str.maketrans(
    {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
LEGAL = r"(?:sarl|eurl|sasu|sas|sa|snc|sci|scop|ei|eirl|bv|bvba|srl|nv)"


def without_accents(text: str) -> str:
    """Small letters without accents and ligatures: "Cœur d’Été" -> "coeur d’ete"."""
    small = text.casefold()
    if small.isascii():
        return small
    # Taking signs apart can make capitals of letters that have none: "𝐀".
    apart = unicodedata.normalize("NFKD", small.translate(LIGATURES)).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Small letters and digits without accents: "L’Épi d'or" -> "l epi d or"."""
    return " ".join(re.findall(r"[^\W_]+", without_accents(text)))


@lru_cache(maxsize=65536)
def core_name(text: str) -> str:
    """A name without article and legal form: "SARL Le Fournil" -> "fournil".

    What would leave nothing stays whole: "SA" -> "sa".
    """
    whole = folded(text)
    bare = re.sub(rf"^(?:{LEGAL} )+|(?: {LEGAL})+$", "", whole)
    return re.sub(rf"^{ARTICLES} (?=.)", "", bare) or whole
