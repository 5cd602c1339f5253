"""Production: everything from the environment, nothing guessed."""

from portal.settings.base import *
from portal.settings.base import read, settings_from

DEBUG = False
globals().update(settings_from(read()))
