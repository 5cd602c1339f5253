"""Places made in bulk: no signal is sent for each, but one for all."""

from django.dispatch import Signal

# `places` are the new places, stored, in a list.
places_made = Signal()
