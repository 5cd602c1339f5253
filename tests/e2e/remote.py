"""A remote control for pages of screens: its keys, and a walk over all that has a focus."""

from tests.e2e.kinds import WORDS

SIZES = {"full": {"width": 1920, "height": 1080}, "low": {"width": 1280, "height": 720}}
# Every kind of page of a screen, below "/tv/<lang>/".
TV_PAGES = {
    "home": "",
    "languages": "langue/",
    "lost": "nobody-lives-here/",
    "shops": "{shops}/",
    "shops-nothing": "{shops}/?category=pharmacie&language=ar&open=1",
    "trades": "{shops}/{trades}/",
    "districts": "{shops}/{districts}/",
    "fiche": "{shops}/la-mie-du-bassin/",
    "sights": "{sights}/",
    "sight": "{sights}/la-piscine/",
    "sight-text": "{sights}/la-piscine/?texte=1",
    "agenda": "{events}/",
    "event": "{events}/veillee-de-laine/",
    "walks": "{walks}/",
    "walk": "{walks}/de-la-piscine-a-la-condition-publique/",
    "step": "{walks}/de-la-piscine-a-la-condition-publique/pocket/",
    "step-large": "{walks}/de-la-piscine-a-la-condition-publique/pocket/?texte=grand",
    "arrival": "{walks}/de-la-piscine-a-la-condition-publique/pocket/?step=99",
    "around": "{around}/",
    "around-screen": "{around}/?ecran=DMTV",
    "on-foot": "{shops}/la-mie-du-bassin/{on-foot}/?ecran=DMTV",
    "home-screen": "?ecran=DMTV",
    "text": "{shops}/la-mie-du-bassin/?texte=1",
    "pictures": "{shops}/la-mie-du-bassin/?photo=1",
    "code": "code/",
    "code-digit": "code/?c=12",
}
TV_WORDS = {
    **WORDS,
    "trades": {"fr": "metiers", "en": "trades", "nl": "vakken"},
    "districts": {"fr": "quartiers", "en": "districts", "nl": "wijken"},
    "on-foot": {"fr": "a-pied", "en": "on-foot", "nl": "te-voet"},
    "around": {"fr": "autour", "en": "around", "nl": "omgeving"},
}
HELPERS = """
const FOCUSABLE = "a[href], button:not([disabled]), [tabindex='0']";
const focusables = () => [...document.querySelectorAll(FOCUSABLE)];
const press = keyCode => (document.activeElement || document.body).dispatchEvent(
    new KeyboardEvent('keydown', {keyCode, bubbles: true, cancelable: true}));
const marks = node => [node, ...node.querySelectorAll('*')].map(each => {
    const style = getComputedStyle(each);
    return [each, style.outlineStyle === 'none' ? '' : style.outline
        + ' ' + style.outlineOffset, style.boxShadow];
});
/* How thick the mark of the focus is, and the box that it takes. */
const ring = (node, before) => {
    for (const [index, [each, outline, shadow]] of marks(node).entries()) {
        const [, outlineBefore, shadowBefore] = before[index];
        const box = each.getBoundingClientRect(), style = getComputedStyle(each);
        if (outline !== outlineBefore && outline) {
            const width = parseFloat(style.outlineWidth);
            return {width, box, reach: width + parseFloat(style.outlineOffset)};
        }
        if (shadow !== shadowBefore && shadow !== 'none') {
            const spreads = [0, ...shadow.split(/,(?![^(]*\\))/).map(
                each => parseFloat(each.match(/(-?[\\d.]+)px(?: inset)?$/)[1]))];
            spreads.sort((a, b) => a - b);
            const reach = spreads.at(-1);
            return {width: reach - spreads.at(-2), box, reach};
        }
    }
    return {width: 0, box: node.getBoundingClientRect(), reach: 0};
};
/* What is wrong with how the focused one stands; [] for nothing. */
const faultsOf = (node, before) => {
    const {width, box, reach} = ring(node, before), faults = [];
    const own = node.getBoundingClientRect();
    const side = innerWidth * .05 - .5, edge = innerHeight * .05 - .5;
    if (width < 4) faults.push('focus ' + width);
    if (Math.min(box.left - reach, own.left) < side
        || Math.max(box.right + reach, own.right) > innerWidth - side
        || Math.min(box.top - reach, own.top) < edge
        || Math.max(box.bottom + reach, own.bottom) > innerHeight - edge)
        faults.push('not in the safe area: '
            + [own.left, own.top, own.right, own.bottom].map(Math.round) + ' +' + reach);
    const on = document.elementFromPoint(
        (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!on || !node.contains(on)) faults.push('covered by ' + (on && on.className));
    return faults.map(fault => `${node.id || node.outerHTML.slice(0, 80)}: ${fault}`);
};
"""
CRAWL = (
    "() => {"
    + HELPERS
    + """
const start = document.activeElement, plain = new Map(), faults = [];
if (!focusables().includes(start)) return {faults: ['nothing has the focus'], missed: []};
start.blur();
focusables().forEach(node => plain.set(node, marks(node)));
const seen = new Set([start]), waiting = [start], places = new Set();
const isNewPlace = node => {
    const {left, top} = node.getBoundingClientRect(), place = `${node.id} ${left} ${top}`;
    return !places.has(place) && places.add(place);
};
while (waiting.length) {
    const from = waiting.shift();
    for (const arrow of [37, 38, 39, 40]) {
        for (const kept of document.querySelectorAll('[data-focus]'))
            kept.removeAttribute('data-focus');
        document.activeElement.blur();
        from.focus();
        press(arrow);
        const node = document.activeElement;
        if (!plain.has(node)) faults.push('the focus is lost after ' + from.id);
        else if (isNewPlace(node)) faults.push(...faultsOf(node, plain.get(node)));
        if (!seen.has(node)) waiting.push(node);
        seen.add(node);
    }
}
document.activeElement.blur();
start.focus();
const ids = focusables().map(node => node.id);
return {
    faults: [...new Set(faults.concat(faultsOf(start, plain.get(start))))],
    missed: focusables().filter(node => !seen.has(node)).map(
        node => node.id || node.outerHTML.slice(0, 80)),
    twice: ids.filter((id, index) => !id || ids.indexOf(id) !== index),
    typing: document.querySelectorAll('input, form, textarea, select, dialog').length,
};
}"""
)
SMALL = """least => {
    const small = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!walker.currentNode.textContent.trim() || !parent.getClientRects().length
            || parent.closest('script, style, .visually-hidden')) continue;
        const size = parseFloat(getComputedStyle(parent).fontSize)
            * (parent.ownerSVGElement
               ? parent.ownerSVGElement.getScreenCTM().a : 1);
        if (size < least - .01)
            small.push(`${size}: ${walker.currentNode.textContent.trim().slice(0, 40)}`);
    }
    return small;
}"""
# Later, so that the answer is there before the page goes.
PRESS = "keyCode => {" + HELPERS + "setTimeout(() => press(keyCode), 0); }"


def tv_address(kind, language):
    """The address of a kind of page on a screen: ("home", "nl") -> "/tv/nl/"."""
    words = {name: spelled[language] for name, spelled in TV_WORDS.items()}
    return f"/tv/{language}/{TV_PAGES[kind].format(**words)}"


def all_tv_pages():
    """Every kind in every language, for parametrize."""
    return [(kind, language) for language in ("fr", "en", "nl") for kind in TV_PAGES]


def press(page, key_code):
    """A key by its code alone, as old sets and vendors send them."""
    page.evaluate(PRESS, key_code)


def focused(page):
    """The id of what has the focus."""
    return page.evaluate("document.activeElement.id")
