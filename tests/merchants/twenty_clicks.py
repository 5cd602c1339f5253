"""A program of the tests: twenty people click at the same moment, on a database of its own.

`run(name)` makes the database, a file for SQLite, and prints what the clicks answered
and what they left behind, as JSON. Started by test_sending_twice, after django.setup().
"""

import json
import sys
from collections import Counter
from threading import Barrier, Thread

from django.db import connection, connections
from django.test import Client

from wagtail.models import Revision, WorkflowState

from merchants.courses.services import cancel
from merchants.fiche.drafts import Sheet
from merchants.models import Booking, FicheDraft
from moderation.models import Review
from tests.factories.fiches import kept_fiche, member
from tests.merchants.coursing import course, merchant
from tests.migrated import begin_migrated

CLICKS, SEATS = 20, 5


def at_once(act):
    """What `act(number)` returned in threads that begin together."""
    barrier, found = Barrier(CLICKS), [None] * CLICKS

    def run(number):
        try:
            barrier.wait(timeout=60)
            found[number] = act(number)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(number,)) for number in range(CLICKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def book():
    """Twenty shops book in a course of five seats; then its five seats are given back."""
    found = course(seats=SEATS)
    people = [merchant() for _click in range(CLICKS)]
    clients = [Client() for _click in range(CLICKS)]
    for client, (user, _shop) in zip(clients, people, strict=True):
        client.force_login(user)
    address = "/fr/mon-commerce/{}/cours/{}/book/"

    def click(number):
        url = address.format(people[number][1].pk, found.pk)
        return clients[number].post(url, {"name": "Samia"}).status_code

    booked = at_once(click)
    before = Counter(Booking.objects.values_list("state", flat=True))
    seated = list(Booking.objects.filter(state="booked").values_list("pk", flat=True))

    def give_back(number):
        return cancel(seated[number % SEATS], None).state

    given_back = at_once(give_back)
    after = Counter(Booking.objects.values_list("state", flat=True))
    return {"booked": booked, "before": before, "back": given_back, "after": after}


def main():
    """Three rounds: twenty tabs save texts, twenty clicks send, twenty shops book."""
    page = kept_fiche()
    user = member(page)
    clients = [Client() for _click in range(CLICKS)]
    for client in clients:
        client.force_login(user)
    room = f"/fr/mon-commerce/{page.shop.pk}"
    version = Sheet(page.shop).version("summary")

    def save(number):
        typed = {"version": version, "summary": f"Phrase {number}."}
        return clients[number].post(f"{room}/sentence/", typed).status_code

    saved = at_once(save)
    draft = FicheDraft.objects.get()
    sent = at_once(lambda n: clients[n].post(f"{room}/send/").status_code)
    return {
        "saved": saved,
        "words": draft.words,
        "version": draft.version,
        "sent": sent,
        "revisions": Revision.objects.count(),
        "workflows": WorkflowState.objects.count(),
        "reviews": Review.objects.count(),
        "course": book(),
    }


def run(name):
    """All rounds on a database of that name, which goes away afterwards."""
    connection.settings_dict["TEST"]["NAME"] = name
    begin_migrated(connection)
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        found = main()
    finally:
        connections.close_all()
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], 0)
    sys.stdout.write(json.dumps(found))
