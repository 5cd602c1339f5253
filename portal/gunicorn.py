"""How gunicorn serves the portal; flags and GUNICORN_CMD_ARGS go before these.

Processes, not threads: SQLite gives up the interpreter lock at every query and waits
for it again, so that four threads serve half as much as one.
"""

import os
from pathlib import Path
from typing import Any

wsgi_app = "portal.wsgi:application"
bind = "127.0.0.1:8000"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 1
# A worker that dies is there again at once: it is a copy of a portal already read.
preload_app = True
timeout = 30
graceful_timeout = 10
keepalive = 5
max_requests = 20_000
max_requests_jitter = 2_000
# A search of 10,000 letters gets the portal's own sentence; nginx bounds the rest.
limit_request_line = 0
accesslog = None
loglevel = "warning"
control_socket_disable = True
# The heartbeat file of a worker must not wait for a slow disk.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108


def when_ready(server: Any) -> None:
    """No worker inherits a connection to the database."""
    # Django is set up only once the portal is read.
    from django.db import connections  # noqa: PLC0415

    connections.close_all()


def post_worker_init(worker: Any) -> None:
    """Read the shops into memory before the first visitor asks for them; run a clock."""
    # Django is set up only in the worker.
    from core import clock  # noqa: PLC0415
    from portal.warming import warm  # noqa: PLC0415

    warm()
    clock.start()
    worker.clock = clock


def worker_exit(server: Any, worker: Any) -> None:
    """Let the clock end the mail that it is sending; a worker may die before it had one."""
    clock = getattr(worker, "clock", None)
    if clock:
        clock.stop()
