"""Rows that are written once: neither changed nor taken away by anyone.

Python refuses here; triggers of the database refuse what passes Python by. A migration
that alters such a table on SQLite copies it, and must make its triggers again.
"""

from typing import Any, NoReturn

from django.db import models


class AppendOnlyError(RuntimeError):
    """Somebody tried to change a row that must stay as it is."""


def refuse(*args: Any, **kwargs: Any) -> NoReturn:
    """What takes the place of every method that changes or deletes."""
    raise AppendOnlyError("These rows are written once and never changed.")


class AppendOnlyQuerySet(models.QuerySet):
    """Reads and adds."""

    update = delete = bulk_update = _raw_delete = refuse


class AppendOnly(models.Model):
    """Base of a model whose rows are written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, **kwargs: Any) -> None:
        """Add the row; a row that exists, or a number that is taken, is refused."""
        if not self._state.adding:
            refuse()
        super().save(**{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Never."""
        refuse()
