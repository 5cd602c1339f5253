"""The script and the style sheet of screens: nothing newer than the sets that stand there."""

import pytest

from portal.bundle import JS, TARGETS
from tests.tv.chromium53 import unknown_in
from tests.tv.es5 import too_new

pytestmark = pytest.mark.any_database

TOO_NEW = {
    "let x = 1;": "lexical_declaration",
    "const x = 1;": "lexical_declaration",
    "var f = () => 1;": "arrow_function",
    "var f = function () { return (a) => a; };": "arrow_function",
    "var s = `a`;": "template_string",
    "var s = `a${b}`;": "template_string",
    "class A {}": "class_declaration",
    "async function f() { await g(); }": "async",
    "function* f() { yield 1; }": "generator_function_declaration",
    "function f(a = 1) {}": "assignment_pattern",
    "function f(...a) {}": "rest_pattern",
    "f(...a);": "spread_element",
    "var [a] = b;": "array_pattern",
    "var {a} = b;": "object_pattern",
    "var o = {a};": "shorthand_property_identifier",
    "var o = {[a]: 1};": "computed_property_name",
    "var o = {a() {}};": "method_definition",
    "for (var a of b) {}": "of",
    "a?.b;": "optional_chain",
    "a ?? b;": "??",
    "a ??= b;": "??=",
    "a ** b;": "**",
    "try { f(); } catch { g(); }": "catch without a name",
    "f(a,);": "last comma",
    "function f(a,) {}": "last comma",
    "var n = 0b11;": "number 0b11",
    "var n = 1_000;": "number 1_000",
    "var n = 10n;": "number 10n",
    "var r = /a/u;": "flags u",
    "import a from 'b';": "import_statement",
    "import('b');": "import",
    "export var a = 1;": "export_statement",
    "fetch('/b');": "fetch",
    "new Promise(f);": "Promise",
    "node.scrollIntoView({block: 'nearest'});": "scrollIntoView",
    "window.scrollTo({top: 1});": "options of scrolling",
    "node.append(other);": "append",
}
UNKNOWN = {
    "@layer base { a { color: red } }": "@layer",
    "@layer a, b;": "@layer",
    "@import url(a.css);": "@import",
    "@container (min-width: 1px) { a { color: red } }": "@container",
    "@supports (display: grid) { a { color: red } }": "@supports",
    "a { &:focus { color: red } }": "nesting",
    "a { b { color: red } }": "nesting",
    "& a { color: red }": "nesting",
    "a { display: grid }": "grid",
    "a { display: contents }": "contents",
    "a { grid-template-columns: 1fr }": "grid-template-columns",
    "a { gap: 1rem }": "gap",
    "a { row-gap: 1rem }": "row-gap",
    "a { font-size: clamp(1rem, 2vw, 3rem) }": "clamp()",
    "a { width: min(1rem, 2vw) }": "min()",
    "a { width: calc(max(1rem, 2vw) + 1px) }": "max()",
    "a:focus-visible { color: red }": ":focus-visible",
    "a:focus-within { color: red }": ":focus-within",
    ":is(a, b) { color: red }": ":is",
    ":where(a) { color: red }": ":where",
    "a:has(b) { color: red }": ":has",
    "a:not(b, c) { color: red }": ":not of a list",
    "a { aspect-ratio: 1 }": "aspect-ratio",
    "a { inset: 0 }": "inset",
    "a { margin-inline: 1rem }": "margin-inline",
    "a { padding-block-start: 1rem }": "padding-block-start",
    "a { inline-size: 1rem }": "inline-size",
    "a { place-items: center }": "place-items",
    "a { position: sticky }": "sticky",
    "a { backdrop-filter: blur(1px) }": "backdrop-filter",
    "a { filter: blur(1px) }": "filter",
    "a { color: #12345678 }": "#12345678",
    "a { color: rgb(1 2 3 / 50%) }": "rgb() with a slash",
    "a { color: color-mix(in srgb, red, blue) }": "color-mix()",
    "a { height: 100dvh }": "dvh",
    "@media (width >= 1px) { a { color: red } }": "@media with >",
    "@media (hover: none) { a { color: red } }": "@media hover",
    "@media screen { a { inset: 0 } }": "inset",
    "@keyframes a { to { inset: 0 } }": "inset",
    "a { scale: 1.1 }": "scale",
}


def words(faults):
    return [fault.split(": ", 1)[1] for fault in faults]


@pytest.mark.parametrize(("script", "fault"), TOO_NEW.items())
def test_script_that_is_too_new_is_refused(script, fault):
    assert fault in words(too_new(script))


@pytest.mark.parametrize(("sheet", "fault"), UNKNOWN.items())
def test_style_that_is_too_new_is_refused(sheet, fault):
    assert fault in words(unknown_in(sheet))


def test_script_that_cannot_be_read_is_refused():
    assert words(too_new("var a = ;"))[0].startswith("cannot be read")


def test_script_and_style_of_old_sets_pass():
    script = "var a = {b: [1.5, 0xff]}; for (var c in a) { if (!a[c]) { break; } }"
    sheet = "a:not(.b)::before { width: calc(1rem + 2px); color: rgba(1, 2, 3, .5) }"

    assert too_new(script) == []
    assert unknown_in(sheet) == []


def test_script_of_screens_is_es5():
    assert too_new((JS / "tv.js").read_text("utf-8")) == []


def test_style_of_screens_is_known_to_chromium_53():
    assert unknown_in((TARGETS / "tv.css").read_text("utf-8")) == []
