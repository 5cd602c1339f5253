"""Tests: fast hashing, mail in memory, files in a folder of their own."""

import tempfile
from pathlib import Path

from portal.settings.base import *
from portal.settings.base import settings_from
from portal.settings.environment import read

DEBUG = False
globals().update(
    settings_from(
        read(
            {
                "SECRET_KEY": "tests-only-key-never-used-anywhere-else-at-all",
                "BASE_URL": "http://localhost",
                "ALLOWED_HOSTS": ["*"],
                "COMPANY_REGISTER_URL": "",
                "DATA_DIR": Path(tempfile.gettempdir()) / "enjoy-mel-tests",
            }
        )
    )
)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# The test runner puts the same in the place of EMAIL_BACKEND.
PORTAL_MAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PORTAL_MAIL_INLINE = True
STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
# WhiteNoise warns when the folder of `collectstatic` is missing.
Path(globals()["STATIC_ROOT"]).mkdir(parents=True, exist_ok=True)
