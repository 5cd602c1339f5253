"""Addresses of the facts of one shop."""

from merchants.addresses import shop
from merchants.facts.views import changes, days_off, details, history, hours

urlpatterns = [
    shop("hours/", hours.hours, "hours"),
    shop("closed-today/", days_off.closed_today, "closed_today"),
    shop("open-today/", days_off.open_today, "open_today"),
    shop("holidays/", days_off.holidays, "holidays"),
    shop("holidays/<slug:key>/", days_off.holiday, "holiday"),
    shop("holidays/<slug:key>/remove/", days_off.remove, "holiday_remove"),
    shop("days/", days_off.days, "days"),
    shop("contact/", details.contact, "contact"),
    shop("offered/", details.offered, "offered"),
    shop("access/", details.access, "access"),
    shop("changes/<key:entry>/", changes.entry, "change"),
    shop("changes/<key:entry>/undo/", changes.undo, "undo"),
    shop("history/", history.history, "history"),
]
