"""The portal on a Saturday afternoon: run as manage.py, or served by gunicorn.

Shops are open and museums too, whatever the clock of the machine says.
"""

import os
import sys
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.management import execute_from_command_line
from django.core.wsgi import get_wsgi_application

import time_machine

SATURDAY = datetime(2026, 11, 28, 15, 0, tzinfo=ZoneInfo("Europe/Paris"))

time_machine.travel(SATURDAY, tick=True).start()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")
application = get_wsgi_application()

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
