"""What nobody types and somebody sends: texts and parameters that mean harm."""

from html.parser import HTMLParser
from urllib.parse import quote

# Words that the corpus knows, so that attacks also meet results.
WORDS = "café étoile piscine rue wazemmes gaufre boulangerie lille hotel kaas waffle"
FTS5 = """
" "" * ^ : ( ) AND OR NOT NEAR NEAR( + - {title_stems} title_stems: "a" * rowid rank
body_stems:* ^étoile "étoile "café" NOT café*
"""
TSQUERY = "& | ! <-> <2> :* :A 'a' \\ ' '' ;; $$ \\' café:*A !café (café|étoile)"
LUCENE = "title:x [a TO z] {a TO *} a~2 a^4 \\ / /a.*/ ? * || && _exists_:x +a -b"
SQL = "'; DROP TABLE x;-- ' OR '1'='1 %s %(a)s %% ? ?1 :a @a $1 NULL {} {0} {a} ${x}"
# Whatever is shown must show these as text: no tag, no attribute, no address.
HTML = """
<zzpwn> </title><zzpwn> "><zzpwn> '><zzpwn> </script><zzpwn> <!--<zzpwn> ]]><zzpwn>
"onzzpwn="1 'onzzpwn='1 <mark onzzpwn=1> javascript:zzpwn &lt;zzpwn&gt; &#60;zzpwn&#62;
"""
ODD = [
    "\x00",
    "\x1f",
    "\x7f",
    "\u202e",
    "\u200f",
    "\u200d",
    "\ufeff",
    "\ufffe",
    "\U0010ffff",
    "\u0301" * 30,
    "İ",
    "ﬀ",
    "ß",
    "Ⅷ",
    "²",
    "٣",
    "𝐀𝐁",
    "한글",
    "שלום",
    "मराठी",
    "ทดสอบ",
    "🧇🇫🇷",
    "l’",
    "d'",
    "’s",
    "--",
    "&",
    "_",
    "a" * 300,
    "é" * 300,
    "-".join(["a"] * 60),
    "&".join(["ab"] * 60),
    "'" * 60,
]
FRAGMENTS = [
    *WORDS.split(),
    *FTS5.split(),
    *TSQUERY.split(),
    *LUCENE.split(),
    *SQL.split(),
    *HTML.split("\n"),
    *HTML.split(),
    *ODD,
]
HUGE = [
    "x" * 10_000,
    "é" * 10_000,
    "mot " * 3_000,
    "<zzpwn>" * 1_500,
    '"' * 10_000,
    "l’" * 5_000,
    "a-" * 5_000,
    "a&" * 5_000,
    "((" * 5_000,
    "café OR " * 1_000,
    "\u0301" * 10_000,
    " " * 10_000,
]
# What no form can send: halves of signs, bytes that are no text, odd escapes.
RAW = [
    "q=%ED%A0%80",
    "q=caf%ED%B0%80e",
    "q=%FF%FE%00",
    "q=%",
    "q=%zz",
    "q",
    "&&&",
    "q=a&q=b&q=%00",
    "q[]=a",
    "=",
    "q=%C3",
    "q=a;b",
    "q=a%00b&kind=%00&district=%00&near=%00&date=%00&page=%00&from=%00&walk=%00",
    "&".join(f"district=d{n}" for n in range(900)),
    f"q=caf%C3%A9&{'&'.join(f'category=c{n}' for n in range(900))}",
]
PARAMETERS = {
    "kind": ["shop", "event", "SHOP", "offer", "trade"],
    "category": ["boulangerie", "cafe", "Boulangerie", "a-b"],
    "district": ["roubaix-centre", "roubaix-épeule"],
    "territory": ["roubaix", "lille", "../roubaix"],
    "open": ["1", "0", "yes", "11"],
    "offer": ["1", "true"],
    "when": ["today", "weekend", "never"],
    "date": [
        "2026-11-29",
        "0000-00-00",
        "9999-12-31",
        "2026-02-30",
        "1e9",
        "٢٠٢٦-١١-٢٩",
    ],
    "near": ["50.69,3.17", "50.69", "0,0", "nan,nan", "inf,-inf", "1e400,3", "٥٠,٣"],
    "from": ["gare", "x", "métro"],
    "walk": ["10", "15", "-1", "1e3", "٥"],
    "order": ["distance", "relevance", "rank"],
    "view": ["groups", "list", "map", "grid"],
    "page": ["1", "2", "0", "-1", "99999999999999999999", "1.5", "٢", "²"],
    "format": ["opensearch", "xml"],
}


def address(path, pairs):
    """A path with parameters; halves of signs go as the bytes that a browser refuses."""
    query = "&".join(
        f"{quote(name)}={quote(value.encode('utf-8', 'surrogatepass'))}"
        for name, value in pairs
    )
    return f"{path}?{query}"


class Harm(HTMLParser):
    """Reads a page as a browser would and notes what came in through a text."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if "zzpwn" in tag:
            self.found.append(tag)
        for name, value in attrs:
            address_of_script = (value or "").strip().lower().startswith("javascript:")
            if "zzpwn" in name or (address_of_script and name in ("href", "src")):
                self.found.append(f"{tag} {name}={value}")


def harm_in(page):
    """What a page holds that nobody wrote into its templates."""
    reader = Harm()
    reader.feed(page)
    return reader.found
