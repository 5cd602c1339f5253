"""Production: everything from the environment, nothing guessed."""

from portal.settings.base import *
from portal.settings.base import settings_from
from portal.settings.environment import read

DEBUG = False
globals().update(settings_from(read()))
