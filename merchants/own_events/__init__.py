"""Events that shops and unions announce: written in the room, read over, then online."""
