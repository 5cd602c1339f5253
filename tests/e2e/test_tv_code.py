"""From a telephone to a screen with six digits."""

from tests.e2e.conftest import make_visitor
from tests.e2e.remote import SIZES, focused
from tests.e2e.remote import press as press_code

WALKS = [
    "/fr/balades/roubaix-textile/",
    "/fr/balades/de-la-piscine-a-la-condition-publique/",
]


def digits(page):
    return page.locator(".code-places").inner_text().replace("\n", "")


def wait_for_digits(page, expected):
    """A key pressed by its code does its work a moment later."""
    page.wait_for_function(
        """expected => [...document.querySelectorAll('.code-place')].map(
            place => place.textContent.trim()).join('') === expected""",
        arg=expected,
    )


def code_on_the_telephone(newcomer):
    """The code for two walks, as a telephone shows it."""
    query = "&".join(f"page={path}" for path in WALKS)
    phone = newcomer.go(f"/fr/sur-la-tele/?{query}")
    with phone.expect_navigation():
        phone.locator("main form button").click()
    assert newcomer.context.cookies() == []
    return phone.locator(".tv-code").inner_text().replace(" ", "").replace("\n", "")


def test_code_of_a_telephone_opens_its_list_on_the_screen(browser, portal, newcomer):
    code = code_on_the_telephone(newcomer)
    tv = make_visitor(browser, portal, viewport=SIZES["full"])
    page = tv.go("/tv/fr/")
    page.locator("#go-code").focus()
    with page.expect_navigation(url="**/tv/fr/code/"):
        page.keyboard.press("Enter")

    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("7")
    assert (digits(page), focused(page)) == ("27", "key-7")
    press_code(page, 461)
    wait_for_digits(page, "2")
    press_code(page, 10009)
    wait_for_digits(page, "")
    assert page.url == f"{portal}/tv/fr/code/"
    wrong = str((int(code) + 1) % 10**6).zfill(6)
    with page.expect_navigation(url=f"**/code/?c={wrong}"):
        page.keyboard.type(wrong)
    assert page.get_by_role("alert").is_visible()
    assert (digits(page), focused(page)) == ("", f"key-{wrong[-1]}")
    with page.expect_navigation(url=f"**/code/{code}/"):
        page.keyboard.type(code)

    cards = page.locator(".card").evaluate_all("all => all.map(each => each.pathname)")
    assert cards == [f"/tv{path}" for path in WALKS]
    with page.expect_navigation(url="**/tv/fr/code/"):
        press_code(page, 461)
    assert digits(page) == ""
    with page.expect_navigation(url="**/tv/fr/"):
        press_code(page, 461)
    assert focused(page) == "go-code"
    tv.context.close()
