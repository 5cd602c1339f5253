"""Exports of the admin hold texts of merchants: no spreadsheet may run one of them."""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from places.admin_reports import safe_cell


def make_safe() -> None:
    """Let every export of the admin, Wagtail's own too, write texts as texts."""
    written = SpreadsheetExportMixin.preprocess_field_value
    if hasattr(written, "before"):
        return

    def preprocess_field_value(self: Any, field: str, value: Any, kind: str) -> Any:
        cell = written(self, field, value, kind)
        return safe_cell(cell) if isinstance(cell, str) else cell

    preprocess_field_value.before = written
    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
