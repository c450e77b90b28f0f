"""Samenwerk: run a live workshop on a beamer, in which organisations learn to work together."""

__version__ = "0.1.0"
