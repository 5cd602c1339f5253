"""The register of companies for the tests of the room."""

import pytest

from tests.merchants.register import running


@pytest.fixture
def register(settings, db):
    """A register that answers, and to which the portal is pointed."""
    with running() as found:
        settings.PORTAL_COMPANY_REGISTER = found.url
        yield found
