"""Background work of `places`."""

from django.utils import timezone

from django_tasks import task

from places import confirmation, contacts
from places.hours_mail import ask
from places.models import Place


@task()
def send_link(place_id: int, language: str) -> bool:
    """Send another confirmation link to the address known for a place, if there is one.

    Not more than three a day; the secret is made here, so that only its mail has it.
    """
    place = Place.objects.filter(pk=place_id).first()
    email = contacts.emails([place_id]).get(place_id)
    if place is None or not email:
        return False
    if not confirmation.may_send_again(place_id, timezone.now()):
        return False
    ask(place, email, language)
    return True
