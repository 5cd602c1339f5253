"""The ten-foot screens: connected TV, window mode, and tablets that everybody may touch."""
