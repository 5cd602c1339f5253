"""Marks of what a page showed, so that its form is told when that was changed."""

import json
from hashlib import sha256
from typing import Any

LENGTH = 16


def mark(shown: Any) -> str:
    """Stands for values that a page showed: other values have another mark."""
    text = json.dumps(shown, sort_keys=True, default=str)
    return sha256(text.encode("utf-8", "replace")).hexdigest()[:LENGTH]
