"""Production as `check --deploy` sees it.

Whether all subdomains must be encrypted, and the preload list of browsers, are the
city's decisions for its whole domain, not the portal's for one host of it.
"""

from portal.settings.production import *  # noqa: F403

SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
