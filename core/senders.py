"""Where a request comes from, behind the proxies that we trust."""

from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

MAX_ADDRESS = 64
# Providers give each household a network of this size.
HOUSEHOLD_BITS = 64


def address_of(request: HttpRequest) -> str:
    """Where a request comes from; a household's network for IPv6.

    A visitor can write anything into X-Forwarded-For, so only the entries that our
    own proxies added count.
    """
    proxies = settings.PORTAL_PROXY_COUNT
    hops = request.headers.get("X-Forwarded-For", "").split(",")
    told = 0 < proxies <= len(hops)
    text = (hops[-proxies] if told else "").strip() or request.META["REMOTE_ADDR"]
    try:
        address = ip_address(text)
    except ValueError:
        return text[:MAX_ADDRESS]
    if not isinstance(address, IPv6Address):
        return str(address)
    if address.ipv4_mapped:
        return str(address.ipv4_mapped)
    network = ip_network((address.packed, HOUSEHOLD_BITS), strict=False)
    return str(network.network_address)
