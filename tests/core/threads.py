"""Functions that run at the same moment, each with a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections


def at_once(functions):
    """What each function returned; the first fault of any of them is raised."""
    together = Barrier(len(functions))

    def run(function):
        try:
            together.wait(timeout=10)
            return function()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(functions)) as pool:
        return list(pool.map(run, functions))
