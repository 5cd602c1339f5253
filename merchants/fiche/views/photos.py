"""Photos: their order, what they show in words, new ones, the point crops keep."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from core.decoding import MAX_BYTES, Refused, decoded
from core.models import PortalImage
from merchants.access import Visit
from merchants.fiche import photos
from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.forms import PhotosForm
from merchants.fiche.views.guard import editing, is_autosave, saved, step, way_of
from merchants.fiche.words import MOST_PICTURES, images
from merchants.pages import show
from merchants.steps import go_on

NOT_KEPT, TOO_LARGE = 422, 413
MOST_BYTES = MOST_PICTURES * MAX_BYTES + 2**20
SMALL, UPRIGHT = "max-288x384", "fill-240x180"
CROPS = (("4:3", "fill-240x180"), ("3:2", "fill-240x160"))
NINE = ("0.17", "0.5", "0.83")


@editing
def album(request: HttpRequest, visit: Visit) -> HttpResponse:
    """All pictures of the fiche; a button moves one, the large one keeps and goes on."""
    if request.method != "POST":
        return show_album(request, visit)
    form = PhotosForm(request.POST, Sheet(visit.shop).words.pictures)
    listed = form.pictures
    if form.do:
        listed = photos.arranged(listed, form.do, form.key)
    version = request.POST.get("version") or None
    save_words(visit.shop, request.user, version, pictures=listed)
    if is_autosave(request):
        return saved(request, Sheet(visit.shop).version("picture", "photos"))
    if form.do:
        return redirect("merchants:photos", pk=visit.shop.pk)
    return go_on(request, way_of(visit, "photos"))


def show_album(
    request: HttpRequest, visit: Visit, faults: list[str] | None = None
) -> HttpResponse:
    """The pictures as they stand, with what could not be taken in."""
    sheet = Sheet(visit.shop)
    keys = images(sheet.words.pictures)
    found = PortalImage.objects.in_bulk(keys)
    known = [item for item in sheet.words.pictures if item.image in found]
    context = {
        "pictures": [{"image": found[p.image], "alt": p.alt} for p in known],
        "order": ",".join(str(item.image) for item in known),
        "unused": photos.unused(sheet),
        "version": sheet.version("picture", "photos"),
        "left": MOST_PICTURES - len(known),
        "most": MOST_PICTURES,
        "faults": faults or [],
    }
    return step(request, visit, "photos", context, NOT_KEPT if faults else 200)


def limited_upload(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Refuse what is too large by its announced length, before a byte of it is read.

    The check against forgery reads the form, so it comes after.
    """
    protected = csrf_protect(view)

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdigit() or int(length) > MOST_BYTES:
            context = {"most_mb": MOST_BYTES // 2**20}
            template = "merchants/fiche/too_large.html"
            return render(request, template, context, status=TOO_LARGE)
        return protected(request, *args, **kwargs)

    return wrapped


@limited_upload
@editing
def add(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take in photos; what is refused is named, what is good is kept."""
    if request.method != "POST":
        return redirect("merchants:photos", pk=visit.shop.pk)
    contents, faults = _read(request.FILES.getlist("photos"))
    if not contents and not faults:
        faults.append(_("Choose a photo first."))
    try:
        added = photos.add_photos(visit.shop, request.user, contents)
    except Refused as fault:
        faults.append(str(fault))
    else:
        _say(request, len(contents), added)
    if faults:
        return show_album(request, visit, faults)
    return redirect("merchants:photos", pk=visit.shop.pk)


def _read(files: list[Any]) -> tuple[list[bytes], list[str]]:
    """What could be made anew, and a sentence for each file that could not."""
    contents: list[bytes] = []
    faults: list[str] = []
    for number, file in enumerate(files, start=1):
        try:
            if number > MOST_PICTURES:
                raise Refused(_("A page shows twelve pictures at most."))
            if file.size > MAX_BYTES:
                raise Refused(_("This picture is too heavy: at most 5 MB."))
            contents.append(decoded(file.read()))
        except Refused as fault:
            faults.append(f"{file.name[:60]}\u00a0— {fault}")
            if number > MOST_PICTURES:
                break
    return contents, faults


def _say(request: HttpRequest, sent: int, added: int) -> None:
    """What became of the photos that could be read."""
    if added:
        words = ngettext("%(count)d photo added.", "%(count)d photos added.", added)
        messages.success(request, words % {"count": added})
    elif sent:
        messages.info(request, _("Your page shows these photos already."))


@editing
def point(request: HttpRequest, visit: Visit, image: int) -> HttpResponse:
    """ "Touch what matters": a touch on the picture, or one of nine buttons."""
    sheet = Sheet(visit.shop)
    if image not in images(sheet.words.pictures):
        raise Http404("no picture of this fiche")
    picture = PortalImage.objects.filter(pk=image).first()
    if picture is None:
        raise Http404("a picture that is gone")
    try:
        small = picture.get_rendition(SMALL)
    except (OSError, ValueError):
        raise Http404("a picture that cannot be read") from None
    fault = ""
    if request.method == "POST":
        touched = _touched(request.POST, small.width, small.height)
        if touched:
            return _focus(request, visit, image, touched)
        fault = _("Touch the picture, or choose one of the nine places.")
    context = {
        "shop": visit.shop,
        "image": picture,
        "small": small,
        "crops": [(name, picture.get_rendition(spec)) for name, spec in CROPS],
        "places": [(y, x, _place_words(y, x)) for y in NINE for x in NINE],
        "fault": fault,
    }
    title = _("Touch what matters")
    return show(request, "fiche/point", title, context, NOT_KEPT if fault else 200)


def _focus(
    request: HttpRequest, visit: Visit, image: int, touched: tuple[float, float]
) -> HttpResponse:
    try:
        key = photos.focus(visit.shop, request.user, image, *touched)
    except Refused as fault:
        messages.error(request, str(fault))
        return redirect("merchants:photos", pk=visit.shop.pk)
    return redirect("merchants:photo_point", pk=visit.shop.pk, image=key)


def _touched(data: Any, width: int, height: int) -> tuple[float, float] | None:
    """Where the picture was touched, 0 to 1; None when it was not.

    Browsers send 0, 0 for an image button that the keyboard pressed.
    """
    places = {f"{y},{x}": (float(x), float(y)) for y in NINE for x in NINE}
    if data.get("at") in places:
        return places[data["at"]]
    try:
        x, y = int(data["point.x"][:6]), int(data["point.y"][:6])
    except (KeyError, ValueError):
        return None
    if x <= 0 and y <= 0:
        return None
    return min(max(x / width, 0.0), 1.0), min(max(y / height, 0.0), 1.0)


def _place_words(y: str, x: str) -> str:
    """ "top left", for who does not touch the picture."""
    rows = {"0.17": _("top"), "0.5": _("middle"), "0.83": _("bottom")}
    columns = {"0.17": _("left"), "0.5": _("centre"), "0.83": _("right")}
    return f"{rows[y]}, {columns[x]}"
