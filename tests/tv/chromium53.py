"""What of a style sheet Chromium 53 does not know: an allow-list of what it does."""

import tinycss2

PROPERTIES = frozenset(
    """
align-content align-items align-self animation animation-delay animation-direction
animation-duration animation-fill-mode animation-iteration-count animation-name
animation-play-state animation-timing-function background background-clip
background-color background-image background-position background-repeat background-size
border border-bottom border-bottom-left-radius border-bottom-right-radius border-collapse
border-color
border-left border-radius border-right border-style border-top border-top-left-radius
border-top-right-radius border-width bottom box-shadow box-sizing clear clip color
column-count column-gap columns content counter-increment counter-reset cursor direction
display dominant-baseline fill fill-opacity fill-rule flex flex-basis flex-direction flex-flow flex-grow flex-shrink
flex-wrap float font font-family font-feature-settings font-size font-stretch font-style
font-variant-numeric font-weight height hyphens justify-content left letter-spacing
line-height list-style list-style-type margin margin-bottom margin-left margin-right
margin-top max-height max-width min-height min-width mix-blend-mode object-fit object-position opacity
order outline outline-color outline-offset outline-style outline-width overflow
overflow-wrap overflow-x overflow-y padding padding-bottom padding-left padding-right
padding-top pointer-events position right src stroke stroke-dasharray stroke-linecap
stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-indent
text-overflow text-transform top transform transform-origin transition transition-delay
transition-duration transition-property transition-timing-function unicode-range
vertical-align visibility white-space width will-change word-break word-wrap z-index
-webkit-box-orient -webkit-line-clamp
""".split()
)
# Later engines do better with these; Chromium 53 leaves them out and nothing is lost.
BETTER = frozenset(
    "ascent-override descent-override font-display line-gap-override scroll-behavior size-adjust".split()
)
FUNCTIONS = frozenset(
    """
attr calc counter cubic-bezier format linear-gradient local radial-gradient
repeating-linear-gradient rect rgb rgba rotate scale scalex scaley steps translate
translate3d translatex translatey url var
""".split()
)
UNITS = frozenset({"", "%", "ch", "deg", "em", "ms", "px", "rem", "s", "vh", "vw", "x"})
# Values that came later, for properties that are older.
NEW_WORDS = frozenset(
    """
anywhere auto-fill clip contents fit-content flow-root grid inline-grid max-content
min-content revert safe space-evenly sticky
""".split()
)
AT_RULES = frozenset({"charset", "font-face", "keyframes", "media"})
FEATURES = frozenset(
    """
all and height max-aspect-ratio max-height max-width min-aspect-ratio min-height
min-width not only prefers-reduced-motion print reduce screen width
""".split()
)
PSEUDO = frozenset(
    """
active after before checked disabled empty first-child first-of-type focus hover lang
last-child last-of-type link not nth-child nth-of-type only-child root target visited
""".split()
)


def unknown_in(sheet: str) -> list[str]:
    """Each thing that Chromium 53 does not know, with its line: ["3: gap"]."""
    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return [fault for rule in rules for fault in of_rule(rule)]


def of_rule(rule):
    """The faults of a rule, and of those within it."""
    if rule.type == "qualified-rule":
        yield from of_selector(rule)
        yield from of_body(rule)
    elif rule.type == "at-rule":
        yield from of_at_rule(rule)
    else:
        yield f"{rule.source_line}: {rule.type}"


def of_at_rule(rule):
    """The faults of "@media" and the like."""
    name = rule.lower_at_keyword
    if name not in AT_RULES:
        yield f"{rule.source_line}: @{name}"
    elif name == "font-face":
        yield from of_body(rule)
    elif rule.content is not None:
        if name == "media":
            yield from of_media(rule)
        for inner in tinycss2.parse_rule_list(rule.content, True, True):
            yield from of_body(inner) if name == "keyframes" else of_rule(inner)


def of_media(rule):
    """The faults of the condition of "@media"."""
    for token in flat(rule.prelude):
        if token.type == "ident" and token.lower_value not in FEATURES:
            yield f"{rule.source_line}: @media {token.value}"
        if token.type == "literal" and token.value in "<>=":
            yield f"{rule.source_line}: @media with {token.value}"


def of_selector(rule):
    """The faults of what stands before the braces."""
    tokens = list(rule.prelude)
    for before, token in zip([None, *tokens], tokens, strict=False):
        name = getattr(token, "lower_name", None) or getattr(token, "lower_value", "")
        after_colon = before is not None and before == ":"
        if after_colon and token.type in ("ident", "function") and name not in PSEUDO:
            yield f"{rule.source_line}: :{name}"
        if name == "not" and any(inner == "," for inner in token.arguments):
            yield f"{rule.source_line}: :not of a list"
        if token == "&":
            yield f"{rule.source_line}: nesting"


def of_body(rule):
    """The faults of the declarations between the braces."""
    for part in tinycss2.parse_blocks_contents(rule.content, True, True):
        if part.type != "declaration":
            yield f"{part.source_line}: nesting"
        elif part.lower_name.startswith("--"):
            yield from of_value(part)
        elif part.lower_name not in PROPERTIES | BETTER:
            yield f"{part.source_line}: {part.lower_name}"
        else:
            yield from of_value(part)


def of_value(declaration):
    """The faults of a value."""
    line = declaration.source_line
    for token in flat(declaration.value):
        if token.type == "function" and token.lower_name not in FUNCTIONS:
            yield f"{line}: {token.lower_name}()"
        elif token.type == "function" and token.lower_name.startswith("rgb"):
            if any(inner == "/" for inner in token.arguments):
                yield f"{line}: {token.lower_name}() with a slash"
        elif token.type == "dimension" and token.lower_unit not in UNITS:
            yield f"{line}: {token.lower_unit}"
        elif token.type == "ident" and token.lower_value in NEW_WORDS:
            yield f"{line}: {token.lower_value}"
        elif token.type == "hash" and len(token.value) in (4, 8):
            yield f"{line}: #{token.value}"


def flat(tokens):
    """Tokens, and those within brackets and functions."""
    for token in tokens:
        yield token
        yield from flat(
            getattr(token, "arguments", None) or getattr(token, "content", ())
        )
