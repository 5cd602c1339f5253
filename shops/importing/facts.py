"""Facts that can be stored, from a row that was checked like a form."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import get_language
from django.utils.translation import gettext as _

import phonenumbers

from core.geo.validation import check_point
from core.plain_text import one_line
from core.validators import validate_siret
from places.choices import HoursSource, Precision, Wheelchair
from places.communes import Communes
from places.hours.faults import HoursError
from places.hours.validation import check_hours
from places.hours.wording import fault_words
from places.models import District, Place
from shops.choices import SPOKEN_CHOICES, Payment, Service
from shops.importing.entries import Entry, Refused, has_control
from shops.models import Shop, ShopCategory

FORMULA_SIGNS = ("=", "+", "-", "@")
SYNTHETIC = "synthetic"


@dataclass(slots=True)
class Facts:
    """What a row would store: columns of the place and of the shop.

    `remarks` are sentences on what was left out. `category` and `district` are set
    once nothing else is wrong, since they may have to be made.
    """

    entry: Entry
    place: dict[str, Any] = field(default_factory=dict)
    shop: dict[str, Any] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    category: ShopCategory | None = None
    district: District | None = None

    @property
    def identity(self) -> tuple[str, str]:
        """What makes two rows the same shop: where it comes from, its number there."""
        return self.entry.source, self.entry.id

    @property
    def is_demo(self) -> bool:
        """Whether the source says that the shop is invented."""
        return self.entry.source.casefold() == SYNTHETIC

    @property
    def position(self) -> tuple[float, float] | None:
        """(lng, lat); None when the row has none."""
        location = self.place.get("location")
        return tuple(location["coordinates"]) if location else None


def checked(entry: Entry, communes: Communes, hours_source: HoursSource) -> Facts:
    """The facts of a row; raises Refused with every reason against it."""
    facts = Facts(entry)
    _identity(facts)
    _name(facts)
    _words(facts)
    _position(facts, communes)
    _hours(facts, hours_source)
    _contact(facts)
    _codes(facts)
    if facts.faults:
        raise Refused(" ".join(facts.faults))
    return facts


def label(model: type[Model], name: str) -> str:
    """The name of a field in the active language."""
    return str(model._meta.get_field(name).verbose_name)


def _identity(facts: Facts) -> None:
    entry = facts.entry
    if not entry.id or len(entry.id) > 80 or has_control(entry.id):
        facts.faults.append(_("A number of at most 80 visible signs is missing."))
    if len(entry.source) > 40 or has_control(entry.source):
        facts.faults.append(_("The source is longer than 40 visible signs."))
    if entry.is_closed:
        facts.faults.append(_("The source says that it has closed."))


def _name(facts: Facts) -> None:
    name = facts.entry.name
    if not name or len(name) > 160 or has_control(name):
        facts.faults.append(_("A name of 1 to 160 visible signs is missing."))
    elif name.startswith(FORMULA_SIGNS):
        words = _("A name does not begin with %(sign)s: a spreadsheet would run it.")
        facts.faults.append(words % {"sign": name[0]})
    facts.place["name"] = facts.shop["name"] = name


def _words(facts: Facts) -> None:
    """Texts that are left out when they cannot be kept."""
    entry = facts.entry
    for name, value in (
        ("street_address", entry.street),
        ("postal_code", entry.postal_code),
        ("city", entry.city),
        ("insee", entry.insee),
        ("phone", _international(entry.phone)),
    ):
        facts.place[name] = _fitting(facts, Place, name, one_line(value))
    for name, value in (("legal_name", entry.legal_name), ("email", entry.email)):
        facts.shop[name] = _fitting(facts, Shop, name, one_line(value))
    access = entry.wheelchair.casefold() or Wheelchair.UNKNOWN.value
    if access not in Wheelchair.values:
        _leave_out(facts, Place, "wheelchair", access)
        access = Wheelchair.UNKNOWN.value
    facts.place["wheelchair"] = access


def _fitting(facts: Facts, model: type[Model], name: str, value: str) -> str:
    """The value, or "" with a remark when the model refuses it."""
    try:
        if value:
            model._meta.get_field(name).run_validators(value)
    except ValidationError:
        return _leave_out(facts, model, name, value)
    return value


def _leave_out(facts: Facts, model: type[Model], name: str, value: str) -> str:
    words = _("Left out: %(field)s “%(value)s”.")
    shown = one_line(value)[:60]
    facts.remarks.append(words % {"field": label(model, name), "value": shown})
    return ""


@lru_cache(maxsize=1024)
def _international(phone: str) -> str:
    """ "03 20 69 23 60" -> "+33320692360"; what cannot be read stays for the validator."""
    first = phone.replace("/", ";").split(";")[0]
    try:
        number = phonenumbers.parse(first, "FR")
    except phonenumbers.NumberParseException:
        return phone
    if not phonenumbers.is_possible_number(number):
        return phone
    form = phonenumbers.PhoneNumberFormat.E164
    return phonenumbers.format_number(number, form)


def _position(facts: Facts, communes: Communes) -> None:
    entry = facts.entry
    facts.place["location"], facts.place["precision"] = None, Precision.EXACT
    if not entry.lat and not entry.lng:
        facts.remarks.append(_("Without a position it is not on the map."))
        return
    try:
        lng, lat = _number(entry.lng), _number(entry.lat)
        facts.place["location"] = check_point(
            {"type": "Point", "coordinates": [lng, lat]}
        )
    except ValidationError as fault:
        facts.faults += fault.messages
        return
    if entry.is_approximate:
        facts.place["precision"] = Precision.APPROXIMATE
    _commune(facts, communes, lng, lat)


def _number(text: str) -> float | str:
    """A number with point or comma; the text itself, which is refused, otherwise."""
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text


def _commune(facts: Facts, communes: Communes, lng: float, lat: float) -> None:
    """A position belongs to the commune of the address, when that one is known."""
    entry = facts.entry
    commune = communes.find(entry.insee, entry.city)
    if commune is None:
        words = _(
            "The commune is not known (%(commune)s): its position is not checked."
        )
        name = one_line(entry.insee or entry.city)[:60] or "-"
        facts.remarks.append(words % {"commune": name})
    elif not commune.holds(lng, lat):
        words = _("The position is outside of %(commune)s.")
        facts.faults.append(words % {"commune": commune.name})


def _hours(facts: Facts, source: HoursSource) -> None:
    try:
        text = _hours_or_fault(facts.entry.opening_hours, get_language() or "")
    except HoursError as fault:
        words = _("Opening hours: %(fault)s")
        facts.faults.append(words % {"fault": fault_words(fault)})
        return
    if facts.is_demo:
        source = HoursSource.DEMO
    facts.place["opening_hours"] = text
    facts.place["hours_source"] = source if text else HoursSource.UNKNOWN


@lru_cache(maxsize=4096)
def _hours_or_fault(text: str, language: str) -> str:
    return check_hours(text)


def _contact(facts: Facts) -> None:
    """Numbers and addresses that would be wrong or dangerous to show."""
    digits = "".join(facts.entry.siret.split())
    facts.shop["siret"] = _accepted(facts, validate_siret, digits)
    address = _with_scheme(facts.entry.website)
    check = Shop._meta.get_field("website").run_validators
    if has_control(address):
        facts.faults.append(_("The address of the website has invisible signs."))
    else:
        facts.shop["website"] = _accepted(facts, check, address)


def _accepted(facts: Facts, check: Callable[[str], None], value: str) -> str:
    """The value; when it is wrong, that is a fault of the row."""
    try:
        if value:
            check(value)
    except ValidationError as fault:
        facts.faults += fault.messages[-1:]
    return value


def _with_scheme(address: str) -> str:
    """ "www.example.fr" -> "https://www.example.fr"; "javascript:x" stays."""
    begins_like_a_host = address.split("/")[0].replace(".", "").replace("-", "")
    if begins_like_a_host.isalnum() and "." in address:
        return f"https://{address}"
    return address


def _codes(facts: Facts) -> None:
    """Codes of a vocabulary; those that it does not have are left out."""
    entry = facts.entry
    for name, values, known in (
        ("languages", entry.languages, [code for code, _name in SPOKEN_CHOICES]),
        ("payments", entry.payments, Payment.values),
        ("services", entry.services, Service.values),
    ):
        facts.shop[name] = [code for code in known if code in values]
        unknown = [code for code in values if code not in known]
        if unknown:
            _leave_out(facts, Shop, name, ", ".join(unknown))
