"""Geometry, tracks, the drawn map, the local tiles and the editor's map widget."""
