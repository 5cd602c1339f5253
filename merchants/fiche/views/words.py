"""The sentence of 140 signs and the story."""

from django.http import HttpRequest, HttpResponse

from core import languages
from merchants.access import Visit
from merchants.fiche.drafts import Sheet, save_words
from merchants.fiche.examples import examples
from merchants.fiche.forms import SentenceForm, StoryForm, WordsForm
from merchants.fiche.pages import has_form, other_blocks
from merchants.fiche.views.guard import editing, is_autosave, saved, step, way_of
from merchants.steps import go_on

NOT_KEPT = 422


@editing
def sentence(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What one finds there, with three sentences of the same trade."""
    return _text(request, visit, "sentence", SentenceForm)


@editing
def story(request: HttpRequest, visit: Visit) -> HttpResponse:
    """A few paragraphs."""
    return _text(request, visit, "story", StoryForm)


def _text(
    request: HttpRequest, visit: Visit, name: str, kind: type[WordsForm]
) -> HttpResponse:
    """Ask for one text, keep it, go on; faults keep what was typed in the form."""
    sheet, key = Sheet(visit.shop), kind.key
    initial = {key: getattr(sheet.words, key)}
    posted = request.POST if request.method == "POST" else None
    form = kind(posted, initial=initial)
    if posted is None or not form.is_valid():
        status = 200 if posted is None else NOT_KEPT
        return _show(request, visit, name, form, sheet, status)
    version = posted.get("version") or None
    save_words(visit.shop, request.user, version, **{key: form.cleaned_data[key]})
    if is_autosave(request):
        return saved(request, Sheet(visit.shop).version(key))
    return go_on(request, way_of(visit, name))


def _show(
    request: HttpRequest,
    visit: Visit,
    name: str,
    form: WordsForm,
    sheet: Sheet,
    status: int,
) -> HttpResponse:
    posted = request.POST if request.method == "POST" else {}
    shop = visit.shop
    context = {
        "form": form,
        "field": form[form.key],
        "version": posted.get("version") or sheet.version(form.key),
        "trade": shop.category,
        "examples": examples(shop.category.slug, languages.active()),
        "other_blocks": other_blocks(sheet.content),
        "has_form": has_form(sheet.content) and "story" not in sheet.draft.words,
    }
    return step(request, visit, name, context, status)
