"""Addresses of the courses."""

from merchants.addresses import named, named_shop
from merchants.courses import link_views, views

COURSES = {"fr": "cours", "en": "courses", "nl": "cursussen"}
BOOKINGS = {
    "fr": "cours/inscriptions/<key:booking>",
    "en": "courses/bookings/<key:booking>",
    "nl": "cursussen/inschrijvingen/<key:booking>",
}
LINK = {"fr": "inscription", "en": "booking", "nl": "inschrijving"}

urlpatterns = [
    named_shop(COURSES, views.courses, "courses"),
    named_shop(COURSES, views.course, "course", "<key:course>/"),
    named_shop(COURSES, views.book, "course_book", "<key:course>/book/"),
    named_shop(COURSES, views.calendar, "course_dates", "<key:course>/dates.ics"),
    named_shop(BOOKINGS, views.booking, "booking"),
    named_shop(BOOKINGS, views.cancel, "booking_cancel", "cancel/"),
    named_shop(BOOKINGS, views.undo, "booking_undo", "undo/"),
    named_shop(BOOKINGS, views.accept, "booking_accept", "yes/"),
    named(LINK, link_views.link, "course_link", "<str:secret>/"),
]
