"""What the clock does for screens."""

from core import clock
from tv import seen


@clock.in_each_process
def write_seen() -> None:
    """The screens of which this process heard."""
    seen.write()
