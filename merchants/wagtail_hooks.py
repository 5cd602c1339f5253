"""Claims of fiches, letters and visits in the admin."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _

from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet

from merchants import addresses  # noqa: F401 (knows keys in addresses)
from merchants.claiming import admin
from merchants.courses import desk, desk_off
from merchants.courses.admin import CourseViewSet, keep_booked
from merchants.help.admin import VisitViewSet, add_visit_summary
from moderation.middleware import open_to_readers
from moderation.rights import is_city

open_to_readers("merchants_claims", "merchants_claim")


class ClaimsItem(MenuItem):
    """Claims, for who decides on some."""

    for_readers = True

    def is_shown(self, request: HttpRequest) -> bool:
        """Presidents and the city."""
        return admin.may_see_claims(request.user)


class LettersItem(MenuItem):
    """Letters, for who prints them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """The city."""
        return is_city(request.user)


@hooks.register("register_admin_menu_item")
def claims_item() -> MenuItem:
    """One entry of the menu."""
    url = reverse("merchants_claims")
    return ClaimsItem(_("Requests for pages"), url, icon_name="tag", order=205)


@hooks.register("register_admin_menu_item")
def letters_item() -> MenuItem:
    """One entry of the menu."""
    url = reverse("merchants_letters")
    return LettersItem(_("Letters to send"), url, icon_name="mail", order=206)


@hooks.register("register_admin_urls")
def claims_urls() -> list[URLPattern]:
    """The addresses of both."""
    return [
        path("relecture/fiches/", admin.desk, name="merchants_claims"),
        path("relecture/fiches/<key:pk>/", admin.decide, name="merchants_claim"),
        path("relecture/lettres/", admin.letters, name="merchants_letters"),
        path("relecture/lettres/<key:pk>/", admin.letter, name="merchants_letter"),
    ]


@hooks.register("register_admin_urls")
def course_urls() -> list[URLPattern]:
    """The pages of a course."""
    course, session = "cours/<key:pk>/", "cours/<key:pk>/seances/<key:session>/"
    pages = (
        (course, desk.course_page, "merchants_course"),
        (f"{course}inscrire/", desk.add, "merchants_course_add"),
        (f"{course}tableau/", desk.spreadsheet, "merchants_course_export"),
        (f"{course}annuler/", desk_off.call_off, "merchants_course_off"),
        (f"{course}retablir/", desk_off.bring_back, "merchants_course_back"),
        (
            f"{course}inscriptions/<key:booking>/retirer/",
            desk.take_off,
            "merchants_course_take_off",
        ),
        (session, desk.came, "merchants_session"),
        (f"{session}feuille/", desk.paper, "merchants_session_paper"),
        (f"{session}annuler/", desk_off.call_off_session, "merchants_session_off"),
        (f"{session}retablir/", desk_off.bring_back_session, "merchants_session_back"),
    )
    return [path(route, view, name=name) for route, view, name in pages]


register_snippet(VisitViewSet)
register_snippet(CourseViewSet)
hooks.register("construct_homepage_summary_items", add_visit_summary)
hooks.register("before_delete_snippet", keep_booked)
