"""Development: debug pages, a throw-away key, the demonstration notice."""

from portal.settings.base import *
from portal.settings.base import settings_from
from portal.settings.environment import read

DEBUG = True
globals().update(
    settings_from(
        read(
            {
                "SECRET_KEY": "development-only-key-never-used-in-production",
                "BASE_URL": "http://127.0.0.1:8000",
                "ALLOWED_HOSTS": ["*"],
                "DEMO": "yes",
            }
        )
    )
)
# The development server has no clock.
PORTAL_MAIL_INLINE = True
# `make search-server` starts OpenSearch.
PORTAL_SEARCH_NODE_CLASS = "tests.search.node.OpenSearchNode"
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
