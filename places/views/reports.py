"""“Wrong or closed? Tell us”: the form, and the page that says what became of it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_safe

from core import languages
from core.formats import date_words
from core.head import Head, by_language, unlisted_head
from core.sections import home_crumb
from core.validators import phone_words
from places import contacts, guard, pages, reports
from places.choices import ReportKind
from places.clock import this_minute
from places.forms import MAX_TEXT, ReportForm
from places.models import Place, Report
from places.models.reports import new_key
from places.presentation import access_rows, week_rows
from places.views.codes import preferred

private = cache_control(private=True, no_store=True)
NOT_KEPT, TOO_MANY, SECONDS_AN_HOUR = 422, 429, 3600


@require_http_methods(["GET", "HEAD", "POST"])
@private
def report(request: HttpRequest, code: str) -> HttpResponse:
    """The form about one place; a good one leads to the page of the report."""
    place = Place.objects.filter(code=code).defer("location").first()
    if place is None or not pages.paths(place.pk, place.cards):
        raise Http404("no such place")
    if request.method != "POST":
        asked = request.GET.get("kind")
        form = ReportForm(initial={"kind": asked if asked in ReportKind else None})
        return _show(request, place, form)
    if request.POST.get(guard.HONEYPOT):
        # A robot must not learn that it was recognised.
        return _redirect(new_key())
    return _receive(request, place)


def _receive(request: HttpRequest, place: Place) -> HttpResponse:
    """Keep what was sent, or show the form again with a sentence and the words."""
    form = ReportForm(request.POST)
    stamp = request.POST.get("stamp", "")
    age = guard.age_of(stamp, reports.form_name(place.code))
    if age == guard.Age.TOO_OLD:
        words = guard.age_words(age)
        return _show(request, place, form, notice=words, status=NOT_KEPT)
    if age == guard.Age.TOO_YOUNG:
        words = guard.age_words(age)
        return _show(request, place, form, stamp, words, NOT_KEPT)
    if not form.is_valid():
        return _show(request, place, form, stamp, status=NOT_KEPT)
    sender = guard.sender_of(request)
    try:
        kept = reports.receive(
            place, **form.cleaned_data, language=languages.active(), sender=sender
        )
    except guard.TooMany:
        return _too_many(request, place, form, stamp)
    return _redirect(kept.key)


def _too_many(
    request: HttpRequest, place: Place, form: ReportForm, stamp: str
) -> HttpResponse:
    """429: the words stay in the form."""
    words = _("Many reports came from your connection. Please try again in an hour.")
    response = _show(request, place, form, stamp, words, TOO_MANY)
    response.headers["Retry-After"] = str(SECONDS_AN_HOUR)
    return response


def _redirect(key: str) -> HttpResponse:
    return HttpResponseRedirect(reverse("places:report_state", args=[key]))


def _show(
    request: HttpRequest,
    place: Place,
    form: ReportForm,
    stamp: str = "",
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """The form, with what the page says today beside it."""
    shown = _shown(place)
    title = _("Wrong or closed? Tell us")
    context = {
        "head": _head("places:report", place.code, title),
        "breadcrumbs": _crumbs(shown, title),
        "place": shown,
        "facts": _known_facts(place),
        "kinds": _kinds(form["kind"].value()),
        "form": form,
        "notice": notice,
        "max_text": MAX_TEXT,
        "honeypot": guard.HONEYPOT,
        "stamp": stamp or guard.new_stamp(reports.form_name(place.code)),
    }
    return render(request, "places/report_form.html", context, status=status)


def _kinds(chosen: str | None) -> list[dict[str, Any]]:
    """What can be wrong, and which of it is chosen already."""
    return [
        {"value": value, "label": label, "chosen": value == chosen}
        for value, label in ReportKind.choices
    ]


def _shown(place: Place) -> dict[str, str]:
    """Title and address of the page about a place, in the nearest language."""
    found = pages.paths(place.pk, place.cards)
    if not found:
        return {"title": place.name, "url": ""}
    language = preferred(languages.active(), found)
    title = place.cards.get(language, {}).get("title", place.name)
    return {"title": title, "url": found[language]}


def _known_facts(place: Place) -> list[dict[str, str]]:
    """What the page says today of what can be reported.

    Only the address, when nothing shows the place on cards any more: it has closed.
    """
    rows = [(_("Address"), place.address_line)]
    if place.cards:
        week = week_rows(place, this_minute(), languages.active())
        rows += [(_("Hours today"), day["words"]) for day in week if day["today"]]
        phone = contacts.public_phone(place.pk, place.phone) if place.phone else ""
        rows += [(_("Phone"), phone_words(phone))] if phone else []
        rows += [(row["label"], row["words"]) for row in access_rows(place)]
    return [{"label": label, "words": words} for label, words in rows if words]


def _head(name: str, argument: str, title: str) -> Head:
    """A head that keeps robots away, with the address in each language."""
    addresses = by_language(name, argument)
    return unlisted_head(title, addresses, addresses[languages.active()])


def _crumbs(shown: dict[str, str], title: str) -> list[dict[str, str]]:
    """Home, the page about the place, this page."""
    page = {"label": shown["title"], "url": shown["url"]}
    here = {"label": title, "url": ""}
    return [home_crumb(), *([page] if page["url"] else []), here]


@require_safe
@private
def report_state(request: HttpRequest, key: str) -> HttpResponse:
    """What became of a report; never the words of whoever sent it."""
    found = Report.objects.select_related("place").defer("text", "place__location")
    kept = found.filter(key=key).first()
    if kept is None:
        raise Http404("no such report")
    shown = _shown(kept.place)
    title = _("Your report")
    context: dict[str, Any] = {
        "head": _head("places:report_state", key, title),
        "breadcrumbs": _crumbs(shown, title),
        "place": shown,
        "facts": _report_facts(kept),
        "open": kept.state in reports.OPEN_STATES,
        "sentence": reports.state_sentence(kept.state),
        "outcome": kept.outcome,
        "outcome_language": kept.language,
    }
    return render(request, "places/report_state.html", context)


def _report_facts(kept: Report) -> list[dict[str, str]]:
    """What was reported, when, where it stands."""
    rows = [
        (_("What is wrong"), kept.get_kind_display()),
        (_("Received on"), _day(kept.made_at)),
        (_("State"), kept.get_state_display()),
    ]
    if kept.decided_at:
        rows.append((_("Decided on"), _day(kept.decided_at)))
    return [{"label": label, "words": words} for label, words in rows]


def _day(moment: Any) -> str:
    """A date with its year, in the visitor's language."""
    return date_words(timezone.localdate(moment), languages.active(), "full")
