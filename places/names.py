"""Names compared the way people do: accents, capitals and articles do not count."""

import re
import unicodedata
from functools import lru_cache

ARTICLES = r"(?:les|le|la|l|aux|au|a la|a l|chez|the|de|het|d)"
LEGAL = r"(?:sarl|eurl|sasu|sas|sa|snc|sci|scop|ei|eirl|bv|bvba|srl|nv)"


def without_accents(text: str) -> str:
    """Small letters without accents and ligatures: "Cœur d’Été" -> "coeur d’ete"."""
    small = text.casefold().replace("œ", "oe").replace("æ", "ae")
    if small.isascii():
        return small
    apart = unicodedata.normalize("NFKD", small)
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
