"""Whole screens: home, the board of the day, and the few that lie on top of it."""
