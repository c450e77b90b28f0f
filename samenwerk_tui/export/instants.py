"""A moment as data."""

from datetime import UTC, datetime


def utc(moment: datetime) -> str:
    """ISO 8601 in UTC with milliseconds: 2026-11-24T13:03:22.000Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
