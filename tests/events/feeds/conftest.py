"""What tests of feeds share."""

from django.utils import translation

import pytest


@pytest.fixture
def language_en():
    """Words in English, whatever the catalogues say."""
    with translation.override("en"):
        yield
