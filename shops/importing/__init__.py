"""Shops from CSV files: reading, checking, comparing, storing, reporting."""
