"""What presidents find in Wagtail's own lists: the fiches of their unions (S12, S21)."""

from copy import deepcopy
from io import BytesIO

from wagtail.models import Page

import pytest
from openpyxl import load_workbook

from shops.models import ShopIndexPage
from tests.factories import (
    MandateFactory,
    StandardPageFactory,
    UnionFactory,
    section,
)
from tests.moderation.sending import fiche_of, send, sent

pytestmark = pytest.mark.any_database

MINE, FOREIGN, CITYS, OTHER = "Boutique 1", "Boutique 2", "Boutique 3", "Page secrète"


@pytest.fixture(scope="module")
def shared(lasting):
    """A fiche of one's own, one of another union, one of the city's, a draft."""
    union = UnionFactory()
    send(fiche_of(union, 1))
    send(fiche_of(UnionFactory(), 2))
    send(fiche_of(None, 3))
    StandardPageFactory(title=OTHER, live=False)
    return {
        "union": union,
        "pages": {page.title: page for page in Page.objects.all()},
        "president": MandateFactory(union=union).user,
    }


@pytest.fixture
def made(shared, db):
    return deepcopy(shared)


@pytest.fixture
def union(made):
    return made["union"]


@pytest.fixture
def pages(made):
    return made["pages"]


@pytest.fixture
def president(client, made):
    client.force_login(made["president"])
    return client


def shown(client, address):
    answer = client.get(address, follow=True)
    text = answer.content.decode()
    return [title for title in (MINE, FOREIGN, CITYS, OTHER) if title in text]


LISTS = [
    "/admin/reports/workflow/",
    "/admin/reports/workflow_tasks/",
    "/admin/pages/search/?q=Boutique",
    "/admin/api/main/pages/?limit=20",
    "/admin/choose-page/search/?q=Boutique",
]


@pytest.mark.parametrize("address", LISTS)
def test_lists_show_only_the_fiches_of_ones_union(president, address):
    assert shown(president, address) == [MINE]


def test_explorer_shows_only_the_fiches_of_ones_union(president):
    index = section(ShopIndexPage)

    assert shown(president, f"/admin/pages/{index.pk}/") == [MINE]
    assert shown(president, "/admin/pages/") != [OTHER]


def test_site_history_shows_only_the_fiches_of_ones_union(
    client, president, union, pages, editor
):
    for title in (MINE, FOREIGN, CITYS, OTHER):
        page = pages[title].specific
        page.save_revision(user=editor, log_action=True)

    assert shown(president, "/admin/reports/site-history/") == [MINE]


def test_chooser_browses_only_the_fiches_of_ones_union(president):
    index = section(ShopIndexPage)

    assert shown(president, f"/admin/choose-page/{index.pk}/") == [MINE]


def test_city_sees_everything(client, editor, pages):
    client.force_login(editor)
    index = section(ShopIndexPage)

    found = shown(client, f"/admin/pages/{index.pk}/")

    assert found == [MINE, FOREIGN, CITYS]


CLOSED = [
    "edit",
    "history",
    "usage",
    "copy",
    "move",
    "delete",
    "unpublish",
    "set_privacy",
    "convert_alias",
    "revisions/compare/earliest...live",
]


@pytest.mark.parametrize("what", CLOSED)
@pytest.mark.parametrize("title", [MINE, FOREIGN, OTHER])
def test_nothing_of_a_page_can_be_changed(president, pages, what, title):
    address = f"/admin/pages/{pages[title].pk}/{what}/"

    for answer in (president.get(address), president.post(address)):
        assert answer.status_code in (302, 403, 404)
        assert title not in answer.content.decode()
    assert Page.objects.get(pk=pages[title].pk).title == title


@pytest.mark.parametrize("title", [FOREIGN, CITYS, OTHER])
def test_draft_of_another_union_is_refused(president, pages, title):
    for what in ("view_draft", "workflow/status"):
        answer = president.get(f"/admin/pages/{pages[title].pk}/{what}/")
        assert answer.status_code in (302, 403, 404)


@pytest.mark.parametrize(
    "address",
    [
        "/admin/reports/page-types-usage/",
        "/admin/reports/aging-pages/",
        "/admin/reports/locked/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/snippets/",
        "/admin/workflows/list/",
        "/admin/workflows/tasks/index/",
        "/admin/snippets/moderation/union/",
        "/admin/images/chooser/",
        "/admin/users/",
        "/admin/locales/",
    ],
)
def test_rest_of_the_admin_is_closed_to_readers(president, address):
    assert president.get(address).status_code == 403


def test_main_menu_of_readers_is_short(president):
    text = president.get("/admin/").content.decode()

    assert '"name": "moderation-desk"' in text
    assert "/admin/relecture/fiches/" in text
    assert "/admin/relecture/lettres/" not in text
    assert '"name": "images"' not in text
    assert '"name": "settings"' not in text


@pytest.mark.parametrize(
    "address", ["/admin/workflows/list/", "/admin/workflows/tasks/index/"]
)
def test_workflows_are_the_operators(client, editor, operator, address):
    client.force_login(editor)
    assert client.get(address).status_code == 302

    client.force_login(operator)
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("model", ["union", "federation"])
def test_city_keeps_unions_and_others_do_not(client, editor, translator, model):
    UnionFactory()
    address = f"/admin/snippets/moderation/{model}/"
    for rest in ("", "add/"):
        client.force_login(editor)
        assert client.get(f"{address}{rest}").status_code == 200
        client.force_login(translator)
        assert client.get(f"{address}{rest}").status_code == 302


def test_order_by_hand_of_a_long_list_is_not_loaded_for_readers(president):
    index = section(ShopIndexPage)
    Page.objects.filter(pk=index.pk).update(numchild=5000)

    answer = president.get(f"/admin/pages/{index.pk}/?ordering=ord")

    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/admin/pages/{index.pk}/",
    )


FORMULA = "=cmd|' /C calc'!A0"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_export_holds_no_formula(client, operator, union, kind):
    page = fiche_of(union, 4)
    page.title = FORMULA
    page.save()
    send(page)
    client.force_login(operator)

    answer = client.get(f"/admin/reports/workflow/?export={kind}")

    body = b"".join(answer.streaming_content)
    if kind == "csv":
        cells = body.decode().replace('"', "").split(",")
    else:
        sheet = load_workbook(BytesIO(body)).active
        cells = [str(cell.value) for row in sheet for cell in row]
    assert f"'{FORMULA}" in cells
    assert FORMULA not in cells


def test_president_without_a_fiche_sees_empty_lists(client, pages):
    client.force_login(MandateFactory().user)
    sent(UnionFactory(), 4)

    assert client.get("/admin/").status_code == 200
    for address in (*LISTS, "/admin/pages/", "/admin/pages/1/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert FOREIGN not in answer.content.decode()
